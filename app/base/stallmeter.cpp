// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/stallmeter.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#if __has_include(<pthread.h>)
#include <time.h> // NOLINT(modernize-deprecated-headers): clock_gettime is POSIX, not C++
#endif

namespace Hubwarden {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto interval = 5ms;

double inMilliseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(std::chrono::floor<std::chrono::microseconds>(time))
        .count();
}

} // namespace

std::chrono::nanoseconds threadWorkTime()
{
#if __has_include(<pthread.h>)
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#else
    return std::chrono::steady_clock::now().time_since_epoch();
#endif
}

StallMeter::StallMeter(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void StallMeter::start()
{
    m_worked = threadWorkTime();
    m_beatAt = m_clock.monotonic();
    m_clock.after(interval, this, [this] { beat(); });
}

void StallMeter::beat()
{
    const auto worked = threadWorkTime();
    const auto now = m_clock.monotonic();
    const auto length = worked - m_worked;
    m_longest = std::max(m_longest, length);
    m_longestWait = std::max<std::chrono::nanoseconds>(m_longestWait, now - m_beatAt - interval);
    const auto slot
        = std::min<std::size_t>(m_counts.size() - 1, static_cast<std::size_t>(length / resolution));
    ++m_counts.at(slot);
    ++m_beats;
    m_worked = worked;
    m_beatAt = now;
    m_clock.after(interval, this, [this] { beat(); });
}

std::chrono::nanoseconds StallMeter::p99() const
{
    qsizetype longer = 0;
    for (std::size_t slot = m_counts.size(); slot > 0; --slot) {
        longer += m_counts.at(slot - 1);
        if (longer * 100 > m_beats)
            return std::min<std::chrono::nanoseconds>(m_longest, resolution * slot);
    }
    return {};
}

QByteArray StallMeter::summary() const
{
    const QJsonObject values{{u"beats"_s, m_beats},
                             {u"p99Ms"_s, inMilliseconds(p99())},
                             {u"longestMs"_s, inMilliseconds(m_longest)},
                             {u"longestWaitMs"_s, inMilliseconds(m_longestWait)}};
    return QJsonDocument(values).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace Hubwarden
