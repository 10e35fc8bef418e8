// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/requestqueue.h"
#include "tests/support/fakeclock.h"
#include "tests/support/quickclock.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace Hubwarden;
using namespace std::chrono_literals;
using Urgency = Admission::Urgency;

namespace {

using Admit = JobOf<std::shared_ptr<Slot>>;

//! Asks a queue and writes down who was let through, in which order.
class Crowd
{
public:
    explicit Crowd(QueueLimits limits)
        : queue(std::make_unique<RequestQueue>(clock, limits, QSslConfiguration(), nullptr, nullptr))
    {
    }

    Admit *ask(const QByteArray &name, const Admission &admission)
    {
        auto *job = queue->admit(admission, owner.get());
        job->onFinished(&context, [this, name](const Result<std::shared_ptr<Slot>> &result) {
            if (result.ok()) {
                admitted.append(name);
                slots.append(*result);
            } else {
                refused.append(result.error().kind);
            }
        });
        job->start();
        return job;
    }

    //! Lets all queued calls and deletions happen; time stands still.
    static void settle()
    {
        for (int i = 0; i < 5; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

    FakeClock clock;
    std::unique_ptr<QObject> owner = std::make_unique<QObject>();
    QObject context;
    std::unique_ptr<RequestQueue> queue;
    QList<QByteArray> admitted;
    QList<std::shared_ptr<Slot>> slots;
    QList<Error::Kind> refused;
};

Admission to(const QByteArray &host, const QByteArray &rateKey = {}, Urgency urgency = Urgency::Normal)
{
    return {host, rateKey, urgency};
}

} // namespace

class TestRequestQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlySoManyAreUnderWay()
    {
        Crowd crowd({.inFlight = 3, .perHost = 100});
        for (int i = 0; i < 5; ++i)
            crowd.ask(QByteArray::number(i), to("host" + QByteArray::number(i)));
        crowd.settle();
        QCOMPARE(crowd.admitted, (QList<QByteArray>{"0", "1", "2"}));
        QCOMPARE(crowd.queue->inFlight(), 3);
        crowd.slots.removeFirst();
        crowd.settle();
        QCOMPARE(crowd.admitted, (QList<QByteArray>{"0", "1", "2", "3"}));
        crowd.slots.clear();
        crowd.settle();
        QCOMPARE(crowd.admitted.size(), 5);
        crowd.slots.clear();
        QCOMPARE(crowd.queue->inFlight(), 0);
    }

    void aFullHostDoesNotHoldUpTheOthers()
    {
        Crowd crowd({.inFlight = 100, .perHost = 2});
        for (int i = 0; i < 3; ++i)
            crowd.ask("a" + QByteArray::number(i), to("a"));
        crowd.ask("b0", to("b"));
        crowd.settle();
        QCOMPARE(crowd.admitted, (QList<QByteArray>{"a0", "a1", "b0"}));
        crowd.slots.removeLast(); // of b
        crowd.settle();
        QCOMPARE(crowd.admitted.size(), 3);
        crowd.slots.removeFirst();
        crowd.settle();
        QCOMPARE(crowd.admitted.last(), "a2");
    }

    void theRateIsExact()
    {
        Crowd crowd({.inFlight = 1000, .perHost = 1000, .perSecond = 5.0, .burst = 10.0});
        for (int i = 0; i < 30; ++i)
            crowd.ask("x", to("host", "key"));
        crowd.ask("other", to("host", "other key"));
        crowd.ask("free", to("host"));
        crowd.settle();
        QCOMPARE(crowd.admitted.count("x"), 10);
        QCOMPARE(crowd.admitted.count("other"), 1);
        QCOMPARE(crowd.admitted.count("free"), 1);
        for (int ms = 1; ms <= 4010; ++ms) {
            crowd.clock.advance(1ms);
            crowd.settle();
            const auto through = crowd.admitted.count("x");
            QVERIFY2(through <= 10 + ms / 200, qPrintable(QString::number(ms))); // never before its time
            QVERIFY2(through >= 10 + (ms - 10) / 200,
                     qPrintable(QString::number(ms))); // nor late, in the long run too
        }
        QCOMPARE(crowd.admitted.count("x"), 30);
        QCOMPARE(crowd.clock.pendingTimers(), 0);
    }

    void idleTimeSavesNoMoreThanTheBurst()
    {
        Crowd crowd({.inFlight = 1000, .perHost = 1000, .perSecond = 5.0, .burst = 10.0});
        crowd.ask("x", to("host", "key"));
        crowd.settle();
        crowd.clock.advance(1h);
        for (int i = 0; i < 20; ++i)
            crowd.ask("x", to("host", "key"));
        crowd.settle();
        QCOMPARE(crowd.admitted.size(), 11);
    }

    void waitingForTheRateSetsOneTimerAtATime()
    {
        Crowd crowd({.inFlight = 1000, .perHost = 1000, .perSecond = 5.0, .burst = 1.0});
        for (int i = 0; i < 100; ++i)
            crowd.ask("x", to("host", "key"));
        crowd.settle();
        QCOMPARE(crowd.clock.pendingTimers(), 1);
    }

    void aClockThatRingsTooEarlyIsAskedAgain()
    {
        // Timers may ring some percent too early, and nothing else wakes the queue here.
        QuickClock early(3);
        RequestQueue queue(early, {.perSecond = 50.0, .burst = 1.0}, QSslConfiguration(), nullptr, nullptr);
        QObject owner;
        int admitted = 0;
        for (int i = 0; i < 4; ++i) {
            auto *job = queue.admit(to("host", "key"), &owner);
            job->onFinished(&owner, [&admitted](const auto &) { ++admitted; });
            job->start();
        }
        QTRY_COMPARE(admitted, 4);
    }

