// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/foundinvitation.h"

#include <QHash>

namespace Hubwarden {

FoundGroup groupOf(const FoundInvitation &invitation)
{
    if (invitation.since == SinceLast::NoLongerListed)
        return FoundGroup::NoLongerListed;
    if (invitation.state == InvitationState::Accepted || invitation.administrator == invitation.sender)
        return FoundGroup::Administrator;
    if (invitation.state == InvitationState::Answered)
        return FoundGroup::DeclinedEarlier;
    return invitation.who == Who::Ours ? FoundGroup::Ours : FoundGroup::Unknown;
}

bool isAdministratorElsewhere(const FoundInvitation &invitation)
{
    return groupOf(invitation) == FoundGroup::Unknown && !invitation.administeredIn.isEmpty();
}

bool mayBeTicked(const FoundInvitation &invitation)
{
    return groupOf(invitation) == FoundGroup::Unknown;
}

QList<FoundInvitation> foundInvitations(const LookReport &report, const QList<ComparedInvitation> &compared,
                                        const QSet<AccountId> &own)
{
    QList<FoundInvitation> found;
    QHash<AccountId, qsizetype> index;
    for (const ComparedInvitation &one : compared) {
        const Invitation &invitation = one.invitation;
        FoundInvitation entry{.target = report.target,
                              .sender = invitation.sender,
                              .who = own.contains(invitation.sender) ? Who::Ours : Who::Unknown,
                              .state = stateOf(invitation),
                              .since = one.since,
                              .status = invitation.status,
                              .invitationId = invitation.invitationId,
                              .invitedAt = invitation.invitedAt,
                              .lookedAt = report.time,
                              .administrator = report.administrator};
        const auto known = index.constFind(entry.sender);
        if (known == index.constEnd()) {
            index.insert(entry.sender, found.size());
            found.append(std::move(entry));
        } else if (found.at(*known).invitedAt < entry.invitedAt) {
            found[*known] = std::move(entry);
        }
    }
    return found;
}

} // namespace Hubwarden
