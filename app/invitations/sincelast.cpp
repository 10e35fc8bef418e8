// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/sincelast.h"

#include "app/invitations/invitationstate.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr qsizetype maxGone = 200; //!< of a place; more are no help to anybody

bool isSame(const Invitation &a, const Invitation &b)
{
    // The ID is documented as opaque and may be missing; the time then tells one invitation from the next.
    return a.sender == b.sender && a.invitationId == b.invitationId
           && (!a.invitationId.isEmpty() || a.invitedAt == b.invitedAt);
}

bool isAnswered(const Invitation &invitation)
{
    return stateOf(invitation) == InvitationState::Answered;
}

SinceLast sinceOf(const Invitation &now, const PlaceMemory &before)
{
    bool knownSender = false;
    for (const Invitation &old : before.listed) {
        if (isSame(old, now))
            return isAnswered(old) && !isAnswered(now) ? SinceLast::CameBack : SinceLast::Same;
        knownSender = knownSender || old.sender == now.sender;
    }
    const bool wasGone = std::any_of(before.gone.begin(), before.gone.end(),
                                     [&now](const Invitation &old) { return old.sender == now.sender; });
    return knownSender || wasGone ? SinceLast::CameBack : SinceLast::New;
}

QSet<AccountId> sendersOf(const QList<Invitation> &invitations)
{
    QSet<AccountId> senders;
    for (const Invitation &invitation : invitations)
        senders.insert(invitation.sender);
    return senders;
}

} // namespace

QList<ComparedInvitation> compared(const std::optional<PlaceMemory> &before, const LookReport &report)
{
    QList<ComparedInvitation> all;
    if (!report.whole())
        return all;
    for (const Invitation &invitation : report.invitations)
        all.append({invitation, before ? sinceOf(invitation, *before) : SinceLast::NotCompared});
    if (!before)
        return all;
    const QSet<AccountId> now = sendersOf(report.invitations);
    for (const Invitation &old : before->listed) {
        if (!now.contains(old.sender))
            all.append({old, SinceLast::NoLongerListed});
    }
    return all;
}

PlaceMemory remembered(const std::optional<PlaceMemory> &before, const LookReport &report)
{
    PlaceMemory memory{.time = report.time, .listed = report.invitations};
    if (!before)
        return memory;
    QSet<AccountId> taken = sendersOf(report.invitations);
    for (const QList<Invitation> &list : {before->listed, before->gone}) {
        for (const Invitation &old : list) {
            if (memory.gone.size() == maxGone || taken.contains(old.sender))
                continue;
            taken.insert(old.sender);
            memory.gone.append(old);
        }
    }
    return memory;
}

} // namespace Hubwarden
