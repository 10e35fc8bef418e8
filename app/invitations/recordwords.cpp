// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/recordjson.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! The sets are small and closed: the value whose word it is, found by going through them.
template<typename Value>
std::optional<Value> valueOf(const QString &word, Value last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (recordWord(static_cast<Value>(i)) == word)
            return static_cast<Value>(i);
    }
    return std::nullopt;
}

} // namespace

QString recordWord(ResultWord word)
{
    switch (word) {
    case ResultWord::Waiting:
        return u"waiting"_s;
    case ResultWord::Sending:
        return u"sending"_s;
    case ResultWord::LookingAgain:
        return u"looking-again"_s;
    case ResultWord::DeclinedNoLongerListed:
        return u"declined-no-longer-listed"_s;
    case ResultWord::DeclinedStillListed:
        return u"declined-still-listed"_s;
    case ResultWord::DeclinedNotLookedAtAgain:
        return u"declined-not-looked-at-again"_s;
    case ResultWord::RefusedByAws:
        return u"refused"_s;
    case ResultWord::Failed:
        return u"failed"_s;
    case ResultWord::OutcomeUnknown:
        return u"outcome-unknown"_s;
    case ResultWord::NotStarted:
        return u"not-started"_s;
    case ResultWord::NoInvitationFound:
        return u"no-invitation-found"_s;
    }
    Q_UNREACHABLE();
}

QString recordWord(NotSentReason reason)
{
    switch (reason) {
    case NotSentReason::None:
        return u"none"_s;
    case NotSentReason::IsAdministrator:
        return u"is-administrator"_s;
    case NotSentReason::Stopped:
        return u"stopped"_s;
    case NotSentReason::IdentityCheckFailed:
        return u"identity-check-failed"_s;
    case NotSentReason::JournalFailed:
        return u"journal-failed"_s;
    case NotSentReason::LookFailed:
        return u"look-failed"_s;
    case NotSentReason::ProfileFailed:
        return u"profile-failed"_s;
    case NotSentReason::Interrupted:
        return u"interrupted"_s;
    }
    Q_UNREACHABLE();
}

QString recordWord(PairAnswer::Kind kind)
{
    switch (kind) {
    case PairAnswer::Kind::Accepted:
        return u"accepted"_s;
    case PairAnswer::Kind::Refused:
        return u"refused"_s;
    case PairAnswer::Kind::Failed:
        return u"failed"_s;
    case PairAnswer::Kind::Unknown:
        return u"unknown"_s;
    case PairAnswer::Kind::NotSent:
        return u"not-sent"_s;
    }
    Q_UNREACHABLE();
}

QString recordWord(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return u"cancelled"_s;
    case Error::Kind::Offline:
        return u"offline"_s;
    case Error::Kind::Tls:
        return u"tls"_s;
    case Error::Kind::Timeout:
        return u"timeout"_s;
    case Error::Kind::ConnectionLost:
        return u"connection-lost"_s;
    case Error::Kind::BadReply:
        return u"bad-reply"_s;
    case Error::Kind::Throttled:
        return u"throttled"_s;
    case Error::Kind::AccessDenied:
        return u"access-denied"_s;
    case Error::Kind::CredentialsInvalid:
        return u"credentials-invalid"_s;
    case Error::Kind::CredentialsExpired:
        return u"credentials-expired"_s;
    case Error::Kind::CredentialsMissing:
        return u"credentials-missing"_s;
    case Error::Kind::IdentityChanged:
        return u"identity-changed"_s;
    case Error::Kind::ClockSkew:
        return u"clock-skew"_s;
    case Error::Kind::NotSubscribed:
        return u"security-hub-off"_s;
    case Error::Kind::NotFound:
        return u"not-found"_s;
    case Error::Kind::Conflict:
        return u"conflict"_s;
    case Error::Kind::InvalidInput:
        return u"invalid-input"_s;
    case Error::Kind::ServiceFault:
        return u"service-fault"_s;
    case Error::Kind::Configuration:
        return u"configuration"_s;
    case Error::Kind::KeychainMissing:
        return u"keychain-missing"_s;
    case Error::Kind::KeychainLocked:
        return u"keychain-locked"_s;
    case Error::Kind::KeychainBusy:
        return u"keychain-busy"_s;
    case Error::Kind::KeychainDenied:
        return u"keychain-denied"_s;
    case Error::Kind::KeychainEntryLost:
        return u"keychain-entry-lost"_s;
    case Error::Kind::Storage:
        return u"storage"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ResultWord> resultWordFrom(const QString &word)
{
    return valueOf(word, ResultWord::NoInvitationFound);
}

std::optional<NotSentReason> notSentReasonFrom(const QString &word)
{
    return valueOf(word, NotSentReason::Interrupted);
}

std::optional<PairAnswer::Kind> answerKindFrom(const QString &word)
{
    return valueOf(word, PairAnswer::Kind::NotSent);
}

std::optional<Error::Kind> errorKindFrom(const QString &word)
{
    return valueOf(word, Error::Kind::Storage);
}

} // namespace Hubwarden
