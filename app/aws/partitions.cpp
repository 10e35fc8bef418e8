// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/partitions.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

using enum RegionAvailability;

struct RegionRow
{
    const char *partition;
    const char *code;
    const char *place;
    Continent continent;
    RegionAvailability availability;
    bool hasSecurityHub;
};

// clang-format off
// Default are the regions launched before 2019-03-20, and Osaka. No other partition is known to have opt-in regions.
constexpr std::array<RegionRow, 46> regionRows{{
    {"aws", "af-south-1", "Africa (Cape Town)", Continent::Africa, OptIn, true},
    {"aws", "ap-east-1", "Asia Pacific (Hong Kong)", Continent::AsiaPacific, OptIn, true},
    {"aws", "ap-east-2", "Asia Pacific (Taipei)", Continent::AsiaPacific, OptIn, true},
    {"aws", "ap-northeast-1", "Asia Pacific (Tokyo)", Continent::AsiaPacific, Default, true},
    {"aws", "ap-northeast-2", "Asia Pacific (Seoul)", Continent::AsiaPacific, Default, true},
    {"aws", "ap-northeast-3", "Asia Pacific (Osaka)", Continent::AsiaPacific, Default, true},
    {"aws", "ap-south-1", "Asia Pacific (Mumbai)", Continent::AsiaPacific, Default, true},
    {"aws", "ap-south-2", "Asia Pacific (Hyderabad)", Continent::AsiaPacific, OptIn, true},
    {"aws", "ap-southeast-1", "Asia Pacific (Singapore)", Continent::AsiaPacific, Default, true},
    {"aws", "ap-southeast-2", "Asia Pacific (Sydney)", Continent::AsiaPacific, Default, true},
    {"aws", "ap-southeast-3", "Asia Pacific (Jakarta)", Continent::AsiaPacific, OptIn, true},
    {"aws", "ap-southeast-4", "Asia Pacific (Melbourne)", Continent::AsiaPacific, OptIn, true},
    {"aws", "ap-southeast-5", "Asia Pacific (Malaysia)", Continent::AsiaPacific, OptIn, true},
    {"aws", "ap-southeast-6", "Asia Pacific (New Zealand)", Continent::AsiaPacific, OptIn, true},
    {"aws", "ap-southeast-7", "Asia Pacific (Thailand)", Continent::AsiaPacific, OptIn, true},
    {"aws", "ca-central-1", "Canada (Central)", Continent::NorthAmerica, Default, true},
    {"aws", "ca-west-1", "Canada West (Calgary)", Continent::NorthAmerica, OptIn, true},
    {"aws", "eu-central-1", "Europe (Frankfurt)", Continent::Europe, Default, true},
    {"aws", "eu-central-2", "Europe (Zurich)", Continent::Europe, OptIn, true},
    {"aws", "eu-north-1", "Europe (Stockholm)", Continent::Europe, Default, true},
    {"aws", "eu-south-1", "Europe (Milan)", Continent::Europe, OptIn, true},
    {"aws", "eu-south-2", "Europe (Spain)", Continent::Europe, OptIn, true},
    {"aws", "eu-west-1", "Europe (Ireland)", Continent::Europe, Default, true},
    {"aws", "eu-west-2", "Europe (London)", Continent::Europe, Default, true},
    {"aws", "eu-west-3", "Europe (Paris)", Continent::Europe, Default, true},
    {"aws", "il-central-1", "Israel (Tel Aviv)", Continent::MiddleEast, OptIn, true},
    {"aws", "me-central-1", "Middle East (UAE)", Continent::MiddleEast, OptIn, true},
    {"aws", "me-south-1", "Middle East (Bahrain)", Continent::MiddleEast, OptIn, true},
    {"aws", "mx-central-1", "Mexico (Central)", Continent::NorthAmerica, OptIn, true},
    {"aws", "sa-east-1", "South America (Sao Paulo)", Continent::SouthAmerica, Default, true},
    {"aws", "us-east-1", "US East (N. Virginia)", Continent::NorthAmerica, Default, true},
    {"aws", "us-east-2", "US East (Ohio)", Continent::NorthAmerica, Default, true},
    {"aws", "us-west-1", "US West (N. California)", Continent::NorthAmerica, Default, true},
    {"aws", "us-west-2", "US West (Oregon)", Continent::NorthAmerica, Default, true},
    {"aws-cn", "cn-north-1", "China (Beijing)", Continent::AsiaPacific, Default, true},
    {"aws-cn", "cn-northwest-1", "China (Ningxia)", Continent::AsiaPacific, Default, true},
    {"aws-eusc", "eusc-de-east-1", "AWS European Sovereign Cloud (Germany)", Continent::Europe, Default, true},
    {"aws-iso", "us-iso-east-1", "US ISO East", Continent::NorthAmerica, Default, true},
    {"aws-iso", "us-iso-west-1", "US ISO WEST", Continent::NorthAmerica, Default, true},
    {"aws-iso-b", "us-isob-east-1", "US ISOB East (Ohio)", Continent::NorthAmerica, Default, true},
    {"aws-iso-b", "us-isob-west-1", "US ISOB West", Continent::NorthAmerica, Default, true},
    {"aws-iso-e", "eu-isoe-west-1", "EU ISOE West", Continent::Europe, Default, false},
    {"aws-iso-f", "us-isof-east-1", "US ISOF EAST", Continent::NorthAmerica, Default, true},
    {"aws-iso-f", "us-isof-south-1", "US ISOF SOUTH", Continent::NorthAmerica, Default, true},
    {"aws-us-gov", "us-gov-east-1", "AWS GovCloud (US-East)", Continent::NorthAmerica, Default, true},
    {"aws-us-gov", "us-gov-west-1", "AWS GovCloud (US-West)", Continent::NorthAmerica, Default, true},
}};
// clang-format on

