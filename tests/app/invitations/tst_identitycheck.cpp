// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"

#include <QTest>

#include <memory>

using namespace Hubwarden;

namespace {

const QString theSender = u"100000000000"_s;

//! Two accounts with an invitation of the same sender each; the first has two keys and its sessions have names.
QJsonObject twoAccounts()
{
    const QJsonObject regions{
        {u"eu-west-1"_s, QJsonObject{{u"invitations"_s, QJsonArray{invitation(theSender, u"removed"_s)}}}}};
    const auto key = [](const QString &session) {
        return QJsonObject{{u"sessionToken"_s, true},
                           {u"arn"_s, u"arn:aws:sts::111122223333:assumed-role/Audit/"_s + session}};
    };
    return {{u"accounts"_s, QJsonArray{QJsonObject{{u"id"_s, u"111122223333"_s},
                                                   {u"keys"_s, QJsonArray{key(u"one"_s), key(u"two"_s)}},
                                                   {u"regions"_s, regions}},
                                       QJsonObject{{u"id"_s, u"444455556666"_s}, {u"regions"_s, regions}}}}};
}

Credentials credentialsOf(const Hub::Key &key)
{
    return {key.accessKeyId, Secret::fromBytes(key.secretKey), Secret::fromBytes(key.sessionToken)};
}

} // namespace

