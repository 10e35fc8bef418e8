// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/profilestore.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);

Profile profileNamed(const QString &name, StaticKey::Storage storage = StaticKey::Storage::Keychain)
{
    return {ProfileId::create(), name, *RegionName::parse(u"eu-west-1"),
            StaticKey{u"AKIAIOSFODNN7EXAMPLE"_s, storage}, std::nullopt};
}

QJsonObject jsonOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void putJson(const QString &path, const QJsonObject &json)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(json).toJson());
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

    std::unique_ptr<ProfileStore> loaded(QObject *parent = nullptr)
    {
        auto store = std::make_unique<ProfileStore>(m_path, parent);
        return store->load(now).ok() ? std::move(store) : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"profiles.json"_s);
    }

    void profilesSurviveARestart()
    {
        Profile profile = profileNamed(u"prod"_s);
        profile.identity = ConfirmedIdentity{*AccountId::parse(u"000055556666"),
                                             u"arn:aws:iam::000055556666:user/audit"_s, now.addMSecs(7)};
        QVERIFY(loaded()->add(profile).ok());
        QVERIFY(loaded()->add(profileNamed(u"dev"_s)).ok());
        const auto store = loaded();
        QCOMPARE(store->profiles().size(), 2);
        QCOMPARE(store->profiles().first(), profile);
        QCOMPARE(store->find(profile.id), profile);
        QVERIFY(!store->find(ProfileId::create()));
    }

    void changesAreAnnouncedOnceAndWritten()
    {
        const auto store = loaded();
        QSignalSpy added(store.get(), &ProfileStore::added);
        QSignalSpy changed(store.get(), &ProfileStore::changed);
        QSignalSpy removed(store.get(), &ProfileStore::removed);
        const Profile profile = profileNamed(u"  prod "_s);
        QVERIFY(store->add(profile).ok());
        QCOMPARE(store->find(profile.id)->name, u"prod"_s);
        QVERIFY(store->rename(profile.id, u"PROD"_s).ok());
        QCOMPARE(loaded()->find(profile.id)->name, u"PROD"_s);
        Profile edited = *store->find(profile.id);
        edited.source = StaticKey{u"AKIAI44QH8DHBEXAMPLE"_s, StaticKey::Storage::Keychain};
        edited.signInRegion = *RegionName::parse(u"cn-north-1");
        QVERIFY(store->edit(edited).ok());
        QCOMPARE(loaded()->find(profile.id), edited);
        QVERIFY(store->remove(profile.id).ok());
        QVERIFY(loaded()->profiles().isEmpty());
        QCOMPARE(added.size(), 1);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(removed.size(), 1);
    }

    void namesThatCannotBeUsedAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString() << Error::Kind::InvalidInput << u"EmptyName"_s;
        QTest::newRow("blanks") << u" \t\n"_s << Error::Kind::InvalidInput << u"EmptyName"_s;
        QTest::newRow("65") << QString(65, u'x') << Error::Kind::InvalidInput << u"LongName"_s;
        QTest::newRow("line break") << u"a\nb"_s << Error::Kind::InvalidInput << u"BadName"_s;
        QTest::newRow("direction") << u"a\u202Eb"_s << Error::Kind::InvalidInput << u"BadName"_s;
        QTest::newRow("taken") << u"prod"_s << Error::Kind::Conflict << u"NameTaken"_s;
        QTest::newRow("taken, other case") << u" PRoD "_s << Error::Kind::Conflict << u"NameTaken"_s;
        QTest::newRow("taken, beyond ASCII") << u"ÄRGER"_s << Error::Kind::Conflict << u"NameTaken"_s;
    }

    void namesThatCannotBeUsedAreRefused()
    {
        QFETCH(QString, name);
        const auto store = loaded();
        QVERIFY(store->add(profileNamed(u"Prod"_s)).ok());
        QVERIFY(store->add(profileNamed(u"ärger"_s)).ok());
        const Profile other = profileNamed(QString(64, u'x'));
        QVERIFY(store->add(other).ok());
        QSignalSpy changed(store.get(), &ProfileStore::changed);
        for (const Result<Done> &result : {store->add(profileNamed(name)), store->rename(other.id, name)}) {
            QVERIFY(!result);
            QTEST(result.error().kind, "kind");
            QTEST(result.error().code, "code");
        }
        QCOMPARE(store->profiles().size(), 3);
        QCOMPARE(store->find(other.id)->name, other.name);
        QCOMPARE(changed.size(), 0);
    }

    void unknownAndKnownIdsAreToldApart()
    {
        const auto store = loaded();
        const Profile profile = profileNamed(u"prod"_s);
        QCOMPARE(store->edit(profile).error().kind, Error::Kind::NotFound);
        QCOMPARE(store->remove(profile.id).error().kind, Error::Kind::NotFound);
        QCOMPARE(store->rename(profile.id, u"x"_s).error().kind, Error::Kind::NotFound);
        QVERIFY(store->add(profile).ok());
        Profile twin = profile;
        twin.name = u"twin"_s;
        QCOMPARE(store->add(twin).error().code, u"KnownProfile"_s);
    }

    void aSessionOnlyProfileIsNeverWritten()
    {
        const auto store = loaded();
        const Profile session = profileNamed(u"temporary"_s, StaticKey::Storage::SessionOnly);
        QVERIFY(store->add(session).ok());
        QVERIFY(!QFile::exists(m_path));
        Profile kept = profileNamed(u"kept"_s);
        QVERIFY(store->add(kept).ok());
        QVERIFY(!QJsonDocument(jsonOf(m_path)).toJson().contains("temporary"));
        QCOMPARE(store->profiles().size(), 2);
        kept.source = StaticKey{u"ASIAIOSFODNN7EXAMPLE"_s, StaticKey::Storage::SessionOnly};
        QVERIFY(store->edit(kept).ok());
        QVERIFY(loaded()->profiles().isEmpty());
        QCOMPARE(store->profiles().size(), 2);
    }

    void whatIsNotKnownIsKept()
    {
        const Profile profile = profileNamed(u"prod"_s);
        QVERIFY(loaded()->add(profile).ok());
        QJsonObject json = jsonOf(m_path);
        QJsonArray list = json.value("profiles"_L1).toArray();
        QJsonObject mine = list.first().toObject();
        mine.insert("colour"_L1, u"red"_s);
        const QJsonObject role{{u"id"_s, ProfileId::create().toString()},
                               {u"source"_s, QJsonObject{{u"type"_s, u"role"_s}}}};
        json.insert("profiles"_L1, QJsonArray{role, mine});
        json.insert("hint"_L1, 42);
        putJson(m_path, json);

        ProfileStore store(m_path, nullptr);
        const auto report = store.load(now);
        QVERIFY(report.ok());
        QCOMPARE(report->notUnderstood, 1);
        QCOMPARE(store.profiles().size(), 1);
        QVERIFY(store.rename(profile.id, u"renamed"_s).ok());
        json = jsonOf(m_path);
        QCOMPARE(json.value("hint"_L1).toInt(), 42);
        list = json.value("profiles"_L1).toArray();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list.first().toObject().value("colour"_L1).toString(), u"red"_s);
        QCOMPARE(list.first().toObject().value("name"_L1).toString(), u"renamed"_s);
        QCOMPARE(list.last().toObject(), role);
        QVERIFY(store.remove(profile.id).ok());
        QCOMPARE(jsonOf(m_path).value("profiles"_L1).toArray(), QJsonArray{role});
    }

    void anIdentityThatCannotBeReadIsNotConfirmed()
    {
        Profile profile = profileNamed(u"prod"_s);
        profile.identity
            = ConfirmedIdentity{*AccountId::parse(u"111122223333"), u"arn:aws:iam::111122223333:root"_s, now};
        QVERIFY(loaded()->add(profile).ok());
        QJsonObject json = jsonOf(m_path);
        QJsonObject mine = json.value("profiles"_L1).toArray().first().toObject();
        QJsonObject identity = mine.value("identity"_L1).toObject();
        identity.insert("account"_L1, u"11112222333"_s);
        mine.insert("identity"_L1, identity);
        json.insert("profiles"_L1, QJsonArray{mine});
        putJson(m_path, json);
        const auto store = loaded();
        QVERIFY(store->find(profile.id));
        QVERIFY(!store->find(profile.id)->identity);
    }

    void aChangeThatCannotBeWrittenIsNotMade()
    {
        const auto store = loaded();
        const Profile profile = profileNamed(u"prod"_s);
        QVERIFY(store->add(profile).ok());
        QVERIFY(m_folder->remove());
        QSignalSpy removed(store.get(), &ProfileStore::removed);
        const auto result = store->remove(profile.id);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Storage);
        QCOMPARE(result.error().detail, m_path);
        QCOMPARE(store->profiles().size(), 1);
        QCOMPARE(removed.size(), 0);
        QVERIFY(store->add(profileNamed(u"t"_s, StaticKey::Storage::SessionOnly)).ok());
    }

    void aDamagedFileIsReportedAndReplaced()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        ProfileStore store(m_path, nullptr);
        const auto report = store.load(now);
        QVERIFY(report.ok());
        QVERIFY(QFile::exists(report->setAside));
        QVERIFY(store.add(profileNamed(u"prod"_s)).ok());
    }

    void aNewerFileIsShownAndNotChanged()
    {
        QVERIFY(loaded()->add(profileNamed(u"prod"_s)).ok());
        QJsonObject json = jsonOf(m_path);
        json.insert("version"_L1, 2);
        putJson(m_path, json);
        ProfileStore store(m_path, nullptr);
        const auto report = store.load(now);
        QVERIFY(report.ok());
        QVERIFY(report->readOnly);
        QCOMPARE(store.profiles().size(), 1);
        QCOMPARE(store.remove(store.profiles().first().id).error().code, u"NewerFormat"_s);
        QCOMPARE(jsonOf(m_path), json);
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
