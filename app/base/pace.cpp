// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/pace.h"

#include <cmath>

namespace Hubwarden {

using namespace std::chrono_literals;

namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds memory = 5s; //!< what is older counts little
constexpr auto settle = 1s;    //!< the first answers are no measure: connections are opened
constexpr double standstill = 1e-3;

} // namespace

Pace::Pace(std::chrono::nanoseconds now)
    : m_start(now)
    , m_last(now)
{
}

void Pace::note(qsizetype done, std::chrono::nanoseconds now)
{
    const Seconds step = now - m_last;
    if (step <= Seconds::zero())
        return; // counted with the next one
    const double part = 1 - std::exp(-step / memory);
    m_rate += part * (static_cast<double>(done - m_done) / step.count() - m_rate);
    m_weight += part * (1 - m_weight);
    m_done = done;
    m_last = now;
}

double Pace::perSecond() const
{
    return m_weight > 0 ? m_rate / m_weight : 0;
}

std::optional<std::chrono::milliseconds> Pace::remaining(qsizetype total) const
{
    const double rate = perSecond();
    if (m_last - m_start < settle || rate < standstill)
        return std::nullopt;
    const Seconds left(static_cast<double>(total - m_done) / rate);
    return std::chrono::duration_cast<std::chrono::milliseconds>(left);
}

} // namespace Hubwarden
