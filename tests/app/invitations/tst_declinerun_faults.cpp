// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"

#include <QTest>

using namespace Hubwarden;

//! What comes of answers that are lost, broken or put off; two senders in one request.
class TestDeclineRunFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrokenAnswerIsNotBelieved_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("count"); // 0: for ever
        QTest::addColumn<bool>("performed");
        QTest::addColumn<QString>("never"); // what the judge says of an invitation that is gone
        QTest::addColumn<ResultWord>("word");
        QTest::addColumn<int>("requests");
        const auto row = [](const char *name, const QString &kind, int count, bool performed,
                            const QString &never, ResultWord word, int requests) {
            QTest::newRow(name) << kind << count << performed << never << word << requests;
        };
        const auto gone = ResultWord::DeclinedNoLongerListed;
        const auto unknown = ResultWord::OutcomeUnknown;
        row("closed once, lost", u"close"_s, 1, false, u"entry"_s, gone, 2);
        row("closed twice, lost", u"close"_s, 2, false, u"entry"_s, gone, 3);
        row("closed for ever, lost", u"close"_s, 0, false, u"entry"_s, unknown, 3);
        row("closed for ever, worked", u"close"_s, 0, true, u"entry"_s, gone, 3);
        row("worked, refused on the retry", u"close"_s, 1, true, u"entry"_s, gone, 2);
        row("worked, accepted on the retry", u"close"_s, 1, true, u"success"_s, gone, 2);
        row("worked, 404 on the retry", u"close"_s, 1, true, u"whole-404"_s, gone, 2 + 2);
        row("reset once", u"reset"_s, 1, false, u"entry"_s, gone, 2);
        row("cut for ever, lost", u"close-mid-body"_s, 0, false, u"entry"_s, unknown, 3);
        row("cut for ever, worked", u"close-mid-body"_s, 0, true, u"entry"_s, gone, 3);
        row("html, lost", u"html"_s, 0, false, u"entry"_s, unknown, 1);
        row("html, worked", u"html"_s, 0, true, u"entry"_s, gone, 1);
        row("garbage, lost", u"garbage"_s, 0, false, u"entry"_s, unknown, 1);
        row("half JSON, worked", u"truncate"_s, 0, true, u"entry"_s, gone, 1);
        row("half of a 503, lost", u"truncate"_s, 0, false, u"entry"_s, ResultWord::Failed, 3);
        row("throttled twice", u"throttle"_s, 2, false, u"entry"_s, gone, 3);
        row("throttled for ever", u"throttle"_s, 0, false, u"entry"_s, ResultWord::Failed, 3);
        row("fault twice", u"error"_s, 2, false, u"entry"_s, gone, 3);
        row("fault for ever", u"error"_s, 0, false, u"entry"_s, ResultWord::Failed, 3);
        row("fault for ever, worked", u"error"_s, 0, true, u"entry"_s, gone, 3);
        row("fault that worked, refused on the retry", u"error"_s, 1, true, u"entry"_s, gone, 2);
    }

    void aBrokenAnswerIsNotBelieved()
    {
        QFETCH(QString, kind);
        QFETCH(int, count);
        QFETCH(bool, performed);
        QFETCH(QString, never);
        QFETCH(ResultWord, word);
        QFETCH(int, requests);
        const QStringList senders = someSenders(2);
        const Hub hub(scenarioOf({invitation(senders[0], u"removed"_s), invitation(senders[1], u"removed"_s)},
                                 {{u"never"_s, never}}));
        hub.addFault({{u"kind"_s, kind},
                      {u"operation"_s, u"DeclineInvitations"_s},
                      {u"count"_s, count ? QJsonValue(count) : QJsonValue()},
                      {u"performed"_s, performed}});
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());

        const RunEnd end = bench.decline(senders);
        QCOMPARE(end.outcomes.at(0).word, word);
        QCOMPARE(end.outcomes.at(1).word, word);
        QCOMPARE(hub.requests(u"DeclineInvitations"_s).size(), requests);
        QCOMPARE(disagreement(hub, bench, end), QString());
        if (word == ResultWord::OutcomeUnknown || word == ResultWord::Failed)
            QVERIFY(end.outcomes.at(0).error);
    }

    void aCutListIsNotAnEmptyOne_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"html", "garbage", "truncate", "close-mid-body"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    // Accepted, and then nobody can see what is listed: never "no longer listed".
    void aCutListIsNotAnEmptyOne()
    {
        QFETCH(QString, kind);
        const Hub hub(scenarioOf({invitation(u"100000000000"_s, u"removed"_s)}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const DeclinePlan plan = bench.plan({u"100000000000"_s});
        hub.addFault({{u"kind"_s, kind}, {u"operation"_s, u"ListInvitations"_s}, {u"count"_s, {}}});
        const RunEnd end = bench.run(plan);
        QCOMPARE(end.outcomes.first().word, ResultWord::DeclinedNotLookedAtAgain);
        QCOMPARE(disagreement(hub, bench, end), QString());

        const DeclinePlan blind = bench.plan({u"100000000000"_s});
        QCOMPARE(blind.pairCount(), 0);
        QCOMPARE(blind.rows.first().word, ResultWord::NotStarted);
        QCOMPARE(blind.rows.first().reason, NotSentReason::LookFailed);
    }

    void aWrongClockIsCorrectedOnce_data()
    {
        QTest::addColumn<int>("offset");
        QTest::newRow("ahead") << 600;
        QTest::newRow("behind") << -600;
    }

    // Seventy IDs are two requests under way at a time; both are refused before either has learnt.
    void aWrongClockIsCorrectedOnce()
    {
        QFETCH(int, offset);
        const QStringList senders = someSenders(70);
        QJsonArray invitations;
        for (const QString &sender : senders)
            invitations.append(invitation(sender, u"removed"_s));
        const Hub hub(scenarioOf(invitations));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const DeclinePlan plan = bench.plan(senders);
        hub.post("clock", {{u"offset"_s, offset}});

        const RunEnd end = bench.run(plan);
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 70);
        const QList<QJsonObject> requests = hub.requests(u"DeclineInvitations"_s);
        QVERIFY2(requests.size() <= 4, qPrintable(QString::number(requests.size())));
        QCOMPARE(disagreement(hub, bench, end), QString());
    }

    void anUnreachableServiceEndsAsFailed()
    {
        auto hub = std::make_unique<Hub>(scenarioOf({invitation(u"100000000000"_s)}));
        RunBench bench(hub->endpoints());
        bench.addProfile(hub->keys().first());
        const DeclinePlan plan = bench.plan({u"100000000000"_s});
        hub.reset();
        const RunEnd end = bench.run(plan);
        QCOMPARE(end.outcomes.first().word, ResultWord::NotStarted);
        QCOMPARE(end.outcomes.first().reason, NotSentReason::IdentityCheckFailed);
        QCOMPARE(end.outcomes.first().error->kind, Error::Kind::Offline);
        QVERIFY(end.lines(u"sent"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDeclineRunFaults)
#include "tst_declinerun_faults.moc"
