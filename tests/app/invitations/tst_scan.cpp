// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"
#include "tests/support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;
using namespace std::chrono_literals;

namespace {

const QStringList regionNames{u"eu-west-1"_s, u"us-east-1"_s, u"eu-central-1"_s, u"ap-south-1"_s};

//! Accounts that have all four regions; in each the same number of invitations.
QJsonObject scenario(int accounts, int invitations, const QJsonObject &firstAccount = {})
{
    QJsonArray open;
    for (const QString &sender : someSenders(invitations))
        open.append(invitation(sender));
    QJsonObject regions;
    for (const QString &name : regionNames)
        regions.insert(name, QJsonObject{{u"invitations"_s, open}});
    QJsonArray list;
    for (int i = 0; i < accounts; ++i) {
        QJsonObject account = i == 0 ? firstAccount : QJsonObject();
        if (!account.contains("regions"_L1))
            account.insert(u"regions"_s, regions);
        list.append(account);
    }
    return {{u"accounts"_s, list}};
}

QList<PlannedLook> placesOf(const QList<Profile> &profiles, const QStringList &regions = regionNames)
{
    QList<PlannedLook> looks;
    for (const Profile &profile : profiles) {
        for (const QString &region : regions)
            looks.append({profile.id, {profile.identity->account, *RegionName::parse(region)}});
    }
    return looks;
}

//! A scan as it goes on: what was told on the way, and its end.
struct Watched
{
    Watched(RunBench &bench, Clock &clock, const QList<PlannedLook> &looks)
        : scan(new Scan(bench.hub, clock, looks, &owner))
    {
        QObject::connect(scan, &Scan::looked, &owner,
                         [this](const QList<LookReport> &reports) { batches.append(reports); });
        scan->onFinished(&owner, [this](const Result<QList<LookReport>> &result) {
            end = result ? *result : QList<LookReport>();
        });
    }

    qsizetype told() const
    {
        qsizetype count = 0;
        for (const auto &batch : batches)
            count += batch.size();
        return count;
    }

    QObject owner;
    QPointer<Scan> scan;
    QList<QList<LookReport>> batches;
    std::optional<QList<LookReport>> end;
};

} // namespace

