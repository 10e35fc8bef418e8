// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/datafolder.h"
#include "app/base/versionedfile.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
const QString format = u"hubwarden-test"_s;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QStringList namesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

class TestVersionedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedIsLoaded()
    {
        const QTemporaryDir folder;
        VersionedFile file(folder.filePath(u"x.json"_s), format, 1);
        const auto first = file.load(now);
        QVERIFY(first.ok());
        QVERIFY(first->values.isEmpty());
        QVERIFY(file.save({{u"a"_s, 1}}).ok());

        VersionedFile again(folder.filePath(u"x.json"_s), format, 1);
        const auto loaded = again.load(now);
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->values, (QJsonObject{{u"a"_s, 1}}));
        QVERIFY(loaded->setAside.isEmpty());
        QVERIFY(!loaded->readOnly);
        QCOMPARE(namesIn(folder), QStringList{u"x.json"_s});
    }

#ifdef Q_OS_UNIX
    void onlyTheOwnerMayReadTheFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.json"_s);
        put(path, R"({"format":"hubwarden-test","version":1})");
        QCOMPARE(::chmod(path.toLocal8Bit().constData(), 0644), 0);
        VersionedFile file(path, format, 1);
        QVERIFY(file.load(now).ok());
        QVERIFY(file.save({}).ok());
        struct stat status = {};
        QCOMPARE(::stat(path.toLocal8Bit().constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }
#endif

    void aDamagedFileIsSetAsideAndNeverOverwritten_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("hello");
        QTest::newRow("truncated") << QByteArray(R"({"format":"hubwarden-test","version":1,"a":[1,)");
        QTest::newRow("array") << QByteArray("[1]");
        QTest::newRow("no version") << QByteArray(R"({"format":"hubwarden-test"})");
        QTest::newRow("version as text") << QByteArray(R"({"format":"hubwarden-test","version":"1"})");
        QTest::newRow("version 0") << QByteArray(R"({"format":"hubwarden-test","version":0})");
        QTest::newRow("another file of ours") << QByteArray(R"({"format":"hubwarden-other","version":1})");
        QTest::newRow("zeros after a power cut") << QByteArray(512, '\0');
    }

    void aDamagedFileIsSetAsideAndNeverOverwritten()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.json"_s);
        put(path, content);
        put(path + ".damaged-20261123T091500Z"_L1, "an earlier one");
        VersionedFile file(path, format, 1);
        const auto loaded = file.load(now);
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->setAside, path + ".damaged-20261123T091500Z-2"_L1);
        QVERIFY(loaded->values.isEmpty());
        QVERIFY(file.save({{u"a"_s, 2}}).ok());
        QCOMPARE(contentOf(loaded->setAside), content);
        QCOMPARE(contentOf(path + ".damaged-20261123T091500Z"_L1), QByteArray("an earlier one"));
        const auto again = file.load(now);
        QVERIFY(again.ok());
        QCOMPARE(again->values.value("a"_L1).toInt(), 2);
    }

    void aNewerFileIsShownAndNeverWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.json"_s);
        const QByteArray content = R"({"format":"hubwarden-test","version":2,"a":7})";
        put(path, content);
        VersionedFile file(path, format, 1);
        const auto loaded = file.load(now);
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->values.value("a"_L1).toInt(), 7);
        QVERIFY(loaded->readOnly);
        QCOMPARE(loaded->readOnly->kind, Error::Kind::Storage);
        QCOMPARE(loaded->readOnly->code, u"NewerFormat"_s);
        QCOMPARE(loaded->readOnly->detail, path);
        const auto saved = file.save({});
        QVERIFY(!saved);
        QCOMPARE(saved.error(), *loaded->readOnly);
        QCOMPARE(contentOf(path), content);
        QCOMPARE(namesIn(folder), QStringList{u"x.json"_s});
    }

    void nothingIsSavedBeforeItWasLoaded()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.json"_s);
        put(path, "precious");
        VersionedFile file(path, format, 1);
        const auto saved = file.save({});
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::Storage);
        QCOMPARE(contentOf(path), QByteArray("precious"));
    }

    void aPathThatIsAFolderIsAStorageError()
    {
        const QTemporaryDir folder;
        VersionedFile file(folder.path(), format, 1);
        const auto loaded = file.load(now);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Error::Kind::Storage);
        QCOMPARE(loaded.error().detail, folder.path());
        QVERIFY(!file.save({}));
    }

