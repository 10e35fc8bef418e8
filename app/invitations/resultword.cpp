// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/resultword.h"

#include "app/invitations/invitationstate.h"
#include "app/invitations/senderindex.h"

namespace Hubwarden {

namespace {

//! The list shows that the invitation is answered: gone, or with the status that declining gives.
bool isAnswered(const AccountId &sender, const SenderIndex &after)
{
    const Invitation *invitation = after.from(sender);
    return !invitation || stateOf(*invitation) == InvitationState::Answered;
}

ResultWord declinedAs(const AccountId &sender, const SenderIndex *after)
{
    if (!after || !after->report().whole())
        return ResultWord::DeclinedNotLookedAtAgain;
    return after->from(sender) ? ResultWord::DeclinedStillListed : ResultWord::DeclinedNoLongerListed;
}

} // namespace

bool deservesAnotherLook(const PairAnswer &answer)
{
    switch (answer.kind) {
    case PairAnswer::Kind::Accepted:
    case PairAnswer::Kind::Refused:
    case PairAnswer::Kind::Failed:
    case PairAnswer::Kind::Unknown:
        return true;
    case PairAnswer::Kind::NotSent:
        return false;
    }
    Q_UNREACHABLE();
}

bool mayHaveWorked(const PairAnswer &answer)
{
    const bool broken = answer.error && answer.error->kind == Error::Kind::ServiceFault;
    return answer.kind == PairAnswer::Kind::Unknown || answer.earlierAttemptUnanswered || broken;
}

bool mayBeAboutOneId(const Error &error)
{
    const bool status = error.httpStatus == 400 || error.httpStatus == 404;
    return status && (error.kind == Error::Kind::InvalidInput || error.kind == Error::Kind::NotFound);
}

bool isStillOpen(const AccountId &sender, const SenderIndex &after)
{
    return !after.report().whole() || !isAnswered(sender, after);
}

ResultWord decideResult(const PairAnswer &answer, const SenderIndex *after)
{
    const bool seenAnswered = after && after->report().whole() && isAnswered(answer.sender, *after);
    switch (answer.kind) {
    case PairAnswer::Kind::Accepted:
        return declinedAs(answer.sender, after);
    case PairAnswer::Kind::Refused:
        if (!mayHaveWorked(answer))
            return ResultWord::RefusedByAws;
        // The attempt before may have worked, and this one was refused because of that.
        if (seenAnswered)
            return declinedAs(answer.sender, after);
        return after && after->report().whole() ? ResultWord::RefusedByAws : ResultWord::OutcomeUnknown;
    case PairAnswer::Kind::Failed:
        if (!mayHaveWorked(answer))
            return ResultWord::Failed;
        if (seenAnswered)
            return declinedAs(answer.sender, after);
        // Each answer was an error and the list shows the invitation open: it was not declined. An attempt whose answer
        // was lost may have been accepted all the same: what is accepted can stay in the list.
        return after && after->report().whole() && !answer.earlierAttemptLost ? ResultWord::Failed
                                                                              : ResultWord::OutcomeUnknown;
    case PairAnswer::Kind::Unknown:
        return seenAnswered ? declinedAs(answer.sender, after) : ResultWord::OutcomeUnknown;
    case PairAnswer::Kind::NotSent:
        return ResultWord::Failed;
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
