// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/clock.h"

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
    QTimer::singleShot(duration, context, std::move(function));
}

} // namespace Hubwarden
