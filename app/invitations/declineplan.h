// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/lookreport.h"
#include "app/invitations/outcome.h"

#include <QHash>
#include <QList>

namespace Hubwarden {

//! One request to be sent: senders with an open invitation in one place, at most 50.
struct PlannedRequest
{
    Target target;
    ProfileId profile;
    QList<AccountId> senders;

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

//! Pure: from the wanted senders and what the looks brought. Only pairs with an open invitation are planned;
//! the accepted sender is never among them. One report a place.
DeclinePlan planDecline(const QList<AccountId> &senders, const QList<LookReport> &reports,
                        const QDateTime &now);

} // namespace Hubwarden
