// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"

#include <QByteArray>

#include <array>
#include <chrono>

namespace Hubwarden {

//! What this thread has worked so far, so that other programs do not count; where the system does not say it, the
//! time that went by.
std::chrono::nanoseconds threadWorkTime();

//! Feels the pulse of the thread's event loop: a beat is due every 5 ms; how long was worked between two is how long a
//! person may have had to wait.
class StallMeter final : public QObject
{
public:
    explicit StallMeter(Clock &clock, QObject *parent = nullptr);

    //! Beats until it is deleted.
    void start();

    qsizetype beats() const { return m_beats; }
    std::chrono::nanoseconds longest() const { return m_longest; }
    //! So much was worked at most in 99 of 100 intervals, to a quarter of a millisecond.
    std::chrono::nanoseconds p99() const;
    //! One line of JSON: beats, p99Ms, longestMs, and longestWaitMs with the waits that other programs caused.
    QByteArray summary() const;

private:
    void beat();

    static constexpr auto resolution = std::chrono::microseconds(250);

    Clock &m_clock;
    std::chrono::nanoseconds m_worked{};
    std::chrono::nanoseconds m_beatAt{};
    std::chrono::nanoseconds m_longest{};
    std::chrono::nanoseconds m_longestWait{};
    qsizetype m_beats = 0;
    std::array<qsizetype, 4000> m_counts{}; //!< by length; the last stands for a second and more
};

} // namespace Hubwarden
