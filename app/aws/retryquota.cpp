// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/retryquota.h"

#include <algorithm>

namespace Hubwarden {

namespace {

// The SDKs' standard mode, numbers of 2026.
constexpr int costAfterThrottling = 5;
constexpr int costAfterFault = 14;
constexpr int rewardWithoutRetry = 1;

} // namespace

int RetryQuota::take(const QString &key, RetryClass cause)
{
    Q_ASSERT(cause != RetryClass::Final);
    const int cost = cause == RetryClass::Throttling ? costAfterThrottling : costAfterFault;
    const int left = tokens(key);
    if (left < cost)
        return 0;
    m_tokens.insert(key, left - cost);
    return cost;
}

void RetryQuota::succeeded(const QString &key, int lastCost)
{
    const int reward = lastCost > 0 ? lastCost : rewardWithoutRetry;
    m_tokens.insert(key, std::min(capacity, tokens(key) + reward));
}

} // namespace Hubwarden
