// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/net/callprobe.h"
#include "tests/support/fakeclock.h"

#include <QElapsedTimer>

using namespace Hubwarden;
using namespace std::chrono_literals;
using Kind = Error::Kind;

Q_DECLARE_METATYPE(Hubwarden::Behaviour)

class TestHttpTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerThatNeverSpeaksTlsEndsByTheConnectLimit()
    {
        FaultServer server; // waits for HTTP while the client waits for TLS
        FakeClock clock;
        CallProbe probe(&clock);
        QUrl url = server.url();
        url.setScheme(QStringLiteral("https"));
        probe.start(post(url));
        QTRY_COMPARE(server.connections(), 1);
        clock.advance(9999ms);
        QVERIFY(!probe.outcome);
        clock.advance(1ms);
        QVERIFY(probe.outcome);
        QCOMPARE(probe.outcome->error().kind, Kind::Timeout);
        QVERIFY(!probe.outcome->error().requestSent);
    }

    void silenceAfterTheRequestEndsByTheInactivityLimit_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<bool>("withBody");
        const auto whole = Behaviour::answer(200, {}, "{\"a\":1}");
        const auto keep = Behaviour::Then::KeepOpen;
        for (const bool body : {true, false}) {
            const char *method = body ? "POST" : "GET";
            QTest::addRow("%s, nothing", method) << Behaviour::hang() << body;
            QTest::addRow("%s, half of the headers", method)
                << Behaviour::raw(whole.bytes.left(20), keep) << body;
            QTest::addRow("%s, half of the body", method)
                << Behaviour::raw(whole.bytes.chopped(3), keep) << body;
        }
    }

    void silenceAfterTheRequestEndsByTheInactivityLimit()
    {
        QFETCH(Behaviour, behaviour);
        QFETCH(bool, withBody);
        FaultServer server;
        server.script({behaviour, Behaviour::answer(200)});
        FakeClock clock;
        CallProbe probe(&clock);
        auto *call = probe.start(withBody ? post(server.url()) : get(server.url()));
        QTRY_COMPARE(server.requests().size(), 1);
        QTRY_VERIFY(call->mayHaveLeft());
        QTest::qWait(50); // what was answered arrives
        clock.advance(29s);
        QVERIFY(!probe.outcome);
        clock.advance(2s);
        QVERIFY(probe.outcome);
        QCOMPARE(probe.outcome->error().kind, Kind::Timeout);
        QVERIFY(probe.outcome->error().requestSent);
        QTRY_COMPARE(server.closedByPeer(), 1);
        QTest::qWait(30);
        QCOMPARE(server.requests().size(), 1);
    }

    void anInactivityLimitBelowTheConnectLimitHolds()
    {
        FaultServer server;
        server.script({Behaviour::hang()});
        FakeClock clock;
        CallProbe probe(&clock);
        probe.limits = {.connect = 10s, .inactivity = 2s, .total = 60s};
        auto *call = probe.start(post(server.url()));
        QTRY_COMPARE(server.requests().size(), 1);
        QTRY_VERIFY(call->mayHaveLeft());
        QTest::qWait(50);
        clock.advance(2s);
        QVERIFY(probe.outcome);
        QCOMPARE(probe.outcome->error().kind, Kind::Timeout);
    }

    void aTotalLimitBelowTheOthersHolds()
    {
        FaultServer server;
        server.script({Behaviour::hang()});
        FakeClock clock;
        CallProbe probe(&clock);
        probe.limits = {.connect = 10s, .inactivity = 30s, .total = 3s};
        probe.start(post(server.url()));
        QTRY_COMPARE(server.requests().size(), 1);
        clock.advance(3s);
        QVERIFY(probe.outcome);
        QCOMPARE(probe.outcome->error().kind, Kind::Timeout);
    }

    void eachByteRenewsThePatience()
    {
        FaultServer server;
        auto drip = Behaviour::answer(200, {}, {});
        drip.bytes = "HTTP/1.1 200 Words\r\nContent-Length: 30\r\n\r\n";
        // The headers come at once, the thirty bytes of the body take three times the limit.
        server.script({drip.thenDripping(QByteArray(30, 'x'), 100ms)});
        CallProbe probe;
        probe.limits = {.connect = 1s, .inactivity = 1s, .total = 60s};
        const auto result = probe.run(post(server.url()));
        QVERIFY(result.ok());
        QCOMPARE(result->body, QByteArray(30, 'x'));
        QVERIFY(result->sentAt.msecsTo(result->receivedAt) > 2500);
    }

    void aDripForEverEndsByTheTotalLimit()
    {
        FaultServer server;
        auto drip = Behaviour::raw("HTTP/1.1 200 Words\r\nContent-Length: 1000\r\n\r\n");
        server.script({drip.thenDripping(QByteArray(1000, 'x'), 50ms)});
        CallProbe probe;
        probe.limits = {.connect = 1s, .inactivity = 1s, .total = 1500ms};
        QElapsedTimer elapsed;
        elapsed.start();
        const auto result = probe.run(post(server.url()));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Timeout);
        QVERIFY(result.error().requestSent);
        QVERIFY(elapsed.elapsed() >= 1450);
        QVERIFY(elapsed.elapsed() < 10000);
    }

    void cancellingReportsOnceWhetherTheRequestLeft()
    {
        FaultServer server;
        server.script({Behaviour::hang()});
        CallProbe probe;
        auto *call = probe.start(post(server.url()));
        QTRY_COMPARE(server.requests().size(), 1);
        call->cancel();
        QVERIFY(probe.outcome);
        QCOMPARE(probe.outcome->error().kind, Kind::Cancelled);
        QVERIFY(probe.outcome->error().requestSent);
        QTRY_COMPARE(server.closedByPeer(), 1);
        QCOMPARE(probe.callbacks, 1);
    }

    void cancellingBeforeTheFirstTurnSendsNothing()
    {
        FaultServer server;
        CallProbe probe;
        probe.start(post(server.url()))->cancel();
        QVERIFY(!probe.outcome->error().requestSent);
        QTest::qWait(50);
        QCOMPARE(server.connections(), 0);
        QCOMPARE(probe.callbacks, 1);
    }

    void deletingIsSilentAtAnyMoment_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<int>("wait");
        const auto half = Behaviour::raw(Behaviour::answer(200).bytes.chopped(1), Behaviour::Then::KeepOpen);
        for (const int wait : {0, 1, 2, 5, 20}) {
            QTest::addRow("hang, %d", wait) << Behaviour::hang() << wait;
            QTest::addRow("half an answer, %d", wait) << half << wait;
        }
    }

    void deletingIsSilentAtAnyMoment()
    {
        QFETCH(Behaviour, behaviour);
        QFETCH(int, wait);
        FaultServer server;
        server.script({behaviour});
        CallProbe probe;
        probe.start(post(server.url(), QByteArray(200000, 'x')));
        QTest::qWait(wait);
        probe.owner.reset();
        QTest::qWait(20);
        QCOMPARE(probe.callbacks, 0);
        // A connection on which nothing was sent may stay open for the next call.
        QTRY_VERIFY(server.received().isEmpty() || server.closedByPeer() == server.connections());
    }

    void theOwnerMayBeDeletedInTheCallback_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::newRow("answer") << Behaviour::answer(200);
        QTest::newRow("failure") << Behaviour::closeAfterReading();
        QTest::newRow("too big") << Behaviour::answer(200, {}, QByteArray(100000, 'x'));
    }

    void theOwnerMayBeDeletedInTheCallback()
    {
        QFETCH(Behaviour, behaviour);
        FaultServer server;
        server.script({behaviour});
        CallProbe probe;
        probe.limits.bodyBytes = 1000;
        QPointer<HttpCall> call = probe.start(post(server.url()));
        call->onFinished(&probe.context, [&probe](const auto &) { probe.owner.reset(); });
        QTRY_VERIFY(!call);
        QCOMPARE(probe.callbacks, 1);
    }

    void aManagerThatGoesAwayCancels()
    {
        FaultServer server;
        server.script({Behaviour::hang()});
        CallProbe probe;
        probe.start(post(server.url()));
        QTRY_COMPARE(server.requests().size(), 1);
        probe.network.reset();
        QCOMPARE(probe.callbacks, 0); // nobody is called from a destructor
        QTRY_COMPARE(probe.callbacks, 1);
        QCOMPARE(probe.outcome->error().kind, Kind::Cancelled);
        QVERIFY(probe.outcome->error().requestSent);
    }

    void aManagerThatIsGoneBeforeTheStartCancels()
    {
        FaultServer server;
        CallProbe probe;
        probe.start(post(server.url()));
        probe.network.reset();
        QTRY_COMPARE(probe.callbacks, 1);
        QCOMPARE(probe.outcome->error().kind, Kind::Cancelled);
        QVERIFY(!probe.outcome->error().requestSent);
        QCOMPARE(server.connections(), 0);
    }
};

QTEST_GUILESS_MAIN(TestHttpTime)
#include "tst_httptime.moc"
