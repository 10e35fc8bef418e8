// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/runidentities.h"
#include "tests/app/invitations/runbench.h"

#include <QTest>

#include <memory>

using namespace Hubwarden;

namespace {

const QStringList theRegions{u"eu-west-1"_s, u"us-east-1"_s, u"ap-southeast-2"_s};

//! Three accounts with the same invitations in each region.
QJsonObject manyPlaces(qsizetype senders)
{
    QJsonArray invitations;
    for (const QString &sender : someSenders(senders))
        invitations.append(invitation(sender, u"removed"_s));
    QJsonObject regions;
    for (const QString &region : theRegions)
        regions.insert(region, QJsonObject{{u"invitations"_s, invitations}});
    QJsonArray accounts;
    for (const char *id : {"111122223333", "444455556666", "123456789012"})
        accounts.append(QJsonObject{{u"id"_s, QString::fromLatin1(id)}, {u"regions"_s, regions}});
    return {{u"accounts"_s, accounts}};
}

Error errorOf(Error::Kind kind, const QString &message = {})
{
    Error error;
    error.kind = kind;
    error.message = message;
    return error;
}

QString denialBy(const QString &policy)
{
    return u"User: arn:aws:sts::111122223333:assumed-role/Audit/x is not authorized to perform: "
           "securityhub:DeclineInvitations on resource: * because no %1 allows the "
           "securityhub:DeclineInvitations action"_s.arg(policy);
}

} // namespace

