// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/retryplan.h"

#include "app/invitations/invitationstate.h"
#include "app/invitations/senderindex.h"

#include <QSet>

#include <utility>

namespace Hubwarden {

namespace {

//! The invitation that was declined; another one of the same sender is a new story.
const Invitation *declinedOne(const Outcome &outcome, const SenderIndex &look)
{
    const Invitation *newest = look.from(outcome.sender);
    const bool known = newest && !outcome.invitationId.isEmpty() && !newest->invitationId.isEmpty();
    return known && newest->invitationId != outcome.invitationId ? nullptr : newest;
}

void merge(DeclinePlan &plan, const DeclinePlan &more)
{
    plan.requests += more.requests;
    plan.rows += more.rows;
}

} // namespace

RetryOffer retryOffer(const Outcome &outcome)
{
    // Somebody has to change something in AWS first.
    const bool forbidden = outcome.error
                           && (outcome.error->kind == Error::Kind::AccessDenied
                               || outcome.error->kind == Error::Kind::NotSubscribed);
    switch (outcome.word) {
    case ResultWord::Failed:
        return forbidden ? RetryOffer::OnWish : RetryOffer::Ticked;
    case ResultWord::OutcomeUnknown:
        return RetryOffer::Ticked;
    case ResultWord::NotStarted:
        if (outcome.reason == NotSentReason::IsAdministrator)
            return RetryOffer::Never;
        return forbidden ? RetryOffer::OnWish : RetryOffer::Ticked;
    case ResultWord::RefusedByAws:
        return RetryOffer::OnWish;
    case ResultWord::Waiting:
    case ResultWord::Sending:
    case ResultWord::LookingAgain:
    case ResultWord::DeclinedNoLongerListed:
    case ResultWord::DeclinedStillListed:
    case ResultWord::DeclinedNotLookedAtAgain:
    case ResultWord::NoInvitationFound:
        return RetryOffer::Never;
    }
    Q_UNREACHABLE();
}

bool deservesLookAgain(ResultWord word)
{
    return word == ResultWord::DeclinedStillListed || word == ResultWord::DeclinedNotLookedAtAgain
           || word == ResultWord::OutcomeUnknown;
}

Outcome afterLook(Outcome outcome, const SenderIndex &look)
{
    const bool mayChange = isDeclined(outcome.word) || outcome.word == ResultWord::OutcomeUnknown;
    if (!mayChange || !look.report().whole())
        return outcome;
    outcome.lookedAt = look.report().time;
    const Invitation *listed = declinedOne(outcome, look);
    const bool open = listed && stateOf(*listed) == InvitationState::Open;
    if (outcome.word == ResultWord::OutcomeUnknown && (open || outcome.unseen))
        return outcome; // the request may never have arrived
    if (listed && stateOf(*listed) == InvitationState::Accepted)
        return outcome;
    if (listed)
        outcome.word = ResultWord::DeclinedStillListed;
    else if (!outcome.unseen)
        outcome.word = ResultWord::DeclinedNoLongerListed;
    return outcome;
}

DeclinePlan planRetry(const QList<Outcome> &chosen, const QList<LookReport> &reports, const QDateTime &now)
{
    QHash<Target, SenderIndex> byPlace;
    for (const LookReport &report : reports)
        byPlace.insert(report.target, SenderIndex(report));
    DeclinePlan plan;
    QList<Pair> seen;
    QList<Pair> unseen;
    QSet<Pair> unanswered;
    for (const Outcome &outcome : chosen) {
        const auto look = byPlace.constFind(outcome.target);
        if (look == byPlace.constEnd() || retryOffer(outcome) == RetryOffer::Never)
            continue;
        if (outcome.word == ResultWord::OutcomeUnknown)
            unanswered.insert({outcome.target, outcome.sender});
        const Outcome known = afterLook(outcome, *look);
        const bool staysUnknown
            = known.word == ResultWord::OutcomeUnknown && !look->report().whole() && !outcome.unseen;
        if (isDeclined(known.word) || staysUnknown)
            plan.rows.append(known);
        else
            (outcome.unseen ? unseen : seen).append({outcome.target, outcome.sender});
    }
    merge(plan, planDecline(seen, reports, now));
    merge(plan, planUnseen(unseen, reports, now));
    for (PlannedRequest &request : plan.requests) {
        for (const AccountId &sender : std::as_const(request.senders)) {
            if (unanswered.contains({request.target, sender}))
                request.sentBefore.append(sender);
        }
    }
    return plan;
}

} // namespace Hubwarden
