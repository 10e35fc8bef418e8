// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/clockoffset.h"
#include "app/aws/credentials.h"
#include "app/aws/endpoint.h"
#include "app/aws/retryquota.h"
#include "app/aws/sigv4.h"
#include "app/base/clock.h"
#include "app/net/activityfeed.h"
#include "app/net/requestqueue.h"
#include "app/net/retrypolicy.h"

#include <functional>

namespace Hubwarden {

//! What all signed calls share; made once, outlives every call.
struct AwsChannel
{
    Clock &clock;
    RequestQueue &queue;
    CredentialsSource &credentials;
    ActivityFeed &feed;
    EndpointSettings endpoints;
    std::function<double()> random; //!< [0, 1): spreads retries
    //! Where a call goes. A benchmark puts the regions on hosts of its own, as they are in life.
    decltype(&resolveEndpoint) resolve = resolveEndpoint;
    RetryPolicy retries = {};
    Signer signer = {};
    RetryQuota quota = {};
    ClockOffsets offsets = {};
};

} // namespace Hubwarden
