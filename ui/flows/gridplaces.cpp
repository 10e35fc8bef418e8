// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/gridplaces.h"

#include "app/aws/partitions.h"
#include "ui/flows/lookedplaces.h"

namespace Hubwarden {

QList<PlaceGridModel::Account> gridAccounts(const QList<ProfileId> &ticked, const TargetPlan &plan,
                                            const QList<AccountItem> &known)
{
    QHash<ProfileId, const AccountItem *> items;
    for (const AccountItem &item : known)
        items.insert(item.profile.id, &item);
    QList<PlaceGridModel::Account> accounts;
    for (const ProfileId &id : ticked) {
        const AccountItem *item = items.value(id);
        if (!item || plan.sameAccount.contains(id))
            continue;
        PlaceGridModel::Account account{item->profile.name, {}, {}};
        if (plan.notConfirmed.contains(id))
            account.error = item->error;
        else if (item->profile.identity)
            account.id = item->profile.identity->account;
        accounts.append(account);
    }
    return accounts;
}

QList<PlaceGridModel::Region> gridRegions(const QList<RegionName> &regions)
{
    QList<PlaceGridModel::Region> columns;
    for (const RegionName &region : regions) {
        const Region *known = findRegion(region);
        columns.append({region, known ? QString(known->place) : region.toString()});
    }
    return columns;
}

QList<PlaceGridModel::Place> gridPlaces(const QList<PlannedLook> &looks, const LookedPlaces &places,
                                        const QList<FoundModel::Place> &changed)
{
    QHash<Target, PlaceGridModel::Counts> counts;
    for (const FoundModel::Place &place : changed) {
        PlaceGridModel::Counts &of = counts[place.target];
        of = {};
        for (const FoundInvitation &invitation : place.invitations)
            ++of[static_cast<std::size_t>(groupOf(invitation))];
    }
    QList<PlaceGridModel::Place> now;
    now.reserve(looks.size());
    for (const PlannedLook &look : looks) {
        const LookReport *report = places.reportFor(look);
        PlaceGridModel::Place place{
            look.target, places.stateOf(look), report ? report->error : SharedError(), {}};
        if (const auto known = counts.constFind(look.target); known != counts.cend())
            place.counts = *known;
        now.append(place);
    }
    return now;
}

} // namespace Hubwarden
