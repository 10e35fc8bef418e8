// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>

#if __has_include(<pthread.h>)
#include <time.h> // NOLINT(modernize-deprecated-headers): clock_gettime is POSIX, not C++
#endif

namespace Hubwarden::Testing {

//! What this thread has worked so far, so that a busy machine does not count; where the system does not say it, the
//! time that went by.
inline std::chrono::nanoseconds workTime()
{
#if __has_include(<pthread.h>)
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#else
    return std::chrono::steady_clock::now().time_since_epoch();
#endif
}

//! The least work of three runs; neighbours on the same caches make single ones slow.
template<typename Function>
std::chrono::milliseconds leastWorkOf(Function function)
{
    auto least = std::chrono::nanoseconds::max();
    for (int run = 0; run < 3; ++run) {
        const auto begin = workTime();
        function();
        least = std::min(least, workTime() - begin);
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(least);
}

#ifdef HUBWARDEN_SANITIZED
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

//! How much wider a bound is where the compiler was not asked for speed.
#if defined(HUBWARDEN_SANITIZED)
constexpr int slowness = 30;
#elif defined(HUBWARDEN_HARDENED)
constexpr int slowness = 1;
#else
constexpr int slowness = 12;
#endif

} // namespace Hubwarden::Testing
