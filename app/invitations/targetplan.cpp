// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/targetplan.h"

#include "app/aws/partitions.h"

#include <QSet>

namespace Hubwarden {

TargetPlan planTargets(const QList<Profile> &profiles, const QList<RegionName> &regions)
{
    TargetPlan plan;
    QSet<AccountId> taken;
    for (const Profile &profile : profiles) {
        if (!profile.identity) {
            plan.notConfirmed.append(profile.id);
            continue;
        }
        const AccountId account = profile.identity->account;
        if (taken.contains(account)) {
            plan.sameAccount.append(profile.id);
            continue;
        }
        taken.insert(account);
        const auto partition = partitionOf(profile.signInRegion).id;
        for (const RegionName &region : regions) {
            if (partitionOf(region).id == partition)
                plan.looks.append({profile.id, {account, region}});
            else
                ++plan.otherPartition;
        }
    }
    return plan;
}

} // namespace Hubwarden
