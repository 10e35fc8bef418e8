// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/auditlog.h"

#include "tests/app/records/faultyfiles.h"
#include "tests/app/records/outcomeof.h"
#include "tests/support/fakeclock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Fault = AuditCheck::Fault;
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

QList<QByteArray> linesOf(const QString &path)
{
    QList<QByteArray> lines = content(path).split('\n');
    lines.removeLast();
    return lines;
}

QByteArray joined(const QList<QByteArray> &lines)
{
    return lines.join('\n') + '\n';
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

//! Exit code and output of an independent program.
std::pair<int, QByteArray> run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished())
        return {-1, {}};
    return {process.exitCode(), process.readAll().trimmed()};
}

} // namespace

class TestAuditLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesTheDocumentedFormat();
    void continuesItsChain();
    void othersCanCheckItWithTheirOwnTools();
    void findsTheFirstFault_data();
    void findsTheFirstFault();
    void doesNotClaimToSeeACutEnd();
    void keepsATornEndUnderAnotherName_data();
    void keepsATornEndUnderAnotherName();
    void setsADamagedFileAsideAndNamesIt();
    void linksToASetAsideFileAfterACrashInBetween();
    void neverOverwritesWhatWasSetAside();
    void leavesANewerFormatUntouched();
    void isLockedWhileOpen();
    void refusesKeysThatAreItsOwn();
    void failsToOpenWithTheReason_data();
    void failsToOpenWithTheReason();
    void anAppendErrorEndsTheLog();
    void measuresTheCheck();

private:
    QString path() const { return m_folder->filePath(u"audit.jsonl"_s); }
    Result<AuditLog> open() { return AuditLog::open(path(), m_clock, *m_files, *m_writer); }
    //! Opens, appends and closes.
    void grow(int lines);

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FaultyFiles> m_files;
    std::unique_ptr<GroupCommit> m_writer;
};

void TestAuditLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock.setUtcNow(FakeClock().utcNow());
    m_writer.reset();
    m_files = std::make_unique<FaultyFiles>();
    m_writer = std::make_unique<GroupCommit>(nullptr);
}

void TestAuditLog::grow(int lines)
{
    Result<AuditLog> opened = open();
    QVERIFY(opened.ok());
    AuditLog log = std::move(opened).value();
    for (int i = 1; i <= lines; ++i)
        QVERIFY(outcomeOf(log.append({{u"n"_s, i}, {u"kind"_s, u"test"_s}}, this))->ok());
}

void TestAuditLog::writesTheDocumentedFormat()
{
    grow(1);
    const QByteArray first
        = R"({"seq":1,"time":"2026-11-23T09:15:00.000Z","prev":")" + QByteArray(64, '0')
          + R"(","format":1,"kind":"begin","program":"Hubwarden","version":")" HUBWARDEN_VERSION R"("})"
          + '\n';
    const QByteArray second = R"({"seq":2,"time":"2026-11-23T09:15:00.000Z","prev":")" + sha256(first)
                              + R"(","kind":"test","n":1})" + '\n';
    QCOMPARE(content(path()), first + second);
    QCOMPARE(m_files->durableSize(path()), content(path()).size());
#ifndef Q_OS_WIN
    QCOMPARE(QFileInfo(path()).permissions() & ~QFileDevice::Permissions(0x7000),
             QFileDevice::ReadUser | QFileDevice::WriteUser);
#endif
}

void TestAuditLog::continuesItsChain()
{
    grow(2);
    grow(0);
    m_clock.advance(std::chrono::hours(1));
    grow(3);
    const Result<AuditCheck> check = checkAuditLog(path());
    QVERIFY(check.ok() && check->consistent());
    QCOMPARE(check->lines, 6);
    QCOMPARE(check->bytes, content(path()).size());
    QCOMPARE(check->endHash, sha256(linesOf(path()).last() + '\n'));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(u"audit.jsonl"_s));
}

