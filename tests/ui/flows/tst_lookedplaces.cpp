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
        places.begin({place}, LookedPlaces::Begin::Scan, now);
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
        QCOMPARE(places.notFresh({place}, now).size(), 1);
        QCOMPARE(places.usable({place}, now).size(), 1);
        QCOMPARE(places.stateOf(place), PlaceState::Denied);
        QCOMPARE(places.coverage({place}), (Coverage{.all = 1, .denied = 1}));
    }

    void aLookStaysFreshForTenMinutes()
    {
        const PlannedLook place = plannedLook(u"eu-west-1"_s);
        LookedPlaces places;
        places.take(report(place, {}));
        QVERIFY(places.notFresh({place}, now.addSecs(599)).isEmpty());
        QCOMPARE(places.notFresh({place}, now.addSecs(600)).size(), 1);
        QVERIFY(places.usable({place}, now.addSecs(600)).isEmpty());
    }

    void whatARunMadeDoubtfulIsShownAndNotPlannedWith()
    {
        const PlannedLook place = plannedLook(u"eu-west-1"_s);
        LookedPlaces places;
        places.take(report(place, {{.sender = id(7), .status = u"Invited"_s}}));
        places.forget(place.target);
        QCOMPARE(places.rows({place}, {id(7)}).first().fate, Fate::Open);
        QVERIFY(places.usable({place}, now).isEmpty());
        QCOMPARE(places.notFresh({place}, now), QList<PlannedLook>{place});
        QCOMPARE(places.stale({place}), QList<PlannedLook>{place});
        places.take(report(place, {}));
        QVERIFY(places.stale({place}).isEmpty() && places.notFresh({place}, now).isEmpty());
    }

    void anotherProfilesLookDoesNotCount()
    {
        const PlannedLook place = plannedLook(u"eu-west-1"_s);
        LookedPlaces places;
        places.take(report(place, {}));
        PlannedLook other = place;
        other.profile = ProfileId::create();
        QCOMPARE(places.notFresh({other}, now).size(), 1);
        QCOMPARE(places.coverage({other}), (Coverage{.all = 1, .notLookedAt = 1}));
    }

    void anAdministratorIsKnownInTheOtherRegions()
    {
        const PlannedLook accepted = plannedLook(u"eu-west-1"_s);
        const PlannedLook open = plannedLook(u"us-east-1"_s);
        const Target otherAccount{id(9), open.target.region};
        const QList<RegionName> ireland{accepted.target.region};
        LookedPlaces places;
        QVERIFY(places.take(report(accepted, {{.sender = id(1), .status = u"Associated"_s}})));
        QVERIFY(!places.take(report(open, {{.sender = id(1), .status = u"Invited"_s}})));
        QCOMPARE(places.administeredBy(id(1), open.target), ireland);
        QVERIFY(places.administeredBy(id(1), accepted.target).isEmpty());
        QVERIFY(places.administeredBy(id(2), open.target).isEmpty());
        QVERIFY(places.administeredBy(id(1), otherAccount).isEmpty());
        LookReport failed = report(accepted, {});
        failed.error = Error{.kind = Error::Kind::Offline};
        QVERIFY(!places.take(failed)); // tells nothing
        QCOMPARE(places.administeredBy(id(1), open.target), ireland);
        LookReport unlisted = report(accepted, {});
        unlisted.administrator = id(2);
        QVERIFY(places.take(unlisted));
        QCOMPARE(places.administeredBy(id(2), open.target), ireland);
        QVERIFY(places.take(report(accepted, {})));
        QVERIFY(places.administeredBy(id(2), open.target).isEmpty());
    }

    void regionThatLooksOffIsComparedWithTheOthers()
    {
        const PlannedLook off = plannedLook(u"eu-south-1"_s);
        const PlannedLook on = plannedLook(u"eu-west-1"_s);
        LookedPlaces places;
        LookReport unknown = report(off, {});
        unknown.error
            = Error{.kind = Error::Kind::CredentialsInvalid, .code = u"UnrecognizedClientException"_s};
        places.take(unknown);
        QCOMPARE(places.stateOf(off), PlaceState::CouldNotTell);
        QCOMPARE(places.rows({off}, {id(1)}).first().fate, Fate::CouldNotLook);
        places.take(report(on, {}));
        QCOMPARE(places.stateOf(off), PlaceState::RegionOff);
        QCOMPARE(places.rows({off}, {id(1)}).first().fate, Fate::RegionOff);
        QVERIFY(places.coverage({off, on}).isWhole());
    }

    void stoppedScanIsNotCountedAsTheOneBefore()
    {
        const PlannedLook one = plannedLook(u"eu-west-1"_s);
        const PlannedLook two = plannedLook(u"us-east-1"_s);
        LookedPlaces places;
        places.begin({one, two}, LookedPlaces::Begin::Scan, now);
        places.take(report(one, {}));
        places.take(report(two, {{.sender = id(7), .status = u"Invited"_s}}));
        QCOMPARE(places.coverage({one, two}), (Coverage{.all = 2, .looked = 2}));
        places.begin({one, two}, LookedPlaces::Begin::Scan, now.addSecs(60));
        LookReport again = report(one, {});
        again.time = now.addSecs(61);
        places.take(again);
        places.end(); // stopped before the second place
        QCOMPARE(places.coverage({one, two}), (Coverage{.all = 2, .looked = 1, .notLookedAt = 1}));
        QCOMPARE(places.rows({two}, {id(7)}).first().fate, Fate::Open); // as it was seen
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
