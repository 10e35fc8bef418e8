// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/credentials/directory.h"
#include "app/profiles/profilestore.h"
#include "tests/support/fakesecretstore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
const Secret secret = Secret::fromBytes("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
const Secret token = Secret::fromBytes("AQoEXAMPLEH4aoAH0gNCAPyJxz4BlCFFxWNE1OPTgk5TthT");

} // namespace

class TestDirectory : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        QTemporaryDir folder;
        FakeSecretStore secrets;
        ProfileStore profiles{folder.filePath(u"profiles.json"_s), nullptr};
        Directory directory{profiles, secrets, nullptr};
        QObject owner;

        ProfileId add(StaticKey::Storage storage)
        {
            const ProfileId id = ProfileId::create();
            const StaticKey key{u"AKIAIOSFODNN7EXAMPLE"_s, storage};
            if (profiles.load(now).ok())
                (void)profiles.add({id, u"prod"_s, *RegionName::parse(u"eu-west-1"), key, {}});
            return id;
        }
        Result<Credentials> ask(const ProfileId &profile)
        {
            std::optional<Result<Credentials>> outcome;
            JobOf<Credentials> *job = directory.credentials(profile, &owner);
            job->onFinished(&owner, [&outcome](const Result<Credentials> &result) { outcome = result; });
            job->start();
            if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
                return Error{};
            return *outcome;
        }
    };

private Q_SLOTS:
    void aKeychainKeyIsReadOnce()
    {
        Bench bench;
        const ProfileId profile = bench.add(StaticKey::Storage::Keychain);
        bench.secrets.secrets[profile] = secret;
        for (int i = 0; i < 3; ++i) {
            const auto credentials = bench.ask(profile);
            QVERIFY(credentials.ok());
            QCOMPARE(credentials->accessKeyId, u"AKIAIOSFODNN7EXAMPLE"_s);
            QVERIFY(credentials->secretKey.sameAs(secret));
            QVERIFY(credentials->sessionToken.isEmpty());
            QVERIFY(!credentials->expires);
        }
        QCOMPARE(bench.secrets.reads, 1);
        bench.directory.forgetAll();
        QVERIFY(bench.ask(profile).ok());
        QCOMPARE(bench.secrets.reads, 2);
    }

    void theKeychainsErrorsComeThrough_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("missing") << Error::Kind::KeychainMissing;
        QTest::newRow("locked") << Error::Kind::KeychainLocked;
        QTest::newRow("busy") << Error::Kind::KeychainBusy;
        QTest::newRow("denied") << Error::Kind::KeychainDenied;
        QTest::newRow("lost") << Error::Kind::KeychainEntryLost;
    }

    void theKeychainsErrorsComeThrough()
    {
        QFETCH(Error::Kind, kind);
        Bench bench;
        const ProfileId profile = bench.add(StaticKey::Storage::Keychain);
        bench.secrets.failure = kind;
        const auto credentials = bench.ask(profile);
        QVERIFY(!credentials);
        QCOMPARE(credentials.error().kind, kind);
    }

    void aSessionKeyNeverTouchesTheKeychain()
    {
        Bench bench;
        const ProfileId profile = bench.add(StaticKey::Storage::SessionOnly);
        bench.directory.keepForSession(profile, secret, token);
        const auto credentials = bench.ask(profile);
        QVERIFY(credentials.ok());
        QVERIFY(credentials->secretKey.sameAs(secret));
        QVERIFY(credentials->sessionToken.sameAs(token));
        QCOMPARE(bench.secrets.reads + bench.secrets.writes, 0);
    }

    void aSessionKeyThatIsNotHereIsMissing()
    {
        Bench bench;
        const ProfileId profile = bench.add(StaticKey::Storage::SessionOnly);
        QCOMPARE(bench.ask(profile).error().kind, Error::Kind::CredentialsMissing);
        bench.directory.keepForSession(profile, secret, token);
        QVERIFY(bench.ask(profile).ok());
        bench.directory.forgetAll();
        QCOMPARE(bench.ask(profile).error().kind, Error::Kind::CredentialsMissing);
    }

    void anUnknownProfileIsMissing()
    {
        Bench bench;
        QCOMPARE(bench.ask(ProfileId::create()).error().kind, Error::Kind::CredentialsMissing);
    }

    void anEditedProfileIsReadAgain()
    {
        Bench bench;
        const ProfileId id = bench.add(StaticKey::Storage::Keychain);
        bench.secrets.secrets[id] = secret;
        QVERIFY(bench.ask(id).ok());
        Profile profile = *bench.profiles.find(id);
        profile.source = StaticKey{u"AKIAI44QH8DHBEXAMPLE"_s, StaticKey::Storage::Keychain};
        QVERIFY(bench.profiles.edit(profile).ok());
        QCOMPARE(bench.ask(id)->accessKeyId, u"AKIAI44QH8DHBEXAMPLE"_s);
    }

    void aRemovedProfileTakesItsCredentialsAlong()
    {
        Bench bench;
        const ProfileId id = bench.add(StaticKey::Storage::SessionOnly);
        const Profile profile = *bench.profiles.find(id);
        bench.directory.keepForSession(id, secret, token);
        QVERIFY(bench.ask(id).ok());
        QVERIFY(bench.profiles.remove(id).ok());
        QCOMPARE(bench.ask(id).error().kind, Error::Kind::CredentialsMissing);
        QVERIFY(bench.profiles.add(profile).ok());
        QCOMPARE(bench.ask(id).error().kind, Error::Kind::CredentialsMissing);
    }

    void aSessionKeyThatMovedIntoTheKeychainIsForgottenHere()
    {
        Bench bench;
        const ProfileId id = bench.add(StaticKey::Storage::SessionOnly);
        bench.directory.keepForSession(id, secret, token);
        Profile profile = *bench.profiles.find(id);
        std::get<StaticKey>(profile.source).storage = StaticKey::Storage::Keychain;
        QVERIFY(bench.profiles.edit(profile).ok());
        std::get<StaticKey>(profile.source).storage = StaticKey::Storage::SessionOnly;
        QVERIFY(bench.profiles.edit(profile).ok());
        QCOMPARE(bench.ask(id).error().kind, Error::Kind::CredentialsMissing);
    }
};

QTEST_GUILESS_MAIN(TestDirectory)
#include "tst_directory.moc"
