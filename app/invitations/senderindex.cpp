// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderindex.h"

namespace Hubwarden {

SenderIndex::SenderIndex(LookReport report)
    : m_report(std::move(report))
{
    const QList<Invitation> &list = m_report.invitations;
    m_newest.reserve(list.size());
    for (qsizetype i = 0; i < list.size(); ++i) {
        const auto known = m_newest.find(list.at(i).sender);
        if (known == m_newest.end())
            m_newest.insert(list.at(i).sender, i);
        else if (list.at(i).invitedAt > list.at(*known).invitedAt)
            *known = i;
    }
}

const Invitation *SenderIndex::from(const AccountId &sender) const
{
    const auto known = m_newest.constFind(sender);
    return known == m_newest.constEnd() ? nullptr : &m_report.invitations.at(*known);
}

} // namespace Hubwarden