QList<Region> makeRegions()
{
    QList<Region> regions;
    regions.reserve(regionRows.size());
    for (const RegionRow &row : regionRows)
        regions.append({*RegionName::parse(QString::fromLatin1(row.code)), QLatin1StringView(row.place),
                        QLatin1StringView(row.partition), row.continent, row.availability,
                        row.hasSecurityHub});
    return regions;
}

const Partition &partitionWithId(QLatin1StringView id)
{
    return *std::ranges::find(partitions(), id, &Partition::id);
}

} // namespace

const QList<Partition> &partitions()
{
    // clang-format off
    static const QList<Partition> all{
        {"aws"_L1, R"((us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+)"_L1, "amazonaws.com"_L1, "api.aws"_L1,
         "signin.aws.amazon.com"_L1, "us-east-1"_L1},
        {"aws-cn"_L1, R"(cn-\w+-\d+)"_L1, "amazonaws.com.cn"_L1, "api.amazonwebservices.com.cn"_L1,
         "signin.amazonaws.cn"_L1, "cn-northwest-1"_L1},
        {"aws-eusc"_L1, R"(eusc-(de)-\w+-\d+)"_L1, "amazonaws.eu"_L1, "api.amazonwebservices.eu"_L1,
         "signin.amazonaws-eusc.eu"_L1, "eusc-de-east-1"_L1},
        {"aws-iso"_L1, R"(us-iso-\w+-\d+)"_L1, "c2s.ic.gov"_L1, "api.aws.ic.gov"_L1,
         "signin.c2shome.ic.gov"_L1, "us-iso-east-1"_L1},
        {"aws-iso-b"_L1, R"(us-isob-\w+-\d+)"_L1, "sc2s.sgov.gov"_L1, "api.aws.scloud"_L1,
         "signin.sc2shome.sgov.gov"_L1, "us-isob-east-1"_L1},
        {"aws-iso-e"_L1, R"(eu-isoe-\w+-\d+)"_L1, "cloud.adc-e.uk"_L1, "api.cloud-aws.adc-e.uk"_L1,
         "signin.csphome.adc-e.uk"_L1, "eu-isoe-west-1"_L1},
        {"aws-iso-f"_L1, R"(us-isof-\w+-\d+)"_L1, "csp.hci.ic.gov"_L1, "api.aws.hci.ic.gov"_L1,
         "signin.csphome.hci.ic.gov"_L1, "us-isof-south-1"_L1},
        {"aws-us-gov"_L1, R"(us-gov-\w+-\d+)"_L1, "amazonaws.com"_L1, "api.aws"_L1,
         "signin.amazonaws-us-gov.com"_L1, "us-gov-west-1"_L1},
    };
    // clang-format on
    return all;
}

const Partition &partitionOf(const RegionName &region)
{
    if (const Region *known = findRegion(region))
        return partitionWithId(known->partition);
    for (const Partition &partition : partitions()) {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(partition.pattern));
        // "aws-cn-global" and the like are the SDKs' pseudo regions.
        if (pattern.match(region.toString()).hasMatch() || region.toString() == partition.id + "-global"_L1)
            return partition;
    }
    return partitions().first();
}

const QList<Region> &knownRegions()
{
    static const QList<Region> regions = makeRegions();
    return regions;
}

const Region *findRegion(const RegionName &region)
{
    const auto found = std::ranges::find(knownRegions(), region, &Region::name);
    return found == knownRegions().end() ? nullptr : &*found;
}

QList<RegionName> regionsOnByDefault(QLatin1StringView partition)
{
    QList<RegionName> names;
    for (const Region &region : knownRegions()) {
        if (region.partition == partition && region.availability == Default)
            names.append(region.name);
    }
    return names;
}

QList<RegionName> allRegions(QLatin1StringView partition)
{
    QList<RegionName> names;
    for (const Region &region : knownRegions()) {
        if (region.partition == partition)
            names.append(region.name);
    }
    return names;
}

QList<RegionGroup> regionsByContinent(QLatin1StringView partition)
{
    using enum Continent;
    QList<RegionGroup> groups;
    for (const Continent continent : {NorthAmerica, SouthAmerica, Europe, AsiaPacific, MiddleEast, Africa}) {
        RegionGroup group{continent, {}};
        std::ranges::copy_if(knownRegions(), std::back_inserter(group.regions), [&](const Region &region) {
            return region.partition == partition && region.continent == continent;
        });
        if (!group.regions.isEmpty())
            groups.append(group);
    }
    return groups;
}

} // namespace Hubwarden