#ifdef Q_OS_UNIX
    void aFullDiskLeavesTheOldFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.json"_s);
        VersionedFile file(path, format, 1);
        QVERIFY(file.load(now).ok());
        QVERIFY(file.save({{u"a"_s, 1}}).ok());
        const QByteArray before = contentOf(path);

        const auto saved = [&file] {
            const SmallDisk full(4096);
            return file.save({{u"a"_s, QString(100'000, u'x')}});
        }();
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::Storage);
        QCOMPARE(saved.error().code, u"Unwritable"_s);
        QCOMPARE(saved.error().message, qt_error_string(EFBIG));
        QCOMPARE(saved.error().detail, path);
        QCOMPARE(contentOf(path), before);
        QCOMPARE(namesIn(folder), QStringList{u"x.json"_s});
        QVERIFY2(file.save({{u"a"_s, 2}}).ok(), "works again when there is room");
    }

    void aReadOnlyFolderIsAStorageError()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.json"_s);
        put(path, R"({"format":"hubwarden-test","version":1})");
        QCOMPARE(::chmod(folder.path().toLocal8Bit().constData(), 0555), 0);
        VersionedFile file(path, format, 1);
        const auto asNobody = [] { return ::geteuid() != 0 || ::seteuid(65534) == 0; };
        const bool root = ::geteuid() == 0;
        QVERIFY(asNobody());
        const auto loaded = file.load(now);
        const auto saved = file.save({{u"a"_s, 1}});
        if (root)
            QCOMPARE(::seteuid(0), 0);
        QCOMPARE(::chmod(folder.path().toLocal8Bit().constData(), 0700), 0);
        QVERIFY(loaded.ok());
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Error::Kind::Storage);
        QCOMPARE(saved.error().detail, path);
    }

    void theDataFolderIsForItsOwnerOnly()
    {
        const QTemporaryDir parent;
        const QString path = parent.filePath(u"deep/er/data"_s);
        const auto folder = DataFolder::open(path);
        QVERIFY(folder.ok());
        struct stat status = {};
        QCOMPARE(::stat(path.toLocal8Bit().constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0700U);
        QCOMPARE(folder.value()->filePath(u"x.json"_s), path + "/x.json"_L1);
    }
#endif

    void aDataFolderIsUsedByOneAtATime()
    {
        const QTemporaryDir parent;
        const QString path = parent.filePath(u"data"_s);
        {
            const auto first = DataFolder::open(path);
            QVERIFY(first.ok());
            const auto second = DataFolder::open(path);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, Error::Kind::Conflict);
            QCOMPARE(second.error().message, QString::number(QCoreApplication::applicationPid()));
            QCOMPARE(second.error().detail, path);
        }
        QVERIFY(DataFolder::open(path).ok());
    }

    void aDataFolderThatCannotBeMadeIsAStorageError()
    {
        const QTemporaryDir parent;
        put(parent.filePath(u"file"_s), "x");
        const auto folder = DataFolder::open(parent.filePath(u"file/data"_s));
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, Error::Kind::Storage);
        QCOMPARE(folder.error().detail, parent.filePath(u"file/data"_s));
        QVERIFY(!folder.error().message.isEmpty());
    }

#ifdef Q_OS_UNIX
    void aFullDataFolderSaysWhy()
    {
        const QTemporaryDir parent;
        const auto folder = [&parent] {
            const SmallDisk full(0);
            return DataFolder::open(parent.path());
        }();
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, u"FolderUnusable"_s);
        QCOMPARE(folder.error().message, qt_error_string(EFBIG));
        QVERIFY(namesIn(parent).isEmpty());
        QVERIFY(DataFolder::open(parent.path()).ok());
    }
#endif

    void aLockThatSaysNothingNamesNobody()
    {
        const QTemporaryDir parent;
        put(parent.filePath(u"lock"_s), "");
        const auto folder = DataFolder::open(parent.path());
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, Error::Kind::Conflict);
        QVERIFY(folder.error().message.isEmpty());
    }

    void practiceHasItsOwnFolderAndOnlyThatIsEmptied()
    {
        const QTemporaryDir parent;
        const QString real = parent.filePath(u"data"_s);
        const QString path = DataFolder::practicePath(real);
        QCOMPARE(path, real + "/practice"_L1);
        const auto used = DataFolder::open(real);
        const auto practice = DataFolder::open(path);
        QVERIFY2(used.ok() && practice.ok(), "both can be open at the same time");
        put(used.value()->filePath(u"audit.jsonl"_s), "real");
        put(practice.value()->filePath(u"audit.jsonl"_s), "practice");
        put(practice.value()->filePath(u".hidden"_s), "practice");
        QVERIFY(QDir(path).mkpath(u"journal/old"_s));
        put(practice.value()->filePath(u"journal/old/run.jsonl"_s), "practice");
        QVERIFY(QFile::link(real, practice.value()->filePath(u"link.lnk"_s)));

        QVERIFY(practice.value()->empty().ok());
        QCOMPARE(QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot),
                 QStringList{u"lock"_s});
        QVERIFY(QFile::exists(used.value()->filePath(u"audit.jsonl"_s)));
        QVERIFY2(!DataFolder::open(path), "it is still locked");
    }

    void withoutAPathTheSystemsPlaceIsUsed()
    {
        QStandardPaths::setTestModeEnabled(true);
        const QString place = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        {
            const auto folder = DataFolder::open({});
            QVERIFY(folder.ok());
            QCOMPARE(folder.value()->path(), place);
        }
        QVERIFY(QDir(place).removeRecursively());
    }
};

QTEST_GUILESS_MAIN(TestVersionedFile)
#include "tst_versionedfile.moc"
