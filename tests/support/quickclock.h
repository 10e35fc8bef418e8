// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"

namespace Hubwarden {

//! The computer's time, with timers that ring many times too early: whoever only waits is soon done.
//!
//! Who measures time itself (time-outs of calls) finds that it is not over yet and waits again.
class QuickClock final : public Clock
{
public:
    explicit QuickClock(int factor = 50)
        : m_factor(factor)
    {
    }

    QDateTime utcNow() const override { return m_real.utcNow(); }
    std::chrono::nanoseconds monotonic() const override { return m_real.monotonic() + m_slept; }

    void after(std::chrono::milliseconds duration, QObject *context, std::function<void()> function) override
    {
        m_real.after(duration / m_factor, context, std::move(function));
    }

    //! So much time has passed, and no timer noticed.
    void sleep(std::chrono::nanoseconds duration) { m_slept += duration; }

private:
    SystemClock m_real;
    std::chrono::nanoseconds m_slept{};
    int m_factor;
};

} // namespace Hubwarden
