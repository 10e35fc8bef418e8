// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/background.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Hubwarden;

class TestBackground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QThreadPool::globalInstance()->waitForDone(); }

    void theWorkIsDoneElsewhereAndTheAnswerComesHome()
    {
        Background background(this);
        QThread *delivered = nullptr;
        QThread *worked = nullptr;
        background.run([] { return QThread::currentThread(); },
                       [&](QThread *where) {
                           worked = where;
                           delivered = QThread::currentThread();
                       });
        QVERIFY(!delivered); // never before run() has returned
        QTRY_COMPARE(delivered, QThread::currentThread());
        QVERIFY(worked != delivered);
    }

    void onlyTheNewestAnswerIsDelivered()
    {
        Background background(this);
        const auto gate = std::make_shared<QSemaphore>();
        QList<int> answers;
        const auto keep = [&answers](int answer) { answers.append(answer); };
        background.run([gate] { return gate->acquire(), 1; }, keep);
        background.run([gate] { return gate->acquire(), 2; }, keep);
        background.run([] { return 3; }, keep);
        gate->release(2);
        QTRY_COMPARE(answers, QList<int>{3});
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(answers, QList<int>{3});
    }

    void anAnswerThatIsAlreadyOnItsWayIsDropped()
    {
        Background background(this);
        int answers = 0;
        background.run([] { return 1; }, [&answers](int) { ++answers; });
        QThreadPool::globalInstance()->waitForDone(); // the answer is posted, not delivered
        background.drop();
        QCoreApplication::processEvents();
        QCOMPARE(answers, 0);
        background.run([] { return 2; }, [&answers](int answer) { answers += answer; });
        QTRY_COMPARE(answers, 2);
    }

    void whatGrewStaleInTheQueueIsNotBegun()
    {
        Background background(this);
        const auto gate = std::make_shared<QSemaphore>();
        const auto begun = std::make_shared<std::atomic<int>>(0);
        const int threads = QThreadPool::globalInstance()->maxThreadCount();
        QList<Background *> busy;
        for (int i = 0; i < threads; ++i) {
            busy.append(new Background(&background));
            busy.last()->run([gate] { return gate->acquire(), 0; }, [](int) {});
        }
        background.run([begun] { return ++*begun; }, [](int) {});
        background.drop();
        gate->release(threads);
        QThreadPool::globalInstance()->waitForDone();
        QCOMPARE(begun->load(), 0);
    }

    void itDiesSilentlyWithItsContext()
    {
        const auto gate = std::make_shared<QSemaphore>();
        int answers = 0;
        auto context = std::make_unique<QObject>();
        auto *background = new Background(context.get());
        background->run([gate] { return gate->acquire(), 1; }, [&answers](int) { ++answers; });
        context.reset();
        gate->release();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(answers, 0);
    }

    void itMayBeDeletedByTheDelivery()
    {
        auto *background = new Background(this);
        const QPointer<Background> watch(background);
        background->run([] { return 1; }, [background](int) { delete background; });
        QTRY_VERIFY(watch.isNull());
    }

    void valuesAreMovedNotCopied()
    {
        Background background(this);
        std::unique_ptr<int> answer;
        background.run([] { return std::make_unique<int>(7); },
                       [&answer](std::unique_ptr<int> value) { answer = std::move(value); });
        QTRY_VERIFY(answer);
        QCOMPARE(*answer, 7);
    }

    void inTestsItWorksAtOnce()
    {
        Background background(this, Background::Where::Here);
        int answer = 0;
        background.run([] { return 7; }, [&answer](int value) { answer = value; });
        QCOMPARE(answer, 7);
    }
};

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
