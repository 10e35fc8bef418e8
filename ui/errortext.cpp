// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext.h"

#include "ui/errortext_parts.h"

#include <QCoreApplication>

namespace Hubwarden {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::ErrorText)
};

ErrorText stoppedText()
{
    return {Words::tr("Stopped"),
            Words::tr("This was stopped before it finished."),
            fixedByYou(),
            Words::tr("Start it again when you are ready."),
            {}};
}

} // namespace

QString copyCommandText(const ErrorText &text)
{
    return text.command.startsWith(u'{') ? Words::tr("Copy Policy Statement") : Words::tr("Copy Command");
}

QString fixedByYou()
{
    return Words::tr("You");
}

QString fixedByNetwork()
{
    return Words::tr("You, or whoever looks after your network");
}

QString fixedByAccountAdministrator()
{
    return Words::tr("Whoever administers this AWS account");
}

QString fixedByOrganization()
{
    return Words::tr("Your organization's administrators");
}

ErrorText errorText(const Error &error, const QDateTime &noticedAt, SecretStoreKind store)
{
    switch (error.kind) {
    case Error::Kind::Tls:
        return tlsErrorText(error);
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::ConnectionLost:
        return connectionErrorText(error);
    case Error::Kind::BadReply:
        return answerErrorText(error);
    case Error::Kind::Throttled:
    case Error::Kind::InvalidInput:
    case Error::Kind::ServiceFault:
    case Error::Kind::NotSubscribed:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
        return serviceErrorText(error);
    case Error::Kind::AccessDenied:
        return denialErrorText(error);
    case Error::Kind::CredentialsInvalid:
    case Error::Kind::CredentialsExpired:
    case Error::Kind::CredentialsMissing:
    case Error::Kind::IdentityChanged:
        return credentialsErrorText(error);
    case Error::Kind::ClockSkew:
        return clockErrorText(error, noticedAt);
    case Error::Kind::KeychainMissing:
    case Error::Kind::KeychainLocked:
    case Error::Kind::KeychainBusy:
    case Error::Kind::KeychainDenied:
    case Error::Kind::KeychainEntryLost:
        return keychainErrorText(error.kind, store);
    case Error::Kind::Cancelled:
        return stoppedText();
    case Error::Kind::Configuration:
        return configurationErrorText(error);
    case Error::Kind::Storage:
        return storageErrorText(error);
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
