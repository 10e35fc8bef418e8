// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace Hubwarden;

namespace {

const Target thePlace{*AccountId::parse(u"123456789012"), *RegionName::parse(u"eu-west-1")};
const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);

DeclineReply repliedWith(Result<QList<UnprocessedAccount>> unprocessed, int attempts = 1)
{
    CallFacts facts;
    facts.attempts = attempts;
    facts.httpStatus = unprocessed ? 200 : unprocessed.error().httpStatus;
    facts.requestId = u"request"_s;
    return {std::move(unprocessed), facts};
}

Error errorOf(Error::Kind kind, int status, bool sent)
{
    return {.kind = kind, .httpStatus = status, .message = u"words"_s, .requestSent = sent};
}

Behaviour json(const QByteArray &body)
{
    return Behaviour::answer(200, {{"Content-Type", "application/json"}, {"x-amzn-RequestId", "the-request"}},
                             body);
}

} // namespace

//! What an answer says about whom.
class TestDeclineRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsUnprocessedIsRefusedWithTheText()
    {
        const QList<AccountId> senders = accountIds(someSenders(3));
        const auto answers = answersFrom(repliedWith(QList<UnprocessedAccount>{
                                             {u" 100000000001 "_s, u"no"_s}, {u"999999999999"_s, u"who?"_s}}),
                                         senders, now);
        QCOMPARE(answers.size(), 3);
        QCOMPARE(answers.at(0).kind, PairAnswer::Kind::Accepted);
        QCOMPARE(answers.at(1).kind, PairAnswer::Kind::Refused);
        QCOMPARE(answers.at(1).text, u"no"_s);
        QCOMPARE(answers.at(2).kind, PairAnswer::Kind::Accepted);
        for (qsizetype i = 0; i < 3; ++i) {
            QCOMPARE(answers.at(i).sender, senders.at(i));
            QCOMPARE(answers.at(i).requestId, u"request"_s);
        }
    }

    void anErrorSaysWhatIsKnown_data()
    {
        using Kind = Error::Kind;
        QTest::addColumn<Kind>("error");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("sent");
        QTest::addColumn<int>("attempts");
        QTest::addColumn<PairAnswer::Kind>("expected");
        QTest::newRow("denied") << Kind::AccessDenied << 403 << true << 1 << PairAnswer::Kind::Failed;
        QTest::newRow("fault") << Kind::ServiceFault << 500 << true << 3 << PairAnswer::Kind::Failed;
        QTest::newRow("half an answer") << Kind::BadReply << 200 << true << 1 << PairAnswer::Kind::Unknown;
        QTest::newRow("a proxy's page") << Kind::BadReply << 404 << true << 1 << PairAnswer::Kind::Unknown;
        QTest::newRow("lost") << Kind::ConnectionLost << 0 << true << 3 << PairAnswer::Kind::Unknown;
        QTest::newRow("no connection") << Kind::Offline << 0 << false << 3 << PairAnswer::Kind::Failed;
        QTest::newRow("no certificate") << Kind::Tls << 0 << false << 1 << PairAnswer::Kind::Failed;
        QTest::newRow("no journal") << Kind::Storage << 0 << false << 0 << PairAnswer::Kind::NotSent;
        QTest::newRow("no key") << Kind::KeychainLocked << 0 << false << 0 << PairAnswer::Kind::NotSent;
    }

    void anErrorSaysWhatIsKnown()
    {
        QFETCH(Error::Kind, error);
        QFETCH(int, status);
        QFETCH(bool, sent);
        QFETCH(int, attempts);
        QFETCH(PairAnswer::Kind, expected);
        const auto answers = answersFrom(repliedWith(errorOf(error, status, sent), attempts),
                                         accountIds(someSenders(2)), now);
        QCOMPARE(answers.size(), 2);
        for (const PairAnswer &answer : answers) {
            QCOMPARE(answer.kind, expected);
            // What the network, the computer or a proxy says is not what AWS says.
            const bool wordsOfAws = status > 0 && error != Error::Kind::BadReply;
            QCOMPARE(answer.text, wordsOfAws ? u"words"_s : QString());
            QCOMPARE(answer.error->kind, error);
        }
    }

    void whoWasNotAskedForIsAStranger()
    {
        const PlannedRequest request{thePlace, ProfileId::create(), accountIds(someSenders(2))};
        const auto strangers = strangersIn(
            repliedWith(QList<UnprocessedAccount>{
                {u"100000000001"_s, u"no"_s}, {u"999999999999"_s, u"who?"_s}, {u"nonsense"_s, {}}}),
            request);
        const QList<Stranger> expected{{thePlace, u"999999999999"_s, u"who?"_s, u"request"_s},
                                       {thePlace, u"nonsense"_s, {}, u"request"_s}};
        QCOMPARE(strangers, expected);
        QVERIFY(strangersIn(repliedWith(errorOf(Error::Kind::Timeout, 0, true)), request).isEmpty());
    }

    void aStrangerIsKeptInEveryRecord()
    {
        FaultServer server;
        const QByteArray caller
            = "<GetCallerIdentityResponse><GetCallerIdentityResult>"
              "<Arn>arn:aws:iam::123456789012:user/me</Arn><UserId>A</UserId>"
              "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
        server.script(
            {Behaviour::answer(200, {{"Content-Type", "text/xml"}}, caller),
             json(R"({"UnprocessedAccounts":[{"AccountId":"999999999999","ProcessingResult":"who?"}]})"),
             json("{}")});
        RunBench bench(endpointSettings({{u"AWS_ENDPOINT_URL"_s, server.url().toString()}}));
        const Profile profile = bench.addProfile({thePlace.account.toString(),
                                                  u"AKIAEXAMPLE"_s,
                                                  "secret",
                                                  {},
                                                  u"arn:aws:iam::123456789012:user/me"_s});
        LookReport report{.target = thePlace, .profile = profile.id, .time = now};
        report.invitations
            = {Invitation{.sender = accountIds(someSenders(1)).first(), .status = u"Invited"_s}};

        const RunEnd end
            = bench.run(planDecline(everyPair(accountIds(someSenders(1)), {report}), {report}, now));
        QCOMPARE(end.outcomes.first().word, ResultWord::DeclinedNoLongerListed);
        const Stranger stranger{thePlace, u"999999999999"_s, u"who?"_s, u"the-request"_s};
        QCOMPARE(end.summary->value().strangers, QList<Stranger>{stranger});
        QCOMPARE(end.lines(u"answered"_s).first().value("strangers"_L1).toArray(),
                 QJsonArray{strangerToJson(stranger)});
        QFile history(bench.auditPath());
        QVERIFY(history.open(QIODevice::ReadOnly));
        const QByteArray lines = history.readAll();
        QVERIFY(lines.contains("\"stranger\":\"999999999999\"") && lines.contains("\"kind\":\"stranger\""));
        // Addressed as the service expects it, whatever the override ends with.
        QVERIFY(server.requests().at(1).startsWith("POST /invitations/decline HTTP/1.1\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestDeclineRequest)
#include "tst_declinerequest.moc"
