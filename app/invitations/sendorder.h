// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declineplan.h"

#include <QHash>
#include <QList>

#include <functional>
#include <optional>

namespace Hubwarden {

//! How many requests of a run may wait for the network or for their answer.
struct SendLimits
{
    int inAll = 64; //!< more than leave at a time, so that the queue never runs dry
    int perRegion = 16;
    int perPlace = 4;
};

//! Whose turn it is: the regions take turns, and a slow place or region holds nobody else up.
class SendOrder
{
public:
    explicit SendOrder(SendLimits limits = {})
        : m_limits(limits)
    {
    }

    void add(qsizetype request, const Target &target);
    //! Takes waiting requests out again.
    void removeIf(const std::function<bool(qsizetype)> &concerns);
    //! The next one that may start; none if all are gone or the limits are reached.
    std::optional<qsizetype> next();
    //! A started one no longer counts.
    void ended(const Target &target);

private:
    struct Waiting
    {
        qsizetype request;
        Target target;
    };

    std::optional<qsizetype> nextIn(const RegionName &region);

    SendLimits m_limits;
    QList<RegionName> m_turns; //!< the region that waited longest stands first
    QHash<RegionName, QList<Waiting>> m_waiting;
    QHash<RegionName, int> m_inRegion;
    QHash<Target, int> m_inPlace;
    int m_inAll = 0;
};

} // namespace Hubwarden
