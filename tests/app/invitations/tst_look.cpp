// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"

#include <QTest>

using namespace Hubwarden;

namespace {

QJsonArray invitationsOf(const QStringList &senders)
{
    QJsonArray invitations;
    for (const QString &sender : senders)
        invitations.append(invitation(sender));
    return invitations;
}

QStringList sendersIn(const LookReport &report)
{
    QStringList senders;
    for (const Invitation &one : report.invitations)
        senders.append(one.sender.toString());
    return senders;
}

} // namespace

//! Looks at places: the whole list, or an error; never a part of it.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsSeen_data()
    {
        QTest::addColumn<QJsonValue>("pageSize");
        QTest::addColumn<int>("invitations");
        QTest::addColumn<int>("pages");
        QTest::newRow("130 by 50") << QJsonValue(50) << 130 << 3;
        QTest::newRow("100 by 50, the last one full") << QJsonValue(50) << 100 << 2;
        for (const int size : {1, 2, 3, 4, 5, 6, 7})
            QTest::addRow("25 by %d", size) << QJsonValue(size) << 25 << (25 + size - 1) / size;
        QTest::newRow("none") << QJsonValue(50) << 0 << 1;
    }

    void everyPageIsSeen()
    {
        QFETCH(QJsonValue, pageSize);
        QFETCH(int, invitations);
        QFETCH(int, pages);
        const QStringList senders = someSenders(invitations);
        const Hub hub(scenarioOf(invitationsOf(senders), {{u"pageSize"_s, pageSize}}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const LookReport report = bench.look().first();
        QVERIFY(report.whole());
        QCOMPARE(sendersIn(report), senders);
        const QList<QJsonObject> requests = hub.requests(u"ListInvitations"_s);
        QCOMPARE(requests.size(), pages);
        for (const QJsonObject &request : requests)
            QCOMPARE(request.value("signature"_L1).toString(), u"ok"_s);
        QVERIFY(hub.isClean());
    }

    // Tokens are drawn; over a hundred of them hold every character that has to be encoded.
    void tokensReachTheServiceAsTheyCame()
    {
        const Hub hub(scenarioOf(invitationsOf(someSenders(130)), {{u"pageSize"_s, 1}}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        QCOMPARE(sendersIn(bench.look().first()), someSenders(130));
        QString queries;
        for (const QJsonObject &request : hub.requests(u"ListInvitations"_s))
            queries += request.value("query"_L1).toString();
        for (const char *encoded : {"%2B", "%2F", "%3D"})
            QVERIFY2(queries.contains(QLatin1StringView(encoded)), encoded);
    }

    void aTokenThatRepeatsIsAnErrorAndNotAShortList()
    {
        const Hub hub(scenarioOf(invitationsOf(someSenders(30)), {{u"pageSize"_s, 10}}));
        hub.addFault(
            {{u"kind"_s, u"repeat-token"_s}, {u"operation"_s, u"ListInvitations"_s}, {u"count"_s, {}}});
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const DeclinePlan plan = bench.plan(someSenders(30));
        QCOMPARE(plan.pairCount(), 0);
        for (const Outcome &row : plan.rows) {
            QCOMPARE(row.reason, NotSentReason::LookFailed);
            QCOMPARE(row.error->kind, Error::Kind::BadReply);
            QVERIFY(!row.error->requestId.isEmpty());
        }
        const LookReport report = bench.look().first();
        QVERIFY(!report.whole());
        QVERIFY(report.invitations.isEmpty());
        QVERIFY(hub.requests(u"ListInvitations"_s).size() <= 2 * 3);
    }

    void anEmptyPageWithATokenIsNotTheEnd_data()
    {
        QTest::addColumn<int>("skip");
        QTest::newRow("first") << 0;
        QTest::newRow("second") << 1;
    }

    void anEmptyPageWithATokenIsNotTheEnd()
    {
        QFETCH(int, skip);
        const Hub hub(scenarioOf(invitationsOf(someSenders(30)), {{u"pageSize"_s, 10}}));
        hub.addFault({{u"kind"_s, u"empty-page"_s},
                      {u"operation"_s, u"ListInvitations"_s},
                      {u"count"_s, 2},
                      {u"skip"_s, skip}});
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        QCOMPARE(sendersIn(bench.look().first()), someSenders(30));
        QCOMPARE(hub.requests(u"ListInvitations"_s).size(), 3 + 2);
    }

    void aLaterPageThatFailsLeavesNoShortList_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"html", "truncate", "close", "error"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void aLaterPageThatFailsLeavesNoShortList()
    {
        QFETCH(QString, kind);
        const Hub hub(scenarioOf(invitationsOf(someSenders(30)), {{u"pageSize"_s, 10}}));
        hub.addFault(
            {{u"kind"_s, kind}, {u"operation"_s, u"ListInvitations"_s}, {u"count"_s, {}}, {u"skip"_s, 2}});
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const LookReport report = bench.look().first();
        QVERIFY(report.error);
        QVERIFY(report.invitations.isEmpty());
    }

    void theAdministratorIsFoundInEveryForm_data()
    {
        QTest::addColumn<QString>("form"); // of "none"; empty: there is one
        for (const char *form : {"missing", "null", "empty", "not-found", ""})
            QTest::newRow(*form ? form : "accepted") << QString::fromLatin1(form);
    }

    void theAdministratorIsFoundInEveryForm()
    {
        QFETCH(QString, form);
        const QString administrator = u"444455556666"_s;
        QJsonObject scenario = scenarioOf(invitationsOf(someSenders(1)));
        if (form.isEmpty())
            scenario = withAdministrator(scenario, administrator);
        else
            scenario.insert(u"policy"_s, QJsonObject{{u"noAdministrator"_s, form}});
        const Hub hub(scenario);
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const LookReport report = bench.look().first();
        QVERIFY(report.whole());
        QCOMPARE(report.administrator,
                 form.isEmpty() ? AccountId::parse(administrator) : std::optional<AccountId>());
        QVERIFY(hub.isClean());
    }

    void aDenialOfOnePlaceIsItsReport()
    {
        const auto account = [](const QJsonValue &region) {
            return QJsonObject{{u"regions"_s, QJsonObject{{u"eu-west-1"_s, region}}}};
        };
        const QJsonArray open = invitationsOf(someSenders(2));
        const auto denying = [&open](const QString &operation) {
            return QJsonObject{{u"invitations"_s, open}, {u"deny"_s, QJsonObject{{operation, QString()}}}};
        };
        const Hub hub({{u"accounts"_s,
                        QJsonArray{account(u"off"_s), account(denying(u"ListInvitations"_s)),
                                   account(denying(u"GetAdministratorAccount"_s)), account(u"hub-off"_s)}}});
        RunBench bench(hub.endpoints());
        for (const Hub::Key &key : hub.keys())
            bench.addProfile(key);
        const QList<LookReport> reports = bench.look();
        QCOMPARE(reports.size(), 4);
        for (qsizetype i = 0; i < 4; ++i)
            QCOMPARE(reports.at(i).profile, bench.profiles.at(i).id);
        QCOMPARE(reports.at(0).error->kind, Error::Kind::CredentialsInvalid);
        QCOMPARE(reports.at(1).error->kind, Error::Kind::AccessDenied);
        QVERIFY(reports.at(2).whole());
        QCOMPARE(sendersIn(reports.at(2)), someSenders(2));
        QCOMPARE(reports.at(3).error->kind, Error::Kind::NotSubscribed);
    }
};

QTEST_GUILESS_MAIN(TestLook)
#include "tst_look.moc"
