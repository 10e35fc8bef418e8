// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/sleepwatch.h"

#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Hubwarden;
using namespace std::chrono_literals;

//! A computer that slept is noticed, whichever clocks slept with it.
class TestSleepWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowLong_data();
    void tellsHowLong();
    void tellsEachSleepOnce();
    void isSilentWhenStopped();
};

void TestSleepWatch::tellsHowLong_data()
{
    QTest::addColumn<qint64>("slept");
    QTest::addColumn<qint64>("told"); // 0: nothing
    QTest::newRow("awake") << qint64(0) << qint64(0);
    QTest::newRow("busy") << qint64(20) << qint64(0);
    QTest::newRow("half a minute") << qint64(30) << qint64(30);
    QTest::newRow("a night") << qint64(8 * 3600) << qint64(8 * 3600);
    QTest::newRow("clock set back") << qint64(-3600) << qint64(0);
}

void TestSleepWatch::tellsHowLong()
{
    QFETCH(qint64, slept);
    QFETCH(qint64, told);
    FakeClock clock;
    SleepWatch watch(clock, nullptr);
    QList<qint64> heard;
    connect(&watch, &SleepWatch::slept, this,
            [&heard](std::chrono::seconds duration) { heard.append(duration.count()); });
    watch.start();
    clock.advance(10s);
    // Elapsed time stood still meanwhile, and so did the timers.
    clock.setUtcNow(clock.utcNow().addSecs(slept));
    clock.advance(10s);
    QCOMPARE(heard, told == 0 ? QList<qint64>() : QList<qint64>{told});
}

void TestSleepWatch::tellsEachSleepOnce()
{
    FakeClock clock;
    SleepWatch watch(clock, nullptr);
    int heard = 0;
    connect(&watch, &SleepWatch::slept, this, [&heard] { ++heard; });
    watch.start();
    watch.start(); // one watch, however often it is begun
    for (int i = 0; i < 3; ++i) {
        clock.setUtcNow(clock.utcNow().addSecs(3600));
        clock.advance(60s);
    }
    QCOMPARE(heard, 3);
}

void TestSleepWatch::isSilentWhenStopped()
{
    FakeClock clock;
    SleepWatch watch(clock, nullptr);
    int heard = 0;
    connect(&watch, &SleepWatch::slept, this, [&heard] { ++heard; });
    watch.start();
    watch.stop();
    clock.setUtcNow(clock.utcNow().addSecs(3600));
    clock.advance(60s);
    // What happened while nobody watched is not told later.
    watch.start();
    clock.advance(60s);
    QCOMPARE(heard, 0);
}

QTEST_GUILESS_MAIN(TestSleepWatch)
#include "tst_sleepwatch.moc"
