// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/journal.h"
#include "tests/app/invitations/runbench.h"

#include <QPointer>
#include <QTest>

#include <memory>

using namespace Hubwarden;

namespace {

enum class End { Deleted, Cancelled, Stopped };

} // namespace

//! Runs that end before they are done: whatever arrived was announced, and nobody is called back who is gone.
class TestDeclineRunStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QJsonArray invitations;
        for (const QString &sender : someSenders(60))
            invitations.append(invitation(sender, u"still-listed"_s));
        m_hub = std::make_unique<Hub>(scenarioOf(invitations));
    }

    void cleanupTestCase()
    {
        QVERIFY(m_hub->isClean());
        m_hub.reset();
    }

    void aRunEndsAnywhere_data()
    {
        QTest::addColumn<End>("how");
        QTest::addColumn<int>("changes"); // after so many changes
        QTest::addColumn<int>("turns");   // and so many turns of the event loop
        const QHash<End, const char *> names{
            {End::Deleted, "deleted"}, {End::Cancelled, "cancelled"}, {End::Stopped, "stopped"}};
        for (const End how : {End::Deleted, End::Cancelled, End::Stopped}) {
            for (const auto &[changes, turns] : QList<QPair<int, int>>{
                     {0, 0}, {0, 1}, {0, 2}, {0, 4}, {0, 8}, {1, 0}, {1, 1}, {1, 2}, {1, 3}, {1, 5},
                     {1, 8}, {2, 0}, {2, 4}, {3, 0}, {4, 0}, {4, 1}, {4, 2}, {4, 3}, {5, 0}, {6, 0}})
                QTest::addRow("%s after %d changes and %d turns", names.value(how), changes, turns)
                    << how << changes << turns;
        }
    }

    void aRunEndsAnywhere()
    {
        QFETCH(End, how);
        QFETCH(int, changes);
        QFETCH(int, turns);
        const qsizetype before = m_hub->requests(u"DeclineInvitations"_s).size();
        RunBench bench(m_hub->endpoints());
        bench.addProfile(m_hub->keys().first());
        const DeclinePlan plan = bench.plan(someSenders(60));
        QCOMPARE(plan.requests.size(), 2);
        RunEnd end;
        QPointer<DeclineRun> run = bench.makeRun(plan, end);
        run->start();
        QTRY_VERIFY(end.shown.size() >= changes || end.summary);
        for (int i = 0; i < turns; ++i)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        const bool wasOver = !run;
        if (run && how == End::Cancelled)
            run->cancel();
        else if (run && how == End::Stopped)
            run->stop();
        else
            delete run;
        QTRY_VERIFY(!run);
        if (how != End::Deleted || wasOver) {
            QVERIFY(end.summary);
            for (const Outcome &row : end.outcomes)
                QVERIFY(row.word != ResultWord::Waiting && row.word != ResultWord::Sending
                        && row.word != ResultWord::LookingAgain);
        }
        QTRY_COMPARE(bench.queue.inFlight(), 0);

        const auto journal = readJournal(journalFiles(bench.journalFolder()).first());
        QVERIFY(journal);
        end.journal = journal->lines;
        const qsizetype arrived = m_hub->requests(u"DeclineInvitations"_s).size() - before;
        QVERIFY(arrived <= end.lines(u"sent"_s).size());
    }

private:
    std::unique_ptr<Hub> m_hub;
};

QTEST_GUILESS_MAIN(TestDeclineRunStop)
#include "tst_declinerun_stop.moc"
