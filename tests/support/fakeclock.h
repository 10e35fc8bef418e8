// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"

#include <QPointer>

#include <algorithm>
#include <vector>

namespace Hubwarden {

//! A clock that stands still until it is moved; timers that fall due are called in their order.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(QDateTime start = QDateTime(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC))
        : m_now(std::move(start))
    {
    }

    QDateTime utcNow() const override { return m_now; }
    std::chrono::nanoseconds monotonic() const override { return m_elapsed; }

    void after(std::chrono::milliseconds duration, QObject *context, std::function<void()> function) override
    {
        m_timers.push_back({m_elapsed + duration, m_nextOrder++, context, std::move(function)});
    }

    //! Moves time and calls what falls due, also timers that are set meanwhile.
    void advance(std::chrono::milliseconds duration)
    {
        const auto end = m_elapsed + duration;
        while (true) {
            const auto next = std::min_element(m_timers.begin(), m_timers.end());
            if (next == m_timers.end() || next->due > end)
                break;
            const Timer timer = *next;
            m_timers.erase(next);
            moveTo(std::max(m_elapsed, timer.due));
            if (timer.context)
                timer.function();
        }
        moveTo(std::max(m_elapsed, end));
    }

    //! Time goes by and no timer rings meanwhile, as when another program has the processor.
    void skip(std::chrono::milliseconds duration) { moveTo(m_elapsed + duration); }
    //! Sets the time of day only, as a person who corrects the clock does.
    void setUtcNow(const QDateTime &now) { m_now = now; }
    //! Timers whose context is still alive.
    qsizetype pendingTimers() const
    {
        return std::count_if(m_timers.begin(), m_timers.end(),
                             [](const Timer &t) { return !t.context.isNull(); });
    }
    //! How long until the next living timer; zero if there is none.
    std::chrono::milliseconds untilNext() const
    {
        std::chrono::nanoseconds best = std::chrono::nanoseconds::max();
        for (const Timer &timer : m_timers) {
            if (timer.context)
                best = std::min(best, timer.due - m_elapsed);
        }
        if (best == std::chrono::nanoseconds::max())
            return {};
        return std::chrono::ceil<std::chrono::milliseconds>(best);
    }

private:
    struct Timer
    {
        std::chrono::nanoseconds due;
        int order;
        QPointer<QObject> context;
        std::function<void()> function;

        bool operator<(const Timer &other) const
        {
            return std::pair(due, order) < std::pair(other.due, other.order);
        }
    };

    void moveTo(std::chrono::nanoseconds elapsed)
    {
        m_now = m_now.addMSecs(
            std::chrono::duration_cast<std::chrono::milliseconds>(elapsed - m_elapsed).count());
        m_elapsed = elapsed;
    }

    QDateTime m_now;
    std::chrono::nanoseconds m_elapsed{};
    int m_nextOrder = 0;
    std::vector<Timer> m_timers;
};

} // namespace Hubwarden
