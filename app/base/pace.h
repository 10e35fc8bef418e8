// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace Hubwarden {

//! How fast counted work goes on and how long the rest will take, smoothed so that neither jumps.
class Pace
{
public:
    //! @param now monotonic
    explicit Pace(std::chrono::nanoseconds now);

    //! @param done counted from the start; never less than before
    void note(qsizetype done, std::chrono::nanoseconds now);

    double perSecond() const;
    //! Empty while that cannot be known: in the first second, and when nothing moves.
    std::optional<std::chrono::milliseconds> remaining(qsizetype total) const;

private:
    std::chrono::nanoseconds m_start;
    std::chrono::nanoseconds m_last;
    qsizetype m_done = 0;
    double m_rate = 0;   //!< a second, smoothed
    double m_weight = 0; //!< of what was seen in m_rate; goes to 1
};

} // namespace Hubwarden
