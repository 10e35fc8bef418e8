// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/lookagain.h"
#include "tests/app/invitations/runbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;

//! Later looks at the places of results.
class TestLookAgain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Stopped before anybody looked; what the list says is found later, with one look for both rows.
    void aPlaceIsLookedAtOnceAndTheHistoryKeepsTheNewWord()
    {
        const QStringList senders = someSenders(3);
        const Hub hub(
            scenarioOf({invitation(senders[0], u"removed"_s), invitation(senders[1], u"still-listed"_s)}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        RunEnd end = bench.decline({senders[0], senders[1]});
        for (Outcome &row : end.outcomes)
            row.word = ResultWord::DeclinedNotLookedAtAgain;
        const qsizetype before = hub.looks();

        auto *look = new LookAgain({bench.hub, bench.sts, bench.clock, bench.audit()}, end.outcomes,
                                   bench.profiles, bench.owner());
        QCOMPARE(look->placeCount(), 1);
        QList<Outcome> rows;
        connect(look, &LookAgain::looked, this,
                [&rows](const LookReport &, const QList<Outcome> &now) { rows += now; });
        const QSignalSpy finished(look, &Job::finished);
        look->start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(hub.looks(), before + 1);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0).word, ResultWord::DeclinedNoLongerListed);
        QCOMPARE(rows.at(1).word, ResultWord::DeclinedStillListed);
        QTRY_COMPARE(bench.allFiles().count("looked-again"), 2);
        QVERIFY(bench.allFiles().contains("\"before\":\"declined-not-looked-at-again\""));
    }

    void aLookThatFailsChangesNothing_data()
    {
        QTest::addColumn<bool>("somebodyElse");
        QTest::newRow("half a list") << false;
        QTest::newRow("somebody else's list") << true;
    }

    void aLookThatFailsChangesNothing()
    {
        QFETCH(bool, somebodyElse);
        const Hub hub(scenarioOf({invitation(someSenders(1).first(), u"removed"_s)}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        RunEnd end = bench.decline(someSenders(1));
        end.outcomes.first().word = ResultWord::OutcomeUnknown;
        if (somebodyElse)
            hub.post("identity", {{u"accessKeyId"_s, hub.keys().first().accessKeyId},
                                  {u"account"_s, u"222233334444"_s},
                                  {u"arn"_s, u"arn:aws:iam::222233334444:user/x"_s}});
        else
            hub.addFault(
                {{u"kind"_s, u"truncate"_s}, {u"operation"_s, u"ListInvitations"_s}, {u"count"_s, {}}});
        auto *look = new LookAgain({bench.hub, bench.sts, bench.clock, nullptr}, end.outcomes, bench.profiles,
                                   bench.owner());
        std::optional<LookReport> seen;
        QList<Outcome> rows;
        connect(look, &LookAgain::looked, this, [&](const LookReport &report, const QList<Outcome> &now) {
            seen = report;
            rows = now;
        });
        look->start();
        QTRY_VERIFY(seen);
        QVERIFY(!seen->whole());
        QCOMPARE(rows, end.outcomes);
    }
};

QTEST_GUILESS_MAIN(TestLookAgain)
#include "tst_lookagain.moc"
