// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/scan.h"
#include "app/profiles/profile.h"

namespace Hubwarden {

//! The places that follow from what was ticked, and what was left out.
struct TargetPlan
{
    QList<PlannedLook> looks;
    QList<ProfileId> sameAccount;  //!< another ticked profile already stands for their account
    QList<ProfileId> notConfirmed; //!< nobody has confirmed whose account it is
    qsizetype otherPartition = 0;  //!< pairs of profile and region that belong to different AWS partitions

    bool operator==(const TargetPlan &) const = default;
};

//! Pure: exactly one profile a place, the first of an account; profiles that nobody has confirmed are left out.
//! Accounts outside, regions inside.
TargetPlan planTargets(const QList<Profile> &profiles, const QList<RegionName> &regions);

} // namespace Hubwarden
