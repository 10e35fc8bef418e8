// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/invitationstate.h"
#include "app/invitations/pair.h"
#include "app/invitations/sincelast.h"

#include <QSet>

namespace Hubwarden {

//! Who sent an invitation, as far as the person has told.
enum class Who { Unknown, Ours };

//! One invitation that a look brought, or that the scan before had and this one has not.
struct FoundInvitation
{
    Target target;
    AccountId sender;
    Who who = Who::Unknown;
    InvitationState state = InvitationState::Open;
    SinceLast since = SinceLast::NotCompared;
    QString status;                         //!< verbatim from AWS
    QString invitationId;                   //!< opaque; may be empty
    QDateTime invitedAt;                    //!< UTC; may be null
    QDateTime lookedAt;                     //!< UTC
    std::optional<AccountId> administrator; //!< of the place, if there is one
    QList<RegionName> administeredIn; //!< other regions where the sender is the administrator of the account

    Pair pair() const { return {target, sender}; }
    bool operator==(const FoundInvitation &) const = default;
};

//! What there is to do with it: each invitation is in one group.
enum class FoundGroup { Unknown, Administrator, Ours, DeclinedEarlier, NoLongerListed };
constexpr int foundGroupCount = 5;

FoundGroup groupOf(const FoundInvitation &invitation);
//! Open, and its sender is the administrator of the same account in another region.
bool isAdministratorElsewhere(const FoundInvitation &invitation);
//! Only open invitations of unknown senders may be chosen for a decline.
bool mayBeTicked(const FoundInvitation &invitation);

//! Pure: one entry a sender, its newest; nothing if the list could not be had. `own`: the person's own accounts.
QList<FoundInvitation> foundInvitations(const LookReport &report, const QList<ComparedInvitation> &compared,
                                        const QSet<AccountId> &own);

} // namespace Hubwarden
