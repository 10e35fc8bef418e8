// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinerequest.h"

#include "app/base/failurecode.h"
#include "app/invitations/resultword.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

bool isUncheckedKey(const DeclineReply &reply)
{
    return !reply.unprocessed && reply.unprocessed.error().code == FailureCode::keyUnchecked;
}

} // namespace

DeclineRequest::DeclineRequest(DeclineContext context, JournalledRequest request, QObject *parent)
    : JobOf<DeclineAnswers>(parent)
    , m_context(std::move(context))
    , m_request(std::move(request))
    , m_asked(m_request)
{
    connect(&m_context.identities, &RunIdentities::settled, this, [this](const ProfileId &profile) {
        if (profile != m_request.planned.profile)
            return;
        if (m_withdrawal && m_context.identities.state(profile) == RunIdentities::State::Refused)
            m_withdrawal->withdraw();
        proceed();
    });
}

void DeclineRequest::hold()
{
    m_held = true;
    if (m_withdrawal)
        m_withdrawal->withdraw();
}

void DeclineRequest::goOn()
{
    m_held = false;
    proceed();
}

void DeclineRequest::stop()
{
    m_stopped = true;
    if (m_withdrawal)
        m_withdrawal->withdraw();
    else
        proceed();
}

void DeclineRequest::cut()
{
    if (isFinished())
        return;
    cancelChildren();
    finish(answersIfCut());
}

DeclineAnswers DeclineRequest::answersIfCut() const
{
    DeclineAnswers answers = m_answers;
    answers.pairs += unsent({NotSentReason::Stopped, std::nullopt});
    return answers;
}

void DeclineRequest::run()
{
    ask(m_request);
}

void DeclineRequest::ask(const JournalledRequest &request)
{
    m_asked = request;
    m_attempts = 0;
    m_heldUp = {};
    m_waiting = true;
    proceed();
}

//! Asks if it is our turn and nothing stands in the way.
void DeclineRequest::proceed()
{
    if (!m_waiting || isFinished())
        return;
    if (m_stopped)
        return endUnsent({NotSentReason::Stopped, std::nullopt});
    const ProfileId &profile = m_request.planned.profile;
    switch (m_context.identities.state(profile)) {
    case RunIdentities::State::Refused:
        return endUnsent(m_context.identities.refusal(profile));
    case RunIdentities::State::Unchecked:
        if (m_held)
            return;
        return m_context.identities.check(profile);
    case RunIdentities::State::Checking:
        return;
    case RunIdentities::State::MaySend:
        if (m_held)
            return;
        break;
    }
    send();
}

void DeclineRequest::send()
{
    m_waiting = false;
    m_withdrawal = new Withdrawal(this);
    const PlannedRequest &planned = m_asked->planned;
    const auto observer
        = [this](const Attempt &attempt, QObject *parent) { return beforeAttempt(attempt, parent); };
    auto *call = m_context.hub.declineInvitations(planned.profile, planned.target, planned.senders, observer,
                                                  this, m_withdrawal);
    call->onFinished(this, [this](const Result<DeclineReply> &reply) {
        m_withdrawal->deleteLater();
        m_withdrawal = nullptr;
        take(reply);
    });
    call->start();
}

JobOf<Done> *DeclineRequest::beforeAttempt(const Attempt &attempt, QObject *parent)
{
    if (!m_context.identities.isChecked(m_request.planned.profile, attempt.accessKeyId)) {
        Error error;
        error.kind = Error::Kind::IdentityChanged;
        error.code = FailureCode::keyUnchecked;
        return new ReadyJob<Done>(std::move(error), parent);
    }
    ++m_attempts;
    return m_context.journal.sent(m_asked->id, m_attempts, attempt.accessKeyId, attempt.host, attempt.body,
                                  parent);
}

void DeclineRequest::take(const Result<DeclineReply> &reply)
{
    if (!reply) { // what should have carried it is gone
        cut();
        return;
    }
    if (mustAskAgain(*reply)) {
        remember(*reply);
        m_heldUp.add(reply->facts);
        m_waiting = true;
        return proceed();
    }
    keep(*reply);
}

//! The call was held up before it had an answer to keep: the very same senders are asked again.
bool DeclineRequest::mustAskAgain(const DeclineReply &reply)
{
    if (reply.facts.withdrawn && (!m_stopped || reply.facts.attempts == 0))
        return true;
    if (!isUncheckedKey(reply) || m_newKeyTried)
        return false;
    m_newKeyTried = true;
    m_context.identities.check(m_request.planned.profile);
    return true;
}

