// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/journal.h"

#include "tests/app/records/faultyfiles.h"
#include "tests/app/records/outcomeof.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Operation = FaultyFiles::Operation;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

const QByteArray firstLine = R"({"format":1,"kind":"journal","program":"Hubwarden","run":"r-1",)"
                             R"("time":"2026-11-23T09:15:00.000Z","version":")" HUBWARDEN_VERSION R"("})"
                             "\n";

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void beginsWithFormatVersionAndRun();
    void isTheOwnersOnly();
    void isDurableBeforeItIsHandedOut();
    void refusesRunIdsThatAreNoFileName_data();
    void refusesRunIdsThatAreNoFileName();
    void cannotBeCreatedOverAnother();
    void failsToBeCreatedWithTheReason_data();
    void failsToBeCreatedWithTheReason();
    void readsBackWhatWasAppended();
    void afterAFailureNothingIsWrittenUntilANewOne();
    void readsFilesThatAreNotWhole_data();
    void readsFilesThatAreNotWhole();
    void refusesWhatItCannotUnderstand_data();
    void refusesWhatItCannotUnderstand();
    void listsTheOldestFirst();

private:
    QString folder() const { return m_folder->filePath(u"data/journal"_s); }
    Result<Journal> create() { return Journal::create(folder(), u"run-1"_s, m_clock, *m_files, *m_writer); }
    std::optional<Result<Done>> append(Journal &journal, const QJsonObject &line)
    {
        return outcomeOf(journal.append(line, this));
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FaultyFiles> m_files;
    std::unique_ptr<GroupCommit> m_writer;
};

void TestJournal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock.setUtcNow(FakeClock().utcNow());
    m_writer.reset();
    m_files = std::make_unique<FaultyFiles>();
    m_writer = std::make_unique<GroupCommit>(nullptr);
}

void TestJournal::beginsWithFormatVersionAndRun()
{
    const Result<Journal> journal = create();
    QVERIFY(journal.ok());
    QCOMPARE(QFileInfo(journal->path()).fileName(), u"20261123T091500000Z-run-1.jsonl"_s);
    const QJsonObject first = QJsonDocument::fromJson(content(journal->path())).object();
    QCOMPARE(first.value("format"_L1).toInt(), 1);
    QCOMPARE(first.value("run"_L1).toString(), u"run-1"_s);
    QCOMPARE(first.value("version"_L1).toString(), QStringLiteral(HUBWARDEN_VERSION));
    QCOMPARE(first.value("time"_L1).toString(), u"2026-11-23T09:15:00.000Z"_s);
}

void TestJournal::isTheOwnersOnly()
{
#ifdef Q_OS_WIN
    QSKIP("rights come from the folder");
#endif
    const Result<Journal> journal = create();
    QVERIFY(journal.ok());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QCOMPARE(QFileInfo(journal->path()).permissions() & others, QFileDevice::Permissions());
    QCOMPARE(QFileInfo(folder()).permissions() & others, QFileDevice::Permissions());
}

void TestJournal::isDurableBeforeItIsHandedOut()
{
    const Result<Journal> journal = create();
    QVERIFY(journal.ok());
    QCOMPARE(m_files->durableSize(journal->path()), content(journal->path()).size());
    // Once for the new folder's name in its parent, once for the file's name in the folder.
    QCOMPARE(m_files->calls(Operation::SyncFolder), 2);
}

void TestJournal::refusesRunIdsThatAreNoFileName_data()
{
    QTest::addColumn<QString>("runId");
    QTest::newRow("empty") << QString();
    QTest::newRow("path") << u"../x"_s;
    QTest::newRow("space") << u"a b"_s;
    QTest::newRow("line feed at the end") << u"run\n"_s;
    QTest::newRow("long") << QString(65, u'a');
}

void TestJournal::refusesRunIdsThatAreNoFileName()
{
    QFETCH(const QString, runId);
    const Result<Journal> journal = Journal::create(folder(), runId, m_clock, *m_files, *m_writer);
    QVERIFY(!journal.ok());
    QCOMPARE(journal.error().kind, Error::Kind::InvalidInput);
    QVERIFY(!QDir(folder()).exists());
}

void TestJournal::cannotBeCreatedOverAnother()
{
    const Result<Journal> first = create();
    QVERIFY(first.ok());
    const QByteArray before = content(first->path());
    const Result<Journal> second = create();
    QVERIFY(!second.ok());
    QCOMPARE(second.error().kind, Error::Kind::Storage);
    QCOMPARE(content(first->path()), before);
}

void TestJournal::failsToBeCreatedWithTheReason_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("nth");
    QTest::newRow("folder's name") << Operation::SyncFolder << 1;
    QTest::newRow("open") << Operation::Open << 1;
    QTest::newRow("first line") << Operation::Write << 1;
    QTest::newRow("first sync") << Operation::Sync << 1;
    QTest::newRow("file's name") << Operation::SyncFolder << 2;
}

void TestJournal::failsToBeCreatedWithTheReason()
{
    QFETCH(const Operation, operation);
    QFETCH(const int, nth);
    m_files->fail({operation, nth, u"No space left on device"_s});
    const Result<Journal> journal = create();
    QVERIFY(!journal.ok());
    QCOMPARE(journal.error().kind, Error::Kind::Storage);
    QCOMPARE(journal.error().message, u"No space left on device"_s);
    QVERIFY(journal.error().detail.startsWith(m_folder->path()));
}

