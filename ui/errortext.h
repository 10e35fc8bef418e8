// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"
#include "app/invitations/outcome.h"
#include "app/invitations/placestate.h"

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
    QString command; //!< to copy: a command, or a policy's statement; empty if neither helps

    bool operator==(const ErrorText &) const = default;
};

//! The label of the button that copies the command or the statement.
QString copyCommandText(const ErrorText &text);

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

//! noticedAt: this computer's time when the error came, for a clock that is wrong and an error that does not tell.
ErrorText errorText(const Error &error, const QDateTime &noticedAt = {},
                    SecretStoreKind store = systemSecretStore());

//! What answered and how it begins, if that was not a whole answer of AWS; otherwise empty.
QString strangeAnswer(const Error &error);

//! For a place that shows no invitations although nothing failed; empty for the states that are none of those.
ErrorText placeStateText(PlaceState state);

//! Both clocks and how far they are apart. Times are UTC.
QString clocksText(const QDateTime &serverTime, const QDateTime &localTime);
//! Requests are signed by AWS's clock from now on.
ErrorText clockCorrectedText(const QDateTime &serverTime, const QDateTime &localTime);

//! The word of a row, exactly as it is named everywhere.
QString resultText(ResultWord word);
//! The same word in every language, for files and reports.
QString resultName(ResultWord word);
//! Why nothing was sent; empty for None.
QString notSentText(NotSentReason reason);
ErrorText outcomeText(const Outcome &outcome);

//! Ends the relation to an administrator in one place, for the AWS CLI.
QString disassociateCommand(const Target &target);

} // namespace Hubwarden
