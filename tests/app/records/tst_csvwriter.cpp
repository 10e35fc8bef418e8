// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/csvwriter.h"

#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QByteArray oneCell(const QString &value)
{
    return toCsv({u"x"_s}, {{value}}).mid(6).chopped(2);
}

} // namespace

class TestCsvWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesMarkCommasAndCrlf();
    void guardsAndQuotes_data();
    void guardsAndQuotes();
    void pythonReadsBackEveryValue();
    void replacesTheFileWholeOrNotAtAll();
    void aFullDiskIsAnErrorAndLeavesTheOldFile_data();
    void aFullDiskIsAnErrorAndLeavesTheOldFile();
};

void TestCsvWriter::writesMarkCommasAndCrlf()
{
    QCOMPARE(toCsv({u"Account"_s, u"Note"_s}, {{u"111122223333"_s, u"\u00e9"_s}, {u""_s, u"b"_s}}),
             QByteArray("\xEF\xBB\xBF"
                        "Account,Note\r\n\"\t111122223333\",\xC3\xA9\r\n,b\r\n"));
}

void TestCsvWriter::guardsAndQuotes_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << u"eu-west-1"_s << QByteArray("eu-west-1");
    QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
    QTest::newRow("semicolon") << u"a;=b"_s << QByteArray("\"a;=b\"");
    QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
    QTest::newRow("line feed") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("space") << u" a"_s << QByteArray("\" a\"");
    QTest::newRow("equals") << u"=1+1"_s << QByteArray("'=1+1");
    QTest::newRow("plus") << u"+1"_s << QByteArray("'+1");
    QTest::newRow("minus") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray("\"'\t=1\"");
    QTest::newRow("cr") << u"\r=1"_s << QByteArray("\"'\r=1\"");
    QTest::newRow("lf") << u"\n=1"_s << QByteArray("\"'\n=1\"");
    QTest::newRow("full-width equals") << u"\uFF1D1"_s
                                       << QByteArray("'\xEF\xBC\x9D"
                                                     "1");
    QTest::newRow("hyperlink") << u"=HYPERLINK(\"http://x\",\"y\")"_s
                               << QByteArray("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    QTest::newRow("account") << u"012345678901"_s << QByteArray("\"\t012345678901\"");
    QTest::newRow("leading zero") << u"007"_s << QByteArray("\"\t007\"");
    QTest::newRow("count") << u"12345678901"_s << QByteArray("12345678901");
    QTest::newRow("zero") << u"0"_s << QByteArray("0");
    QTest::newRow("arn") << u"arn:aws:iam::123456789012:root"_s
                         << QByteArray("arn:aws:iam::123456789012:root");
}

void TestCsvWriter::guardsAndQuotes()
{
    QFETCH(const QString, value);
    QTEST(oneCell(value), "cell");
}

void TestCsvWriter::pythonReadsBackEveryValue()
{
    const QString python = u"/usr/bin/python3"_s;
    if (!QFileInfo(python).isExecutable())
        QSKIP("no Python");
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"rows.csv"_s);
    const QList<QStringList> rows{
        {u"000000000012"_s, u"two\r\nlines, and \"quotes\""_s},
        {u"123456789012"_s, QString()},
        {u"987654321098"_s, u"\u4e16\u754c \U0001F680;"_s},
        {u"42"_s, u"=cmd|' /C calc'!A0"_s},
    };
    QVERIFY(writeCsv(path, {u"Account ID"_s, u"Text"_s}, rows).ok());
    QProcess reader;
    reader.start(
        python,
        {u"-c"_s,
         u"import csv,json,sys\n"
         "print(json.dumps(list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline=''),strict=True))))"_s,
         path});
    QVERIFY(reader.waitForFinished());
    const QJsonArray read = QJsonDocument::fromJson(reader.readAll()).array();
    QCOMPARE(read.size(), rows.size() + 1);
    QCOMPARE(read.at(0).toArray(), (QJsonArray{u"Account ID"_s, u"Text"_s}));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonArray row = read.at(i + 1).toArray();
        QCOMPARE(row.size(), 2);
        QString id = row.at(0).toString();
        QCOMPARE(id.startsWith(u'\t'), rows.at(i).at(0).size() == 12);
        QCOMPARE(id.trimmed(), rows.at(i).at(0));
        const bool guarded = rows.at(i).at(1).startsWith(u'=');
        QCOMPARE(row.at(1).toString(), (guarded ? u"'"_s : QString()) + rows.at(i).at(1));
    }
}

void TestCsvWriter::replacesTheFileWholeOrNotAtAll()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"rows.csv"_s);
    QVERIFY(writeCsv(path, {u"a"_s}, {{u"1"_s}}).ok());
    QVERIFY(writeCsv(path, {u"b"_s}, {}).ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("\xEF\xBB\xBF"
                                        "b\r\n"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);

    const QString nowhere = folder.filePath(u"absent/rows.csv"_s);
    const Result<Done> failed = writeCsv(nowhere, {u"a"_s}, {});
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().kind, Error::Kind::Storage);
    QCOMPARE(failed.error().detail, nowhere);
    QVERIFY(!failed.error().message.isEmpty());
}

void TestCsvWriter::aFullDiskIsAnErrorAndLeavesTheOldFile_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("shorter than a buffer") << 20;
    QTest::newRow("longer than a buffer") << 20'000;
}

void TestCsvWriter::aFullDiskIsAnErrorAndLeavesTheOldFile()
{
#ifdef Q_OS_UNIX
    QFETCH(int, rows);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"rows.csv"_s);
    QVERIFY(writeCsv(path, {u"old"_s}, {}).ok());
    const Result<Done> written = [&] {
        const SmallDisk full(100);
        return writeCsv(path, {u"a"_s}, QList<QStringList>(rows, {u"0123456789"_s}));
    }();
    QVERIFY(!written.ok());
    QCOMPARE(written.error().message, qt_error_string(EFBIG));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().endsWith("old\r\n"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
#else
    QSKIP("no limit of a file's size to stand for a full disk");
#endif
}

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