void DeclineRequest::keep(const DeclineReply &reply)
{
    const PlannedRequest &asked = m_asked->planned;
    QList<PairAnswer> pairs = answersFrom(reply, asked.senders, m_context.clock.utcNow());
    for (PairAnswer &answer : pairs) {
        answer.attempts = m_attempts;
        const Earlier before = earlier(answer.sender);
        answer.earlierAttemptUnanswered = answer.earlierAttemptUnanswered || before.mayHaveWorked;
        answer.earlierAttemptLost = answer.earlierAttemptLost || before.lost;
        if (answer.kind == PairAnswer::Kind::NotSent && answer.earlierAttemptUnanswered) {
            answer.kind = PairAnswer::Kind::Unknown;
            answer.notSent = NotSentReason::None;
        }
    }
    if (!reply.unprocessed)
        m_context.identities.hear(asked.profile, asked.target.region, reply.unprocessed.error());
    const QList<Stranger> strangers = strangersIn(reply, asked);
    const bool oneByOne
        = asked.senders.size() > 1 && !reply.unprocessed && mayBeAboutOneId(reply.unprocessed.error());
    if (oneByOne) {
        m_whole = m_heldUp;
        m_whole.add(reply.facts);
        remember(reply);
        planOneByOne();
    } else {
        m_answers.pairs += pairs;
        m_answers.strangers += strangers;
    }
    // Also before single requests: a restart must not read the whole request as unanswered.
    auto *line = m_context.journal.answered(m_asked->id, pairs, strangers, this);
    m_asked.reset();
    // An outcome that cannot be written is still shown; the failed journal lets nothing more be sent.
    line->onFinished(this, [this](const Result<Done> &) { askNext(); });
    line->start();
}

void DeclineRequest::remember(const DeclineReply &reply)
{
    if (reply.unprocessed || reply.facts.attempts == 0 || isUncheckedKey(reply))
        return;
    for (PairAnswer &answer : answersFrom(reply, m_asked->planned.senders, m_context.clock.utcNow())) {
        answer.attempts = m_attempts;
        m_last.insert(answer.sender, std::move(answer));
    }
}

void DeclineRequest::planOneByOne()
{
    const QList<AccountId> &senders = m_asked->planned.senders;
    for (qsizetype i = 0; i < senders.size(); ++i) {
        JournalledRequest single{u"%1.%2"_s.arg(m_request.id).arg(i + 1), m_request.planned};
        single.planned.senders = {senders.at(i)};
        m_single.append(std::move(single));
    }
}

void DeclineRequest::askNext()
{
    if (m_single.isEmpty())
        return finish(std::move(m_answers));
    if (m_stopped)
        return cut();
    const JournalledRequest next = m_single.takeFirst();
    m_asked = next;
    m_attempts = 0;
    auto *line = m_context.journal.planned(next, m_context.identities.principal(next.planned.profile), this);
    line->onFinished(this, [this, next](const Result<Done> &) { ask(next); });
    line->start();
}

void DeclineRequest::endUnsent(const NotSent &why)
{
    DeclineAnswers answers = m_answers;
    answers.pairs += unsent(why);
    finish(std::move(answers));
}

void DeclineRequest::Earlier::add(const CallFacts &facts)
{
    mayHaveWorked = mayHaveWorked || facts.earlierAttemptUnanswered;
    lost = lost || facts.earlierAttemptLost;
}

DeclineRequest::Earlier DeclineRequest::earlier(const AccountId &sender) const
{
    const bool before = m_request.planned.sentBefore.contains(sender);
    return {m_whole.mayHaveWorked || m_heldUp.mayHaveWorked || before,
            m_whole.lost || m_heldUp.lost || before};
}

//! Who is not asked any more: those being asked and those still to be asked one by one. What AWS said when they were
//! asked before stands: a pair that was in a request is never told as not sent.
QList<PairAnswer> DeclineRequest::unsent(const NotSent &why) const
{
    QList<PairAnswer> pairs;
    const bool inTheAir = m_attempts > 0 && !m_waiting;
    const auto add = [&](const AccountId &sender, int attempts, const Earlier &before) {
        PairAnswer answer = m_last.value(sender, PairAnswer{.sender = sender, .error = why.error});
        answer.attempts = qMax(answer.attempts, attempts);
        if (before.mayHaveWorked)
            answer.kind = PairAnswer::Kind::Unknown;
        else
            answer.kind = answer.attempts > 0 ? PairAnswer::Kind::Failed : PairAnswer::Kind::NotSent;
        answer.notSent = answer.kind == PairAnswer::Kind::NotSent ? why.reason : NotSentReason::None;
        answer.earlierAttemptUnanswered = before.mayHaveWorked;
        answer.earlierAttemptLost = before.lost;
        answer.time = m_context.clock.utcNow();
        pairs.append(std::move(answer));
    };
    if (m_asked) {
        for (const AccountId &sender : m_asked->planned.senders)
            add(sender, m_attempts, inTheAir ? Earlier{true, true} : earlier(sender));
    }
    for (const JournalledRequest &single : m_single)
        add(single.planned.senders.first(), 0, earlier(single.planned.senders.first()));
    return pairs;
}

} // namespace Hubwarden
