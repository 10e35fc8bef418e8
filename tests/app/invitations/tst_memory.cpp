// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/memory.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime start(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
const Target ireland{*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")};
const Target ohio{*AccountId::parse(u"111122223333"), *RegionName::parse(u"us-east-2")};

Invitation from(QStringView sender, const QString &id, const QString &status = u"Invited"_s)
{
    return {*AccountId::parse(sender), id, start.addDays(-3), status};
}

LookReport reportOf(const QList<Invitation> &invitations, const Target &target = ireland,
                    const QDateTime &time = start)
{
    return {.target = target,
            .profile = *ProfileId::parse(u"0123456789abcdef0123456789abcdef"),
            .time = time,
            .invitations = invitations};
}

LookReport failedReport(Error::Kind kind, const Target &target = ireland)
{
    LookReport report = reportOf({}, target);
    report.error = Error{.kind = kind};
    return report;
}

//! "sender word" of each, sorted.
QStringList words(const QList<ComparedInvitation> &all)
{
    QStringList list;
    for (const ComparedInvitation &one : all) {
        static const QStringList names{u"not compared"_s, u"new"_s, u"same"_s, u"came back"_s,
                                       u"no longer listed"_s};
        list.append(one.invitation.sender.toString() + u' ' + names.at(static_cast<int>(one.since)));
    }
    list.sort();
    return list;
}

ScanMemory loaded(const QString &path)
{
    ScanMemory memory(path);
    if (!memory.load(start))
        qFatal("not loaded");
    return memory;
}

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

} // namespace

