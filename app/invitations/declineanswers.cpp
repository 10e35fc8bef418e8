// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declineanswers.h"

#include "app/base/servicewords.h"
#include "app/invitations/runidentities.h"

#include <QHash>

namespace Hubwarden {

namespace {

PairAnswer baseAnswer(const DeclineReply &reply, const AccountId &sender, const QDateTime &now)
{
    PairAnswer answer{.sender = sender};
    answer.requestId = reply.facts.requestId;
    answer.endpoint = reply.facts.host;
    answer.httpStatus = reply.facts.httpStatus;
    answer.attempts = reply.facts.attempts;
    answer.earlierAttemptUnanswered = reply.facts.earlierAttemptUnanswered;
    answer.earlierAttemptLost = reply.facts.earlierAttemptLost;
    answer.time = now;
    return answer;
}

PairAnswer::Kind kindOf(const DeclineReply &reply)
{
    const Error &error = reply.unprocessed.error();
    if (reply.facts.attempts == 0)
        return PairAnswer::Kind::NotSent;
    if (isServiceAnswer(error))
        return PairAnswer::Kind::Failed;
    return error.requestSent || reply.facts.earlierAttemptUnanswered ? PairAnswer::Kind::Unknown
                                                                     : PairAnswer::Kind::Failed;
}

//! The computer or the identity let nothing leave: that is no failure of AWS's.
NotSentReason reasonOf(const Error &error)
{
    if (error.kind == Error::Kind::Storage)
        return NotSentReason::JournalFailed;
    if (error.kind == Error::Kind::IdentityChanged)
        return NotSentReason::IdentityCheckFailed;
    return RunIdentities::endsTheProfile(error) ? NotSentReason::ProfileFailed : NotSentReason::None;
}

} // namespace

QList<PairAnswer> answersFrom(const DeclineReply &reply, const QList<AccountId> &senders,
                              const QDateTime &now)
{
    QHash<QString, QString> refused;
    if (reply.unprocessed) {
        for (const UnprocessedAccount &account : *reply.unprocessed)
            refused.insert(account.accountId.trimmed(), account.text);
    }
    QList<PairAnswer> answers;
    for (const AccountId &sender : senders) {
        PairAnswer answer = baseAnswer(reply, sender, now);
        const auto refusal = refused.constFind(sender.toString());
        if (!reply.unprocessed) {
            answer.kind = kindOf(reply);
            answer.error = reply.unprocessed.error();
            if (answer.kind == PairAnswer::Kind::NotSent)
                answer.notSent = reasonOf(*answer.error);
            answer.text = serviceWords(*answer.error);
        } else if (refusal != refused.constEnd()) {
            answer.kind = PairAnswer::Kind::Refused;
            answer.text = *refusal;
        } else {
            answer.kind = PairAnswer::Kind::Accepted;
        }
        answers.append(std::move(answer));
    }
    return answers;
}

QList<Stranger> strangersIn(const DeclineReply &reply, const PlannedRequest &request)
{
    QList<Stranger> strangers;
    if (!reply.unprocessed)
        return strangers;
    for (const UnprocessedAccount &account : *reply.unprocessed) {
        const auto id = AccountId::parse(account.accountId.trimmed());
        if (!id || !request.senders.contains(*id))
            strangers.append({request.target, account.accountId, account.text, reply.facts.requestId});
    }
    return strangers;
}

} // namespace Hubwarden
