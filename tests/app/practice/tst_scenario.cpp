// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/scenario.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

//! A scenario of one account; the words are members of it, or of the scenario.
QByteArray withAccount(const QByteArray &members, const QByteArray &more = {})
{
    return "{\"name\": \"x\", \"regions\": [\"eu-west-1\"], \"accounts\": [{\"id\": \"111122223333\", "
           "\"name\": \"acme\", "
           + members + "}]" + more + "}";
}

QByteArray withInvitation(const QByteArray &members)
{
    return withAccount("\"user\": \"u\", \"regions\": {\"eu-west-1\": {\"invitations\": [{" + members
                       + "}]}}");
}

PracticeScenario standard()
{
    const auto scenario = PracticeScenario::builtIn(PracticeScenario::standardName);
    if (!scenario)
        qFatal("%s", qPrintable(scenario.error().detail));
    return *scenario;
}

//! All invitations of a scenario.
QList<PracticeInvitation> invitationsOf(const PracticeScenario &scenario)
{
    QList<PracticeInvitation> found;
    for (const PracticeAccount &account : scenario.accounts) {
        for (const PracticeRegion &region : account.regions)
            found += region.invitations;
    }
    return found;
}

} // namespace

class TestScenario : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead();
    void aFaultIsNamedWithItsPlace_data();
    void aFaultIsNamedWithItsPlace();
    void brokenJsonIsNamedWithItsByte();
    void theStandardScenarioHasAllThatIsPractised();
    void keysAreDrawnEachTime();
    void anUnknownNameIsNotFound();
};

void TestScenario::whatIsWrittenIsRead()
{
    const auto parsed = PracticeScenario::parse(withAccount(
        R"("role": "Audit", "sessionEndsAfter": {"*": 3}, "deny": {"DescribeHub": "session policy"}, "regions":
           {"us-east-1": {"state": "off"},
            "eu-west-1": {"deny": {"ListInvitations": "x"}, "invitations": [
               {"sender": "000011112222", "daysAgo": 2, "minutesAgo": 5, "onDecline": "refuse", "refusal": "no", "lag": 2},
               {"sender": "444455556666", "accepted": true, "unlisted": true}]}})",
        R"(, "latencyMs": 7, "pageSize": 3, "senders": [{"id": "000011112222", "name": "n", "kind": "former"}],
           "faults": [{"kind": "error", "operation": "ListInvitations", "account": "111122223333",
                       "region": "eu-west-1", "always": true, "skip": 1, "code": "InternalException", "status": 503},
                      {"kind": "delay", "milliseconds": 20, "count": 2}, {"retryAfterMs": 9}])"));
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().detail));
    const PracticeScenario &scenario = *parsed;
    QCOMPARE(scenario.latency.count(), 7);
    QCOMPARE(scenario.pageSize, 3);
    QCOMPARE(scenario.regions, QList{*RegionName::parse(u"eu-west-1")});
    const AccountId sender = *AccountId::parse(u"000011112222");
    const QList<PracticeSender> senders{{sender, u"n"_s, PracticeSender::Kind::Former}};
    QCOMPARE(scenario.senders, senders);
    const PracticeAccount &account = scenario.accounts.constFirst();
    QCOMPARE(account.arn, u"arn:aws:sts::111122223333:assumed-role/Audit/practice"_s);
    QVERIFY(account.isRole);
    QVERIFY(!account.expired);
    const std::optional<PracticeAccount::SessionEnd> end({u"*"_s, 3});
    QCOMPARE(account.sessionEnd, end);
    QVERIFY(account.accessKeyId.isEmpty());

    using On = PracticeInvitation::OnDecline;
    const PracticeInvitation refused{sender,     u"Invited"_s, std::chrono::minutes(2 * 24 * 60 + 5),
                                     On::Refuse, u"no"_s,      2};
    const PracticeInvitation accepted{*AccountId::parse(u"444455556666"),
                                      u"Enabled"_s,
                                      std::chrono::minutes(0),
                                      On::Removed,
                                      {},
                                      0,
                                      true,
                                      false};
    const QMap<QString, QString> byAccount{{u"DescribeHub"_s, u"session policy"_s}};
    const QMap<RegionName, PracticeRegion> regions{
        {*RegionName::parse(u"us-east-1"), {PracticeRegion::State::Off, byAccount, {}}},
        {*RegionName::parse(u"eu-west-1"),
         {PracticeRegion::State::On,
          {{u"DescribeHub"_s, u"session policy"_s}, {u"ListInvitations"_s, u"x"_s}},
          {refused, accepted}}}};
    QCOMPARE(account.regions, regions);

    using Kind = PracticeFault::Kind;
    const PracticeFault error{.kind = Kind::Error,
                              .operation = u"ListInvitations"_s,
                              .account = account.id,
                              .region = *RegionName::parse(u"eu-west-1"),
                              .count = std::nullopt,
                              .skip = 1,
                              .code = u"InternalException"_s,
                              .status = 503};
    const PracticeFault late{
        .kind = Kind::Delay, .operation = u"*"_s, .count = 2, .delay = std::chrono::milliseconds(20)};
    const PracticeFault throttle{.operation = u"*"_s, .retryAfter = std::chrono::milliseconds(9)};
    const QList<PracticeFault> faults{error, late, throttle};
    QCOMPARE(scenario.faults, faults);
}

