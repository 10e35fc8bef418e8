// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/sendorder.h"

#include <algorithm>

namespace Hubwarden {

void SendOrder::add(qsizetype request, const Target &target)
{
    if (!m_turns.contains(target.region))
        m_turns.append(target.region);
    m_waiting[target.region].append({request, target});
}

void SendOrder::removeIf(const std::function<bool(qsizetype)> &concerns)
{
    for (QList<Waiting> &waiting : m_waiting)
        waiting.removeIf([&concerns](const Waiting &one) { return concerns(one.request); });
}

std::optional<qsizetype> SendOrder::next()
{
    if (m_inAll >= m_limits.inAll)
        return std::nullopt;
    for (qsizetype i = 0; i < m_turns.size(); ++i) {
        if (const auto request = nextIn(m_turns.at(i))) {
            m_turns.append(m_turns.takeAt(i));
            return request;
        }
    }
    return std::nullopt;
}

std::optional<qsizetype> SendOrder::nextIn(const RegionName &region)
{
    if (m_inRegion.value(region) >= m_limits.perRegion)
        return std::nullopt;
    QList<Waiting> &waiting = m_waiting[region];
    const auto found = std::find_if(waiting.begin(), waiting.end(), [this](const Waiting &one) {
        return m_inPlace.value(one.target) < m_limits.perPlace;
    });
    if (found == waiting.end())
        return std::nullopt;
    const Waiting chosen = *found;
    waiting.erase(found);
    ++m_inAll;
    ++m_inRegion[region];
    ++m_inPlace[chosen.target];
    return chosen.request;
}

void SendOrder::ended(const Target &target)
{
    --m_inAll;
    --m_inRegion[target.region];
    if (--m_inPlace[target] == 0)
        m_inPlace.remove(target);
}

} // namespace Hubwarden
