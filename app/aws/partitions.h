// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QLatin1StringView>
#include <QList>

namespace Hubwarden {

//! One of AWS's separate clouds; a key of one means nothing in another.
struct Partition
{
    QLatin1StringView id;      //!< as in ARNs: "aws", "aws-cn", …
    QLatin1StringView pattern; //!< of its region codes
    QLatin1StringView dnsSuffix;
    QLatin1StringView dualStackSuffix;
    QLatin1StringView signinSuffix;
    QLatin1StringView globalRegion; //!< where its services without regions live
};

//! The groups of a region tree, in its order; the words for them are the user interface's.
enum class Continent { NorthAmerica, SouthAmerica, Europe, AsiaPacific, MiddleEast, Africa };

//! Whether an account has the region without asking for it; the truth for one account is account:ListRegions.
enum class RegionAvailability { Default, OptIn };

//! A region we know; others are possible.
struct Region
{
    RegionName name;
    QLatin1StringView place; //!< AWS's own name, for example "Europe (Ireland)"
    QLatin1StringView partition;
    Continent continent;
    RegionAvailability availability;
    bool hasSecurityHub; //!< by the SDKs' list of endpoints

    bool operator==(const Region &) const = default;
};

//! The known regions of one continent, in the order of their codes.
struct RegionGroup
{
    Continent continent;
    QList<Region> regions;
};

const QList<Partition> &partitions();

//! Of a known region exactly, else by the pattern of the code, else "aws", as the SDKs' rules do.
const Partition &partitionOf(const RegionName &region);

//! In the order of partitions, then codes.
const QList<Region> &knownRegions();

//! nullptr: not known to us.
const Region *findRegion(const RegionName &region);

QList<RegionName> regionsOnByDefault(QLatin1StringView partition);
QList<RegionName> allRegions(QLatin1StringView partition);

//! Continents without a region of that partition are left out.
QList<RegionGroup> regionsByContinent(QLatin1StringView partition);

} // namespace Hubwarden
