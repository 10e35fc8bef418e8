// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext_parts.h"

#include <QCoreApplication>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::KeychainText)
};

QString you()
{
    return Words::tr("You");
}

ErrorText keychainMissingText(SecretStoreKind store)
{
    switch (store) {
    case SecretStoreKind::SecretService:
        return {
            Words::tr("Keys cannot be kept"),
            Words::tr("Keys cannot be kept: no keyring is running on this computer. Hubwarden never writes "
                      "keys into a file instead."),
            you(),
            Words::tr("Start a Secret Service keyring such as GNOME Keyring or KWallet and try again, or "
                      "use the key For This Session Only: it is forgotten when Hubwarden closes."),
            {}};
    case SecretStoreKind::Keychain:
    case SecretStoreKind::CredentialManager:
        break;
    }
    return {
        Words::tr("Keys cannot be kept"),
        Words::tr(
            "Keys cannot be kept: %1 is not available. Hubwarden never writes keys into a file instead.")
            .arg(storeName(store)),
        you(),
        Words::tr("Try again after signing in to this computer anew, or use the key For This Session Only: "
                  "it is forgotten when Hubwarden closes."),
        {}};
}

} // namespace

ErrorText keychainErrorText(Error::Kind kind, SecretStoreKind store)
{
    if (kind == Error::Kind::KeychainMissing)
        return keychainMissingText(store);
    const QString name = storeName(store);
    const QString sessionOnly
        = Words::tr(" Or use the key For This Session Only: it is forgotten when Hubwarden closes.");
    if (kind == Error::Kind::KeychainLocked)
        return {Words::tr("%1 is locked").arg(name),
                Words::tr("The keys are kept in the %1, and it is locked.").arg(name),
                you(),
                Words::tr("Unlock it, usually with the password you sign in to this computer with, and try "
                          "again.")
                    + sessionOnly,
                {}};
    if (kind == Error::Kind::KeychainBusy)
        return {Words::tr("%1 does not answer").arg(name),
                Words::tr("The %1 did not answer in time. It may be waiting for you in another window.")
                    .arg(name),
                you(),
                Words::tr("Look for a question from it, answer it and try again.") + sessionOnly,
                {}};
    if (kind == Error::Kind::KeychainDenied)
        return {Words::tr("%1 refused").arg(name),
                Words::tr("The %1 did not let Hubwarden read or keep this key.").arg(name),
                you(),
                Words::tr("Allow Hubwarden when it asks, and try again.") + sessionOnly,
                {}};
    return {Words::tr("The key is no longer kept"),
            Words::tr("The %1 works, but has no key for this profile any more: it was removed there or by "
                      "another program.")
                .arg(name),
            you(),
            Words::tr("Edit the profile and enter the access key again."),
            {}};
}

QString storeName(SecretStoreKind store)
{
    switch (store) {
    case SecretStoreKind::Keychain:
        return Words::tr("Keychain");
    case SecretStoreKind::CredentialManager:
        return Words::tr("Windows Credential Manager");
    case SecretStoreKind::SecretService:
        return Words::tr("Secret Service keyring");
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
