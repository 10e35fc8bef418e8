// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceaws.h"

#include "tests/support/fakeclock.h"
#include "tests/support/rawclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <memory>
#include <vector>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RegionName ireland = *RegionName::parse(u"eu-west-1");

PracticeScenario parsed(const QByteArray &json)
{
    const auto scenario = PracticeScenario::parse(json);
    if (!scenario)
        qFatal("%s", qPrintable(scenario.error().detail));
    return *scenario;
}

//! One account of a role in one region, with these invitations; the rest are members of the scenario.
PracticeScenario withInvitations(const QByteArray &invitations, const QByteArray &more = {},
                                 const QByteArray &account = {})
{
    return parsed(R"({"name": "x", "regions": ["eu-west-1", "us-east-1"], "accounts": [{"id": "111122223333",
                     "name": "acme", "role": "Audit", "regions": {"eu-west-1": {"invitations": [)"
                  + invitations + "]}}" + account + "}]" + more + '}');
}

QByteArray ids(const QStringList &senders)
{
    return QJsonDocument(QJsonObject{{u"AccountIds"_s, QJsonArray::fromStringList(senders)}}).toJson();
}

//! A simulated AWS, and somebody who signs with the first account's key.
class Bench
{
public:
    explicit Bench(const PracticeScenario &scenario)
        : aws(scenario, clock)
    {
        if (!aws.listen())
            qFatal("cannot listen");
    }

    QByteArray signedRequest(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                             const RegionName &region = ireland, qsizetype account = 0) const
    {
        const PracticeAccount &key = aws.scenario().accounts[account];
        const bool isSts = target == "/";
        const QByteArray host = "127.0.0.1:" + QByteArray::number(aws.url().port());
        HttpRequest request{method, QUrl::fromEncoded("http://" + host + target), {{"Host", host}}, body};
        if (isSts)
            request.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
        const Credentials credentials{key.accessKeyId, key.secretAccessKey, key.sessionToken, std::nullopt};
        request
            = Signer().sign(request, credentials, {region, isSts ? "sts" : "securityhub", clock.utcNow()});
        QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\n";
        for (const auto &[name, value] : request.headers)
            bytes += name + ": " + value + "\r\n";
        return bytes + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    //! The answer to one signed request on a connection of its own.
    RawClient::Answer call(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                           const RegionName &region = ireland, qsizetype account = 0)
    {
        RawClient client(aws.url());
        client.send(signedRequest(method, target, body, region, account));
        [&client] { QTRY_COMPARE(client.answers().size(), 1); }();
        return client.answers().value(0);
    }

    RawClient::Answer decline(const QStringList &senders)
    {
        return call("POST", "/invitations/decline", ids(senders));
    }

    //! Sender and status, as listed.
    QMap<QString, QString> statuses(qsizetype account = 0)
    {
        QMap<QString, QString> found;
        const RawClient::Answer answer = call("GET", "/invitations", {}, ireland, account);
        for (const QJsonValue &one :
             QJsonDocument::fromJson(answer.body).object().value("Invitations"_L1).toArray())
            found.insert(one["AccountId"_L1].toString(), one["MemberStatus"_L1].toString());
        return found;
    }

    FakeClock clock;
    PracticeAws aws;
};

QJsonObject objectOf(const RawClient::Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

//! The words for a sender in UnprocessedAccounts; null if it is not there.
QString refusalOf(const RawClient::Answer &answer, const QString &sender)
{
    for (const QJsonValue &one : objectOf(answer).value("UnprocessedAccounts"_L1).toArray()) {
        if (one["AccountId"_L1].toString() == sender)
            return one["ProcessingResult"_L1].toString();
    }
    return {};
}

} // namespace

class TestPracticeAws : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesFollowOneAnother();
    void aTokenIsGoodForItsOwnListing();
    void aDeclineDoesWhatTheScenarioSays_data();
    void aDeclineDoesWhatTheScenarioSays();
    void aDeclineMayShowLate();
    void nothingIsDeclinedWhenTheWholeRequestFails_data();
    void nothingIsDeclinedWhenTheWholeRequestFails();
    void theAdministratorIsNotDeclined();
    void aThrottledCallDoesNothing();
    void aSessionEndsInTheMiddle();
    void invitationsAreDatedFromNow();
    void answersAreLate();
    void placesAreApart();
    void allPlacesOfTheStandardScenarioAnswer();
    void manyCallsAtOnce();
};

void TestPracticeAws::pagesFollowOneAnother()
{
    QByteArrayList invitations;
    QStringList senders;
    for (int i = 1; i <= 120; ++i) {
        senders.append(QString::number(i * 7919).rightJustified(12, u'0'));
        invitations.append("{\"sender\": \"" + senders.constLast().toLatin1() + "\"}");
    }
    Bench bench(withInvitations(invitations.join(','), R"(, "pageSize": 50)"));
    QStringList seen;
    QList<qsizetype> sizes;
    QByteArray token;
    do {
        const QByteArray next = token.isEmpty() ? QByteArray() : "&NextToken=" + token.toPercentEncoding();
        const QJsonObject page = objectOf(
            bench.call("GET", "/invitations?MaxResults=" + QByteArray(token.isEmpty() ? "30" : "50") + next));
        sizes.append(page.value("Invitations"_L1).toArray().size());
        for (const QJsonValue &one : page.value("Invitations"_L1).toArray())
            seen.append(one["AccountId"_L1].toString());
        // What is declined meanwhile does not move what is still to come.
        const RawClient::Answer declined = bench.decline({senders.at(0), senders.at(60)});
        QCOMPARE(declined.status, 200);
        token = page.value("NextToken"_L1).toString().toLatin1();
    } while (!token.isEmpty() && sizes.size() < 10);
    QCOMPARE(seen, senders);
    const QList<qsizetype> expected{30, 50, 40};
    QCOMPARE(sizes, expected);
}

void TestPracticeAws::aTokenIsGoodForItsOwnListing()
{
    Bench bench(
        withInvitations(R"({"sender": "000011112222"}, {"sender": "444455556666"})", R"(, "pageSize": 1)"));
    const QString token = objectOf(bench.call("GET", "/invitations")).value("NextToken"_L1).toString();
    const QByteArray next = "/invitations?NextToken=" + token.toLatin1().toPercentEncoding();
    QCOMPARE(bench.call("GET", next).status, 200);
    QVERIFY(!objectOf(bench.call("GET", next)).contains("NextToken"_L1));
    QCOMPARE(bench.call("GET", next, {}, *RegionName::parse(u"us-east-1")).status, 400);
    QCOMPARE(bench.call("GET", next + "x").status, 400);
}

void TestPracticeAws::aDeclineDoesWhatTheScenarioSays_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<QString>("status"); // null: not listed
    QTest::newRow("resigned") << QByteArray(R"(, "onDecline": "resigned")") << QString() << u"Resigned"_s;
    QTest::newRow("removed") << QByteArray() << QString() << QString();
    QTest::newRow("still listed") << QByteArray(R"(, "onDecline": "still-listed")") << QString()
                                  << u"Invited"_s;
    QTest::newRow("refused") << QByteArray(R"(, "onDecline": "refuse", "refusal": "No <\"☂\">")")
                             << u"No <\"☂\">"_s << u"Invited"_s;
    QTest::newRow("again") << QByteArray(R"(, "status": "Resigned", "onDecline": "resigned")") << QString()
                           << u"Resigned"_s;
}

void TestPracticeAws::aDeclineDoesWhatTheScenarioSays()
{
    QFETCH(const QByteArray, members);
    QFETCH(const QString, refusal);
    QFETCH(const QString, status);
    Bench bench(
        withInvitations(R"({"sender": "000011112222")" + members + R"(}, {"sender": "444455556666"})"));
    const QString sender = u"000011112222"_s;
    const QString never = u"999999999999"_s;
    const RawClient::Answer answer = bench.decline({sender, never, sender});
    QCOMPARE(answer.status, 200);
    QCOMPARE(refusalOf(answer, sender), refusal);
    QVERIFY(refusalOf(answer, never).contains(u"no invitation"_s));
    QCOMPARE(bench.statuses().value(sender), status);
    QCOMPARE(bench.statuses().value(u"444455556666"_s), u"Invited"_s);
}

void TestPracticeAws::aDeclineMayShowLate()
{
    Bench bench(withInvitations(R"({"sender": "000011112222", "lag": 2})"));
    const QString sender = u"000011112222"_s;
    QCOMPARE(bench.decline({sender}).status, 200);
    QCOMPARE(bench.statuses().value(sender), u"Invited"_s);
    QCOMPARE(bench.statuses().value(sender), u"Invited"_s);
    QVERIFY(bench.statuses().isEmpty());
}

void TestPracticeAws::nothingIsDeclinedWhenTheWholeRequestFails_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("400") << QByteArray("whole-400") << 400;
    QTest::newRow("404") << QByteArray("whole-404") << 404;
}

