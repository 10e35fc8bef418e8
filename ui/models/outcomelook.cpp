// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/outcomemodel.h"

namespace Hubwarden {

int wordRank(ResultWord word)
{
    switch (word) {
    case ResultWord::RefusedByAws:
        return 0;
    case ResultWord::Failed:
        return 1;
    case ResultWord::OutcomeUnknown:
        return 2;
    case ResultWord::NotStarted:
        return 3;
    case ResultWord::Sending:
        return 4;
    case ResultWord::LookingAgain:
        return 5;
    case ResultWord::Waiting:
        return 6;
    case ResultWord::DeclinedStillListed:
        return 7;
    case ResultWord::DeclinedNotLookedAtAgain:
        return 8;
    case ResultWord::DeclinedNoLongerListed:
        return 9;
    case ResultWord::NoInvitationFound:
        return 10;
    }
    Q_UNREACHABLE();
}

OutcomeGroup outcomeGroup(ResultWord word)
{
    switch (word) {
    case ResultWord::Waiting:
    case ResultWord::Sending:
    case ResultWord::LookingAgain:
        return OutcomeGroup::All;
    case ResultWord::DeclinedNoLongerListed:
    case ResultWord::DeclinedStillListed:
    case ResultWord::DeclinedNotLookedAtAgain:
        return OutcomeGroup::Declined;
    case ResultWord::RefusedByAws:
        return OutcomeGroup::Refused;
    case ResultWord::Failed:
    case ResultWord::OutcomeUnknown:
        return OutcomeGroup::FailedOrUnknown;
    case ResultWord::NotStarted:
    case ResultWord::NoInvitationFound:
        return OutcomeGroup::NotSent;
    }
    Q_UNREACHABLE();
}

Icon outcomeIcon(ResultWord word)
{
    switch (word) {
    case ResultWord::Waiting:
        return Icon::Waiting;
    case ResultWord::Sending:
        return Icon::Sending;
    case ResultWord::LookingAgain:
        return Icon::Again;
    case ResultWord::DeclinedNoLongerListed:
    case ResultWord::DeclinedNotLookedAtAgain:
        return Icon::Done;
    case ResultWord::DeclinedStillListed:
        return Icon::Info;
    case ResultWord::RefusedByAws:
        return Icon::Refused;
    case ResultWord::Failed:
        return Icon::Error;
    case ResultWord::OutcomeUnknown:
        return Icon::Unknown;
    case ResultWord::NotStarted:
    case ResultWord::NoInvitationFound:
        return Icon::NotSent;
    }
    Q_UNREACHABLE();
}

Tone outcomeTone(ResultWord word)
{
    switch (word) {
    case ResultWord::DeclinedNoLongerListed:
        return Tone::Done;
    case ResultWord::DeclinedStillListed: // somebody could still accept it
    case ResultWord::OutcomeUnknown:
        return Tone::Attention;
    case ResultWord::RefusedByAws:
    case ResultWord::Failed:
        return Tone::Failed;
    case ResultWord::Waiting:
    case ResultWord::Sending:
    case ResultWord::LookingAgain:
    case ResultWord::DeclinedNotLookedAtAgain: // nothing proves it yet
    case ResultWord::NotStarted:
    case ResultWord::NoInvitationFound:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
