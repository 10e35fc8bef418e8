// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/sweepjournals.h"

#include "app/base/jsonlines.h"
#include "app/invitations/recovery.h"
#include "app/records/auditlog.h"
#include "tests/app/invitations/journaltale.h"
#include "tests/app/records/faultyfiles.h"
#include "tests/app/records/outcomeof.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;

//! Old journals go, but never with something that the history lacks.
class TestSweepJournals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyOldAndClosedOnesGo();
    void theHistoryGetsWhatItLacksFirst();
    void whatCannotBeRecordedStays();
    void whatCannotBeReadStays();

private:
    QString journals() const { return m_folder->filePath(u"journal"_s); }
    void write(const QString &time, const QString &end, QByteArray more = {})
    {
        JournalTale tale;
        tale.plan(u"1"_s, {u"100000000001"_s});
        tale.sent(u"1"_s);
        if (!end.isEmpty())
            tale.result({{u"100000000001"_s, ResultWord::RefusedByAws}});
        QByteArray bytes = tale.bytes() + more;
        if (!end.isEmpty())
            bytes += "{\"kind\":\"" + end.toLatin1() + "\"}\n";
        QFile file(journals() + u'/' + time + u"T091500000Z-run-1.jsonl"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    qsizetype sweep(DurableFiles &files)
    {
        GroupCommit writer(nullptr);
        auto opened = AuditLog::open(m_folder->filePath(u"audit.jsonl"_s), m_clock, files, writer);
        AuditLog audit = std::move(opened).value();
        const RecordServices services{m_clock, files, writer, &audit, journals()};
        return **outcomeOf(new SweepJournals(services, readInterruptedRuns(journals()).closed, this));
    }
    QStringList left() const { return QDir(journals()).entryList(QDir::Files, QDir::Name); }
    qsizetype outcomesInHistory() const
    {
        const auto lines = readJsonLines(m_folder->filePath(u"audit.jsonl"_s));
        return std::count_if(lines->objects.cbegin(), lines->objects.cend(),
                             [](const QJsonObject &line) { return line.value("kind"_L1) == "outcome"_L1; });
    }

    FakeClock m_clock;
    SystemFiles m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSweepJournals::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock.setUtcNow(FakeClock().utcNow());
    QVERIFY(QDir().mkpath(journals()));
}

void TestSweepJournals::onlyOldAndClosedOnesGo()
{
    write(u"20261001"_s, u"finished"_s);
    write(u"20261002"_s, {}); // interrupted: it is still to be asked about
    write(u"20261025"_s, u"finished"_s);
    write(u"20261123"_s, u"finished"_s);
    QCOMPARE(sweep(m_files), 1);
    QCOMPARE(left(), (QStringList{u"20261002T091500000Z-run-1.jsonl"_s, u"20261025T091500000Z-run-1.jsonl"_s,
                                  u"20261123T091500000Z-run-1.jsonl"_s}));
}

void TestSweepJournals::theHistoryGetsWhatItLacksFirst()
{
    write(u"20261001"_s, u"finished"_s);
    write(u"20261003"_s, u"kept"_s); // the same run: its outcome is there by then
    QCOMPARE(sweep(m_files), 2);
    QCOMPARE(outcomesInHistory(), 1);
}

void TestSweepJournals::whatCannotBeRecordedStays()
{
    write(u"20261001"_s, u"finished"_s);
    FaultyFiles files;
    files.fail({.operation = FaultyFiles::Operation::Write, .nth = 2, .message = u"full"_s, .forGood = true});
    QCOMPARE(sweep(files), 0);
    QCOMPARE(left().size(), 1);
    QCOMPARE(sweep(m_files), 1);
    QCOMPARE(outcomesInHistory(), 1);
}

void TestSweepJournals::whatCannotBeReadStays()
{
    write(u"20261001"_s, u"finished"_s, "{\"kind\":\"postponed\"}\n");
    write(u"20261002"_s, u"finished"_s, "garbage\n");
    QCOMPARE(sweep(m_files), 0);
    QCOMPARE(left().size(), 2);
}

QTEST_GUILESS_MAIN(TestSweepJournals)
#include "tst_sweepjournals.moc"
