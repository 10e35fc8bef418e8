// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/lookedplaces.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Fate = InvitationRow::Fate;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);

AccountId id(quint64 number)
{
    return *AccountId::fromNumber(number);
}

PlannedLook plannedLook(const QString &region)
{
    return {*ProfileId::parse(QString(32, u'a')), {id(123456789012), *RegionName::parse(region)}};
}

LookReport report(const PlannedLook &look, const QList<Invitation> &invitations)
{
    return {.target = look.target, .profile = look.profile, .time = now, .invitations = invitations};
}

} // namespace

class TestLookedPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySenderHasAFate()
    {
        const PlannedLook place = plannedLook(u"eu-west-1"_s);
        LookedPlaces places;
        QCOMPARE(places.rows({place}, {id(1)}).first().fate, Fate::NotLookedAt);
        places.begin({place});
        QCOMPARE(places.rows({place}, {id(1)}).first().fate, Fate::Looking);
        LookReport seen = report(place, {{.sender = id(1), .status = u"Invited"_s},
                                         {.sender = id(2), .status = u"Associated"_s},
                                         {.sender = id(3), .status = u"Resigned"_s},
                                         {.sender = id(5), .status = u"Invited"_s}});
        seen.administrator = id(5);
        places.take(seen);
        QList<Fate> fates;
        for (const InvitationRow &row : places.rows({place}, {id(1), id(2), id(3), id(4), id(5)}))
            fates.append(row.fate);
        QCOMPARE(fates, (QList<Fate>{Fate::Open, Fate::IsAdministrator, Fate::DeclinedEarlier,
                                     Fate::NoneFound, Fate::IsAdministrator}));
    }

    void aFailedLookIsNeverAnEmptyList()
    {
        const PlannedLook place = plannedLook(u"eu-west-1"_s);
        LookedPlaces places;
        LookReport failed = report(place, {});
        failed.error = Error{.kind = Error::Kind::AccessDenied};
        places.take(failed);
        QCOMPARE(places.rows({place}, {id(1)}).first().fate, Fate::CouldNotLook);
        QVERIFY(!places.allFresh({place}, now));
        QCOMPARE(places.usable({place}, now).size(), 1);
        QVERIFY(places.anyError({place}));
        QCOMPARE(places.coverage({place}), (LookedPlaces::Coverage{.looked = 0, .failed = 1, .all = 1}));
    }

    void aLookStaysFreshForTenMinutes()
    {
        const PlannedLook place = plannedLook(u"eu-west-1"_s);
        LookedPlaces places;
        places.take(report(place, {}));
        QVERIFY(places.allFresh({place}, now.addSecs(599)));
        QVERIFY(!places.allFresh({place}, now.addSecs(600)));
        QVERIFY(places.usable({place}, now.addSecs(600)).isEmpty());
        places.forget(place.target);
        QVERIFY(!places.allFresh({place}, now));
    }

    void anotherProfilesLookDoesNotCount()
    {
        const PlannedLook place = plannedLook(u"eu-west-1"_s);
        LookedPlaces places;
        places.take(report(place, {}));
        PlannedLook other = place;
        other.profile = ProfileId::create();
        QVERIFY(!places.allFresh({other}, now));
        QCOMPARE(places.coverage({other}).looked, 0);
    }

    void veryManyPairsShowOnlyWhatWasFound()
    {
        const PlannedLook place = plannedLook(u"eu-west-1"_s);
        QList<AccountId> senders;
        for (quint64 i = 1; i <= 50'001; ++i)
            senders.append(id(i));
        LookedPlaces places;
        QVERIFY(places.rows({place}, senders).isEmpty());
        places.take(report(place, {{.sender = id(7), .status = u"Invited"_s}}));
        QCOMPARE(places.rows({place}, senders).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLookedPlaces)
#include "tst_lookedplaces.moc"
