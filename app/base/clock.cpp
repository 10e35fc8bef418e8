// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/clock.h"

#include <QThread>
#include <QTimer>

namespace Hubwarden {

QDateTime SystemClock::utcNow() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

void SystemClock::after(std::chrono::milliseconds duration, QObject *context, std::function<void()> function)
{
    // QTimer::singleShot keeps its timer until it rings, whatever became of the context: time limits of thousands of
    // calls that are long over would be kept, and Qt walks through all timers for each request it starts.
    Q_ASSERT(context->thread() == QThread::currentThread());
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, context, [timer, call = std::move(function)] {
        // The function may delete the context and with it the timer and this very function.
        timer->deleteLater();
        const auto last = call;
        last();
    });
    timer->start(duration);
}

} // namespace Hubwarden