void TestAuditLog::othersCanCheckItWithTheirOwnTools()
{
    const QString python = u"/usr/bin/python3"_s;
    if (!QFileInfo(python).isExecutable())
        QSKIP("no Python");
    grow(0);
    {
        AuditLog log = std::move(open()).value();
        const QJsonObject odd{{u"text"_s, u"\u00e9 \U0001F680 \u2028 \" \\ \n"_s},
                              {u"number"_s, 0.1},
                              {u"nested"_s, QJsonObject{{u"z"_s, 1}, {u"a"_s, QJsonValue()}}}};
        QVERIFY(outcomeOf(log.append(odd, this))->ok());
        QVERIFY(outcomeOf(log.append({}, this))->ok());
    }
    const Result<AuditCheck> check = checkAuditLog(path());
    QVERIFY(check.ok() && check->consistent());
    const QString script = QStringLiteral(AUDIT_CHECK_SCRIPT);
    QCOMPARE(run(python, {script, path()}), std::pair(0, "3 " + check->endHash));
    const auto [code, output] = run(u"/bin/sh"_s, {u"-c"_s, u"sed -n 2p \"$0\" | sha256sum"_s, path()});
    QCOMPARE(code, 0);
    const QString prev = QJsonDocument::fromJson(linesOf(path()).at(2)).object().value("prev"_L1).toString();
    QCOMPARE(QString::fromLatin1(output.first(64)), prev);

    write(path(), content(path()).replace(":0.1", ":0.2"));
    QCOMPARE(checkAuditLog(path())->fault, (AuditCheck::FirstFault{Fault::Edited, 2}));
    QCOMPARE(run(python, {script, path()}).first, 1);
}

void TestAuditLog::findsTheFirstFault_data()
{
    using Change = std::function<QByteArray(QList<QByteArray>)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<Fault>("kind");
    QTest::addColumn<qint64>("line");
    const auto row = [](const char *name, Fault kind, qint64 line, const Change &change) {
        QTest::newRow(name) << change << kind << line;
    };
    row("one character", Fault::Edited, 3, [](QList<QByteArray> l) {
        l[2].replace("test", "tesT");
        return joined(l);
    });
    row("white space", Fault::Edited, 3, [](QList<QByteArray> l) {
        l[2] += ' ';
        return joined(l);
    });
    row("CRLF", Fault::Edited, 1, [](const QList<QByteArray> &l) { return l.join("\r\n") + "\r\n"; });
    row("its own prev", Fault::Edited, 2, [](QList<QByteArray> l) {
        l[2].replace(sha256(l[1] + '\n'), QByteArray(64, 'a'));
        return joined(l);
    });
    row("upper-case prev", Fault::Edited, 1, [](QList<QByteArray> l) {
        const QByteArray hash = sha256(l[0] + '\n');
        l[1].replace(hash, hash.toUpper());
        return joined(l);
    });
    row("line taken out", Fault::Missing, 3, [](QList<QByteArray> l) {
        l.removeAt(2);
        return joined(l);
    });
    row("first taken out", Fault::Missing, 1, [](QList<QByteArray> l) {
        l.removeFirst();
        return joined(l);
    });
    row("line twice", Fault::BrokenChain, 4, [](QList<QByteArray> l) {
        l.insert(3, l[2]);
        return joined(l);
    });
    row("lines swapped", Fault::Missing, 3, [](QList<QByteArray> l) {
        l.swapItemsAt(2, 3);
        return joined(l);
    });
    row("no prev", Fault::BrokenChain, 3, [](QList<QByteArray> l) {
        l[2].replace("prev", "prew");
        return joined(l);
    });
    row("no format", Fault::BrokenChain, 1, [](QList<QByteArray> l) {
        l[0].replace("format", "formal");
        return joined(l);
    });
    row("first prev", Fault::BrokenChain, 1, [](QList<QByteArray> l) {
        l[0].replace("\"00", "\"10");
        return joined(l);
    });
    row("not JSON", Fault::Unreadable, 3, [](QList<QByteArray> l) {
        l[2] = "{";
        return joined(l);
    });
    row("empty line", Fault::Unreadable, 3, [](QList<QByteArray> l) {
        l.insert(2, "");
        return joined(l);
    });
    row("zeros inside", Fault::Unreadable, 3, [](QList<QByteArray> l) {
        l[2].fill('\0');
        return joined(l);
    });
    row("torn", Fault::TornEnd, 5, [](const QList<QByteArray> &l) { return joined(l).chopped(1); });
    row("newer", Fault::NewerFormat, 1, [](QList<QByteArray> l) {
        l[0].replace("\"format\":1", "\"format\":2");
        return joined(l);
    });
}

