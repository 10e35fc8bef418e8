// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"

#include <QTest>

using namespace Hubwarden;

//! What comes of runs against the judge: outcomes, what it received and the journal tell one story.
class TestDeclineRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOpenInvitationsAreCountedAndSent()
    {
        const QStringList senders = someSenders(120);
        QJsonArray invitations;
        for (int i = 0; i < 17; ++i)
            invitations.append(invitation(senders.at(i * 7), i % 2 ? u"resigned"_s : u"removed"_s));
        QJsonObject scenario = scenarioOf(invitations);
        const Hub hub(scenario);
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());

        const DeclinePlan plan = bench.plan(senders);
        QCOMPARE(plan.pairCount(), 17);
        QCOMPARE(plan.rows.size(), 120);
        const auto notFound = std::count_if(plan.rows.cbegin(), plan.rows.cend(), [](const Outcome &row) {
            return row.word == ResultWord::NoInvitationFound;
        });
        QCOMPARE(notFound, 103);
        const RunEnd end = bench.run(plan);
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 9);
        QCOMPARE(end.count(ResultWord::DeclinedStillListed), 8);
        QCOMPARE(disagreement(hub, bench, end), QString());
    }
};

QTEST_GUILESS_MAIN(TestDeclineRun)
#include "tst_declinerun.moc"
