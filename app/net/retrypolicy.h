// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"
#include "app/net/httpmessage.h"

#include <chrono>
#include <optional>

namespace Hubwarden {

//! What kind of trouble an error is, to whoever thinks of trying again.
enum class RetryClass {
    Final,     //!< the same request would get the same answer
    Transient, //!< connection lost, no answer in time, a fault of the service
    Throttling,
};

//! Whether doing an operation twice is as good as once.
enum class Repeatable { No, Yes };

//! What the server said about when to come back.
struct RetryHints
{
    std::optional<std::chrono::milliseconds> exact;   //!< x-amz-retry-after
    std::optional<std::chrono::milliseconds> atLeast; //!< Retry-After in seconds, 20 at most

    bool operator==(const RetryHints &) const = default;
};

//! The SDKs' standard mode with the numbers of 2026, without its quota.
struct RetryPolicy
{
    int maxAttempts = 3; //!< the first one included

    //! How long to wait before the next attempt; nullopt: stop. attempt counts from 1; random is in [0, 1).
    std::optional<std::chrono::milliseconds> delayAfter(int attempt, const Error &error,
                                                        Repeatable repeatable, const RetryHints &hints,
                                                        double random) const;
};

RetryClass retryClass(const Error &error);

//! Values that are not whole numbers are ignored.
RetryHints retryHints(const HttpReply &reply);

} // namespace Hubwarden
