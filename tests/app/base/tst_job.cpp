// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/job.h"

#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;

namespace {

class Counting final : public JobOf<int>
{
public:
    using JobOf<int>::JobOf;
    void end(int value) { finish(value); }
    int runs = 0;
    int aborts = 0;

private:
    void run() override { ++runs; }
    void abort() override { ++aborts; }
};

} // namespace

class TestJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startIsQueued()
    {
        QObject owner;
        auto *job = new Counting(&owner);
        job->start();
        QCOMPARE(job->runs, 0);
        QTRY_COMPARE(job->runs, 1);
    }

    void finishesOnceWithTheFirstResult()
    {
        QObject owner;
        auto *job = new Counting(&owner);
        QList<int> seen;
        job->onFinished(&owner, [&seen](const Result<int> &result) { seen.append(*result); });
        QSignalSpy destroyed(job, &QObject::destroyed);
        job->end(7);
        job->end(8);
        QCOMPARE(seen, QList<int>{7});
        QTRY_COMPARE(destroyed.size(), 1);
    }

    void cancelReachesTheChildrenAndReportsCancelled()
    {
        QObject owner;
        auto *job = new Counting(&owner);
        auto *child = new Counting(job);
        job->start();
        child->start();
        QTRY_COMPARE(child->runs, 1);
        std::optional<Error::Kind> kind;
        job->onFinished(&owner, [&kind](const Result<int> &result) { kind = result.error().kind; });
        job->cancel();
        QCOMPARE(kind, Error::Kind::Cancelled);
        QVERIFY(child->isFinished());
    }

    void cancelBeforeTheFirstTurnRunsNothing()
    {
        QObject owner;
        auto *job = new Counting(&owner);
        QPointer<Counting> alive(job);
        job->start();
        job->cancel();
        QCOMPARE(job->runs, 0);
        QTRY_VERIFY(!alive);
    }

    void deletingTheOwnerIsSilent()
    {
        QObject context;
        int calls = 0;
        {
            QObject owner;
            auto *job = new Counting(&owner);
            job->onFinished(&context, [&calls](const Result<int> &) { ++calls; });
            job->start();
        }
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
    }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