//! Whoever is not the one that was confirmed sends nothing.
class TestIdentityCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<Hub>(twoAccounts());
        m_bench = std::make_unique<RunBench>(m_hub->endpoints());
        m_bench->addProfile(first());
        m_bench->addProfile(m_hub->keys().at(2));
    }

    void cleanup()
    {
        m_bench.reset();
        m_hub.reset();
    }

    void anotherIdentitySendsNothing_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("arn");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("code");
        const auto changed = Error::Kind::IdentityChanged;
        QTest::newRow("account") << u"222233334444"_s << u"arn:aws:sts::222233334444:assumed-role/Audit/one"_s
                                 << changed << QString();
        QTest::newRow("role") << u"111122223333"_s << u"arn:aws:sts::111122223333:assumed-role/Admin/one"_s
                              << changed << QString();
        QTest::newRow("user") << u"111122223333"_s << u"arn:aws:iam::111122223333:user/Audit"_s << changed
                              << QString();
        QTest::newRow("root") << u"111122223333"_s << u"arn:aws:iam::111122223333:root"_s
                              << Error::Kind::AccessDenied << u"RootUser"_s;
    }

    void anotherIdentitySendsNothing()
    {
        QFETCH(QString, account);
        QFETCH(QString, arn);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, code);
        const DeclinePlan plan = m_bench->plan({theSender});
        m_hub->post("identity",
                    {{u"accessKeyId"_s, first().accessKeyId}, {u"arn"_s, arn}, {u"account"_s, account}});
        const RunEnd end = m_bench->run(plan);
        expectOnlyTheSecond(end);
        const Outcome &row = end.outcomes.first();
        QCOMPARE(row.error->kind, kind);
        QCOMPARE(row.error->code, code);
        const CallerIdentity present{*AccountId::parse(account), arn, {}};
        QCOMPARE(row.error->message, present.principal());
        if (kind == Error::Kind::IdentityChanged)
            QCOMPARE(row.error->detail, u"arn:aws:sts::111122223333:assumed-role/Audit"_s);
    }

    void anAnswerThatContradictsItselfSendsNothing()
    {
        const DeclinePlan plan = m_bench->plan({theSender});
        m_hub->post("identity", {{u"accessKeyId"_s, first().accessKeyId},
                                 {u"arn"_s, u"arn:aws:sts::111122223333:assumed-role/Audit/one"_s},
                                 {u"account"_s, u"222233334444"_s}});
        const RunEnd end = m_bench->run(plan);
        expectOnlyTheSecond(end);
        QCOMPARE(end.outcomes.first().error->kind, Error::Kind::BadReply);
    }

    void anotherSessionNameIsTheSamePerson()
    {
        const DeclinePlan plan = m_bench->plan({theSender});
        m_hub->post("identity", {{u"accessKeyId"_s, first().accessKeyId},
                                 {u"arn"_s, u"arn:aws:sts::111122223333:assumed-role/Audit/later"_s}});
        const RunEnd end = m_bench->run(plan);
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 2);
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

    void aProfileThatNobodyConfirmedSendsNothing()
    {
        const DeclinePlan plan = m_bench->plan({theSender});
        m_bench->profiles.first().identity.reset();
        const RunEnd end = m_bench->run(plan);
        expectOnlyTheSecond(end);
        QCOMPARE(end.outcomes.first().error->code, u"NotConfirmed"_s);
    }

    void aProfileThatIsGoneSendsNothing()
    {
        const DeclinePlan plan = m_bench->plan({theSender});
        m_bench->profiles.removeFirst();
        const RunEnd end = m_bench->run(plan);
        expectOnlyTheSecond(end);
        QCOMPARE(end.outcomes.first().error->kind, Error::Kind::CredentialsMissing);
    }

    // Confirmed anew for another account after the look: who it is agrees, but the plan is about the old one.
    void aPlanForAnotherAccountSendsNothing()
    {
        const DeclinePlan plan = m_bench->plan({theSender});
        Profile &profile = m_bench->profiles.first();
        profile.identity = m_bench->profiles.last().identity;
        m_bench->credentials.keys[profile.id] = {credentialsOf(m_hub->keys().at(2))};
        const RunEnd end = m_bench->run(plan);
        expectOnlyTheSecond(end);
        QCOMPARE(end.outcomes.first().error->kind, Error::Kind::IdentityChanged);
    }

    void aNewKeyIsCheckedBeforeItSigns_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("another key of the same role") << 1;
        QTest::newRow("a key that another profile had checked") << 2;
    }

    // The key is replaced between the check and the request.
    void aNewKeyIsCheckedBeforeItSigns()
    {
        QFETCH(int, key);
        const DeclinePlan plan = m_bench->plan({theSender});
        const ProfileId profile = m_bench->profiles.first().id;
        int asked = 0;
        m_bench->credentials.onAsked = [&](const ProfileId &who) {
            if (who == profile && ++asked == 2)
                m_bench->credentials.keys[profile] = {credentialsOf(m_hub->keys().at(key))};
        };
        const RunEnd end = m_bench->run(plan);
        if (key == 2) {
            expectOnlyTheSecond(end);
            QCOMPARE(end.outcomes.first().error->kind, Error::Kind::IdentityChanged);
            return;
        }
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 2);
        QCOMPARE(end.lines(u"sent"_s).size(), 2);
        QCOMPARE(m_hub->requests(u"GetCallerIdentity"_s).size(), 3);
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

    void aKeyThatChangesEachTimeIsNotFollowedForEver()
    {
        const DeclinePlan plan = m_bench->plan({theSender});
        const ProfileId profile = m_bench->profiles.first().id;
        int asked = 0;
        m_bench->credentials.onAsked = [&](const ProfileId &who) {
            if (who == profile) // asked in turn by the check and by the request
                m_bench->credentials.keys[profile] = {credentialsOf(m_hub->keys().at(asked++ % 2))};
        };
        const RunEnd end = m_bench->run(plan);
        expectOnlyTheSecond(end);
        QCOMPARE(end.outcomes.first().error->code, u"UncheckedKey"_s);
    }

    void expiredCredentialsAreRenewedOnce_data()
    {
        QTest::addColumn<int>("newKey"); // -1: there is none
        QTest::addColumn<ResultWord>("word");
        QTest::addColumn<int>("attempts");
        QTest::newRow("the same key again") << 0 << ResultWord::DeclinedNoLongerListed << 2;
        QTest::newRow("a new key of the same role") << 1 << ResultWord::DeclinedNoLongerListed << 2;
        QTest::newRow("a new key of somebody else") << 2 << ResultWord::Failed << 1;
        QTest::newRow("nothing newer") << -1 << ResultWord::Failed << 1;
    }

    void expiredCredentialsAreRenewedOnce()
    {
        QFETCH(int, newKey);
        QFETCH(ResultWord, word);
        QFETCH(int, attempts);
        const DeclinePlan plan = m_bench->plan({theSender});
        auto &keys = m_bench->credentials.keys[m_bench->profiles.first().id];
        if (newKey >= 0)
            keys.append(credentialsOf(m_hub->keys().at(newKey)));
        m_hub->addFault({{u"kind"_s, u"error"_s},
                         {u"code"_s, u"ExpiredTokenException"_s},
                         {u"status"_s, 403},
                         {u"account"_s, first().account},
                         {u"operation"_s, u"DeclineInvitations"_s}});
        const RunEnd end = m_bench->run(plan);
        QCOMPARE(end.outcomes.first().word, word);
        QCOMPARE(end.outcomes.first().attempts, attempts);
        if (newKey == 2)
            QCOMPARE(end.outcomes.first().error->kind, Error::Kind::IdentityChanged);
        QCOMPARE(m_bench->credentials.renewals, 1);
        QCOMPARE(end.outcomes.last().word, ResultWord::DeclinedNoLongerListed);
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

private:
    const Hub::Key &first() const { return m_hub->keys().first(); }

    void expectOnlyTheSecond(const RunEnd &end)
    {
        QCOMPARE(end.outcomes.size(), 2);
        QCOMPARE(end.outcomes.first().word, ResultWord::NotStarted);
        QCOMPARE(end.outcomes.first().reason, NotSentReason::IdentityCheckFailed);
        QVERIFY(end.outcomes.first().error);
        QCOMPARE(end.outcomes.last().word, ResultWord::DeclinedNoLongerListed);
        const QList<QJsonObject> requests = m_hub->requests(u"DeclineInvitations"_s);
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().value("account"_L1).toString(), u"444455556666"_s);
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<RunBench> m_bench;
};

QTEST_GUILESS_MAIN(TestIdentityCheck)
#include "tst_identitycheck.moc"
