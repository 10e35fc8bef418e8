// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/credentials/directory.h"
#include "app/credentials/profilekeeper.h"
#include "app/profiles/profilestore.h"
#include "tests/support/fakesecretstore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
const Secret secret = Secret::fromBytes("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
const Secret other = Secret::fromBytes("je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY");
const Secret token = Secret::fromBytes("AQoEXAMPLEH4aoAH0gNCAPyJxz4BlCFFxWNE1OPTgk5TthT");
constexpr auto keychain = StaticKey::Storage::Keychain;
constexpr auto sessionOnly = StaticKey::Storage::SessionOnly;
constexpr auto refuse = ProfileKeeper::Leftover::Refuse;

Profile profileNamed(const QString &name, StaticKey::Storage storage = keychain)
{
    return {ProfileId::create(),
            name,
            *RegionName::parse(u"eu-west-1"),
            StaticKey{u"AKIAIOSFODNN7EXAMPLE"_s, storage},
            {}};
}

template<typename T>
Result<T> outcomeOf(JobOf<T> *job)
{
    std::optional<Result<T>> outcome;
    job->onFinished(job, [&outcome](const Result<T> &result) { outcome = result; });
    job->start();
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
        return Error{};
    return *outcome;
}

} // namespace

class TestProfileKeeper : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        Bench() { loaded = profiles.load(now).ok(); }

        QTemporaryDir folder;
        FakeSecretStore secrets;
        ProfileStore profiles{folder.filePath(u"profiles.json"_s), nullptr};
        Directory directory{profiles, secrets, nullptr};
        ProfileKeeper keeper{profiles, secrets, directory};
        QObject owner;
        bool loaded = false;

        Result<Done> save(const Profile &profile, const Secret &key = {}, const Secret &session = {})
        {
            return outcomeOf(keeper.save(profile, key, session, &owner));
        }
        Result<Credentials> ask(const Profile &profile)
        {
            return outcomeOf(directory.credentials(profile.id, &owner));
        }
        bool keeps(const Profile &profile, const Secret &value)
        {
            const auto found = secrets.secrets.find(profile.id);
            return found != secrets.secrets.end() && found->second.sameAs(value);
        }
        void breakTheFile() { QDir(folder.path()).removeRecursively(); }
    };

