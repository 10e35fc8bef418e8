// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/clock.h"

#include <QAbstractEventDispatcher>
#include <QPointer>
#include <QTest>

#include <memory>

using namespace Hubwarden;
using namespace std::chrono_literals;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTimerRingsOnceAndNotBeforeItsTime_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("at once") << 0;
        QTest::newRow("later") << 20;
    }

    void aTimerRingsOnceAndNotBeforeItsTime()
    {
        QFETCH(int, milliseconds);
        SystemClock clock;
        QObject context;
        int rings = 0;
        const auto begin = clock.monotonic();
        std::chrono::nanoseconds after{};
        clock.after(std::chrono::milliseconds(milliseconds), &context, [&] {
            ++rings;
            after = clock.monotonic() - begin;
        });
        QCOMPARE(rings, 0); // never from within
        QTRY_COMPARE(rings, 1);
        QVERIFY(after >= std::chrono::milliseconds(milliseconds) - 1ms); // timers count whole milliseconds
        bool later = false;
        clock.after(50ms, &context, [&later] { later = true; });
        QTRY_VERIFY(later);
        QCOMPARE(rings, 1);
    }

    void aTimerGoesWithItsContext()
    {
        SystemClock clock;
        auto context = std::make_unique<QObject>();
        bool rung = false;
        clock.after(1ms, context.get(), [&rung] { rung = true; });
        context.reset();
        bool later = false;
        clock.after(30ms, this, [&later] { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!rung);
    }

    void nothingIsLeftOfAnEndedContext()
    {
        SystemClock clock;
        auto *dispatcher = QAbstractEventDispatcher::instance();
        const auto before = dispatcher->children().size();
        for (int i = 0; i < 100; ++i) {
            QObject context;
            clock.after(1h, &context, [] {});
            QCOMPARE(context.children().size(), 1);
        }
        QCOMPARE(dispatcher->children().size(), before);
    }

    void nothingIsLeftOfARungTimer()
    {
        SystemClock clock;
        QObject context;
        bool rung = false;
        clock.after(1ms, &context, [&rung] { rung = true; });
        QTRY_VERIFY(rung);
        QTRY_VERIFY(context.children().isEmpty());
    }

    void theContextMayBeDeletedByItsTimer()
    {
        SystemClock clock;
        auto *context = new QObject(this);
        QPointer<QObject> alive(context);
        int number = 0;
        clock.after(0ms, context, [context, &number, big = QByteArray(1000, 'x')] {
            delete context;
            number = static_cast<int>(big.size()); // what was captured is still there
        });
        QTRY_COMPARE(number, 1000);
        QVERIFY(!alive);
    }

    void aTimerMaySetTheNext()
    {
        SystemClock clock;
        QObject context;
        int rings = 0;
        std::function<void()> again = [&] {
            if (++rings < 5)
                clock.after(1ms, &context, again);
        };
        clock.after(1ms, &context, again);
        QTRY_COMPARE(rings, 5);
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
