// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "app/base/sharederror.h"
#include "app/base/target.h"

#include <QDateTime>
#include <QString>

namespace Hubwarden {

//! The one word a row of the results says.
enum class ResultWord {
    Waiting,
    Sending,
    LookingAgain,
    DeclinedNoLongerListed,
    DeclinedStillListed,
    DeclinedNotLookedAtAgain,
    RefusedByAws,
    Failed,
    OutcomeUnknown,
    NotStarted,
    NoInvitationFound,
};

//! It is still to change.
constexpr bool isUnderWay(ResultWord word)
{
    return word == ResultWord::Waiting || word == ResultWord::Sending || word == ResultWord::LookingAgain;
}

//! AWS took the request; whether it is still listed is another matter.
constexpr bool isDeclined(ResultWord word)
{
    return word == ResultWord::DeclinedNoLongerListed || word == ResultWord::DeclinedStillListed
           || word == ResultWord::DeclinedNotLookedAtAgain;
}

//! Why nothing was sent for a pair.
enum class NotSentReason {
    None,
    IsAdministrator, //!< the sender's invitation was accepted; declining does not end that
    Stopped,
    IdentityCheckFailed, //!< the error tells which way
    JournalFailed,       //!< the intent could not be made durable
    LookFailed,          //!< the place could not be listed
    ProfileFailed,       //!< an answer to another request holds for all of this profile's; the error tells
    Interrupted,         //!< the program ended before, and the run was not continued
};

//! Why a request did not leave; the error tells more where there is one.
struct NotSent
{
    NotSentReason reason = NotSentReason::None;
    SharedError error;

    bool operator==(const NotSent &) const = default;
};

//! What came of one sender in one place.
struct Outcome
{
    Target target;
    AccountId sender;
    ProfileId profile;
    ResultWord word = ResultWord::Waiting;
    NotSentReason reason = NotSentReason::None;
    QString awsSays;   //!< verbatim: ProcessingResult or serviceWords()
    SharedError error; //!< of the request, the look or the identity check
    QString requestId;
    QDateTime time;     //!< UTC, of the answer to the request, or of when it was settled that none is sent
    QDateTime lookedAt; //!< UTC, of the last whole list since; null: none
    int httpStatus = 0;
    int attempts = 0;
    QString invitationId;
    QString principal;   //!< who sent it
    QString endpoint;    //!< host it went to
    bool unseen = false; //!< asked for on purpose although no open invitation was seen

    bool operator==(const Outcome &) const = default;
};

//! An entry of UnprocessedAccounts whose ID was not in the request.
struct Stranger
{
    Target target;
    QString accountId; //!< as sent
    QString text;      //!< ProcessingResult, verbatim
    QString requestId;

    bool operator==(const Stranger &) const = default;
};

} // namespace Hubwarden
