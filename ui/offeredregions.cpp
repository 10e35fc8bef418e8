// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/offeredregions.h"

#include "app/aws/partitions.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QString continentText(Continent continent)
{
    switch (continent) {
    case Continent::NorthAmerica:
        return RegionsPane::tr("North America");
    case Continent::SouthAmerica:
        return RegionsPane::tr("South America");
    case Continent::Europe:
        return RegionsPane::tr("Europe");
    case Continent::AsiaPacific:
        return RegionsPane::tr("Asia Pacific");
    case Continent::MiddleEast:
        return RegionsPane::tr("Middle East");
    case Continent::Africa:
        return RegionsPane::tr("Africa");
    }
    Q_UNREACHABLE();
}

} // namespace

QList<RegionItem> offeredRegions(const QList<Profile> &profiles)
{
    QList<QLatin1StringView> wanted;
    for (const Profile &profile : profiles) {
        const auto partition = partitionOf(profile.signInRegion).id;
        if (!wanted.contains(partition))
            wanted.append(partition);
    }
    if (wanted.isEmpty())
        wanted.append("aws"_L1);
    QList<RegionItem> items;
    for (const auto partition : std::as_const(wanted)) {
        const auto groups = regionsByContinent(partition);
        for (const RegionGroup &group : groups) {
            for (const Region &region : group.regions)
                items.append({region.name, region.place, continentText(group.continent),
                              region.availability == RegionAvailability::Default});
        }
    }
    return items;
}

} // namespace Hubwarden