private Q_SLOTS:
    void aNewKeyGoesIntoBothPlaces()
    {
        Bench bench;
        QVERIFY(bench.loaded);
        const Profile profile = profileNamed(u"prod"_s);
        QVERIFY(bench.save(profile, secret).ok());
        QCOMPARE(bench.profiles.find(profile.id), profile);
        QVERIFY(bench.keeps(profile, secret));
        QVERIFY(bench.ask(profile)->secretKey.sameAs(secret));
    }

    void anEditedKeyIsUsedFromThenOn()
    {
        Bench bench;
        Profile profile = profileNamed(u"prod"_s);
        QVERIFY(bench.save(profile, secret).ok());
        QVERIFY(bench.ask(profile).ok());
        profile.source = StaticKey{u"AKIAI44QH8DHBEXAMPLE"_s, keychain};
        QVERIFY(bench.save(profile, other).ok());
        QCOMPARE(bench.ask(profile)->accessKeyId, u"AKIAI44QH8DHBEXAMPLE"_s);
        QVERIFY(bench.ask(profile)->secretKey.sameAs(other));
    }

    void editingWithoutASecretLeavesTheKeychainAlone()
    {
        Bench bench;
        Profile profile = profileNamed(u"prod"_s);
        QVERIFY(bench.save(profile, secret).ok());
        const int before = bench.secrets.writes;
        profile.name = u"renamed"_s;
        QVERIFY(bench.save(profile).ok());
        QCOMPARE(bench.secrets.writes, before);
        QVERIFY(bench.keeps(profile, secret));
        QCOMPARE(bench.profiles.find(profile.id)->name, u"renamed"_s);
    }

    void aNameThatCannotBeUsedTouchesNothing()
    {
        Bench bench;
        QVERIFY(bench.save(profileNamed(u"prod"_s), secret).ok());
        const Profile twin = profileNamed(u"PROD"_s);
        const auto result = bench.save(twin, other);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"NameTaken"_s);
        QCOMPARE(bench.secrets.writes, 1);
    }

    void aKeychainThatFailsLeavesNoProfile()
    {
        Bench bench;
        const Profile profile = profileNamed(u"prod"_s);
        bench.secrets.failure = Error::Kind::KeychainLocked;
        const auto result = bench.save(profile, secret);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::KeychainLocked);
        QVERIFY(!bench.profiles.find(profile.id));
        Profile instead = profile;
        std::get<StaticKey>(instead.source).storage = sessionOnly;
        QVERIFY(bench.save(instead, secret).ok());
        QVERIFY(bench.ask(instead)->secretKey.sameAs(secret));
    }

    void aFileThatFailsPutsTheKeychainBack_data()
    {
        QTest::addColumn<bool>("edited");
        QTest::newRow("new") << false;
        QTest::newRow("edited") << true;
    }

    void aFileThatFailsPutsTheKeychainBack()
    {
        QFETCH(bool, edited);
        Bench bench;
        Profile profile = profileNamed(u"prod"_s);
        if (edited) {
            QVERIFY(bench.save(profile, secret).ok());
            profile.source = StaticKey{u"AKIAI44QH8DHBEXAMPLE"_s, keychain};
        }
        bench.breakTheFile();
        const auto result = bench.save(profile, other);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Storage);
        QCOMPARE(bench.keeps(profile, secret), edited);
        QCOMPARE(bench.secrets.secrets.size(), edited ? 1U : 0U);
        QCOMPARE(bench.profiles.profiles().size(), edited ? 1 : 0);
    }

    void aSessionTokenIsNeverStored()
    {
        Bench bench;
        const Profile profile = profileNamed(u"prod"_s);
        QCOMPARE(bench.save(profile, secret, token).error().kind, Error::Kind::InvalidInput);
        QCOMPARE(bench.secrets.writes, 0);
        Profile session = profile;
        std::get<StaticKey>(session.source).storage = sessionOnly;
        QVERIFY(bench.save(session, secret, token).ok());
        QCOMPARE(bench.secrets.writes, 0);
        QVERIFY(bench.ask(session)->sessionToken.sameAs(token));
    }

    void movingToTheSessionEmptiesTheKeychainIfItCan_data()
    {
        QTest::addColumn<bool>("works");
        QTest::newRow("works") << true;
        QTest::newRow("does not work") << false;
    }

    void movingToTheSessionEmptiesTheKeychainIfItCan()
    {
        QFETCH(bool, works);
        Bench bench;
        Profile profile = profileNamed(u"prod"_s);
        QVERIFY(bench.save(profile, secret).ok());
        std::get<StaticKey>(profile.source).storage = sessionOnly;
        if (!works)
            bench.secrets.failure = Error::Kind::KeychainMissing;
        QVERIFY(bench.save(profile, other).ok());
        QCOMPARE(bench.secrets.removals, 1);
        QCOMPARE(bench.secrets.secrets.empty(), works);
        QVERIFY(bench.ask(profile)->secretKey.sameAs(other));
    }

    void removingTakesTheSecretAlong()
    {
        Bench bench;
        const Profile profile = profileNamed(u"prod"_s);
        QVERIFY(bench.save(profile, secret).ok());
        QVERIFY(outcomeOf(bench.keeper.remove(profile.id, refuse, &bench.owner)).ok());
        QVERIFY(bench.secrets.secrets.empty());
        QVERIFY(bench.profiles.profiles().isEmpty());
        const auto again = outcomeOf(bench.keeper.remove(profile.id, refuse, &bench.owner));
        QCOMPARE(again.error().kind, Error::Kind::NotFound);
    }

    void aSecretThatCannotBeRemovedKeepsTheProfileUnlessAccepted()
    {
        Bench bench;
        const Profile profile = profileNamed(u"prod"_s);
        QVERIFY(bench.save(profile, secret).ok());
        bench.secrets.failure = Error::Kind::KeychainLocked;
        const auto refused = outcomeOf(bench.keeper.remove(profile.id, refuse, &bench.owner));
        QCOMPARE(refused.error().kind, Error::Kind::KeychainLocked);
        QVERIFY(bench.profiles.find(profile.id));
        QVERIFY(
            outcomeOf(bench.keeper.remove(profile.id, ProfileKeeper::Leftover::Accept, &bench.owner)).ok());
        QVERIFY(!bench.profiles.find(profile.id));
    }

    void removingASessionKeyNeedsNoKeychain()
    {
        Bench bench;
        bench.secrets.failure = Error::Kind::KeychainMissing;
        const Profile profile = profileNamed(u"prod"_s, sessionOnly);
        QVERIFY(bench.save(profile, secret).ok());
        QVERIFY(outcomeOf(bench.keeper.remove(profile.id, refuse, &bench.owner)).ok());
        QCOMPARE(bench.secrets.removals, 0);
        QCOMPARE(bench.ask(profile).error().kind, Error::Kind::CredentialsMissing);
    }
};

QTEST_GUILESS_MAIN(TestProfileKeeper)
#include "tst_profilekeeper.moc"
