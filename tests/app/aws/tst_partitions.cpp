// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/partitions.h"

#include <QSet>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

RegionName region(QStringView name)
{
    return *RegionName::parse(name);
}

} // namespace

class TestPartitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRegionBelongsToOnePartition_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("partition");
        QTest::newRow("known") << u"eu-west-1"_s << u"aws"_s;
        QTest::newRow("future") << u"eu-north-9"_s << u"aws"_s;
        QTest::newRow("China") << u"cn-north-1"_s << u"aws-cn"_s;
        QTest::newRow("future China") << u"cn-south-1"_s << u"aws-cn"_s;
        QTest::newRow("GovCloud") << u"us-gov-east-1"_s << u"aws-us-gov"_s;
        QTest::newRow("future GovCloud") << u"us-gov-north-1"_s << u"aws-us-gov"_s;
        QTest::newRow("sovereign") << u"eusc-de-east-2"_s << u"aws-eusc"_s;
        QTest::newRow("iso") << u"us-iso-south-1"_s << u"aws-iso"_s;
        QTest::newRow("iso-b") << u"us-isob-south-1"_s << u"aws-iso-b"_s;
        QTest::newRow("iso-e") << u"eu-isoe-west-1"_s << u"aws-iso-e"_s;
        QTest::newRow("iso-f") << u"us-isof-east-1"_s << u"aws-iso-f"_s;
        QTest::newRow("pseudo region") << u"aws-cn-global"_s << u"aws-cn"_s;
        QTest::newRow("nonsense") << u"moon"_s << u"aws"_s;
        QTest::newRow("pattern inside") << u"x-cn-north-1"_s << u"aws"_s;
    }

    void aRegionBelongsToOnePartition()
    {
        QFETCH(QString, name);
        QFETCH(QString, partition);
        QCOMPARE(QString(partitionOf(region(name)).id), partition);
    }

    void knownRegionsMatchTheirPartitionsPattern()
    {
        QSet<RegionName> names;
        for (const Region &known : knownRegions()) {
            names.insert(known.name);
            QCOMPARE(partitionOf(known.name).id, known.partition);
            QCOMPARE(findRegion(known.name), &known);
        }
        QCOMPARE(names.size(), qsizetype(46));
        QCOMPARE(findRegion(region(u"eu-north-9")), nullptr);
    }

    void quickSetsFollowThePartition()
    {
        QCOMPARE(regionsOnByDefault("aws"_L1).size(), qsizetype(17));
        QCOMPARE(allRegions("aws"_L1).size(), qsizetype(34));
        QVERIFY(regionsOnByDefault("aws"_L1).contains(region(u"ap-northeast-3")));
        QVERIFY(!regionsOnByDefault("aws"_L1).contains(region(u"eu-south-1")));
        QCOMPARE(regionsOnByDefault("aws-cn"_L1), (QList{region(u"cn-north-1"), region(u"cn-northwest-1")}));
        QVERIFY(allRegions("aws-nowhere"_L1).isEmpty());
    }

    void aTreeHoldsEachRegionOnce()
    {
        QSet<RegionName> seen;
        for (const RegionGroup &group : regionsByContinent("aws"_L1)) {
            for (const Region &known : group.regions) {
                QCOMPARE(known.continent, group.continent);
                seen.insert(known.name);
            }
        }
        QCOMPARE(seen.size(), qsizetype(34));
        const QList<RegionGroup> gov = regionsByContinent("aws-us-gov"_L1);
        QCOMPARE(gov.size(), qsizetype(1));
        QCOMPARE(gov.first().continent, Continent::NorthAmerica);
        QCOMPARE(findRegion(region(u"il-central-1"))->continent, Continent::MiddleEast);
        QCOMPARE(findRegion(region(u"eu-west-1"))->place, "Europe (Ireland)"_L1);
    }

    void securityHubIsMissingInOneRegionOnly()
    {
        QList<RegionName> without;
        for (const Region &known : knownRegions()) {
            if (!known.hasSecurityHub)
                without.append(known.name);
        }
        QCOMPARE(without, QList{region(u"eu-isoe-west-1")});
    }
};

QTEST_GUILESS_MAIN(TestPartitions)
#include "tst_partitions.moc"