void TestPracticeAws::nothingIsDeclinedWhenTheWholeRequestFails()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const int, status);
    Bench bench(withInvitations(R"({"sender": "000011112222"}, {"sender": "444455556666", "onDecline": ")"
                                + kind + "\"}"));
    QCOMPARE(bench.decline({u"000011112222"_s, u"444455556666"_s}).status, status);
    QCOMPARE(bench.statuses().value(u"000011112222"_s), u"Invited"_s);
    QCOMPARE(bench.decline({u"000011112222"_s}).status, 200);
    QVERIFY(!bench.statuses().contains(u"000011112222"_s));
}

void TestPracticeAws::theAdministratorIsNotDeclined()
{
    Bench bench(withInvitations(R"({"sender": "000011112222", "accepted": true})"));
    const QString sender = u"000011112222"_s;
    const auto told = [&bench] {
        return objectOf(bench.call("GET", "/administrator"))
            .value("Administrator"_L1)["AccountId"_L1]
            .toString();
    };
    QCOMPARE(told(), sender);
    QVERIFY(refusalOf(bench.decline({sender}), sender).contains(u"still associated"_s));
    QCOMPARE(bench.statuses().value(sender), u"Enabled"_s);
    QCOMPARE(bench.call("POST", "/administrator/disassociate").status, 200);
    QCOMPARE(told(), QString());
    QCOMPARE(bench.statuses().value(sender), u"Resigned"_s);
    QCOMPARE(bench.call("POST", "/administrator/disassociate").status, 404);
}

