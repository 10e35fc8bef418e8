// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <functional>

namespace Hubwarden {

//! The time of day, elapsed time and timers, injected so that tests move time by hand.
class Clock
{
public:
    virtual ~Clock() = default;

    virtual QDateTime utcNow() const = 0;
    //! Never goes back; only differences have a meaning.
    virtual std::chrono::nanoseconds monotonic() const = 0;
    //! Calls the function once after the duration, in the context's thread. Deleting the context cancels it.
    virtual void after(std::chrono::milliseconds duration, QObject *context, std::function<void()> function)
        = 0;
};

//! The computer's clock.
class SystemClock final : public Clock
{
public:
    QDateTime utcNow() const override;
    std::chrono::nanoseconds monotonic() const override;
    void after(std::chrono::milliseconds duration, QObject *context, std::function<void()> function) override;
};

} // namespace Hubwarden