void TestJournal::readsBackWhatWasAppended()
{
    Result<Journal> created = create();
    QVERIFY(created.ok());
    Journal journal = std::move(created).value();
    const QJsonObject planned{{u"kind"_s, u"planned"_s},
                              {u"note"_s, u"line\nfeed, \u00e9\u4e16\U0001F680 \"quoted\""_s}};
    const QJsonObject sent{{u"kind"_s, u"sent"_s}, {u"attempt"_s, 1}};
    QVERIFY(append(journal, planned)->ok());
    QVERIFY(append(journal, sent)->ok());
    const Result<JournalContents> read = readJournal(journal.path());
    QVERIFY(read.ok());
    QCOMPARE(read->lines, (QList<QJsonObject>{planned, sent}));
    QCOMPARE(read->runId, u"run-1"_s);
    QCOMPARE(read->programVersion, QStringLiteral(HUBWARDEN_VERSION));
    QCOMPARE(read->started, m_clock.utcNow());
    QVERIFY(read->damagedLines.isEmpty() && !read->tornLine);
    QVERIFY(content(journal.path()).endsWith("{\"attempt\":1,\"kind\":\"sent\"}\n"));
}

void TestJournal::afterAFailureNothingIsWrittenUntilANewOne()
{
    Result<Journal> created = create();
    QVERIFY(created.ok());
    Journal journal = std::move(created).value();
    QVERIFY(append(journal, {{u"n"_s, 1}})->ok());
    m_files->fail({Operation::Sync, 3, u"Input/output error"_s});
    QVERIFY(!journal.failed());
    QVERIFY(!append(journal, {{u"n"_s, 2}})->ok());
    QVERIFY(journal.failed());
    QCOMPARE(journal.failure()->message, u"Input/output error"_s);
    const int writes = m_files->calls(Operation::Write);
    QVERIFY(!append(journal, {{u"n"_s, 3}})->ok());
    QCOMPARE(m_files->calls(Operation::Write), writes);
    QCOMPARE(readJournal(journal.path())->lines, (QList<QJsonObject>{{{u"n"_s, 1}}}));

    m_clock.advance(std::chrono::milliseconds(1));
    Result<Journal> again = create();
    QVERIFY(again.ok());
    Journal next = std::move(again).value();
    QVERIFY(!next.failed());
    QVERIFY(append(next, {{u"n"_s, 2}})->ok());
}

void TestJournal::readsFilesThatAreNotWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("runId");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QList<qint64>>("damaged");
    QTest::addColumn<qint64>("torn"); // 0: none
    const QList<qint64> none;
    QTest::newRow("empty") << QByteArray() << QString() << 0 << none << qint64(0);
    QTest::newRow("torn first") << firstLine.chopped(1) << QString() << 0 << none << qint64(1);
    QTest::newRow("only first") << firstLine << u"r-1"_s << 0 << none << qint64(0);
    QTest::newRow("torn last") << firstLine + "{\"a\":1}\n{\"a\":2" << u"r-1"_s << 1 << none << qint64(3);
    QTest::newRow("whole object without line feed")
        << firstLine + "{\"a\":1}\n{\"a\":2}" << u"r-1"_s << 1 << none << qint64(3);
    QTest::newRow("zeros at the end")
        << firstLine + "{\"a\":1}\n" + QByteArray(4096, '\0') << u"r-1"_s << 1 << none << qint64(3);
    QTest::newRow("damaged in the middle") << firstLine + "{\"a\":1}\n{\"a\"\n[1]\n\n{\"a\":5}\n"
                                           << u"r-1"_s << 2 << QList<qint64>{3, 4, 5} << qint64(0);
}

void TestJournal::readsFilesThatAreNotWhole()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const qint64, torn);
    const QString path = m_folder->filePath(u"x.jsonl"_s);
    write(path, bytes);
    const Result<JournalContents> read = readJournal(path);
    QVERIFY(read.ok());
    QTEST(read->runId, "runId");
    QTEST(int(read->lines.size()), "lines");
    QTEST(read->damagedLines, "damaged");
    QCOMPARE(read->tornLine.value_or(0), torn);
}

void TestJournal::refusesWhatItCannotUnderstand_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("newer") << QByteArray(firstLine).replace(":1,", ":2,")
                           << QString(StorageCode::newerFormat);
    QTest::newRow("no format") << QByteArray("{\"kind\":\"journal\"}\n") << QString(StorageCode::damaged);
    QTest::newRow("other kind") << QByteArray(firstLine).replace("journal", "other")
                                << QString(StorageCode::damaged);
    QTest::newRow("damaged first") << QByteArray("x\n{\"a\":1}\n") << QString(StorageCode::damaged);
}

void TestJournal::refusesWhatItCannotUnderstand()
{
    QFETCH(const QByteArray, bytes);
    const QString path = m_folder->filePath(u"x.jsonl"_s);
    write(path, bytes);
    const Result<JournalContents> read = readJournal(path);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, Error::Kind::Storage);
    QTEST(read.error().code, "code");
    QCOMPARE(read.error().detail, path);
    QVERIFY(!readJournal(m_folder->filePath(u"absent.jsonl"_s)).ok());
}

void TestJournal::listsTheOldestFirst()
{
    QVERIFY(journalFiles(folder()).isEmpty());
    const Result<Journal> first = create();
    m_clock.advance(std::chrono::hours(24));
    const Result<Journal> second = create();
    QVERIFY(first.ok() && second.ok());
    QCOMPARE(journalFiles(folder()), QStringList({first->path(), second->path()}));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
