// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/sincelast.h"

#include "app/invitations/invitationstate.h"

#include <QHash>
#include <QSet>

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

QSet<AccountId> sendersOf(const QList<Invitation> &invitations)
{
    QSet<AccountId> senders;
    for (const Invitation &invitation : invitations)
        senders.insert(invitation.sender);
    return senders;
}

//! What a scan remembered, by sender.
class Before
{
public:
    explicit Before(const PlaceMemory &memory)
        : m_gone(sendersOf(memory.gone))
    {
        for (const Invitation &old : memory.listed)
            m_listed[old.sender].append(old);
    }

    SinceLast sinceOf(const Invitation &now) const
    {
        const auto known = m_listed.constFind(now.sender);
        if (known == m_listed.constEnd())
            return m_gone.contains(now.sender) ? SinceLast::CameBack : SinceLast::New;
        for (const Invitation &old : *known) {
            if (isSame(old, now))
                return isAnswered(old) && !isAnswered(now) ? SinceLast::CameBack : SinceLast::Same;
        }
        return SinceLast::CameBack;
    }

private:
    QHash<AccountId, QList<Invitation>> m_listed;
    QSet<AccountId> m_gone;
};

} // namespace

QList<ComparedInvitation> compared(const std::optional<PlaceMemory> &before, const LookReport &report)
{
    QList<ComparedInvitation> all;
    if (!report.whole())
        return all;
    if (!before) {
        for (const Invitation &invitation : report.invitations)
            all.append({invitation, SinceLast::NotCompared});
        return all;
    }
    const Before index(*before);
    for (const Invitation &invitation : report.invitations)
        all.append({invitation, index.sinceOf(invitation)});
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
