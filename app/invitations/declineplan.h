// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/lookreport.h"
#include "app/invitations/outcome.h"
#include "app/invitations/pair.h"

#include <QHash>
#include <QList>

namespace Hubwarden {

class SenderIndex;

//! One request to be sent: senders with an open invitation in one place, at most 50.
struct PlannedRequest
{
    Target target;
    ProfileId profile;
    QList<AccountId> senders;
    bool unseen = false; //!< sent on purpose although no open invitation of them was seen
    //! Of them, those that an earlier attempt named without getting an answer: a refusal now may mean that it worked.
    QList<AccountId> sentBefore = {};

    bool operator==(const PlannedRequest &) const = default;
};

//! What will be sent, and one row for everything that was asked, sent or not.
struct DeclinePlan
{
    QList<PlannedRequest> requests;
    QList<Outcome> rows; //!< first the pairs to send, Waiting; the others carry their final word

    //! The number on the button.
    qsizetype pairCount() const;
    QList<AccountId> senders() const;  //!< of the pairs to send; sorted, each once
    QList<AccountId> accounts() const; //!< likewise
    QList<RegionName> regions() const; //!< likewise
};

//! The documented page size of invitations and the limit of sibling calls; AWS states none for this one.
constexpr qsizetype maxSendersPerRequest = 50;

//! Every sender in every place of the reports but its own: no account invites itself.
QList<Pair> everyPair(const QList<AccountId> &senders, const QList<LookReport> &reports);

//! Pure: from the wanted pairs and what the looks brought. Only pairs with an open invitation are planned; the accepted
//! sender is never among them. One report a place; a pair in a place without one has no row.
DeclinePlan planDecline(const QList<Pair> &wanted, const QList<LookReport> &reports, const QDateTime &now);

//! Of one pair, by itself.
Outcome declineRow(const SenderIndex &look, const AccountId &sender, const QDateTime &now);

//! Pure: the other pairs, to be sent without an invitation seen: where listing is not allowed, or the whole list does
//! not show one. Pairs with an open invitation have no row; the accepted sender is not planned here either.
DeclinePlan planUnseen(const QList<Pair> &wanted, const QList<LookReport> &reports, const QDateTime &now);

//! Of one pair, by itself; as declineRow() says if an open invitation was seen.
Outcome unseenRow(const SenderIndex &look, const AccountId &sender, const QDateTime &now);

//! The same plan with its first pair in a request of its own.
DeclinePlan withOneFirst(DeclinePlan plan);

} // namespace Hubwarden