void TestAuditLog::findsTheFirstFault()
{
    QFETCH(const std::function<QByteArray(QList<QByteArray>)>, change);
    QFETCH(const Fault, kind);
    QFETCH(const qint64, line);
    grow(4);
    QVERIFY(checkAuditLog(path())->consistent());
    write(path(), change(linesOf(path())));
    const Result<AuditCheck> check = checkAuditLog(path());
    QVERIFY(check.ok());
    QVERIFY(!check->consistent());
    QCOMPARE(check->fault->kind, kind);
    QCOMPARE(check->fault->line, line);
}

void TestAuditLog::doesNotClaimToSeeACutEnd()
{
    grow(3);
    const QByteArray noted = checkAuditLog(path())->endHash;
    QList<QByteArray> lines = linesOf(path());
    lines.removeLast();
    write(path(), joined(lines));
    const Result<AuditCheck> check = checkAuditLog(path());
    QVERIFY(check->consistent());
    QVERIFY(check->endHash != noted);
}

void TestAuditLog::keepsATornEndUnderAnotherName_data()
{
    QTest::addColumn<int>("wholeLines");
    QTest::addColumn<QByteArray>("torn");
    QTest::newRow("half a line") << 3 << QByteArray("{\"seq\":4,\"ti");
    QTest::newRow("all but the line feed") << 3 << QByteArray("{\"seq\":4}");
    QTest::newRow("zeros") << 3 << QByteArray(100, '\0');
    QTest::newRow("in the first line") << 0 << QByteArray("{\"seq\":1");
}

void TestAuditLog::keepsATornEndUnderAnotherName()
{
    QFETCH(const int, wholeLines);
    QFETCH(const QByteArray, torn);
    grow(2);
    const QByteArray before = wholeLines > 0 ? content(path()) : QByteArray();
    write(path(), before + torn);
    Result<AuditLog> opened = open();
    QVERIFY(opened.ok());
    QVERIFY(opened->setAside().has_value());
    const QString kept = opened->setAside()->path;
    QCOMPARE(QFileInfo(kept).fileName(), u"audit.torn-20261123T091500000Z.jsonl"_s);
    QCOMPARE(opened->setAside()->why, (AuditCheck::FirstFault{Fault::TornEnd, wholeLines + 1}));
    QCOMPARE(content(kept), torn);
    QVERIFY(content(path()).startsWith(before));
    QVERIFY(checkAuditLog(path())->consistent());
    const QJsonObject last = QJsonDocument::fromJson(linesOf(path()).last()).object();
    QCOMPARE(last.value("kind"_L1), "repaired"_L1);
    QCOMPARE(last.value("file"_L1), QFileInfo(kept).fileName());
    QCOMPARE(last.value("sha256"_L1).toString().toLatin1(), sha256(torn));

    AuditLog log = std::move(opened).value();
    QVERIFY(outcomeOf(log.append({{u"n"_s, 9}}, this))->ok());
    QVERIFY(checkAuditLog(path())->consistent());
}

