// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/secret.h"
#include "app/net/requestqueue.h"
#include "app/profiles/profile.h"

#include <QJsonObject>

namespace Hubwarden {

//! A profile and the key that stands in its keychain entry, whoever that key belongs to.
struct CrowdProfile
{
    Profile profile;
    Secret secretKey;
    Secret sessionToken;
};

//! What a run of crowdrunner is asked to do; the README has the names in the file.
struct CrowdJob
{
    enum class Mode { Scan, Decline, Resume };

    Mode mode = Mode::Decline;
    QString dataFolder;
    QString endpoint; //!< of every service
    QList<CrowdProfile> profiles;
    QList<RegionName> regions;
    QList<AccountId> senders;
    QueueLimits limits;
    HttpLimits http;
    int quicken = 50;      //!< how many times too early timers ring
    QString durableTrace;  //!< where the durable size of each record is noted; empty: nowhere
    QJsonObject diskFault; //!< what happens to the disk; empty: nothing
};

//! Ends the program if the file is not such a job.
CrowdJob readCrowdJob(const QString &path);

} // namespace Hubwarden
