// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"

#include <QPointer>
#include <QTest>

#include <memory>

using namespace Hubwarden;
using namespace std::chrono_literals;

namespace {

//! More requests than may leave at a time for one place: 500 senders are ten, of which four go first.
constexpr int manySenders = 500;
constexpr int leaveFirst = 4;

} // namespace

//! Runs that are stopped or held: nothing new leaves, and every row says what came of it.
class TestDeclineRunHold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QJsonArray invitations;
        for (const QString &sender : someSenders(manySenders))
            invitations.append(invitation(sender, u"removed"_s));
        m_hub = std::make_unique<Hub>(scenarioOf(invitations, {{u"never"_s, u"entry"_s}}));
        m_bench = std::make_unique<RunBench>(m_hub->endpoints());
        m_bench->addProfile(m_hub->keys().first());
        m_end = std::make_unique<RunEnd>();
    }

    void cleanup()
    {
        m_bench.reset();
        m_end.reset();
        m_hub.reset();
    }

    void stopLetsFinishWhatWasSent()
    {
        slow(0.4);
        DeclineRun *run = start(manySenders);
        QTRY_COMPARE(arrived(), leaveFirst);
        run->stop();
        run->stop();
        m_bench->finish(run, *m_end);
        QCOMPARE(arrived(), leaveFirst);
        QCOMPARE(m_end->count(ResultWord::DeclinedNotLookedAtAgain), leaveFirst * 50);
        QCOMPARE(m_end->count(ResultWord::NotStarted), manySenders - leaveFirst * 50);
        for (const Outcome &row : m_end->outcomes)
            QCOMPARE(row.reason == NotSentReason::Stopped, row.word == ResultWord::NotStarted);
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void afterTheGraceTheRestIsUnknown()
    {
        hang(u"DeclineInvitations"_s);
        DeclineRun *run = start(manySenders);
        QTRY_COMPARE(arrived(), leaveFirst);
        run->stop(5s);
        m_bench->finish(run, *m_end);
        QCOMPARE(m_end->count(ResultWord::OutcomeUnknown), leaveFirst * 50);
        QCOMPARE(m_end->count(ResultWord::NotStarted), manySenders - leaveFirst * 50);
        QVERIFY(m_end->summary->ok());
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void aRetryThatWaitsIsNotSentAfterStop()
    {
        m_hub->addFault({{u"kind"_s, u"throttle"_s},
                         {u"retryAfterMs"_s, 60000},
                         {u"count"_s, {}},
                         {u"operation"_s, u"DeclineInvitations"_s}});
        DeclineRun *run = start(2);
        QTRY_COMPARE(arrived(), 1);
        QTest::qWait(50);
        run->stop();
        m_bench->finish(run, *m_end);
        QCOMPARE(arrived(), 1);
        QCOMPARE(m_end->count(ResultWord::Failed), 2);
        QCOMPARE(m_end->outcomes.first().error->kind, Error::Kind::Throttled);
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void stopCutsTheLooks()
    {
        const DeclinePlan plan = m_bench->plan(someSenders(2));
        const qsizetype before = looks();
        hang(u"ListInvitations"_s);
        DeclineRun *run = m_bench->makeRun(plan, *m_end);
        run->start();
        QTRY_COMPARE(looks(), before + 1);
        run->stop();
        m_bench->finish(run, *m_end);
        QCOMPARE(m_end->count(ResultWord::DeclinedNotLookedAtAgain), 2);
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void stopBeforeAnythingLeft()
    {
        DeclineRun *run = start(manySenders);
        run->stop(0ms);
        m_bench->finish(run, *m_end);
        QCOMPARE(arrived(), 0);
        QCOMPARE(m_end->count(ResultWord::NotStarted), manySenders);
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void nothingLeavesWhileHeld()
    {
        slow(0.2);
        DeclineRun *run = start(manySenders);
        QTRY_COMPARE(arrived(), leaveFirst);
        run->hold();
        QVERIFY(run->isHeld());
        const qsizetype before = looks();
        QTRY_COMPARE(m_end->count(ResultWord::LookingAgain), leaveFirst * 50);
        QTest::qWait(200); // the looks would be due
        QCOMPARE(arrived(), leaveFirst);
        QCOMPARE(looks(), before);
        run->goOn();
        m_bench->finish(run, *m_end);
        QCOMPARE(arrived(), manySenders / 50);
        QCOMPARE(m_end->count(ResultWord::DeclinedNoLongerListed), manySenders);
        QCOMPARE(m_hub->requests(u"GetCallerIdentity"_s).size(), 1);
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void aHeldRetryGoesOnAsTheSameRequest()
    {
        m_hub->addFault(
            {{u"kind"_s, u"hang"_s}, {u"seconds"_s, 0.4}, {u"operation"_s, u"DeclineInvitations"_s}});
        m_bench->queue.setHttpLimits({.connect = 1h, .inactivity = 1h, .total = 1h}); // the clock is quick
        DeclineRun *run = start(2);
        QTRY_COMPARE(arrived(), 1);
        run->hold();
        QTest::qWait(600); // the connection is closed without an answer
        QCOMPARE(arrived(), 1);
        run->goOn();
        m_bench->finish(run, *m_end);
        // It worked, and the repetition was refused or accepted: the list tells.
        QCOMPARE(m_end->count(ResultWord::DeclinedNoLongerListed), 2);
        QCOMPARE(m_end->outcomes.first().attempts, 2);
        QCOMPARE(m_end->lines(u"planned"_s).size(), 1);
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void afterALongHoldItAsksAgainWhoItIs_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<bool>("slept"); // however short the hold was
        QTest::newRow("the same") << QString() << false;
        QTest::newRow("another") << u"Admin"_s << false;
        QTest::newRow("the same after sleep") << QString() << true;
        QTest::newRow("another after sleep") << u"Admin"_s << true;
    }

    void afterALongHoldItAsksAgainWhoItIs()
    {
        QFETCH(QString, role);
        QFETCH(bool, slept);
        slow(0.2);
        DeclineRun *run = start(manySenders);
        QTRY_COMPARE(arrived(), leaveFirst);
        slept ? run->holdAfterSleep() : run->hold();
        QTRY_COMPARE(m_end->count(ResultWord::LookingAgain), leaveFirst * 50);
        if (!slept)
            m_bench->clock.sleep(2min);
        if (!role.isEmpty()) {
            const Hub::Key key = m_hub->keys().first();
            m_hub->post("identity",
                        {{u"accessKeyId"_s, key.accessKeyId},
                         {u"arn"_s, u"arn:aws:sts::%1:assumed-role/%2/one"_s.arg(key.account, role)}});
        }
        run->goOn();
        m_bench->finish(run, *m_end);
        QCOMPARE(m_hub->requests(u"GetCallerIdentity"_s).size(), 2);
        QCOMPARE(m_end->count(ResultWord::NotStarted), role.isEmpty() ? 0 : manySenders - leaveFirst * 50);
        QCOMPARE(arrived(), role.isEmpty() ? manySenders / 50 : leaveFirst);
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void oneFirstIsOneRequestWithOneSender_data()
    {
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("then the others") << true;
        QTest::newRow("then stopped") << false;
    }

    void oneFirstIsOneRequestWithOneSender()
    {
        QFETCH(bool, goesOn);
        DeclineRun *run = start(120, DeclineRun::Start::OneFirst);
        std::optional<Outcome> first;
        qsizetype others = 0;
        connect(run, &DeclineRun::oneDone, this, [&](const Outcome &row, qsizetype rest) {
            first = row;
            others = rest;
        });
        QTRY_VERIFY_WITH_TIMEOUT(first, 20000);
        QVERIFY(run->isHeld());
        QCOMPARE(first->word, ResultWord::DeclinedNoLongerListed);
        QCOMPARE(m_end->outcomes.first(), *first); // told before
        QCOMPARE(others, 119);
        QTest::qWait(100);
        const QList<QJsonObject> requests = m_hub->requests(u"DeclineInvitations"_s);
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().value("accountIds"_L1).toArray().size(), 1);
        if (goesOn)
            run->goOn();
        else
            run->stop();
        m_bench->finish(run, *m_end);
        QCOMPARE(m_end->count(ResultWord::DeclinedNoLongerListed), goesOn ? 120 : 1);
        QCOMPARE(m_end->count(ResultWord::NotStarted), goesOn ? 0 : 119);
        QCOMPARE(disagreement(*m_hub, *m_bench, *m_end), QString());
    }

    void oneAloneNeedsNoQuestion()
    {
        DeclineRun *run = start(1, DeclineRun::Start::OneFirst);
        connect(run, &DeclineRun::oneDone, this, [] { QFAIL("there are no others"); });
        m_bench->finish(run, *m_end);
        QCOMPARE(m_end->count(ResultWord::DeclinedNoLongerListed), 1);
    }

    void itMayBeDeletedByWhoListens_data()
    {
        QTest::addColumn<int>("change");
        for (int i = 1; i <= 4; ++i)
            QTest::addRow("change %d", i) << i;
        QTest::newRow("one done") << 0;
    }

    void itMayBeDeletedByWhoListens()
    {
        QFETCH(int, change);
        QPointer<DeclineRun> run = start(60, DeclineRun::Start::OneFirst);
        int told = 0;
        connect(run, &DeclineRun::changed, this, [&] {
            if (++told == change)
                delete run;
        });
        connect(run, &DeclineRun::oneDone, this, [&] {
            if (change == 0)
                delete run;
            else
                run->goOn();
        });
        QTRY_VERIFY_WITH_TIMEOUT(!run, 20000);
        QTRY_COMPARE(m_bench->queue.inFlight(), 0);
    }

    // Cancelled by whoever: the row must not say Sending for ever.
    void aStepThatIsCancelledEndsItsRows()
    {
        hang(u"DeclineInvitations"_s);
        DeclineRun *run = start(manySenders);
        QTRY_COMPARE(arrived(), leaveFirst);
        while (!m_end->summary) {
            const auto steps = run->findChildren<DeclineStep *>();
            for (DeclineStep *step : steps)
                step->cancel();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        }
        m_bench->finish(run, *m_end);
        const qsizetype sent = m_end->lines(u"sent"_s).size() * 50;
        QVERIFY(sent >= leaveFirst * 50);
        QCOMPARE(m_end->count(ResultWord::OutcomeUnknown), sent);
        QCOMPARE(m_end->count(ResultWord::NotStarted), manySenders - sent);
    }

    void aCancelledRunLeavesNoRowUnderWay()
    {
        slow(5);
        DeclineRun *run = start(manySenders);
        QTRY_COMPARE(arrived(), leaveFirst);
        run->cancel();
        QCOMPARE(m_end->count(ResultWord::OutcomeUnknown), leaveFirst * 50);
        QCOMPARE(m_end->count(ResultWord::NotStarted), manySenders - leaveFirst * 50);
    }

private:
    DeclineRun *start(int senders, DeclineRun::Start how = DeclineRun::Start::All)
    {
        DeclineRun *run = m_bench->makeRun(m_bench->plan(someSenders(senders)), *m_end, how);
        run->start();
        return run;
    }

    qsizetype arrived() const { return m_hub->requests(u"DeclineInvitations"_s).size(); }
    qsizetype looks() const { return m_hub->looks(); }

    void slow(double seconds)
    {
        m_hub->addFault({{u"kind"_s, u"delay"_s},
                         {u"seconds"_s, seconds},
                         {u"count"_s, {}},
                         {u"operation"_s, u"DeclineInvitations"_s}});
    }

    void hang(const QString &operation)
    {
        m_hub->addFault(
            {{u"kind"_s, u"hang"_s}, {u"seconds"_s, 20}, {u"count"_s, {}}, {u"operation"_s, operation}});
    }

    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<RunBench> m_bench;
    std::unique_ptr<RunEnd> m_end;
};

QTEST_GUILESS_MAIN(TestDeclineRunHold)
#include "tst_declinerun_hold.moc"
