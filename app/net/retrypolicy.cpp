// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace Hubwarden {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds maxDelay = 20s;
constexpr milliseconds throttlingBase = 1s;
constexpr milliseconds transientBase = 50ms;
constexpr milliseconds maxAboveOwnDelay
    = 5s; //!< how much longer than planned x-amz-retry-after may make us wait

std::optional<milliseconds> wholeNumber(const QByteArray &text, milliseconds unit, milliseconds most)
{
    const bool digits = !text.isEmpty()
                        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return std::nullopt;
    bool fits = false;
    const qlonglong number = text.toLongLong(&fits);
    return !fits || number > most / unit ? most : milliseconds(number * unit);
}

} // namespace

std::optional<milliseconds> RetryPolicy::delayAfter(int attempt, const Error &error, Repeatable repeatable,
                                                    const RetryHints &hints, double random) const
{
    const RetryClass kind = retryClass(error);
    if (kind == RetryClass::Final || attempt >= maxAttempts)
        return std::nullopt;
    if (repeatable == Repeatable::No && error.requestSent)
        return std::nullopt;
    const milliseconds base = kind == RetryClass::Throttling ? throttlingBase : transientBase;
    const double ceiling = std::min(std::ldexp(static_cast<double>(base.count()), attempt - 1),
                                    static_cast<double>(maxDelay.count()));
    milliseconds delay(std::llround(random * ceiling));
    if (hints.exact)
        delay = std::max(delay, std::min(*hints.exact, delay + maxAboveOwnDelay));
    return std::max(delay, hints.atLeast.value_or(0ms));
}

RetryClass retryClass(const Error &error)
{
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::Throttled:
        return RetryClass::Throttling;
    case Kind::Offline:
    case Kind::Timeout:
    case Kind::ConnectionLost:
        return RetryClass::Transient;
    case Kind::BadReply:
        // A broken or incomplete answer; a refusal that is not AWS's will not change.
        return error.httpStatus < 300 ? RetryClass::Transient : RetryClass::Final;
    case Kind::ServiceFault:
        return error.httpStatus == 501 || error.httpStatus > 504 ? RetryClass::Final : RetryClass::Transient;
    case Kind::Cancelled:
    case Kind::Tls:
    case Kind::AccessDenied:
    case Kind::CredentialsInvalid:
    case Kind::CredentialsExpired:
    case Kind::CredentialsMissing:
    case Kind::IdentityChanged:
    case Kind::ClockSkew:
    case Kind::NotSubscribed:
    case Kind::NotFound:
    case Kind::Conflict:
    case Kind::InvalidInput:
    case Kind::Configuration:
    case Kind::KeychainMissing:
    case Kind::KeychainLocked:
    case Kind::KeychainBusy:
    case Kind::KeychainDenied:
    case Kind::KeychainEntryLost:
    case Kind::Storage:
        return RetryClass::Final;
    }
    Q_UNREACHABLE();
}

RetryHints retryHints(const HttpReply &reply)
{
    return {wholeNumber(reply.header("x-amz-retry-after"), 1ms, 1h),
            wholeNumber(reply.header("Retry-After"), 1s, maxDelay)};
}

} // namespace Hubwarden