void TestPracticeAws::aThrottledCallDoesNothing()
{
    Bench bench(withInvitations(R"({"sender": "000011112222"})",
                                R"(, "faults": [{"operation": "DeclineInvitations", "region": "us-east-1"},
                        {"operation": "DeclineInvitations", "skip": 1, "count": 2, "retryAfterMs": 250}])"));
    const QString sender = u"000011112222"_s;
    QCOMPARE(bench.decline({u"999999999999"_s}).status, 200);
    for (int i = 0; i < 2; ++i) {
        const RawClient::Answer answer = bench.decline({sender});
        QCOMPARE(answer.status, 429);
        QVERIFY(answer.head.contains("x-amz-retry-after: 250\r\n"));
        QVERIFY(answer.head.contains("x-amzn-ErrorType: TooManyRequestsException\r\n"));
        QCOMPARE(bench.statuses().value(sender), u"Invited"_s);
    }
    QCOMPARE(bench.decline({sender}).status, 200);
    QVERIFY(bench.statuses().isEmpty());
}

void TestPracticeAws::aSessionEndsInTheMiddle()
{
    Bench bench(withInvitations(R"({"sender": "000011112222"}, {"sender": "444455556666"})", {},
                                R"(, "sessionEndsAfter": {"DeclineInvitations": 1})"));
    QCOMPARE(bench.statuses().size(), 2);
    QCOMPARE(bench.decline({u"000011112222"_s}).status, 200);
    const RawClient::Answer answer = bench.decline({u"444455556666"_s});
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.head.contains("x-amzn-ErrorType: ExpiredTokenException\r\n"));
    QVERIFY(bench.call("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15")
                .body.contains("<Code>ExpiredToken</Code>"));

    const AccountId account = bench.aws.scenario().accounts.front().id;
    const QString endedKey = bench.aws.scenario().accounts.front().accessKeyId;
    const PracticeAccount *renewed = bench.aws.newSession(account);
    QVERIFY(renewed);
    QVERIFY(renewed->accessKeyId != endedKey);
    QVERIFY(!bench.aws.newSession(*AccountId::parse(u"999999999999")));
    for (int i = 0; i < 3; ++i) // it does not end a second time
        QCOMPARE(bench.decline({u"444455556666"_s}).status, 200);
    QVERIFY(bench.statuses().isEmpty());
}

void TestPracticeAws::invitationsAreDatedFromNow()
{
    Bench bench(withInvitations(R"({"sender": "000011112222", "daysAgo": 2, "minutesAgo": 15})"));
    bench.clock.advance(1h);
    const QJsonObject answer = objectOf(bench.call("GET", "/invitations"));
    QCOMPARE(answer.value("Invitations"_L1)[0]["InvitedAt"_L1].toString(), u"2026-11-21T09:00:00.000Z"_s);
}

