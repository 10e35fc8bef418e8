// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"

namespace Hubwarden {

//! Notices that the computer slept: the time of day went further than the program did.
//!
//! Whether elapsed time goes on during sleep differs between systems, and a timer that comes late tells it too. A time
//! of day that was set forward looks the same.
class SleepWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SleepWatch)

public:
    SleepWatch(Clock &clock, QObject *parent);

    //! Looks every two seconds until stop().
    void start();
    void stop();

Q_SIGNALS:
    void slept(std::chrono::seconds duration);

private:
    void lookLater();
    void look(quint64 watch);

    Clock &m_clock;
    QDateTime m_lastTime;
    quint64 m_watch = 0; //!< the timers of earlier ones are not ours any more
    bool m_watching = false;
};

} // namespace Hubwarden
