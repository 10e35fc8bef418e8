// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinerequest.h"

#include "app/invitations/resultword.h"

#include <QHash>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

PairAnswer baseAnswer(const DeclineReply &reply, const AccountId &sender, const QDateTime &now)
{
    PairAnswer answer{.sender = sender};
    answer.requestId = reply.facts.requestId;
    answer.endpoint = reply.facts.host;
    answer.httpStatus = reply.facts.httpStatus;
    answer.attempts = reply.facts.attempts;
    answer.earlierAttemptUnanswered = reply.facts.earlierAttemptUnanswered;
    answer.time = now;
    return answer;
}

PairAnswer::Kind kindOf(const DeclineReply &reply)
{
    const Error &error = reply.unprocessed.error();
    if (reply.facts.attempts == 0)
        return PairAnswer::Kind::NotSent;
    // A 2xx that cannot be read may have declined everything; an error status is an answer.
    const bool answered = error.httpStatus >= 300 && error.kind != Error::Kind::BadReply;
    if (answered)
        return PairAnswer::Kind::Failed;
    return error.requestSent || reply.facts.earlierAttemptUnanswered ? PairAnswer::Kind::Unknown
                                                                     : PairAnswer::Kind::Failed;
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
            if (answer.httpStatus > 0) // otherwise they are the network's words, not AWS's
                answer.text = answer.error->message;
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

DeclineRequest::DeclineRequest(DeclineContext context, JournalledRequest request, QObject *parent)
    : JobOf<DeclineAnswers>(parent)
    , m_context(std::move(context))
    , m_request(std::move(request))
{
}

void DeclineRequest::run()
{
    ask(m_request.id, m_request.planned.senders);
}

void DeclineRequest::ask(const QString &id, const QList<AccountId> &senders)
{
    const auto observer
        = [this, id](const Attempt &attempt, QObject *parent) { return beforeAttempt(id, attempt, parent); };
    auto *call = m_context.hub.declineInvitations(m_request.planned.profile, m_request.planned.target,
                                                  senders, observer, this);
    call->onFinished(this, [this, id, senders](const Result<DeclineReply> &reply) {
        if (reply)
            take(id, senders, *reply);
        else
            finish(reply.error());
    });
    call->start();
}

JobOf<Done> *DeclineRequest::beforeAttempt(const QString &id, const Attempt &attempt, QObject *parent)
{
    if (!m_context.checkedKeys.contains(attempt.accessKeyId)) {
        Error error;
        error.kind = Error::Kind::IdentityChanged;
        error.code = u"UncheckedKey"_s;
        return new ReadyJob<Done>(std::move(error), parent);
    }
    return m_context.journal.sent(id, attempt.number, attempt.accessKeyId, attempt.host, attempt.body,
                                  parent);
}

void DeclineRequest::take(const QString &id, const QList<AccountId> &senders, const DeclineReply &reply)
{
    QList<PairAnswer> pairs = answersFrom(reply, senders, m_context.clock.utcNow());
    for (PairAnswer &answer : pairs)
        answer.earlierAttemptUnanswered = answer.earlierAttemptUnanswered || m_wholeMayHaveWorked
                                          || m_request.planned.sentBefore.contains(answer.sender);
    PlannedRequest asked = m_request.planned;
    asked.senders = senders;
    const QList<Stranger> strangers = strangersIn(reply, asked);
    const bool oneByOne
        = senders.size() > 1 && !reply.unprocessed && mayBeAboutOneId(reply.unprocessed.error());
    if (!oneByOne) {
        m_answers.pairs += pairs;
        m_answers.strangers += strangers;
    }
    // Also before single requests: a restart must not read the whole request as unanswered.
    auto *line = m_context.journal.answered(id, pairs, strangers, this);
    // An outcome that cannot be written is still shown; the failed journal lets nothing more be sent.
    line->onFinished(this, [this, oneByOne, senders, facts = reply.facts](const Result<Done> &) {
        if (!oneByOne)
            return askNext();
        m_wholeMayHaveWorked = facts.earlierAttemptUnanswered;
        planOneByOne(senders);
    });
    line->start();
}

void DeclineRequest::planOneByOne(const QList<AccountId> &senders)
{
    for (qsizetype i = 0; i < senders.size(); ++i) {
        JournalledRequest single{u"%1.%2"_s.arg(m_request.id).arg(i + 1), m_request.planned};
        single.planned.senders = {senders.at(i)};
        m_single.append(std::move(single));
    }
    askNext();
}

void DeclineRequest::askNext()
{
    if (m_single.isEmpty())
        return finish(std::move(m_answers));
    const JournalledRequest next = m_single.takeFirst();
    auto *line = m_context.journal.planned(next, m_context.principal, this);
    line->onFinished(this, [this, next](const Result<Done> &) { ask(next.id, next.planned.senders); });
    line->start();
}

} // namespace Hubwarden
