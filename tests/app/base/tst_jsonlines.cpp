// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/jsonlines.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using State = JsonLinesReader::State;

class TestJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesOneCompactLineInAFixedOrder();
    void refusesALineThatReadersWouldNotBelieve();
    void tellsWholeDamagedAndTornLinesApart();
    void skipsALineThatIsTooLong();
    void aFolderIsAnError();
};

void TestJsonLines::writesOneCompactLineInAFixedOrder()
{
    QJsonObject object;
    object.insert(u"b"_s, u"line\nfeed\u2028"_s);
    object.insert(u"a"_s, QJsonObject{{u"z"_s, 1}, {u"y"_s, true}});
    QCOMPARE(*toJsonLine(object),
             QByteArray("{\"a\":{\"y\":true,\"z\":1},\"b\":\"line\\nfeed\xE2\x80\xA8\"}\n"));
}

void TestJsonLines::refusesALineThatReadersWouldNotBelieve()
{
    const QString longText(maxJsonLineBytes - 9, u'x');
    QCOMPARE(toJsonLine({{u"a"_s, longText}})->size(), maxJsonLineBytes);
    const Result<QByteArray> line = toJsonLine({{u"a"_s, longText + u'x'}});
    QVERIFY(!line.ok());
    QCOMPARE(line.error().kind, Error::Kind::InvalidInput);
}

void TestJsonLines::tellsWholeDamagedAndTornLinesApart()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"x.jsonl"_s);
    const QList<QByteArray> lines{"{\"a\":1}\n",
                                  "{\"a\":\n",
                                  "[]\n",
                                  "\n",
                                  "{\"a\":\"\\ud83d\"}\n",
                                  "{}{}\n",
                                  QByteArray("{\"a\":\"\0\"}\n", 10), // a block of zeros within a text
                                  "{\"a\":\"\\u0000\"}\n",
                                  "{\"a\":2}"};
    const QList<State> states{State::Object,  State::Damaged, State::Damaged, State::Damaged, State::Object,
                              State::Damaged, State::Damaged, State::Object,  State::Torn};
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines.join());
    }
    Result<JsonLinesReader> opened = JsonLinesReader::open(path);
    QVERIFY(opened.ok());
    JsonLinesReader reader = std::move(opened).value();
    qint64 offset = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Result<JsonLinesReader::Line> line = reader.next();
        QVERIFY(line.ok());
        QCOMPARE(line->state, states.at(i));
        QCOMPARE(line->number, i + 1);
        QCOMPARE(line->offset, offset);
        QCOMPARE(line->bytes, lines.at(i));
        offset += lines.at(i).size();
    }
    QCOMPARE(reader.next()->state, State::End);
    QCOMPARE(reader.next()->state, State::End);
}

void TestJsonLines::skipsALineThatIsTooLong()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"x.jsonl"_s);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"a\":\"" + QByteArray(2 * maxJsonLineBytes, 'x') + "\"}\n{\"a\":1}\n");
    }
    const Result<JsonLines> lines = readJsonLines(path);
    QVERIFY(lines.ok());
    QCOMPARE(lines->damagedLines, QList<qint64>{1});
    QCOMPARE(lines->objects, (QList<QJsonObject>{{{u"a"_s, 1}}}));
    QVERIFY(!lines->tornLine);
}

void TestJsonLines::aFolderIsAnError()
{
    const QTemporaryDir folder;
    const Result<JsonLines> lines = readJsonLines(folder.path());
    QVERIFY(!lines.ok());
    QCOMPARE(lines.error().kind, Error::Kind::Storage);
    QVERIFY(!lines.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
