// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/stallmeter.h"

#include <algorithm>
#include <chrono>

namespace Hubwarden::Testing {

//! The least work of three runs; neighbours on the same caches make single ones slow.
template<typename Function>
std::chrono::milliseconds leastWorkOf(Function function)
{
    auto least = std::chrono::nanoseconds::max();
    for (int run = 0; run < 3; ++run) {
        const auto begin = threadWorkTime();
        function();
        least = std::min(least, threadWorkTime() - begin);
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
