// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/sleepwatch.h"

namespace Hubwarden {

namespace {

using namespace std::chrono_literals;

constexpr auto every = 2s;
constexpr auto enough = 30s; //!< a busy computer is not a sleeping one

} // namespace

SleepWatch::SleepWatch(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void SleepWatch::start()
{
    if (m_watching)
        return;
    m_watching = true;
    ++m_watch;
    lookLater();
}

void SleepWatch::stop()
{
    m_watching = false;
}

void SleepWatch::lookLater()
{
    m_lastTime = m_clock.utcNow();
    m_clock.after(every, this, [this, watch = m_watch] { look(watch); });
}

void SleepWatch::look(quint64 watch)
{
    if (!m_watching || watch != m_watch)
        return;
    const auto passed = std::chrono::milliseconds(m_lastTime.msecsTo(m_clock.utcNow()));
    lookLater();
    const auto missed = std::chrono::duration_cast<std::chrono::seconds>(passed - every);
    if (missed >= enough)
        Q_EMIT slept(missed);
}

} // namespace Hubwarden