void TestScenario::aFaultIsNamedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &json, const QString &detail) {
        QTest::newRow(name) << json << detail;
    };
    row("no object", "[]", u"scenario: an object"_s);
    row("no name", R"({"regions": ["eu-west-1"], "accounts": []})", u"name: text"_s);
    row("no account", R"({"name": "x", "regions": ["eu-west-1"]})", u"accounts: at least one"_s);
    row("accounts are no list", R"({"name": "x", "accounts": {}})", u"accounts: a list"_s);
    row("no region", R"({"name": "x", "accounts": [{"id": "111122223333", "name": "a", "user": "u"}]})",
        u"regions: at least one"_s);
    row("misspelt", withAccount(R"("user": "u")", R"(, "acounts": [])"), u"acounts: not known"_s);
    row("misspelt inside", withAccount(R"("user": "u", "region": {})"), u"accounts[0].region: not known"_s);
    row("a key", withAccount(R"("user": "u", "secretAccessKey": "s")"),
        u"accounts[0].secretAccessKey: not known"_s);
    row("neither user nor role", withAccount(R"("deny": {})"), u"accounts[0].user: text"_s);
    row("both", withAccount(R"("user": "u", "role": "r")"), u"accounts[0].user: not known"_s);
    row("a user's session", withAccount(R"("user": "u", "expired": true)"),
        u"accounts[0].role: only the session of a role can end"_s);
    row("end of a session", withAccount(R"("role": "r", "sessionEndsAfter": {"*": 0})"),
        u"accounts[0].sessionEndsAfter.*: one operation with a number of calls"_s);
    row("flag", withAccount(R"("role": "r", "expired": 1)"), u"accounts[0].expired: true or false"_s);
    row("short id",
        R"({"name": "x", "regions": ["eu-west-1"], "accounts": [{"id": "123", "name": "a", "user": "u"}]})",
        u"accounts[0].id: twelve digits as text"_s);
    row("twice the same",
        R"({"name": "x", "regions": ["eu-west-1"], "accounts": [{"id": "111122223333", "name": "a", "user": "u"},
            {"id": "111122223333", "name": "b", "user": "u"}]})",
        u"accounts[1].id: twice 111122223333"_s);
    row("region's name", withAccount(R"("user": "u", "regions": {"EU-WEST-1": {}})"),
        u"accounts[0].regions.EU-WEST-1: the code of a region"_s);
    row("region's state", withAccount(R"("user": "u", "regions": {"eu-west-1": {"state": "maybe"}})"),
        u"accounts[0].regions.eu-west-1.state: one of on, hub-off, off"_s);
    row("region is no object", withAccount(R"("user": "u", "regions": {"eu-west-1": "off"})"),
        u"accounts[0].regions.eu-west-1: an object"_s);
    row("denial", withAccount(R"("user": "u", "deny": {"ListInvitations": true})"),
        u"accounts[0].deny.ListInvitations: text"_s);
    row("sender as a number", withInvitation(R"("sender": 111122223333)"),
        u"accounts[0].regions.eu-west-1.invitations[0].sender: twelve digits as text"_s);
    row("half a day", withInvitation(R"("sender": "111122223333", "daysAgo": 0.5)"),
        u"accounts[0].regions.eu-west-1.invitations[0].daysAgo: a whole number from 0 to 3650"_s);
    row("refusal without words", withInvitation(R"("sender": "111122223333", "onDecline": "refuse")"),
        u"accounts[0].regions.eu-west-1.invitations[0].refusal: text"_s);
    row("words without refusal", withInvitation(R"("sender": "111122223333", "refusal": "x")"),
        u"accounts[0].regions.eu-west-1.invitations[0].refusal: not known"_s);
    row("unlisted", withInvitation(R"("sender": "111122223333", "unlisted": true)"),
        u"accounts[0].regions.eu-west-1.invitations[0].unlisted: only what is accepted may be unlisted"_s);
    row("sender twice", withInvitation(R"("sender": "111122223333"}, {"sender": "111122223333")"),
        u"accounts[0].regions.eu-west-1.invitations: twice 111122223333"_s);
    row("two administrators",
        withInvitation(
            R"("sender": "111122223333", "accepted": true}, {"sender": "444455556666", "accepted": true)"),
        u"accounts[0].regions.eu-west-1.invitations: more than one is accepted"_s);
    row("fault's kind", withAccount(R"("user": "u")", R"(, "faults": [{}, {"kind": "close"}])"),
        u"faults[1].kind: one of throttle, error, delay"_s);
    row("fault's region", withAccount(R"("user": "u")", R"(, "faults": [{"region": "-"}])"),
        u"faults[0].region: the code of a region"_s);
    row("fault's count", withAccount(R"("user": "u")", R"(, "faults": [{"count": 0}])"),
        u"faults[0].count: a whole number from 1 to 1000000"_s);
    row("always and counted", withAccount(R"("user": "u")", R"(, "faults": [{"always": true, "count": 2}])"),
        u"faults[0].count: not known"_s);
    row("page", withAccount(R"("user": "u")", R"(, "pageSize": 51)"),
        u"pageSize: a whole number from 1 to 50"_s);
    row("the first of two", withAccount(R"("user": 1)", R"(, "pageSize": 51)"),
        u"pageSize: a whole number from 1 to 50"_s);
}

