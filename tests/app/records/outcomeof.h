// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"

#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace Hubwarden {

//! Starts the job and turns the event loop until it is over; empty after 20 s. Wakes at once, unlike QTRY's 10 ms steps.
template<typename T>
std::optional<Result<T>> outcomeOf(JobOf<T> *job)
{
    std::optional<Result<T>> outcome;
    QEventLoop loop;
    job->onFinished(&loop, [&](const Result<T> &result) {
        outcome = result;
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    job->start();
    loop.exec();
    return outcome;
}

} // namespace Hubwarden