    void notAllLeaveInOneTurn()
    {
        Crowd crowd({.inFlight = 100, .perHost = 100, .perTurn = 10});
        for (int i = 0; i < 25; ++i)
            crowd.ask(QByteArray::number(i), to("host"));
        crowd.settle();
        QCOMPARE(crowd.admitted.size(), 10);
        QCOMPARE(crowd.clock.pendingTimers(), 1);
        crowd.clock.advance(0ms);
        crowd.settle();
        QCOMPARE(crowd.admitted.size(), 25);
        QCOMPARE(crowd.clock.pendingTimers(), 0);
    }

    void firstOvertakesNormalButNotFirst()
    {
        Crowd crowd({.inFlight = 1});
        crowd.ask("running", to("h"));
        crowd.settle();
        crowd.ask("n1", to("h"));
        crowd.ask("n2", to("h"));
        crowd.ask("f1", to("h", {}, Urgency::First));
        crowd.ask("f2", to("h", {}, Urgency::First));
        crowd.ask("n3", to("h"));
        for (int i = 0; i < 6; ++i) {
            crowd.settle();
            crowd.slots.clear();
        }
        QCOMPARE(crowd.admitted, (QList<QByteArray>{"running", "f1", "f2", "n1", "n2", "n3"}));
    }

    void firstThatMustWaitDoesNotHoldUpNormal()
    {
        Crowd crowd({.inFlight = 10, .perHost = 10, .perSecond = 1.0, .burst = 1.0});
        crowd.ask("f1", to("h", "key", Urgency::First));
        crowd.ask("f2", to("h", "key", Urgency::First));
        crowd.ask("n", to("h", "other"));
        crowd.settle();
        QCOMPARE(crowd.admitted, (QList<QByteArray>{"f1", "n"}));
    }

    void whoLeavesGivesUpThePlace()
    {
        Crowd crowd({.inFlight = 1});
        crowd.ask("running", to("h"));
        crowd.settle();
        auto *cancelled = crowd.ask("cancelled", to("h", "key"));
        auto *deleted = crowd.ask("deleted", to("h", "key"));
        crowd.ask("last", to("h"));
        crowd.settle();
        cancelled->cancel();
        delete deleted;
        crowd.slots.clear();
        crowd.settle();
        QCOMPARE(crowd.admitted, (QList<QByteArray>{"running", "last"}));
        QCOMPARE(crowd.refused, QList{Error::Kind::Cancelled});
        QCOMPARE(crowd.queue->inFlight(), 1);
    }

    void aSlotNobodyTakesComesBack()
    {
        Crowd crowd({.inFlight = 1});
        crowd.queue->admit(to("h"), crowd.owner.get())->start();
        crowd.ask("next", to("h"));
        crowd.settle();
        QCOMPARE(crowd.admitted, QList<QByteArray>{"next"});
        QCOMPARE(crowd.queue->inFlight(), 1);
    }

    void aThousandAllComeThroughInTheirOrder()
    {
        const QueueLimits limits{.inFlight = 24, .perHost = 6, .perSecond = 5.0, .burst = 10.0};
        Crowd crowd(limits);
        QHash<QByteArray, int> asked;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray host = "h" + QByteArray::number(i % 17);
            crowd.ask(host + ':' + QByteArray::number(asked[host]++), to(host, i % 3 ? host : QByteArray()));
        }
        QHash<QByteArray, QList<int>> seen;
        int done = 0;
        for (int turn = 0; turn < 2000 && done < 1000; ++turn) {
            crowd.settle();
            QVERIFY(crowd.queue->inFlight() <= limits.inFlight);
            QHash<QByteArray, int> perHost;
            for (qsizetype i = crowd.admitted.size() - crowd.slots.size(); i < crowd.admitted.size(); ++i)
                QVERIFY(++perHost[crowd.admitted.at(i).split(':').first()] <= limits.perHost);
            done += static_cast<int>(crowd.slots.size());
            crowd.slots.clear();
            crowd.clock.advance(50ms);
        }
        QCOMPARE(done, 1000);
        QCOMPARE(crowd.queue->inFlight(), 0);
        QCOMPARE(QSet<QByteArray>(crowd.admitted.begin(), crowd.admitted.end()).size(), 1000);
        QVERIFY(crowd.clock.utcNow()
                < FakeClock().utcNow().addSecs(20)); // 59 a host, 40 of them at 5 a second
    }

    void theQueueMayGoBeforeItsJobs()
    {
        Crowd crowd({.inFlight = 1});
        crowd.ask("running", to("h"));
        crowd.ask("waiting", to("h"));
        crowd.settle();
        auto *late = crowd.queue->admit(to("h"), crowd.owner.get());
        late->onFinished(&crowd.context,
                         [&crowd](const auto &result) { crowd.refused.append(result.error().kind); });
        crowd.queue.reset();
        QVERIFY(crowd.refused.isEmpty()); // nobody is called from a destructor
        crowd.settle();
        QCOMPARE(crowd.refused, QList{Error::Kind::Cancelled});
        late->start();
        crowd.settle();
        QCOMPARE(crowd.refused.size(), 2);
        crowd.slots.clear(); // its queue is gone
        crowd.owner.reset();
    }

    void theQueueMayGoInACallback()
    {
        Crowd crowd({.inFlight = 10});
        auto *job = crowd.queue->admit(to("h"), crowd.owner.get());
        job->onFinished(&crowd.context, [&crowd](const auto &) { crowd.queue.reset(); });
        job->start();
        crowd.ask("next", to("h"));
        crowd.settle();
        QVERIFY(!crowd.queue);
        QVERIFY(crowd.admitted.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRequestQueue)
#include "tst_requestqueue.moc"