void TestPracticeAws::answersAreLate()
{
    Bench bench(
        withInvitations({}, R"(, "latencyMs": 40, "faults": [{"kind": "delay", "milliseconds": 960}])"));
    RawClient client(bench.aws.url());
    client.send(bench.signedRequest("GET", "/invitations"));
    QTRY_COMPARE(bench.clock.untilNext(), 1s);
    client.send(bench.signedRequest("GET", "/invitations"));
    bench.clock.advance(1s);
    QTRY_COMPARE(client.answers().size(), 1);
    QTRY_COMPARE(bench.clock.untilNext(), 40ms);
    bench.clock.advance(40ms);
    QTRY_COMPARE(client.answers().size(), 2);
}

void TestPracticeAws::placesAreApart()
{
    Bench bench(parsed(R"({"name": "x", "regions": ["eu-west-1"], "accounts": [
        {"id": "111122223333", "name": "a", "user": "u", "regions": {"eu-west-1": {"invitations": [{"sender": "000011112222"}]}}},
        {"id": "444455556666", "name": "b", "user": "u", "regions": {"eu-west-1": {"invitations": [{"sender": "000011112222"}]}}}]})"));
    QCOMPARE(bench.decline({u"000011112222"_s}).status, 200);
    QVERIFY(bench.statuses(0).isEmpty());
    QCOMPARE(bench.statuses(1).value(u"000011112222"_s), u"Invited"_s);
    const RawClient::Answer elsewhere
        = bench.call("GET", "/invitations", {}, *RegionName::parse(u"us-east-1"));
    QCOMPARE(elsewhere.status, 401);
    QCOMPARE(objectOf(elsewhere).value("Message"_L1).toString(),
             u"Account 111122223333 is not subscribed to AWS Security Hub"_s);
}

void TestPracticeAws::allPlacesOfTheStandardScenarioAnswer()
{
    auto scenario = PracticeScenario::builtIn(PracticeScenario::standardName);
    QVERIFY(scenario);
    PracticeScenario prompt = *scenario;
    prompt.latency = 0ms;
    prompt.faults.clear();
    Bench bench(prompt);
    for (qsizetype i = 0; i < prompt.accounts.size(); ++i) {
        const PracticeAccount &account = prompt.accounts[i];
        const RawClient::Answer who
            = bench.call("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15", ireland, i);
        QVERIFY(who.body.contains("<Arn>" + account.arn.toLatin1() + "</Arn>"));
        for (auto region = account.regions.begin(); region != account.regions.end(); ++region) {
            const RawClient::Answer answer = bench.call("GET", "/invitations", {}, region.key(), i);
            const bool isDenied = region->denials.contains(u"ListInvitations"_s);
            const bool isOn = region->state == PracticeRegion::State::On;
            const int expected = region->state == PracticeRegion::State::HubOff ? 401
                                 : isOn && !isDenied                            ? 200
                                                                                : 403;
            QCOMPARE(answer.status, expected);
            if (expected == 200)
                QCOMPARE(objectOf(answer).value("Invitations"_L1).toArray().size(),
                         region->invitations.size());
        }
    }
}

void TestPracticeAws::manyCallsAtOnce()
{
    QByteArrayList invitations;
    for (int i = 100; i < 200; ++i)
        invitations.append("{\"onDecline\": \"resigned\", \"sender\": \"111122220" + QByteArray::number(i)
                           + "\"}");
    Bench bench(withInvitations(invitations.join(','), R"(, "latencyMs": 5)"));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 100; i < 200; ++i) {
        clients.push_back(std::make_unique<RawClient>(bench.aws.url()));
        clients.back()->send(
            bench.signedRequest("POST", "/invitations/decline", ids({u"111122220"_s + QString::number(i)})));
    }
    QTRY_COMPARE(bench.clock.pendingTimers(), 200);
    bench.clock.advance(5ms);
    for (const auto &client : clients) {
        QTRY_COMPARE(client->answers().size(), 1);
        QCOMPARE(client->answers().constFirst().body, QByteArray("{\"UnprocessedAccounts\":[]}"));
    }
    RawClient last(bench.aws.url());
    last.send(bench.signedRequest("GET", "/invitations/count") + bench.signedRequest("GET", "/invitations"));
    QTRY_COMPARE(bench.clock.untilNext(), 5ms);
    bench.clock.advance(5ms);
    QTRY_COMPARE(last.answers().size(), 1);
    QCOMPARE(last.answers()[0].body, QByteArray("{\"InvitationsCount\":100}"));
    QTRY_COMPARE(bench.clock.untilNext(), 5ms);
    bench.clock.advance(5ms);
    QTRY_COMPARE(last.answers().size(), 2);
    QCOMPARE(last.answers()[1].body.count("Resigned"), 50);
}

QTEST_GUILESS_MAIN(TestPracticeAws)
#include "tst_practiceaws.moc"