//! Many places at once: everything is told, nothing is asked in vain.
class TestScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPlaceHasAReportInTheOrderAsked()
    {
        const Hub hub(scenario(3, 2));
        RunBench bench(hub.endpoints());
        for (const Hub::Key &key : hub.keys())
            bench.addProfile(key);
        const QList<PlannedLook> looks = placesOf(bench.profiles);
        Watched watched(bench, bench.clock, looks);
        watched.scan->checkFirst(bench.sts, bench.profiles);
        watched.scan->start();
        QTRY_VERIFY(watched.end);
        QCOMPARE(watched.end->size(), looks.size());
        for (qsizetype i = 0; i < looks.size(); ++i) {
            QCOMPARE(watched.end->at(i).target, looks.at(i).target);
            QCOMPARE(watched.end->at(i).invitations.size(), 2);
            QCOMPARE(watched.end->at(i).keyKnownIn, RegionName::parse(u"eu-west-1"));
        }
        QCOMPARE(watched.told(), looks.size());
        QCOMPARE(hub.requests(u"GetCallerIdentity"_s).size(), 3);
    }

    void reportsAreToldTenTimesASecondAtMost()
    {
        const Hub hub(scenario(2, 0));
        hub.addFault({{u"kind"_s, u"hang"_s}, {u"region"_s, u"ap-south-1"_s}, {u"count"_s, {}}});
        RunBench bench(hub.endpoints());
        for (const Hub::Key &key : hub.keys())
            bench.addProfile(key);
        FakeClock clock;
        Watched watched(bench, clock, placesOf(bench.profiles));
        watched.scan->start();
        QTRY_COMPARE(clock.pendingTimers(), 1);
        clock.advance(99ms);
        QTRY_COMPARE(hub.looks(), 8);
        QCOMPARE(watched.told(), 0);
        int turns = 0;
        QTRY_VERIFY((++turns, clock.advance(100ms), watched.told() == 6));
        QVERIFY(watched.batches.size() <= turns);
        QVERIFY(!watched.end);
    }

    void stoppedScanKeepsWhatWasFound()
    {
        const Hub hub(scenario(2, 1));
        hub.addFault({{u"kind"_s, u"hang"_s}, {u"region"_s, u"ap-south-1"_s}, {u"count"_s, {}}});
        RunBench bench(hub.endpoints());
        for (const Hub::Key &key : hub.keys())
            bench.addProfile(key);
        Watched watched(bench, bench.clock, placesOf(bench.profiles));
        watched.scan->start();
        QTRY_COMPARE(watched.told(), 6);
        watched.scan->stop();
        QVERIFY(watched.end); // at once, whatever hangs
        QCOMPARE(watched.end->size(), 6);
        for (const LookReport &report : *watched.end)
            QVERIFY(report.whole() && report.target.region.toString() != u"ap-south-1"_s);
        QTRY_VERIFY(!watched.scan);
        QCOMPARE(watched.told(), 6);
    }

    void stopBeforeTheFirstAnswerIsAnEmptyEnd()
    {
        const Hub hub(scenario(1, 1));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        Watched watched(bench, bench.clock, placesOf(bench.profiles));
        watched.scan->checkFirst(bench.sts, bench.profiles);
        watched.scan->start();
        watched.scan->stop();
        QVERIFY(watched.end && watched.end->isEmpty());
        QTRY_VERIFY(!watched.scan);
        QVERIFY(hub.requests().isEmpty());
    }

    void anotherIdentityFailsInAllItsPlacesWithoutALook()
    {
        const Hub hub(scenario(3, 1));
        const Hub::Key swapped = hub.keys().at(1);
        RunBench bench(hub.endpoints());
        for (const Hub::Key &key : hub.keys())
            bench.addProfile(key);
        hub.post("identity", {{u"accessKeyId"_s, swapped.accessKeyId},
                              {u"arn"_s, u"arn:aws:iam::%1:user/other"_s.arg(swapped.account)}});
        Watched watched(bench, bench.clock, placesOf(bench.profiles));
        watched.scan->checkFirst(bench.sts, bench.profiles);
        watched.scan->start();
        QTRY_VERIFY(watched.end);
        QCOMPARE(watched.end->size(), 12);
        for (const LookReport &report : *watched.end) {
            const bool isSwapped = report.profile == bench.profiles.at(1).id;
            QCOMPARE(report.whole(), !isSwapped);
            if (isSwapped)
                QCOMPARE(report.error->kind, Error::Kind::IdentityChanged);
        }
        QCOMPARE(hub.looks(swapped.account), 0);
    }

    void unknownKeyIsAskedOnce()
    {
        const Hub hub(scenario(2, 1));
        RunBench bench(hub.endpoints());
        for (const Hub::Key &key : hub.keys())
            bench.addProfile(key);
        bench.credentials.keys[bench.profiles.first().id]
            = {{u"AKIAIOSFODNN7EXAMPLE"_s, Secret::fromBytes("no secret of the judge's"), {}}};
        Watched watched(bench, bench.clock, placesOf(bench.profiles));
        watched.scan->checkFirst(bench.sts, bench.profiles);
        watched.scan->start();
        QTRY_VERIFY(watched.end);
        for (qsizetype i = 0; i < 4; ++i) {
            QCOMPARE(watched.end->at(i).error->kind, Error::Kind::CredentialsInvalid);
            QCOMPARE(watched.end->at(i).error->operation, u"GetCallerIdentity"_s);
            QVERIFY(watched.end->at(4 + i).whole());
        }
        qsizetype calls = 0;
        for (const QJsonObject &request : hub.requests())
            calls += request.value("accessKeyId"_L1).toString() == u"AKIAIOSFODNN7EXAMPLE"_s ? 1 : 0;
        QCOMPARE(calls, 1);
    }

    // Seventeen accounts wait for one slow region; the last meanwhile learns elsewhere that its key has expired.
    void whatHoldsForTheAccountSparesTheWaitingPlaces()
    {
        QJsonObject accounts = scenario(17, 0);
        QJsonArray list = accounts.value("accounts"_L1).toArray();
        QJsonObject last = list.last().toObject();
        last.insert(u"expired"_s, true);
        last.insert(u"sessionToken"_s, true);
        list.replace(16, last);
        accounts.insert(u"accounts"_s, list);
        const Hub hub(accounts);
        hub.addFault(
            {{u"kind"_s, u"delay"_s}, {u"seconds"_s, 0.3}, {u"region"_s, u"us-east-1"_s}, {u"count"_s, {}}});
        RunBench bench(hub.endpoints());
        for (const Hub::Key &key : hub.keys())
            bench.addProfile(key);
        QList<PlannedLook> looks = placesOf(bench.profiles, {u"us-east-1"_s});
        looks.insert(16, placesOf({bench.profiles.last()}, {u"eu-west-1"_s}).first());
        Watched watched(bench, bench.clock, looks);
        watched.scan->start();
        QTRY_VERIFY(watched.end);
        QCOMPARE(watched.end->size(), 18);
        QVERIFY(watched.end->at(15).whole());
        QCOMPARE(watched.end->at(16).error->kind, Error::Kind::CredentialsExpired);
        QCOMPARE(watched.end->at(17).error->kind, Error::Kind::CredentialsExpired);
        QCOMPARE(hub.looks(hub.keys().last().account, u"us-east-1"_s), 0);
    }

    void denialOfOneRegionSaysNothingOfTheOthers()
    {
        QJsonObject regions;
        regions.insert(u"us-east-1"_s, u"on"_s);
        regions.insert(u"eu-central-1"_s, u"off"_s);
        regions.insert(u"ap-south-1"_s, u"hub-off"_s);
        regions.insert(u"eu-west-1"_s,
                       QJsonObject{{u"deny"_s, QJsonObject{{u"ListInvitations"_s, QString()}}}});
        const Hub hub(scenario(1, 0, {{u"regions"_s, regions}}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        Watched watched(bench, bench.clock, placesOf(bench.profiles));
        watched.scan->checkFirst(bench.sts, bench.profiles);
        watched.scan->start();
        QTRY_VERIFY(watched.end);
        QCOMPARE(watched.end->at(0).error->kind, Error::Kind::AccessDenied);
        QVERIFY(watched.end->at(1).whole());
        QCOMPARE(watched.end->at(2).error->kind, Error::Kind::CredentialsInvalid);
        QCOMPARE(watched.end->at(3).error->kind, Error::Kind::NotSubscribed);
    }
};

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
