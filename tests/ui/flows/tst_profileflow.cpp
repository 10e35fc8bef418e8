// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/profileflow.h"

#include "tests/ui/flows/flowbench.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Hubwarden;
using State = AccountItem::State;

namespace {

Error errorOf(Error::Kind kind, const QString &operation = u"ListInvitations"_s)
{
    Error error;
    error.kind = kind;
    error.operation = operation;
    return error;
}

} // namespace

//! What calls that were signed by a profile tell about it.
class TestProfileFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<FlowBench>(EndpointSettings());
        const Hub::Key key{.account = u"111122223333"_s,
                           .accessKeyId = u"AKIAEXAMPLE"_s,
                           .secretKey = "secret",
                           .sessionToken = {},
                           .arn = u"arn:aws:iam::111122223333:user/me"_s};
        m_id = m_bench->addProfile(key).id;
    }

    void cleanup() { m_bench.reset(); }

    void onlyWhatHoldsForTheWholeAccountIsShownThere_data()
    {
        using Kind = Error::Kind;
        QTest::addColumn<Error>("error");
        QTest::addColumn<bool>("shown");
        QTest::newRow("credentials ran out") << errorOf(Kind::CredentialsExpired) << true;
        QTest::newRow("keychain locked") << errorOf(Kind::KeychainLocked) << true;
        QTest::newRow("another identity") << errorOf(Kind::IdentityChanged) << true;
        QTest::newRow("key unknown to STS")
            << errorOf(Kind::CredentialsInvalid, u"GetCallerIdentity"_s) << true;
        // A region that is off says the same of a key that works elsewhere.
        QTest::newRow("key unknown in a region") << errorOf(Kind::CredentialsInvalid) << false;
        QTest::newRow("denied in a region") << errorOf(Kind::AccessDenied) << false;
        QTest::newRow("too many calls") << errorOf(Kind::Throttled) << false;
        QTest::newRow("no connection") << errorOf(Kind::Offline) << false;
    }

    void onlyWhatHoldsForTheWholeAccountIsShownThere()
    {
        QFETCH(Error, error);
        QFETCH(bool, shown);
        const QSignalSpy changed(m_bench->profileFlow, &ProfileFlow::accountsChanged);
        m_bench->profileFlow->hear(m_id, error);
        QCOMPARE(account().state, shown ? State::Failed : State::Confirmed);
        QCOMPARE(account().error, shown ? SharedError(error) : SharedError());
        QCOMPARE(changed.size(), shown ? 1 : 0);
    }

    void whatWorksAgainIsNoFailureAnyMore()
    {
        m_bench->profileFlow->hear(m_id, errorOf(Error::Kind::KeychainLocked));
        // It says nothing about the key.
        m_bench->profileFlow->hear(m_id, errorOf(Error::Kind::Throttled));
        QCOMPARE(account().state, State::Failed);
        m_bench->profileFlow->hear(m_id, {});
        QCOMPARE(account().state, State::Confirmed);
        QVERIFY(!account().error);
    }

    void thousandsOfAnswersAreNewsOnce()
    {
        const QSignalSpy changed(m_bench->profileFlow, &ProfileFlow::accountsChanged);
        m_bench->profileFlow->hear(m_id, {});
        QCOMPARE(changed.size(), 0);
        for (int i = 0; i < 3; ++i)
            m_bench->profileFlow->hear(m_id, errorOf(Error::Kind::CredentialsExpired));
        QCOMPARE(changed.size(), 1);
        m_bench->profileFlow->hear(m_id, errorOf(Error::Kind::CredentialsMissing));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(account().error->kind, Error::Kind::CredentialsMissing);
        for (int i = 0; i < 3; ++i)
            m_bench->profileFlow->hear(m_id, {});
        QCOMPARE(changed.size(), 3);
    }

private:
    AccountItem account() const { return m_bench->profileFlow->accounts().first(); }

    std::unique_ptr<FlowBench> m_bench;
    ProfileId m_id = ProfileId::create();
};

QTEST_MAIN(TestProfileFlow)
#include "tst_profileflow.moc"
