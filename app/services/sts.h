// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/signedcall.h"
#include "app/services/callerxml.h"

namespace Hubwarden {

//! Who am I, and with which key was that asked.
struct CheckedCaller
{
    CallerIdentity identity;
    QString accessKeyId;
};

//! The Security Token Service, asked in the region given.
class Sts
{
public:
    explicit Sts(AwsChannel &channel)
        : m_channel(channel)
    {
    }

    //! Needs no permission and cannot be denied. With a profile, or with credentials that are not kept yet.
    JobOf<CheckedCaller> *callerIdentity(const CallCredentials &credentials, const RegionName &region,
                                         QObject *parent);

private:
    AwsChannel &m_channel;
};

} // namespace Hubwarden
