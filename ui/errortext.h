// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"
#include "app/invitations/outcome.h"

#include <QDateTime>
#include <QString>

namespace Hubwarden {

//! What a person needs to know about something that went wrong or came out.
struct ErrorText
{
    QString title; //!< a few words, no full stop
    QString meaning;
    QString whoCanFix;
    QString whatToDo;
    QString command; //!< to copy; empty if no command helps

    bool operator==(const ErrorText &) const = default;
};

//! Where a system keeps secrets.
enum class SecretStoreKind { Keychain, CredentialManager, SecretService };
constexpr SecretStoreKind systemSecretStore()
{
#if defined(Q_OS_MACOS)
    return SecretStoreKind::Keychain;
#elif defined(Q_OS_WIN)
    return SecretStoreKind::CredentialManager;
#else
    return SecretStoreKind::SecretService;
#endif
}
//! As people know it: "Keychain", "Windows Credential Manager", "Secret Service keyring".
QString storeName(SecretStoreKind store = systemSecretStore());

//! noticedAt: this computer's time when the error came, for a clock that is wrong; may be null.
ErrorText errorText(const Error &error, const QDateTime &noticedAt = {},
                    SecretStoreKind store = systemSecretStore());

//! The part of the above that is about the store; only for the Keychain kinds.
ErrorText keychainErrorText(Error::Kind kind, SecretStoreKind store);

//! The part of the above that is about settings; only for Kind::Configuration.
ErrorText configurationErrorText(const Error &error);

//! An answer came, and not in AWS's form: `detail` holds its type and how it begins.
bool isForeignAnswer(const Error &error);

//! The word of a row, exactly as it is named everywhere.
QString resultText(ResultWord word);
//! Why nothing was sent; empty for None.
QString notSentText(NotSentReason reason);
ErrorText outcomeText(const Outcome &outcome);

//! Ends the relation to an administrator in one place, for the AWS CLI.
QString disassociateCommand(const Target &target);

} // namespace Hubwarden
