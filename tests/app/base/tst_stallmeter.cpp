// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/stallmeter.h"
#include "tests/support/fakeclock.h"

#include <QJsonDocument>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void work(std::chrono::nanoseconds time)
{
    const auto end = threadWorkTime() + time;
    while (threadWorkTime() < end) {
    }
}

} // namespace

class TestStallMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itBeatsEveryFiveMilliseconds()
    {
        FakeClock clock;
        StallMeter meter(clock);
        clock.advance(1s);
        QCOMPARE(meter.beats(), 0);
        meter.start();
        clock.advance(1s);
        QCOMPARE(meter.beats(), 200);
    }

    void workBetweenBeatsIsAStall()
    {
        FakeClock clock;
        StallMeter meter(clock);
        meter.start();
        clock.advance(500ms);
        work(20ms);
        clock.advance(500ms);
        QVERIFY(meter.longest() >= 20ms);
        QVERIFY(meter.longest() < 200ms);
        QVERIFY(meter.p99() < 20ms); // one of two hundred
    }

    void waitingIsNoWorkButIsTold()
    {
        FakeClock clock;
        StallMeter meter(clock);
        meter.start();
        clock.advance(100ms);
        // Rings late: as if another program had the processor for a minute.
        QObject sleeper;
        clock.after(4ms, &sleeper, [&clock] { clock.skip(1min); });
        clock.advance(100ms);
        QVERIFY(meter.longest() < 1s);
        const auto told = QJsonDocument::fromJson(meter.summary());
        QVERIFY(told["longestWaitMs"_L1].toDouble() >= 59'000);
        QVERIFY(told["longestMs"_L1].toDouble() < 1000);
    }

    void aHundredthIsLeftOut_data()
    {
        QTest::addColumn<int>("stalls");
        QTest::addColumn<bool>("shown");
        QTest::newRow("1 in 200") << 1 << false;
        QTest::newRow("4 in 200") << 4 << true;
    }

    void aHundredthIsLeftOut()
    {
        QFETCH(int, stalls);
        QFETCH(bool, shown);
        FakeClock clock;
        StallMeter meter(clock);
        meter.start();
        for (int beat = 0; beat < 200; ++beat) {
            if (beat % 50 == 0 && beat / 50 < stalls)
                work(10ms);
            clock.advance(5ms);
        }
        QCOMPARE(meter.p99() >= 10ms, shown);
        const auto told = QJsonDocument::fromJson(meter.summary());
        QCOMPARE(told["beats"_L1].toInt(), 200);
        QCOMPARE(told["p99Ms"_L1].toDouble() >= 10, shown);
    }
};

QTEST_GUILESS_MAIN(TestStallMeter)
#include "tst_stallmeter.moc"