void TestScenario::aFaultIsNamedWithItsPlace()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, detail);
    const auto parsed = PracticeScenario::parse(json);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, Error::Kind::InvalidInput);
    QCOMPARE(parsed.error().detail, detail);
}

void TestScenario::brokenJsonIsNamedWithItsByte()
{
    for (const QByteArray &json : {QByteArray(), QByteArray("{\"name\": }"), QByteArray("x")}) {
        const auto parsed = PracticeScenario::parse(json);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, Error::Kind::InvalidInput);
        QVERIFY2(parsed.error().detail.startsWith(u"byte "_s), qPrintable(parsed.error().detail));
    }
}

void TestScenario::theStandardScenarioHasAllThatIsPractised()
{
    using State = PracticeRegion::State;
    using On = PracticeInvitation::OnDecline;
    using Kind = PracticeSender::Kind;
    const PracticeScenario scenario = standard();
    QCOMPARE(scenario.accounts.size(), 12);
    QCOMPARE(scenario.regions.size(), 6);
    QMap<Kind, QSet<AccountId>> senders;
    for (const PracticeSender &sender : scenario.senders)
        senders[sender.kind].insert(sender.id);
    QCOMPARE(senders[Kind::Unknown].size(), 2);
    QCOMPARE(senders[Kind::Trusted].size(), 1);
    QCOMPARE(senders[Kind::Former].size(), 1);

    const QList<PracticeInvitation> invitations = invitationsOf(scenario);
    const auto count = [&invitations](auto predicate) {
        return std::count_if(invitations.begin(), invitations.end(), predicate);
    };
    using One = const PracticeInvitation &;
    QCOMPARE(count([](One one) { return one.accepted; }), 1);
    QCOMPARE(count([](One one) { return one.onDecline == On::Refuse; }), 1);
    QCOMPARE(count([](One one) { return one.onDecline == On::StillListed; }), 1);
    QVERIFY(count([&](One one) { return senders[Kind::Trusted].contains(one.sender); }) > 0);
    QVERIFY(count([&](One one) { return senders[Kind::Former].contains(one.sender); }) > 0);
    QVERIFY(count([&](One one) { return senders[Kind::Unknown].contains(one.sender); }) > 12);
    QCOMPARE(count([&](One one) {
                 return std::none_of(scenario.senders.begin(), scenario.senders.end(),
                                     [&one](const PracticeSender &s) { return s.id == one.sender; });
             }),
             0);

    QMap<State, int> states;
    int denials = 0;
    int endings = 0;
    for (const PracticeAccount &account : scenario.accounts) {
        for (const RegionName &region : scenario.regions)
            QVERIFY(account.regions.contains(region));
        QCOMPARE(account.regions.size(), scenario.regions.size());
        for (const PracticeRegion &region : account.regions) {
            ++states[region.state];
            denials += region.denials.isEmpty() ? 0 : 1;
        }
        endings += account.sessionEnd ? 1 : 0;
    }
    QVERIFY(states[State::HubOff] > 0);
    QVERIFY(states[State::Off] > 0);
    QVERIFY(denials > 0);
    QCOMPARE(endings, 1);
    QVERIFY(std::any_of(scenario.faults.begin(), scenario.faults.end(), [](const PracticeFault &fault) {
        return fault.kind == PracticeFault::Kind::Throttle;
    }));
}

void TestScenario::keysAreDrawnEachTime()
{
    const PracticeScenario scenario = standard();
    QSet<QString> ids;
    QSet<QByteArray> secrets;
    for (int draw = 0; draw < 2; ++draw) {
        for (const PracticeAccount &account : scenario.withDrawnKeys().accounts) {
            QCOMPARE(account.accessKeyId.size(), 20);
            QCOMPARE(account.accessKeyId.first(4), account.isRole ? u"ASIA"_s : u"AKIA"_s);
            QCOMPARE(account.secretAccessKey.size(), 40);
            QCOMPARE(account.sessionToken.isEmpty(), !account.isRole);
            ids.insert(account.accessKeyId);
            secrets.insert(account.secretAccessKey.expose().toByteArray());
        }
    }
    QCOMPARE(ids.size(), 24);
    QCOMPARE(secrets.size(), 24);
}

void TestScenario::anUnknownNameIsNotFound()
{
    const auto none = PracticeScenario::builtIn(u"none"_s);
    QVERIFY(!none);
    QCOMPARE(none.error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestScenario)
#include "tst_scenario.moc"