void TestAuditLog::setsADamagedFileAsideAndNamesIt()
{
    grow(3);
    const QByteArray damaged = content(path()).replace("\"n\":1", "\"n\":7");
    write(path(), damaged);
    {
        const Result<AuditLog> opened = open();
        QVERIFY(opened.ok());
        QVERIFY(opened->setAside().has_value());
        QCOMPARE(opened->setAside()->why, (AuditCheck::FirstFault{Fault::Edited, 2}));
        QCOMPARE(content(opened->setAside()->path), damaged);
        QCOMPARE(QFileInfo(opened->setAside()->path).fileName(),
                 u"audit.damaged-20261123T091500000Z.jsonl"_s);
    }
    const QJsonObject first = QJsonDocument::fromJson(linesOf(path()).first()).object();
    const QJsonObject continues = first.value("continues"_L1).toObject();
    QCOMPARE(continues.value("file"_L1), "audit.damaged-20261123T091500000Z.jsonl"_L1);
    QCOMPARE(continues.value("sha256"_L1).toString().toLatin1(), sha256(damaged));
    const Result<AuditLog> again = open();
    QVERIFY(again.ok() && !again->setAside());
    QVERIFY(checkAuditLog(path())->consistent());
}

void TestAuditLog::linksToASetAsideFileAfterACrashInBetween()
{
    write(m_folder->filePath(u"audit.damaged-20261101T000000000Z.jsonl"_s), "older");
    write(m_folder->filePath(u"audit.damaged-20261122T000000000Z.jsonl"_s), "newest");
    QVERIFY(open().ok());
    const QJsonObject continues
        = QJsonDocument::fromJson(content(path())).object().value("continues"_L1).toObject();
    QCOMPARE(continues.value("file"_L1), "audit.damaged-20261122T000000000Z.jsonl"_L1);
    QCOMPARE(continues.value("sha256"_L1).toString().toLatin1(), sha256("newest"));
}

void TestAuditLog::neverOverwritesWhatWasSetAside()
{
    for (const QByteArray damage : {"one\n{}\n", "two\n{}\n", "three\n{}\n"}) {
        write(path(), damage);
        const Result<AuditLog> opened = open();
        QVERIFY(opened.ok() && opened->setAside());
        QCOMPARE(content(opened->setAside()->path), damage);
    }
    const QStringList kept = QDir(m_folder->path()).entryList({u"audit.damaged-*"_s}, QDir::Files);
    QCOMPARE(kept.size(), 3);
}

void TestAuditLog::leavesANewerFormatUntouched()
{
    grow(2);
    const QByteArray newer = content(path()).replace("\"format\":1", "\"format\":2");
    write(path(), newer);
    const Result<AuditLog> opened = open();
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().kind, Error::Kind::Storage);
    QCOMPARE(opened.error().code, QString(StorageCode::newerFormat));
    QCOMPARE(content(path()), newer);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

void TestAuditLog::isLockedWhileOpen()
{
    {
        const Result<AuditLog> first = open();
        QVERIFY(first.ok());
        const QByteArray before = content(path());
        const Result<AuditLog> second = open();
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, QString(StorageCode::locked));
        QCOMPARE(content(path()), before);
    }
    QVERIFY(open().ok());
}

void TestAuditLog::refusesKeysThatAreItsOwn()
{
    AuditLog log = std::move(open()).value();
    for (const QString &key : {u"seq"_s, u"time"_s, u"prev"_s}) {
        const auto outcome = outcomeOf(log.append({{key, 1}}, this));
        QVERIFY(outcome && !outcome->ok());
        QCOMPARE(outcome->error().kind, Error::Kind::InvalidInput);
    }
    QVERIFY(!log.failed());
    QVERIFY(outcomeOf(log.append({{u"n"_s, 1}}, this))->ok());
    QVERIFY(checkAuditLog(path())->consistent());
}