//! What is new since the scan before; nothing is claimed that was not seen.
class TestMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void firstScanIsNotCompared()
    {
        ScanMemory memory = loaded(path());
        const LookReport report = reportOf({from(u"444455556666", u"a"_s)});
        memory.take(report);
        QCOMPARE(words(memory.compare(report)), QStringList{u"444455556666 not compared"_s});
    }

    void secondScanTellsNewSameAndGone()
    {
        ScanMemory memory = loaded(path());
        memory.take(reportOf({from(u"444455556666", u"a"_s), from(u"555566667777", u"b"_s)}));
        const LookReport second = reportOf({from(u"444455556666", u"a"_s), from(u"666677778888", u"c"_s)});
        memory.take(second);
        QCOMPARE(
            words(memory.compare(second)),
            (QStringList{u"444455556666 same"_s, u"555566667777 no longer listed"_s, u"666677778888 new"_s}));
    }

    void whatWasGoneComesBack()
    {
        ScanMemory memory = loaded(path());
        memory.take(reportOf({from(u"444455556666", u"a"_s)}));
        memory.take(reportOf({}));
        memory.take(reportOf({})); // gone for two scans: it is not said again
        QVERIFY(memory.compare(reportOf({})).isEmpty());
        const LookReport back = reportOf({from(u"444455556666", u"z"_s)});
        memory.take(back);
        QCOMPARE(words(memory.compare(back)), QStringList{u"444455556666 came back"_s});
        memory.take(back);
        QCOMPARE(words(memory.compare(back)), QStringList{u"444455556666 same"_s});
    }

    void anotherInvitationOfTheSameSenderCameBack_data()
    {
        QTest::addColumn<QString>("oldId");
        QTest::addColumn<QString>("oldStatus");
        QTest::addColumn<QString>("newId");
        QTest::addColumn<QString>("newStatus");
        QTest::addColumn<QString>("word");
        QTest::newRow("sent again") << "a"
                                    << "Invited"
                                    << "b"
                                    << "Invited"
                                    << "came back";
        QTest::newRow("sent again after a decline") << "a"
                                                    << "Resigned"
                                                    << "b"
                                                    << "Invited"
                                                    << "came back";
        QTest::newRow("open again under its ID") << "a"
                                                 << "Resigned"
                                                 << "a"
                                                 << "Invited"
                                                 << "came back";
        QTest::newRow("declined meanwhile") << "a"
                                            << "Invited"
                                            << "a"
                                            << "Resigned"
                                            << "same";
        QTest::newRow("without IDs") << ""
                                     << "Invited"
                                     << ""
                                     << "Invited"
                                     << "same";
    }

    void anotherInvitationOfTheSameSenderCameBack()
    {
        QFETCH(QString, oldId);
        QFETCH(QString, oldStatus);
        QFETCH(QString, newId);
        QFETCH(QString, newStatus);
        QFETCH(QString, word);
        ScanMemory memory = loaded(path());
        memory.take(reportOf({from(u"444455556666", oldId, oldStatus)}));
        const LookReport second = reportOf({from(u"444455556666", newId, newStatus)});
        memory.take(second);
        QCOMPARE(words(memory.compare(second)), QStringList{u"444455556666 "_s + word});
    }

    void whatCouldNotBeListedClaimsNothing_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= static_cast<int>(Error::Kind::Storage); ++kind)
            QTest::addRow("%d", kind) << kind;
    }

    void whatCouldNotBeListedClaimsNothing()
    {
        QFETCH(int, kind);
        ScanMemory memory = loaded(path());
        const LookReport before = reportOf({from(u"444455556666", u"a"_s)});
        memory.take(before);
        memory.take(before); // now there is a scan before the last one to compare with
        QCOMPARE(memory.compare(reportOf({})).size(), 1);
        const LookReport failed = failedReport(static_cast<Error::Kind>(kind));
        memory.take(failed);
        QVERIFY(memory.compare(failed).isEmpty());
        // Nor is it forgotten what was there.
        const LookReport third = reportOf({from(u"555566667777", u"b"_s)});
        memory.take(third);
        QCOMPARE(words(memory.compare(third)),
                 (QStringList{u"444455556666 no longer listed"_s, u"555566667777 new"_s}));
    }

    void lookBetweenScansMovesNothing()
    {
        ScanMemory memory = loaded(path());
        memory.take(reportOf({}));
        const LookReport scan = reportOf({from(u"444455556666", u"a"_s)});
        memory.take(scan);
        QCOMPARE(words(memory.compare(scan)), QStringList{u"444455556666 new"_s});
        // Before a decline the place is looked at again, and a second sender has come.
        const LookReport look = reportOf({from(u"444455556666", u"a"_s), from(u"555566667777", u"b"_s)});
        QCOMPARE(words(memory.compare(look)), (QStringList{u"444455556666 new"_s, u"555566667777 new"_s}));
    }

    void memoryLastsOverARestart()
    {
        {
            ScanMemory memory = loaded(path());
            QVERIFY(!memory.isChanged());
            memory.take(reportOf({from(u"000011112222", u"a"_s)}));
            memory.take(reportOf({from(u"444455556666", u"b"_s)}, ohio));
            memory.take(reportOf({}, ohio));
            QVERIFY(memory.isChanged());
            QVERIFY(memory.saving()().ok());
        }
        const QByteArray content = contentOf(path());
        QVERIFY(content.contains("\"hubwarden-memory\"") && content.contains("\"000011112222\""));
        ScanMemory memory = loaded(path());
        const LookReport next = reportOf({from(u"555566667777", u"c"_s)});
        QCOMPARE(words(memory.compare(next)),
                 (QStringList{u"000011112222 no longer listed"_s, u"555566667777 new"_s}));
        QCOMPARE(words(memory.compare(reportOf({from(u"444455556666", u"d"_s)}, ohio))),
                 QStringList{u"444455556666 came back"_s});
    }

    void damagedFileIsSetAsideAndNothingIsClaimed()
    {
        put(path(), "{\"format\":\"hubwarden-memory\",\"ver");
        ScanMemory memory(path());
        const auto report = memory.load(start);
        QVERIFY(report.ok() && !report->setAside.isEmpty());
        QCOMPARE(contentOf(report->setAside), QByteArray("{\"format\":\"hubwarden-memory\",\"ver"));
        const LookReport scan = reportOf({from(u"444455556666", u"a"_s)});
        memory.take(scan);
        QCOMPARE(words(memory.compare(scan)), QStringList{u"444455556666 not compared"_s});
        QVERIFY(memory.saving()().ok());
    }

    void placeThatIsReadOnlyInPartIsNotCompared()
    {
        put(path(), R"({"format":"hubwarden-memory","version":1,"places":[
            {"account":"111122223333","region":"eu-west-1","time":"2026-11-01T00:00:00.000Z","gone":[],
             "listed":[{"sender":"444455556666"},{"sender":"not an ID"}]},
            {"account":"111122223333","region":"us-east-2","time":"2026-11-01T00:00:00.000Z","gone":[],"listed":[]},
            7]})");
        const ScanMemory memory = loaded(path());
        const QList<Invitation> seen{from(u"555566667777", u"b"_s)};
        QCOMPARE(words(memory.compare(reportOf(seen))), QStringList{u"555566667777 not compared"_s});
        QCOMPARE(words(memory.compare(reportOf(seen, ohio))), QStringList{u"555566667777 new"_s});
    }

    void newerFileStaysAsItIs()
    {
        const QByteArray newer = R"({"format":"hubwarden-memory","version":2,"places":[]})";
        put(path(), newer);
        ScanMemory memory(path());
        const auto report = memory.load(start);
        QVERIFY(report.ok() && report->readOnly);
        memory.take(reportOf({from(u"444455556666", u"a"_s)}));
        const auto saved = memory.saving()();
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error().code, u"NewerFormat"_s);
        QCOMPARE(contentOf(path()), newer);
    }

    void unreadableFileIsNotReplaced()
    {
        QVERIFY(QDir().mkpath(path())); // a folder where the file should be
        ScanMemory memory(path());
        QVERIFY(!memory.load(start).ok());
        memory.take(reportOf({}));
        QVERIFY(!memory.saving()().ok());
    }

private:
    QString path() const { return m_folder->filePath(u"memory.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestMemory)
#include "tst_memory.moc"
