// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/auditlog.h"
#include "tests/app/records/outcomeof.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <functional>
#include <memory>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

//! A log of so many lines of 450 bytes.
QByteArrayList chain(int count)
{
    QByteArrayList lines;
    QByteArray prev = auditStartHash();
    for (int i = 1; i <= count; ++i) {
        lines.append("{\"seq\":" + QByteArray::number(i)
                     + ",\"time\":\"2026-11-23T09:15:00.000Z\",\"prev\":\"" + prev
                     + "\",\"format\":1,\"kind\":\"outcome\",\"text\":\"" + QByteArray(300, 'x') + "\"}\n");
        prev = auditLineHash(lines.last());
    }
    return lines;
}

double secondsOf(const std::function<void()> &work)
{
    const std::clock_t from = std::clock();
    work();
    return static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
}

} // namespace

//! Of a large history only the end is read at the start, and every fault of the end is still seen.
class TestAuditLogEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void goesOnWithTheChain();
    void seesEveryFaultOfTheEnd_data();
    void seesEveryFaultOfTheEnd();
    void setsAsideWhatACheckFoundDamaged();
    void measuresOpening();

private:
    QString path() const { return m_folder->filePath(u"audit.jsonl"_s); }
    void write(const QByteArrayList &lines)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines.join());
    }
    QStringList setAside() const { return QDir(m_folder->path()).entryList({u"audit.*-*"_s}); }

    FakeClock m_clock;
    SystemFiles m_files;
    GroupCommit m_writer{nullptr};
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAuditLogEnd::goesOnWithTheChain()
{
    write(chain(5000));
    {
        auto opened = AuditLog::open(path(), m_clock, m_files, m_writer);
        QVERIFY(opened.ok() && !opened->setAside());
        AuditLog log = std::move(opened).value();
        QVERIFY(outcomeOf(log.append({{u"kind"_s, u"test"_s}}, this))->ok());
    }
    const auto check = checkAuditLog(path());
    QVERIFY(check.ok() && check->consistent());
    QCOMPARE(check->lines, 5001);
    QCOMPARE(checkAuditLogEnd(path())->endHash, check->endHash);
}

void TestAuditLogEnd::seesEveryFaultOfTheEnd_data()
{
    QTest::addColumn<int>("fromEnd"); // the line that is changed; 0 is the last
    QTest::addColumn<QString>("how");
    for (const int fromEnd : {1, 2, 50, 500}) {
        for (const QString &how : {u"edited"_s, u"missing"_s, u"garbage"_s, u"twice"_s})
            QTest::addRow("%d %s", fromEnd, qPrintable(how)) << fromEnd << how;
    }
    QTest::newRow("last line cut") << 0 << u"cut"_s;
    QTest::newRow("last line no JSON") << 0 << u"garbage"_s;
    QTest::newRow("zeros at the end") << 0 << u"zeros"_s;
}

void TestAuditLogEnd::seesEveryFaultOfTheEnd()
{
    QFETCH(int, fromEnd);
    QFETCH(QString, how);
    QByteArrayList lines = chain(5000);
    QByteArray &line = lines[lines.size() - 1 - fromEnd];
    if (how == "edited"_L1)
        line.replace("xxx", "yxx");
    else if (how == "missing"_L1)
        line.clear();
    else if (how == "garbage"_L1)
        line = "garbage\n";
    else if (how == "twice"_L1)
        line += line;
    else if (how == "cut"_L1)
        line.chop(1);
    else
        line += QByteArray(4096, '\0');
    write(lines);
    QVERIFY(!checkAuditLogEnd(path()));
    const auto opened = AuditLog::open(path(), m_clock, m_files, m_writer);
    QVERIFY(opened.ok() && opened->setAside());
    const auto whole = checkAuditLog(path());
    QVERIFY(whole.ok() && whole->consistent());
}

void TestAuditLogEnd::setsAsideWhatACheckFoundDamaged()
{
    QByteArrayList lines = chain(5000);
    lines[10].replace("xxx", "yxx");
    write(lines);
    QVERIFY(checkAuditLogEnd(path()));
    QCOMPARE(checkAuditLog(path())->fault->line, 11);
    QVERIFY(!AuditLog::open(path(), m_clock, m_files, m_writer)->setAside());
    QFile again(auditRecheckPath(path()));
    QVERIFY(again.open(QIODevice::WriteOnly));
    again.close();
    QVERIFY(AuditLog::open(path(), m_clock, m_files, m_writer)->setAside());
    QVERIFY(!QFile::exists(auditRecheckPath(path())));
    QCOMPARE(setAside().size(), 1);
}

void TestAuditLogEnd::measuresOpening()
{
    write(chain(60'000));
    const double whole = secondsOf([this] { QVERIFY(checkAuditLog(path())->consistent()); });
    const double end
        = secondsOf([this] { QVERIFY(AuditLog::open(path(), m_clock, m_files, m_writer).ok()); });
    qInfo("%lld MB: the whole is checked in %.0f ms, the log is open after %.1f ms of processor time",
          QFileInfo(path()).size() / 1'000'000, 1000 * whole, 1000 * end);
    QVERIFY(end < whole / 4);
}

QTEST_GUILESS_MAIN(TestAuditLogEnd)
#include "tst_auditlogend.moc"
