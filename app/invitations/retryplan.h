// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declineplan.h"
#include "app/invitations/outcome.h"

#include <QList>

namespace Hubwarden {

class SenderIndex;

//! Whether Retry Failed offers a row.
enum class RetryOffer {
    Never,  //!< declined, under way, or nothing to send
    Ticked, //!< unless the person takes it out
    OnWish, //!< the same request will probably get the same answer
};

RetryOffer retryOffer(const Outcome &outcome);

//! True if asking the place again can change the word.
bool deservesLookAgain(ResultWord word);

//! Pure: what a later look makes of a final outcome. An answer stays what it was; a pair that was accepted or has no
//! answer takes the word that the list now proves. A list that is not whole changes nothing.
Outcome afterLook(Outcome outcome, const SenderIndex &look);

//! Pure: the chosen outcomes sent again after fresh looks. What the looks answer by themselves is no longer planned but
//! a row with its new word; a pair that was asked unseen is asked unseen again.
DeclinePlan planRetry(const QList<Outcome> &chosen, const QList<LookReport> &reports, const QDateTime &now);

} // namespace Hubwarden
