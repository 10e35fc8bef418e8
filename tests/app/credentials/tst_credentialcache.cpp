// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/credentials/credentialcache.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

//! A fetch that ends when it is told to.
class Pending final : public JobOf<Credentials>
{
public:
    using JobOf<Credentials>::JobOf;
    void end(const Result<Credentials> &result) { finish(result); }

private:
    void run() override {}
};

Credentials keyNamed(const QString &id)
{
    return {id, Secret::fromBytes("secret"), {}, {}};
}

Error failure()
{
    Error error;
    error.kind = Error::Kind::KeychainLocked;
    return error;
}

} // namespace

class TestCredentialCache : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        QList<QPointer<Pending>> fetches;
        QObject owner;
        std::unique_ptr<CredentialCache> cache = std::make_unique<CredentialCache>(
            [this](const ProfileId &, QObject *parent) {
                auto *job = new Pending(parent);
                fetches.append(job);
                return job;
            },
            nullptr);
        ProfileId profile = ProfileId::create();

        //! The access key ID of the outcome, "failed" or nothing yet.
        std::shared_ptr<QString> ask(const ProfileId &of)
        {
            auto seen = std::make_shared<QString>();
            JobOf<Credentials> *job = cache->credentials(of, &owner);
            job->onFinished(&owner, [seen](const Result<Credentials> &result) {
                *seen = result ? result->accessKeyId : u"failed"_s;
            });
            job->start();
            return seen;
        }
        std::shared_ptr<QString> ask() { return ask(profile); }
    };

private Q_SLOTS:
    void callersShareOneFetchAndItsOutcomeIsKept()
    {
        Bench bench;
        const auto first = bench.ask();
        const auto second = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(bench.fetches.size(), 1);
        bench.fetches.first()->end(keyNamed(u"A"_s));
        QCOMPARE(*first, u"A"_s);
        QCOMPARE(*second, u"A"_s);
        const auto third = bench.ask();
        QTRY_COMPARE(*third, u"A"_s);
        QCOMPARE(bench.fetches.size(), 1);
    }

    void profilesAreKeptApart()
    {
        Bench bench;
        const ProfileId other = ProfileId::create();
        const auto mine = bench.ask();
        const auto theirs = bench.ask(other);
        QTRY_COMPARE(bench.fetches.size(), 2);
        bench.fetches.last()->end(keyNamed(u"B"_s));
        QCOMPARE(*theirs, u"B"_s);
        QVERIFY(mine->isEmpty());
        bench.cache->forget(other);
        bench.fetches.first()->end(keyNamed(u"A"_s));
        const auto again = bench.ask();
        QTRY_COMPARE(*again, u"A"_s);
        QCOMPARE(bench.fetches.size(), 2);
    }

    void failuresReachAllAndAreNotKept()
    {
        Bench bench;
        const auto first = bench.ask();
        const auto second = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 1);
        bench.fetches.first()->end(failure());
        QCOMPARE(*first, u"failed"_s);
        QCOMPARE(*second, u"failed"_s);
        const auto third = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 2);
        bench.fetches.last()->end(keyNamed(u"A"_s));
        QCOMPARE(*third, u"A"_s);
    }

    void forgettingAsksAgain_data()
    {
        QTest::addColumn<bool>("all");
        QTest::newRow("one") << false;
        QTest::newRow("all") << true;
    }

    void forgettingAsksAgain()
    {
        QFETCH(bool, all);
        Bench bench;
        const auto first = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 1);
        bench.fetches.first()->end(keyNamed(u"A"_s));
        all ? bench.cache->forgetAll() : bench.cache->forget(bench.profile);
        const auto second = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 2);
        bench.fetches.last()->end(keyNamed(u"B"_s));
        QCOMPARE(*second, u"B"_s);
    }

    void whatWasForgottenWhileFetchedIsNotKept()
    {
        Bench bench;
        const auto before = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 1);
        bench.cache->forget(bench.profile);
        const auto after = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 2);
        bench.fetches.first()->end(keyNamed(u"old"_s));
        QCOMPARE(*before, u"old"_s);
        QVERIFY(after->isEmpty());
        bench.fetches.last()->end(keyNamed(u"new"_s));
        QCOMPARE(*after, u"new"_s);
        const auto later = bench.ask();
        QTRY_COMPARE(*later, u"new"_s);
    }

    void aCancelledCallerLeavesTheOthersTheirs()
    {
        Bench bench;
        JobOf<Credentials> *impatient = bench.cache->credentials(bench.profile, &bench.owner);
        impatient->start();
        auto owner = std::make_unique<QObject>();
        bench.cache->credentials(bench.profile, owner.get())->start();
        const auto patient = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 1);
        QCoreApplication::processEvents();
        impatient->cancel();
        owner.reset();
        bench.fetches.first()->end(keyNamed(u"A"_s));
        QCOMPARE(*patient, u"A"_s);
    }

    void aCacheThatDiesFirstIsHarmless()
    {
        Bench bench;
        const auto waiting = bench.ask();
        QTRY_COMPARE(bench.fetches.size(), 1);
        JobOf<Credentials> *late = bench.cache->credentials(bench.profile, &bench.owner);
        std::optional<Error::Kind> kind;
        late->onFinished(&bench.owner,
                         [&kind](const Result<Credentials> &result) { kind = result.error().kind; });
        bench.cache.reset();
        QVERIFY(waiting->isEmpty());
        late->start();
        QTRY_COMPARE(kind, Error::Kind::CredentialsMissing);
    }
};

QTEST_GUILESS_MAIN(TestCredentialCache)
#include "tst_credentialcache.moc"
