// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/targetplan.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

Profile profileOf(QStringView account, QStringView signInRegion = u"eu-west-1")
{
    Profile profile{.id = ProfileId::create(), .signInRegion = *RegionName::parse(signInRegion)};
    if (!account.isEmpty())
        profile.identity = ConfirmedIdentity{*AccountId::parse(account), u"arn:aws:iam::x:user/y"_s, {}};
    return profile;
}

QList<RegionName> regions(const QStringList &names)
{
    QList<RegionName> list;
    for (const QString &name : names)
        list.append(*RegionName::parse(name));
    return list;
}

} // namespace

//! Which places follow from ticked profiles and regions.
class TestTargetPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountsOutsideRegionsInside()
    {
        const Profile one = profileOf(u"111122223333");
        const Profile two = profileOf(u"444455556666");
        const auto wanted = regions({u"us-east-1"_s, u"eu-west-1"_s});
        const TargetPlan plan = planTargets({one, two}, wanted);
        const QList<PlannedLook> expected{{one.id, {one.identity->account, wanted[0]}},
                                          {one.id, {one.identity->account, wanted[1]}},
                                          {two.id, {two.identity->account, wanted[0]}},
                                          {two.id, {two.identity->account, wanted[1]}}};
        QCOMPARE(plan.looks, expected);
        QVERIFY(plan.sameAccount.isEmpty());
        QCOMPARE(plan.otherPartition, 0);
    }

    void oneProfileAPlace()
    {
        const Profile first = profileOf(u"111122223333");
        const Profile second = profileOf(u"111122223333");
        const TargetPlan plan = planTargets({first, second}, regions({u"eu-west-1"_s}));
        QCOMPARE(plan.looks.size(), 1);
        QCOMPARE(plan.looks.first().profile, first.id);
        QCOMPARE(plan.sameAccount, QList<ProfileId>{second.id});
    }

    void whoWasNotConfirmedHasNoPlace()
    {
        const Profile profile = profileOf({});
        const TargetPlan plan = planTargets({profile}, regions({u"eu-west-1"_s}));
        QVERIFY(plan.looks.isEmpty() && plan.sameAccount.isEmpty());
        QCOMPARE(plan.notConfirmed, QList<ProfileId>{profile.id});
    }

    void partitionsAreKeptApart()
    {
        const Profile world = profileOf(u"111122223333");
        const Profile china = profileOf(u"444455556666", u"cn-north-1");
        const TargetPlan plan = planTargets({world, china}, regions({u"eu-west-1"_s, u"cn-north-1"_s}));
        QCOMPARE(plan.looks.size(), 2);
        QCOMPARE(plan.looks.at(0).profile, world.id);
        QCOMPARE(plan.looks.at(0).target.region.toString(), u"eu-west-1"_s);
        QCOMPARE(plan.looks.at(1).profile, china.id);
        QCOMPARE(plan.looks.at(1).target.region.toString(), u"cn-north-1"_s);
        QCOMPARE(plan.otherPartition, 2);
    }
};

QTEST_GUILESS_MAIN(TestTargetPlan)
#include "tst_targetplan.moc"
