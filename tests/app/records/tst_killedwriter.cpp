// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/jsonlines.h"
#include "app/records/auditlog.h"
#include "app/records/journal.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

//! Kills real writers in the middle; what they acknowledged must be there. (What a power cut leaves is not tested
//! here: see tst_groupcommit, which knows what was synced.)
class TestKilledWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalKeepsEveryAcknowledgedLine();
    void auditLogKeepsEveryAcknowledgedLineAndItsChain();

private:
    //! Kills the writer after a random number of acknowledgements; the numbers it printed until then.
    QList<qint64> killed(const QString &what, const QString &folder, qint64 first);

    QRandomGenerator m_random{20261123};
};

QList<qint64> TestKilledWriter::killed(const QString &what, const QString &folder, qint64 first)
{
    const int enough = m_random.bounded(1, 40);
    // Long lines are written in many pages: a kill can fall between two of them.
    const int padding = m_random.bounded(3) == 0 ? 100'000 : m_random.bounded(2000);
    QProcess writer;
    writer.start(QStringLiteral(RECORDS_WRITER),
                 {what, folder, QString::number(first), QString::number(padding)});
    QByteArray printed;
    while (printed.count('\n') < enough && writer.waitForReadyRead(20'000))
        printed += writer.readAll();
    writer.kill();
    writer.waitForFinished();
    printed += writer.readAll();
    QList<qint64> numbers;
    for (const QByteArray &line : printed.first(printed.lastIndexOf('\n') + 1).split('\n')) {
        if (!line.isEmpty())
            numbers.append(line.toLongLong());
    }
    return numbers;
}

void TestKilledWriter::journalKeepsEveryAcknowledgedLine()
{
    int torn = 0;
    qsizetype acknowledged = 0;
    for (int round = 0; round < 40; ++round) {
        const QTemporaryDir folder;
        const QList<qint64> numbers = killed(u"journal"_s, folder.path(), 1);
        QVERIFY(!numbers.isEmpty());
        const QStringList files = journalFiles(folder.path());
        QCOMPARE(files.size(), 1);
        const Result<JournalContents> read = readJournal(files.first());
        QVERIFY(read.ok());
        QVERIFY(read->damagedLines.isEmpty());
        QVERIFY(read->lines.size() >= numbers.last());
        for (qsizetype i = 0; i < read->lines.size(); ++i)
            QCOMPARE(read->lines.at(i).value("n"_L1).toInteger(), i + 1);
        torn += read->tornLine ? 1 : 0;
        acknowledged += numbers.size();
    }
    qInfo("40 kills, %lld acknowledged lines, %d torn ends", static_cast<long long>(acknowledged), torn);
}

void TestKilledWriter::auditLogKeepsEveryAcknowledgedLineAndItsChain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"audit.jsonl"_s);
    QSet<qint64> acknowledged;
    for (int round = 0; round < 25; ++round) {
        const QList<qint64> numbers = killed(u"audit"_s, folder.path(), round * 1'000'000);
        QVERIFY(!numbers.isEmpty());
        acknowledged += QSet<qint64>(numbers.cbegin(), numbers.cend());
    }
    // Opening once more repairs what the last kill left.
    {
        const SystemClock clock;
        SystemFiles files;
        GroupCommit writer(nullptr);
        QVERIFY(AuditLog::open(path, clock, files, writer).ok());
    }
    const Result<AuditCheck> check = checkAuditLog(path);
    QVERIFY(check.ok() && check->consistent());
    const Result<JsonLines> lines = readJsonLines(path);
    QVERIFY(lines.ok());
    for (const QJsonObject &line : lines->objects)
        acknowledged.remove(line.value("n"_L1).toInteger(-1));
    QCOMPARE(QDir(folder.path()).entryList({u"audit.damaged-*"_s}), QStringList());
    QCOMPARE(acknowledged, QSet<qint64>());
    qInfo("25 kills, %lld lines, %lld torn ends kept", static_cast<long long>(check->lines),
          static_cast<long long>(QDir(folder.path()).entryList({u"audit.torn-*"_s}).size()));
}

QTEST_GUILESS_MAIN(TestKilledWriter)
#include "tst_killedwriter.moc"