void TestAuditLog::failsToOpenWithTheReason_data()
{
    QTest::addColumn<QByteArray>("tail");
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("nth");
    QTest::newRow("new: open") << QByteArray() << Operation::Open << 1;
    QTest::newRow("new: first line") << QByteArray() << Operation::Write << 1;
    QTest::newRow("new: sync") << QByteArray() << Operation::Sync << 1;
    QTest::newRow("new: name") << QByteArray() << Operation::SyncFolder << 1;
    QTest::newRow("torn: copy") << QByteArray("{") << Operation::Open << 2;
    QTest::newRow("torn: copy's bytes") << QByteArray("{") << Operation::Write << 1;
    QTest::newRow("torn: copy's sync") << QByteArray("{") << Operation::Sync << 1;
    QTest::newRow("torn: copy's name") << QByteArray("{") << Operation::SyncFolder << 1;
    QTest::newRow("torn: truncate") << QByteArray("{") << Operation::Truncate << 1;
    QTest::newRow("torn: repaired line") << QByteArray("{") << Operation::Write << 2;
    QTest::newRow("damaged: new file") << QByteArray("{\n") << Operation::Open << 2;
}

void TestAuditLog::failsToOpenWithTheReason()
{
    QFETCH(const QByteArray, tail);
    QFETCH(const Operation, operation);
    QFETCH(const int, nth);
    if (!tail.isEmpty()) {
        grow(2);
        write(path(), content(path()) + tail);
    }
    const QByteArray before = tail.isEmpty() ? QByteArray() : content(path());
    m_files = std::make_unique<FaultyFiles>();
    m_files->fail({operation, nth, u"No space left on device"_s});
    const Result<AuditLog> opened = open();
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().kind, Error::Kind::Storage);
    QCOMPARE(opened.error().message, u"No space left on device"_s);

    // With space again everything is there: in the log or under another name.
    m_clock.advance(std::chrono::seconds(1));
    QVERIFY(open().ok());
    QVERIFY(checkAuditLog(path())->consistent());
    QByteArray everything;
    for (const QFileInfo &file : QDir(m_folder->path()).entryInfoList(QDir::Files))
        everything += content(file.filePath());
    for (const QByteArray &line : before.split('\n'))
        QVERIFY(everything.contains(line));
}

void TestAuditLog::anAppendErrorEndsTheLog()
{
    AuditLog log = std::move(open()).value();
    m_files->fail({Operation::Write, 3, u"No space left on device"_s, 20});
    QVERIFY(outcomeOf(log.append({{u"n"_s, 1}}, this))->ok());
    QVERIFY(!outcomeOf(log.append({{u"n"_s, 2}}, this))->ok());
    QVERIFY(log.failed());
    QVERIFY(!outcomeOf(log.append({{u"n"_s, 3}}, this))->ok());
    QCOMPARE(checkAuditLog(path())->lines, 2);
    QVERIFY(checkAuditLog(path())->consistent());
}

void TestAuditLog::measuresTheCheck()
{
    constexpr int count = 20'000;
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray prev = auditStartHash();
    for (int i = 1; i <= count; ++i) {
        const QByteArray line
            = "{\"seq\":" + QByteArray::number(i) + ",\"time\":\"2026-11-23T09:15:00.000Z\",\"prev\":\""
              + prev + "\",\"format\":1,\"kind\":\"declined\",\"account\":\"111122223333\",\"text\":\""
              + QByteArray(300, 'x') + "\"}\n";
        file.write(line);
        prev = auditLineHash(line);
    }
    file.close();
    const std::clock_t from = std::clock();
    const Result<AuditCheck> check = checkAuditLog(path());
    const double seconds = static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
    QVERIFY(check.ok() && check->consistent());
    QCOMPARE(check->endHash, prev);
    qInfo("%d lines of %lld bytes checked: %.0f lines and %.0f MB a second of processor time", count,
          check->bytes / count, count / seconds, static_cast<double>(check->bytes) / 1e6 / seconds);
}

QTEST_GUILESS_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
