// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"

#include <QTest>

using namespace Hubwarden;

namespace {

//! Every ID that was ever in the body of a DeclineInvitations request.
QStringList namedIn(const Hub &hub)
{
    QStringList ids;
    for (const QJsonObject &request : hub.requests(u"DeclineInvitations"_s)) {
        for (const QJsonValue &id : request.value("accountIds"_L1).toArray())
            ids.append(id.toString());
    }
    return ids;
}

qsizetype countRows(const DeclinePlan &plan, ResultWord word)
{
    return std::count_if(plan.rows.cbegin(), plan.rows.cend(),
                         [word](const Outcome &row) { return row.word == word; });
}

} // namespace

//! What comes of runs against the judge: outcomes, what it received and the journal tell one story.
class TestDeclineRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOpenInvitationsAreCountedAndSent()
    {
        const QStringList senders = someSenders(120);
        QJsonArray invitations;
        QStringList invited;
        for (int i = 0; i < 17; ++i) {
            invited.append(senders.at(i * 7));
            invitations.append(invitation(invited.last(), i % 2 ? u"resigned"_s : u"removed"_s));
        }
        const Hub hub(scenarioOf(invitations));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());

        const DeclinePlan plan = bench.plan(senders);
        QCOMPARE(plan.pairCount(), 17);
        QCOMPARE(plan.rows.size(), 120);
        QCOMPARE(countRows(plan, ResultWord::NoInvitationFound), 103);
        const RunEnd end = bench.run(plan);
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 9);
        QCOMPARE(end.count(ResultWord::DeclinedStillListed), 8);
        // Who never invited is not among the rows that the run changed, so cannot read "no longer listed".
        QStringList touched;
        for (const Outcome &row : end.outcomes)
            touched.append(row.sender.toString());
        QCOMPARE(touched, invited);
        QCOMPARE(namedIn(hub), invited);
        QCOMPARE(disagreement(hub, bench, end), QString());
    }

    void everyAnswerHasItsWord()
    {
        const QStringList ids = someSenders(8);
        const QString refusal = u"Réfusé: \"100000000002\" <b>is</b> =not() a member\t☃"_s;
        QJsonObject refused = invitation(ids[2], u"refuse"_s);
        refused.insert(u"refusal"_s, refusal);
        QJsonObject late = invitation(ids[4], u"removed"_s);
        late.insert(u"lag"_s, 1);
        QJsonObject later = invitation(ids[5], u"removed"_s);
        later.insert(u"lag"_s, 2);
        QJsonObject scenario
            = scenarioOf({invitation(ids[0], u"removed"_s), invitation(ids[1], u"resigned"_s), refused,
                          invitation(ids[3], u"still-listed"_s), late, later},
                         {{u"pageSize"_s, 50}});
        const Hub hub(withAdministrator(scenario, ids[6]));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());

        const DeclinePlan plan = bench.plan(ids);
        QCOMPARE(plan.pairCount(), 6);
        QCOMPARE(countRows(plan, ResultWord::NoInvitationFound), 1);
        QCOMPARE(plan.rows.at(6).reason, NotSentReason::IsAdministrator);
        const RunEnd end = bench.run(plan);
        QCOMPARE(end.of(ids[0])->word, ResultWord::DeclinedNoLongerListed);
        QCOMPARE(end.of(ids[1])->word, ResultWord::DeclinedStillListed);
        QCOMPARE(end.of(ids[2])->word, ResultWord::RefusedByAws);
        QCOMPARE(end.of(ids[2])->awsSays, refusal);
        QCOMPARE(end.of(ids[3])->word, ResultWord::DeclinedStillListed);
        QCOMPARE(end.of(ids[4])->word, ResultWord::DeclinedNoLongerListed);
        QCOMPARE(end.of(ids[5])->word, ResultWord::DeclinedNoLongerListed);
        QCOMPARE(hub.looks(), 1 + 3); // the plan, then three looks
        QVERIFY(!namedIn(hub).contains(ids[6]));
        for (const Outcome &row : end.outcomes) {
            QCOMPARE(row.attempts, 1);
            QCOMPARE(row.httpStatus, 200);
            QVERIFY(!row.requestId.isEmpty());
            QVERIFY(!row.invitationId.isEmpty());
            QCOMPARE(row.principal, bench.profiles.first().identity->principal);
            QVERIFY(hub.url().endsWith(row.endpoint));
        }
        QCOMPARE(disagreement(hub, bench, end), QString());
    }

    void theListLagsAtMostThreeLooks()
    {
        QJsonObject slow = invitation(u"100000000000"_s, u"removed"_s);
        slow.insert(u"lag"_s, 7);
        const Hub hub(scenarioOf({slow}, {{u"pageSize"_s, 50}}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const RunEnd end = bench.decline({u"100000000000"_s});
        QCOMPARE(end.outcomes.first().word, ResultWord::DeclinedStillListed);
        QCOMPARE(hub.looks(), 1 + 3);
        QCOMPARE(disagreement(hub, bench, end), QString());
    }

    void oneBadIdDoesNotSpoilTheOthers_data()
    {
        QTest::addColumn<QString>("behaviour");
        QTest::newRow("404") << u"whole-404"_s;
        QTest::newRow("400") << u"whole-400"_s;
    }

    void oneBadIdDoesNotSpoilTheOthers()
    {
        QFETCH(QString, behaviour);
        const QStringList senders = someSenders(50);
        QJsonArray invitations;
        for (const QString &sender : senders)
            invitations.append(invitation(sender, sender == senders.at(31) ? behaviour : u"removed"_s));
        const Hub hub(scenarioOf(invitations));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());

        const RunEnd end = bench.decline(senders);
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 49);
        QCOMPARE(end.of(senders.at(31))->word, ResultWord::Failed);
        QCOMPARE(end.of(senders.at(31))->httpStatus, behaviour.right(3).toInt());
        QCOMPARE(hub.requests(u"DeclineInvitations"_s).size(), 1 + 50);
        QCOMPARE(end.lines(u"planned"_s).size(), 1 + 50);
        QCOMPARE(disagreement(hub, bench, end), QString());
    }

    void moreThanFiftyGoInSeveralRequests()
    {
        const QStringList senders = someSenders(120);
        QJsonArray invitations;
        for (const QString &sender : senders)
            invitations.append(invitation(sender, u"removed"_s));
        const Hub hub(scenarioOf(invitations));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());

        const DeclinePlan plan = bench.plan(senders);
        QCOMPARE(plan.pairCount(), 120);
        const RunEnd end = bench.run(plan);
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 120);
        const QList<QJsonObject> requests = hub.requests(u"DeclineInvitations"_s);
        QCOMPARE(requests.size(), 3);
        for (const QJsonObject &request : requests)
            QVERIFY(request.value("accountIds"_L1).toArray().size() <= 50);
        QStringList named = namedIn(hub);
        named.sort();
        QCOMPARE(named, senders);
        QCOMPARE(disagreement(hub, bench, end), QString());
    }

    void aPlaceThatFailsIsARowAndNotTheEnd()
    {
        const QJsonObject open{{u"invitations"_s, QJsonArray{invitation(u"100000000000"_s, u"removed"_s)}}};
        QJsonObject denied = open;
        denied.insert(u"deny"_s, QJsonObject{{u"DeclineInvitations"_s, u"service control policy"_s}});
        const auto account = [](const QJsonValue &region) {
            return QJsonObject{{u"regions"_s, QJsonObject{{u"eu-west-1"_s, region}}}};
        };
        const Hub hub({{u"accounts"_s, QJsonArray{account(u"hub-off"_s), account(denied), account(open)}}});
        RunBench bench(hub.endpoints());
        for (const Hub::Key &key : hub.keys())
            bench.addProfile(key);

        const DeclinePlan plan = bench.plan({u"100000000000"_s});
        QCOMPARE(plan.rows.last().reason, NotSentReason::LookFailed);
        QCOMPARE(plan.rows.last().error->kind, Error::Kind::NotSubscribed);
        const RunEnd end = bench.run(plan);
        QCOMPARE(end.outcomes.size(), 2);
        QCOMPARE(end.outcomes.at(0).word, ResultWord::Failed);
        QCOMPARE(end.outcomes.at(0).error->kind, Error::Kind::AccessDenied);
        QVERIFY(end.outcomes.at(0).awsSays.contains("service control policy"_L1));
        QCOMPARE(end.outcomes.at(1).word, ResultWord::DeclinedNoLongerListed);
        QCOMPARE(disagreement(hub, bench, end), QString());
    }

    void theWayIsShownAndTheHistoryIsWhole()
    {
        const Hub hub(scenarioOf({invitation(u"100000000000"_s, u"removed"_s)}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const RunEnd end = bench.decline({u"100000000000"_s});
        QList<ResultWord> words;
        for (const QList<Outcome> &rows : end.shown)
            words.append(rows.first().word);
        const QList<ResultWord> expected{ResultWord::Sending, ResultWord::LookingAgain,
                                         ResultWord::DeclinedNoLongerListed};
        QCOMPARE(words, expected);
        QVERIFY(end.summary->ok());
        QVERIFY(!end.summary->value().journalError && !end.summary->value().auditError);
        const auto check = checkAuditLog(bench.auditPath());
        QVERIFY(check && check->consistent());
        QCOMPARE(check->lines, 3); // its begin, the run and the outcome
        QStringList kinds;
        for (const QJsonObject &line : end.journal)
            kinds.append(line.value("kind"_L1).toString());
        QCOMPARE(kinds.join(u' '), u"planned sent answered result finished"_s);
    }
};

QTEST_GUILESS_MAIN(TestDeclineRun)
#include "tst_declinerun.moc"