//! Runs over many accounts and regions: what stops one of them stops no other.
class TestDeclineRunMany : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPlaceIsAskedAndTheStoriesAgree()
    {
        begin(60);
        const RunEnd end = m_bench->decline(someSenders(60), theRegions);
        QCOMPARE(end.outcomes.size(), 3 * 3 * 60);
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 3 * 3 * 60);
        QCOMPARE(m_hub->requests(u"DeclineInvitations"_s).size(), 3 * 3 * 2);
        QCOMPARE(m_hub->requests(u"GetCallerIdentity"_s).size(), 3);
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

    void nobodyWaitsForASlowIdentity()
    {
        begin(1);
        const DeclinePlan plan = m_bench->plan(someSenders(1), theRegions);
        m_hub->addFault({{u"kind"_s, u"hang"_s},
                         {u"seconds"_s, 20},
                         {u"account"_s, account(0)},
                         {u"operation"_s, u"GetCallerIdentity"_s}});
        RunEnd end;
        DeclineRun *run = m_bench->makeRun(plan, end);
        run->start();
        QTRY_COMPARE_WITH_TIMEOUT(end.count(ResultWord::DeclinedNoLongerListed), 2 * 3, 20000);
        QCOMPARE(wordsOf(end, 0), QSet<ResultWord>{ResultWord::Waiting});
        run->stop(std::chrono::milliseconds(0));
        m_bench->finish(run, end);
        QCOMPARE(wordsOf(end, 0), QSet<ResultWord>{ResultWord::NotStarted});
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

    void anotherIdentitySendsNothingAndTheOthersGoOn()
    {
        begin(60);
        const DeclinePlan plan = m_bench->plan(someSenders(60), theRegions);
        m_hub->post("identity", {{u"accessKeyId"_s, m_hub->keys().first().accessKeyId},
                                 {u"account"_s, u"222233334444"_s},
                                 {u"arn"_s, u"arn:aws:iam::222233334444:user/x"_s}});
        const RunEnd end = m_bench->run(plan);
        QCOMPARE(wordsOf(end, 0), QSet<ResultWord>{ResultWord::NotStarted});
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 2 * 3 * 60);
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

    void whatHasExpiredIsFoundOnce_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<NotSentReason>("reason");
        QTest::newRow("expired") << u"ExpiredTokenException"_s << NotSentReason::ProfileFailed;
        QTest::newRow("gone") << u"UnrecognizedClientException"_s << NotSentReason::IdentityCheckFailed;
    }

    // Ten requests for each place of the first account: the first few find out, the others are not sent.
    void whatHasExpiredIsFoundOnce()
    {
        QFETCH(QString, code);
        QFETCH(NotSentReason, reason);
        begin(500);
        const DeclinePlan plan = m_bench->plan(someSenders(500), {u"eu-west-1"_s});
        const auto refuse = [&](const QString &operation, int skip) {
            m_hub->addFault({{u"kind"_s, u"error"_s},
                             {u"code"_s, code},
                             {u"status"_s, 403},
                             {u"count"_s, {}},
                             {u"skip"_s, skip},
                             {u"account"_s, account(0)},
                             {u"operation"_s, operation}});
        };
        refuse(u"DeclineInvitations"_s, 0);
        refuse(u"GetCallerIdentity"_s, 1);
        const RunEnd end = m_bench->run(plan);
        qsizetype asked = 0;
        for (const QJsonObject &request : m_hub->requests(u"DeclineInvitations"_s))
            asked += request.value("account"_L1).toString() == account(0);
        QVERIFY2(asked <= 4, qPrintable(QString::number(asked)));
        qsizetype unsent = 0;
        for (const Outcome &row : end.outcomes) {
            if (row.target.account.toString() != account(0)) {
                QCOMPARE(row.word, ResultWord::DeclinedNoLongerListed);
            } else if (row.word != ResultWord::Failed) {
                QCOMPARE(row.word, ResultWord::NotStarted);
                QCOMPARE(row.reason, reason);
                ++unsent;
            }
        }
        QCOMPARE(unsent, 500 - asked * 50);
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

    // AWS said no to all IDs at once, and to the first of them by itself that the key has expired.
    void whoWasInARequestIsNeverNotStarted()
    {
        begin(3);
        const DeclinePlan plan = m_bench->plan(someSenders(3), {u"eu-west-1"_s});
        const auto answer = [&](const QString &code, int status, const QString &operation, int skip) {
            m_hub->addFault({{u"kind"_s, u"error"_s},
                             {u"code"_s, code},
                             {u"status"_s, status},
                             {u"skip"_s, skip},
                             {u"account"_s, account(0)},
                             {u"operation"_s, operation}});
        };
        answer(u"ResourceNotFoundException"_s, 404, u"DeclineInvitations"_s, 0);
        answer(u"ExpiredTokenException"_s, 403, u"DeclineInvitations"_s, 0);
        const RunEnd end = m_bench->run(plan);
        QSet<int> statuses;
        for (const Outcome &row : end.outcomes) {
            if (row.target.account.toString() != account(0))
                continue;
            QCOMPARE(row.word, ResultWord::Failed);
            QCOMPARE(row.attempts, 1);
            QVERIFY(!row.requestId.isEmpty());
            statuses.insert(row.httpStatus);
        }
        QCOMPARE(statuses, (QSet<int>{403, 404}));
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

    void aMissingPermissionIsTheRolesInTheSecondRegion_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("regions");
        QTest::addColumn<bool>("refused");
        const auto denied
            = [](const QString &policy) { return errorOf(Error::Kind::AccessDenied, denialBy(policy)); };
        QTest::newRow("no allow, one region") << denied(u"identity-based policy"_s) << 1 << false;
        QTest::newRow("no allow, two regions") << denied(u"identity-based policy"_s) << 2 << true;
        QTest::newRow("organization") << denied(u"service control policy"_s) << 3 << false;
        QTest::newRow("expired") << errorOf(Error::Kind::CredentialsExpired) << 1 << true;
        QTest::newRow("locked") << errorOf(Error::Kind::KeychainLocked) << 1 << true;
        QTest::newRow("throttled") << errorOf(Error::Kind::Throttled) << 3 << false;
        QTest::newRow("off") << errorOf(Error::Kind::NotSubscribed) << 3 << false;
    }

    void aMissingPermissionIsTheRolesInTheSecondRegion()
    {
        QFETCH(Error, error);
        QFETCH(int, regions);
        QFETCH(bool, refused);
        begin(1);
        RunIdentities identities(m_bench->sts, m_bench->profiles, nullptr);
        const ProfileId profile = m_bench->profiles.first().id;
        for (int i = 0; i < regions; ++i) {
            identities.hear(profile, *RegionName::parse(theRegions.at(i)), error);
            identities.hear(profile, *RegionName::parse(theRegions.at(i)), error);
        }
        QCOMPARE(identities.state(profile) == RunIdentities::State::Refused, refused);
        if (refused) {
            QCOMPARE(identities.refusal(profile).reason, NotSentReason::ProfileFailed);
            QCOMPARE(identities.refusal(profile).error, error);
        }
        QCOMPARE(identities.state(m_bench->profiles.last().id), RunIdentities::State::Unchecked);
    }

    void whatWasNotSeenNeverReadsNoLongerListed()
    {
        begin(2);
        const QList<LookReport> reports = m_bench->look();
        const DeclinePlan plan = planUnseen(everyPair(accountIds({u"200000000000"_s}), reports), reports,
                                            m_bench->clock.utcNow());
        QCOMPARE(plan.pairCount(), 3);
        const RunEnd end = m_bench->run(plan);
        QCOMPARE(end.outcomes.size(), 3);
        for (const Outcome &row : end.outcomes) {
            QVERIFY(row.unseen);
            QVERIFY(row.word == ResultWord::DeclinedNotLookedAtAgain || row.word == ResultWord::RefusedByAws
                    || row.word == ResultWord::Failed);
        }
        for (const QJsonObject &line : end.lines(u"planned"_s))
            QVERIFY(line.value("unseen"_L1).toBool());
        QCOMPARE(disagreement(*m_hub, *m_bench, end), QString());
    }

private:
    void begin(qsizetype senders)
    {
        m_bench.reset();
        m_hub = std::make_unique<Hub>(manyPlaces(senders));
        m_bench = std::make_unique<RunBench>(m_hub->endpoints());
        for (const Hub::Key &key : m_hub->keys())
            m_bench->addProfile(key);
    }

    QString account(int index) const { return m_hub->keys().at(index).account; }

    QSet<ResultWord> wordsOf(const RunEnd &end, int index) const
    {
        QSet<ResultWord> words;
        for (const Outcome &row : end.outcomes) {
            if (row.target.account.toString() == account(index))
                words.insert(row.word);
        }
        return words;
    }

    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<RunBench> m_bench;
};

QTEST_GUILESS_MAIN(TestDeclineRunMany)
#include "tst_declinerun_many.moc"
