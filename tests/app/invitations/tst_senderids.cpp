// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderids.h"

#include "app/invitations/senderidsfile.h"

#include "tests/support/worktime.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString nameOf(SenderIds::Reason reason)
{
    switch (reason) {
    case SenderIds::Reason::OwnAccount:
        return u"own"_s;
    case SenderIds::Reason::Duplicate:
        return u"duplicate"_s;
    case SenderIds::Reason::TooShort:
        return u"short"_s;
    case SenderIds::Reason::TooLong:
        return u"long"_s;
    case SenderIds::Reason::DigitsLost:
        return u"lost"_s;
    case SenderIds::Reason::UnclearGroups:
        return u"groups"_s;
    case SenderIds::Reason::MixedText:
        return u"mixed"_s;
    case SenderIds::Reason::NoDigits:
        return u"words"_s;
    case SenderIds::Reason::AllZeros:
        return u"zeros"_s;
    case SenderIds::Reason::NoAccountInArn:
        return u"arn"_s;
    case SenderIds::Reason::NoCell:
        return u"nocell"_s;
    }
    Q_UNREACHABLE();
}

//! One line for each finding: the list, the ID or reason, and in brackets the text at its place.
QStringList described(const QString &text, const SenderIds &ids)
{
    const auto at = [&text](TextSpan span) { return u" ["_s + text.mid(span.offset, span.length) + u']'; };
    QStringList lines;
    for (const auto &s : ids.usable)
        lines += s.id.toString() + at(s.place);
    for (const auto &s : ids.repaired)
        lines += u"repaired "_s + s.id.toString() + at(s.place);
    for (const auto &s : ids.setAside)
        lines += nameOf(s.reason) + u' ' + s.id.toString() + at(s.place);
    for (const auto &i : ids.ignored)
        lines += nameOf(i.reason) + at(i.place);
    return lines;
}

QStringList read(const QString &text, const SenderReading &reading = {})
{
    return described(text, readSenderIds(text, reading));
}

AccountId account(QStringView text)
{
    return AccountId::parse(text).value();
}

//! A million different tokens with some of each kind.
QString millionTokens()
{
    QString text;
    text.reserve(14'000'000);
    for (quint64 i = 0; i < 1'000'000; ++i) {
        text += QString::number(100'000'000'000 + (i * 7919) % 800'000);
        text += i % 7 == 0 ? u' ' : u'\n';
    }
    return text;
}

} // namespace

class TestSenderIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freeTextIsReadByClearRules_data();
    void freeTextIsReadByClearRules();
    void tablesAreReadByColumn_data();
    void tablesAreReadByColumn();
    void thePersonPicksAmongSeveralColumns();
    void jsonCountsWhereItsShapeIsKnown_data();
    void jsonCountsWhereItsShapeIsKnown();
    void bareWordsInJsonHaveNoQuotes();
    void blanksFillNoCell();
    void brokenJsonIsReadAsFreeTextAndSaysSo_data();
    void brokenJsonIsReadAsFreeTextAndSaysSo();
    void duplicatesPointToTheOneThatCounts();
    void aCompleteIdCountsBeforeARepairedOne();
    void ownAccountsAreSetAside();
    void onlyWhatIsTickedIsUsed();
    void rubbishOfAnySizeIsSurvived_data();
    void rubbishOfAnySizeIsSurvived();
    void filesAreDecoded_data();
    void filesAreDecoded();
    void aMillionTokensTakeLessThanASecond();
};

void TestSenderIds::freeTextIsReadByClearRules_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const QString id = u"111122223333"_s;
    const QString one = id + u" ["_s + id + u']';
    const QString two = u"444455556666 [444455556666]"_s;

    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("plain") << id << QStringList{one};
    for (const QString &separator :
         {u"\n"_s, u"\r\n"_s, u"\r"_s, u" "_s, u"\t"_s, u", "_s, u";"_s, u"|"_s, u"/"_s, u"\u00a0"_s,
          u"\u3000"_s, u"\u2028"_s, u" \u2013 "_s, u"、"_s, u"\u0001"_s}) {
        QTest::addRow("separator %s", separator.toUtf8().toPercentEncoding().constData())
            << QString(id + separator + u"444455556666"_s) << QStringList{one, two};
    }
    QTest::newRow("NUL") << QString(id + QChar(0) + u"444455556666"_s) << QStringList{one, two};
    QTest::newRow("quotes and brackets") << u"(\"111122223333\", '444455556666')"_s << QStringList{one, two};
    QTest::newRow("list item") << u"- 111122223333\n-444455556666.\n"_s << QStringList{one, two};
    QTest::newRow("label") << u"AWS:111122223333"_s << QStringList{one, u"words [AWS]"_s};
    QTest::newRow("prose") << u"Please decline 111122223333 for me,\nthank you"_s
                           << QStringList{one, u"words [Please decline]"_s, u"words [for me]"_s,
                                          u"words [thank you]"_s};
    QTest::newRow("byte order mark") << QString(u"\ufeff111122223333"_s) << QStringList{one};
    QTest::newRow("zero-width inside")
        << u"1111\u200b2222\u00ad3333"_s << QStringList{u"111122223333 [1111\u200b2222\u00ad3333]"_s};
    QTest::newRow("leading zeros") << u"000000000012"_s << QStringList{u"000000000012 [000000000012]"_s};
    QTest::newRow("full width") << u"１１１１２２２２３３３３"_s
                                << QStringList{u"111122223333 [１１１１２２２２３３３３]"_s};
    QTest::newRow("Arabic") << u"١١١١٢٢٢٢٣٣٣٣"_s << QStringList{u"111122223333 [١١١١٢٢٢٢٣٣٣٣]"_s};
    QTest::newRow("beyond the basic plane")
        << u"𝟏𝟏𝟏𝟏𝟐𝟐𝟐𝟐𝟑𝟑𝟑𝟑"_s << QStringList{u"111122223333 [𝟏𝟏𝟏𝟏𝟐𝟐𝟐𝟐𝟑𝟑𝟑𝟑]"_s};
    QTest::newRow("superscripts are no digits")
        << u"11112222333³"_s << QStringList{u"mixed [11112222333³]"_s};
    QTest::newRow("lone surrogate") << QString(id + QChar(0xd800) + u"444455556666"_s)
                                    << QStringList{one, two};

    QTest::newRow("hyphens") << u"1111-2222-3333"_s << QStringList{u"111122223333 [1111-2222-3333]"_s};
    QTest::newRow("dashes") << u"1111–2222–3333"_s << QStringList{u"111122223333 [1111–2222–3333]"_s};
    QTest::newRow("two kinds of dash") << u"1111-2222–3333"_s << QStringList{u"mixed [1111-2222–3333]"_s};
    QTest::newRow("dots") << u"1111.2222.3333"_s << QStringList{u"mixed [1111.2222.3333]"_s};
    QTest::newRow("other groups") << u"111-1222-23333"_s << QStringList{u"mixed [111-1222-23333]"_s};
    QTest::newRow("double hyphen") << u"1111--2222-3333"_s << QStringList{u"mixed [1111--2222-3333]"_s};
    QTest::newRow("four groups") << u"1111-2222-3333-4444"_s << QStringList{u"mixed [1111-2222-3333-4444]"_s};

    QTest::newRow("groups by blanks")
        << u"1111 2222 3333"_s << QStringList{u"111122223333 [1111 2222 3333]"_s};
    QTest::newRow("groups by no-break spaces")
        << u"1111\u00a02222\u202f3333"_s << QStringList{u"111122223333 [1111\u00a02222\u202f3333]"_s};
    QTest::newRow("six groups") << u"1111 2222 3333 4444 5555 6666"_s
                                << QStringList{u"111122223333 [1111 2222 3333]"_s,
                                               u"444455556666 [4444 5555 6666]"_s};
    QTest::newRow("four groups by blanks")
        << u"1111 2222 3333 4444"_s << QStringList{u"groups [1111 2222 3333 4444]"_s};
    QTest::newRow("number before groups")
        << u"12 1111 2222 3333"_s << QStringList{u"short [12]"_s, u"groups [1111 2222 3333]"_s};
    QTest::newRow("number behind groups")
        << u"1111 2222 3333 5"_s << QStringList{u"groups [1111 2222 3333]"_s, u"short [5]"_s};
    QTest::newRow("full ID behind groups")
        << u"1111 2222 3333 444455556666"_s << QStringList{u"111122223333 [1111 2222 3333]"_s, two};
    QTest::newRow("groups on two lines")
        << u"1111 2222\n3333"_s << QStringList{u"short [1111]"_s, u"short [2222]"_s, u"short [3333]"_s};
    QTest::newRow("groups by tabs") << u"1111\t2222\t3333"_s
                                    << QStringList{u"short [1111]"_s, u"short [2222]"_s, u"short [3333]"_s};
    QTest::newRow("groups a line each")
        << u"1111 2222 3333\n4444 5555 6666\n"_s
        << QStringList{u"111122223333 [1111 2222 3333]"_s, u"444455556666 [4444 5555 6666]"_s};

    QTest::newRow("eleven digits") << u"12345678901"_s
                                   << QStringList{u"repaired 012345678901 [12345678901]"_s};
    QTest::newRow("eleven with a zero") << u"01234567890"_s << QStringList{u"short [01234567890]"_s};
    QTest::newRow("ten digits") << u"1234567890"_s << QStringList{u"short [1234567890]"_s};
    QTest::newRow("thirteen digits") << u"1234567890123"_s << QStringList{u"long [1234567890123]"_s};
    QTest::newRow("a very long number")
        << QString(5000, u'1') << QStringList{QString(u"long ["_s + QString(5000, u'1') + u']')};
    QTest::newRow("nobody") << u"000000000000"_s << QStringList{u"zeros [000000000000]"_s};
    QTest::newRow("letter O") << u"11112222333O"_s << QStringList{u"mixed [11112222333O]"_s};
    QTest::newRow("part of a word") << u"logs-111122223333-eu"_s
                                    << QStringList{u"mixed [logs-111122223333-eu]"_s};
    QTest::newRow("telephone") << u"+491701234567"_s << QStringList{u"mixed [+491701234567]"_s};
    QTest::newRow("address") << u"111122223333@example.com"_s
                             << QStringList{u"mixed [111122223333@example.com]"_s};

    QTest::newRow("Excel formula") << u"=\"012345678901\""_s << QStringList{u"012345678901 [012345678901]"_s};
    QTest::newRow("Excel text mark") << u"'012345678901"_s << QStringList{u"012345678901 [012345678901]"_s};
    QTest::newRow("scientific") << u"1.23457E+11"_s << QStringList{u"lost [1.23457E+11]"_s};
    QTest::newRow("scientific by comma") << u"1,23457E+11"_s << QStringList{u"lost [1,23457E+11]"_s};
    QTest::newRow("scientific, short") << u"1e11"_s << QStringList{u"lost [1e11]"_s};
    QTest::newRow("not scientific") << u"1E+"_s << QStringList{u"mixed [1E+]"_s};
    QTest::newRow("a float of twelve")
        << u"111122223333.0"_s << QStringList{u"111122223333 [111122223333.0]"_s};
    QTest::newRow("a float of eleven")
        << u"12345678901.0"_s << QStringList{u"repaired 012345678901 [12345678901.0]"_s};
    QTest::newRow("a float with a fraction")
        << u"111122223333.5"_s << QStringList{u"mixed [111122223333.5]"_s};

    QTest::newRow("ARN") << u"arn:aws:iam::111122223333:root"_s << QStringList{one};
    QTest::newRow("ARN with another ID in its resource")
        << u"arn:aws-us-gov:sts::111122223333:assumed-role/a/444455556666"_s << QStringList{one};
    QTest::newRow("ARN without account")
        << u"arn:aws:s3:::bucket-444455556666 x"_s
        << QStringList{u"arn [arn:aws:s3:::bucket-444455556666]"_s, u"words [x]"_s};
    QTest::newRow("ARN, cut") << u"arn:aws:iam"_s << QStringList{u"arn [arn:aws:iam]"_s};
    QTest::newRow("ARN of eleven digits")
        << u"arn:aws:iam::12345678901:root"_s << QStringList{u"arn [arn:aws:iam::12345678901:root]"_s};
    QTest::newRow("ARNs in a row") << u"arn:aws:iam::111122223333:root,arn:aws:iam::444455556666:root"_s
                                   << QStringList{one, two};
    QTest::newRow("ARN before a foreign comma")
        << u"arn:aws:iam::111122223333:root\u3001444455556666"_s << QStringList{one, two};
    QTest::newRow("ARN before a foreign line end")
        << u"arn:aws:iam::111122223333:root\u0085444455556666"_s << QStringList{one, two};
    QTest::newRow("a label that says ARN") << u"arn:111122223333"_s << QStringList{one, u"words [arn]"_s};
}

void TestSenderIds::freeTextIsReadByClearRules()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(read(text), expected);
    QCOMPARE(readSenderIds(text, {}).format, SenderIds::Format::FreeText);
}

void TestSenderIds::tablesAreReadByColumn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTable");
    QTest::addColumn<QStringList>("expected");
    const QString one = u"111122223333 [111122223333]"_s;
    const QString two = u"444455556666 [444455556666]"_s;

    QTest::newRow("comma") << u"Name,Sender,Seen\r\nBob,111122223333,2026\r\nEve,444455556666,17\r\n"_s
                           << true << QStringList{one, two};
    QTest::newRow("semicolon") << u"Name;Sender\nBob;111122223333\nEve;1,23457E+11\n"_s << true
                               << QStringList{one, u"lost [1,23457E+11]"_s};
    QTest::newRow("tab") << u"Name\tSender\nBob\t111122223333\nEve\t444455556666"_s << true
                         << QStringList{one, two};
    QTest::newRow("quoted cells")
        << u"\"Name\",\"Sender\"\n\"Bob, \"\"B\"\"\n2nd\",\"111122223333\"\nEve,\"444455556666\"\n"_s << true
        << QStringList{one, two};
    QTest::newRow("Excel formula in quotes")
        << u"Name,Sender\nBob,\"=\"\"012345678901\"\"\"\nEve,=\"111122223333\"\n"_s << true
        << QStringList{u"012345678901 [012345678901]"_s, one};
    QTest::newRow("no header") << u"111122223333,Bob\n444455556666,Eve\n"_s << true << QStringList{one, two};
    QTest::newRow("no header, damaged first row")
        << u"1111222233,Bob\n444455556666,Eve\n"_s << true << QStringList{two, u"short [1111222233]"_s};
    QTest::newRow("bad cell") << u"Name,Sender\nBob,111122223333\nEve,unknown\n"_s << true
                              << QStringList{one, u"words [unknown]"_s};
    QTest::newRow("blank lines") << u"\nName,Sender\n\nBob,111122223333\n"_s << true << QStringList{one};
    QTest::newRow("grid of IDs is a list")
        << u"111122223333,444455556666\n222233334444,333344445555\n"_s << false
        << QStringList{one, two, u"222233334444 [222233334444]"_s, u"333344445555 [333344445555]"_s};
    QTest::newRow("one row is no table")
        << u"Bob,111122223333"_s << false << QStringList{one, u"words [Bob]"_s};
    QTest::newRow("different rows are no table") << u"a,111122223333\nb,c,444455556666\n"_s << false
                                                 << QStringList{one, two, u"words [a]"_s, u"words [b,c]"_s};
    QTest::newRow("no IDs is no table")
        << u"a,b\nc,d\n"_s << false << QStringList{u"words [a,b]"_s, u"words [c,d]"_s};

    QString longTable = u"Name,Sender\n"_s;
    for (int i = 0; i < 300; ++i)
        longTable += u"Bob,111122223333\n"_s;
    const QStringList duplicates(299, u"duplicate [111122223333]"_s);
    QTest::newRow("short row behind the sample")
        << QString(longTable + u"total 300\n"_s) << true
        << (QStringList{one} + duplicates + QStringList{u"nocell [total 300]"_s});
}

void TestSenderIds::tablesAreReadByColumn()
{
    QFETCH(QString, text);
    QFETCH(bool, isTable);
    const SenderIds ids = readSenderIds(text, {});
    QTEST(described(text, ids), "expected");
    QCOMPARE(ids.format, isTable ? SenderIds::Format::Table : SenderIds::Format::FreeText);
    QCOMPARE(ids.columns.size(), isTable ? 1 : 0);
    QCOMPARE(ids.fallback, SenderIds::Fallback::None);
}

void TestSenderIds::thePersonPicksAmongSeveralColumns()
{
    const QString text
        = u"Seen,Account,Sender\n2026,222233334444,111122223333\n2025,222233334444,1.1E+11\n"_s;
    const SenderIds open = readSenderIds(text, {});
    QCOMPARE(open.format, SenderIds::Format::Table);
    QVERIFY(!open.column);
    QCOMPARE(described(text, open), QStringList());
    QCOMPARE(open.columns.size(), 2);
    const SenderIds::Column sender = open.columns[1];
    QCOMPARE(sender.index, 2);
    QCOMPARE(text.mid(sender.header.offset, sender.header.length), u"Sender"_s);
    QCOMPARE(text.mid(sender.sample.offset, sender.sample.length), u"111122223333"_s);

    QCOMPARE(read(text, {{}, 2}), (QStringList{u"111122223333 [111122223333]"_s, u"lost [1.1E+11]"_s}));
    QCOMPARE(read(text, {{}, 1}),
             (QStringList{u"222233334444 [222233334444]"_s, u"duplicate [222233334444]"_s}));
    QCOMPARE(read(text, {{}, 0}), QStringList());

    // A column whose digits are all lost is still one to choose from: the other is not taken silently.
    const QString lost = u"Account,Sender\n222233334444,1.1E+11\n222233334444,1.2E+11\n"_s;
    QVERIFY(!readSenderIds(lost, {}).column);

    const QString unclosed
        = u"A,B\n1,111122223333\n2,\"444455556666\n3,555566667777\n"_s.repeated(1) + u"x"_s;
    const SenderIds broken = readSenderIds(unclosed, {});
    QCOMPARE(broken.format, SenderIds::Format::FreeText);
    QCOMPARE(broken.usable.size(), 3);
    QCOMPARE(broken.fallback, SenderIds::Fallback::UnclosedQuote);
    QCOMPARE(broken.faultOffset, unclosed.indexOf(u'"'));

    // It is found before columns are offered that could not be read.
    const SenderIds twoColumns = readSenderIds(QString(text + u"4,222233334444,\"111122223333\n"_s), {});
    QCOMPARE(twoColumns.fallback, SenderIds::Fallback::UnclosedQuote);
    QVERIFY(twoColumns.columns.isEmpty());

    // A quote that opens with the last line belongs to a row, with or without a line feed behind it.
    for (const auto &end : {u"\""_s, u"\"\n"_s, u"\"x"_s, u"\"x\n"_s}) {
        const SenderIds last = readSenderIds(u"A,B\n1,111122223333\n"_s + end, {});
        QCOMPARE(last.format, SenderIds::Format::FreeText);
        QCOMPARE(last.fallback, SenderIds::Fallback::None);
    }
}

void TestSenderIds::jsonCountsWhereItsShapeIsKnown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const QString one = u"111122223333 [111122223333]"_s;
    const QString two = u"444455556666 [444455556666]"_s;

    QTest::newRow("list-invitations")
        << uR"({"Invitations": [{"AccountId": "111122223333", "InvitationId": "999999999999",
            "InvitedAt": "2026-11-23T09:15:00Z", "MemberStatus": "Invited", "x": {"AccountId": "888888888888"}},
            {"AccountId": "444455556666"}], "NextToken": "777777777777"})"_s
        << QStringList{one, two};
    QTest::newRow("unprocessed")
        << uR"({"UnprocessedAccounts":[{"AccountId":"111122223333","ProcessingResult":"444455556666"}]})"_s
        << QStringList{one};
    QTest::newRow("request body") << uR"({"AccountIds":["111122223333","444455556666"]})"_s
                                  << QStringList{one, two};
    QTest::newRow("administrator")
        << uR"({"Administrator":{"AccountId":"111122223333","InvitationId":"1"}})"_s << QStringList{one};
    QTest::newRow("list of texts") << uR"(["111122223333", "444455556666"])"_s << QStringList{one, two};
    QTest::newRow("list of numbers") << u"[111122223333, 12345678901, 1.2e11]"_s
                                     << QStringList{one, u"repaired 012345678901 [12345678901]"_s,
                                                    u"lost [1.2e11]"_s};
    QTest::newRow("number with its zero")
        << u"[012345678901]"_s << QStringList{u"012345678901 [012345678901]"_s};
    QTest::newRow("list of objects")
        << uR"([{"AccountId":"111122223333","Id":"999999999999"},{"AccountId":"444455556666"}])"_s
        << QStringList{one, two};
    QTest::newRow("documents in a row") << uR"({"AccountId":"111122223333"}
        {"AccountId":"444455556666"})"_s << QStringList{one, two};
    QTest::newRow("pages")
        << uR"([{"Invitations":[{"AccountId":"111122223333"}]},{"Invitations":[{"AccountId":"444455556666"}]}])"_s
        << QStringList{one, two};
    QTest::newRow("ARN in a list") << uR"(["arn:aws:iam::111122223333:root"])"_s << QStringList{one};
    QTest::newRow("wrong kinds") << uR"({"AccountIds":[null, true, "", {"a":1}, [2], "x"]})"_s
                                 << QStringList{u"words [null]"_s, u"words [true]"_s, u"words [\"\"]"_s,
                                                u"words [{]"_s,    u"words [[]"_s,    u"words [x]"_s};
    QTest::newRow("no invitations") << uR"({"Invitations":[]})"_s << QStringList();
    QTest::newRow("empty list") << u" [ ] "_s << QStringList();
    QTest::newRow("escaped quotes") << uR"({"Note":"a\"b{","AccountIds":["111122223333"]})"_s
                                    << QStringList{one};
    QTest::newRow("byte order mark") << u"\ufeff[\"111122223333\"]"_s << QStringList{one};
    QTest::newRow("duplicates") << uR"(["111122223333","111122223333"])"_s
                                << QStringList{one, u"duplicate [111122223333]"_s};
}

void TestSenderIds::jsonCountsWhereItsShapeIsKnown()
{
    QFETCH(QString, text);
    const SenderIds ids = readSenderIds(text, {});
    QTEST(described(text, ids), "expected");
    QCOMPARE(ids.format, SenderIds::Format::Json);
    QCOMPARE(ids.fallback, SenderIds::Fallback::None);
}

void TestSenderIds::bareWordsInJsonHaveNoQuotes()
{
    const SenderIds ids = readSenderIds(u"[-,\"\"]"_s, {});
    QCOMPARE(ids.ignored.size(), 2);
    QCOMPARE(ids.ignored[0].place, (TextSpan{1, 1}));
    QCOMPARE(ids.ignored[1].place, (TextSpan{3, 2}));
}

void TestSenderIds::blanksFillNoCell()
{
    const SenderIds ids = readSenderIds(u"Name\tAccount\nx\t111122223333\ny\t  \nz\t \n"_s, {});
    QCOMPARE(ids.columns.size(), 1);
    QCOMPARE(ids.column.value_or(-1), 1);
    QCOMPARE(ids.usable.size(), 1);
}

void TestSenderIds::brokenJsonIsReadAsFreeTextAndSaysSo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("broken");
    QTest::addColumn<int>("fault");
    QTest::newRow("cut") << uR"({"Invitations":[{"AccountId":"111122223333"},{"Acc)"_s << true << 50;
    QTest::newRow("cut in an ID") << uR"(["111122223333","4444)"_s << true << 21;
    QTest::newRow("trailing comma") << uR"(["111122223333",])"_s << true << 16;
    QTest::newRow("no comma") << uR"(["111122223333" "x"])"_s << true << 16;
    QTest::newRow("wrong bracket") << uR"(["111122223333"})"_s << true << 15;
    QTest::newRow("python") << uR"({'AccountId': '111122223333'})"_s << true << 1;
    QTest::newRow("a word") << uR"([nul, "111122223333"])"_s << true << 1;
    QTest::newRow("raw line break in a text") << u"[\"111122223333\n\"]"_s << true << 14;
    QTest::newRow("text behind") << uR"(["x"] 111122223333)"_s << true << 6;
    QTest::newRow("another shape") << uR"({"Members":[{"Id":"111122223333"}]})"_s << false << 0;
    QTest::newRow("nested lists") << uR"([["111122223333"]])"_s << false << 0;
}

void TestSenderIds::brokenJsonIsReadAsFreeTextAndSaysSo()
{
    QFETCH(QString, text);
    QFETCH(bool, broken);
    const SenderIds ids = readSenderIds(text, {});
    QCOMPARE(ids.format, SenderIds::Format::FreeText);
    QCOMPARE(ids.fallback, broken ? SenderIds::Fallback::BrokenJson : SenderIds::Fallback::UnknownJson);
    QTEST(ids.faultOffset, "fault");
    QCOMPARE(ids.usable.size(), 1);
    QCOMPARE(ids.usable[0].id, account(u"111122223333"));
}

void TestSenderIds::duplicatesPointToTheOneThatCounts()
{
    const QString text = u"111122223333 x 444455556666 1111-2222-3333 y 123 111122223333"_s;
    const SenderIds ids = readSenderIds(text, {});
    QCOMPARE(described(text, ids),
             (QStringList{u"111122223333 [111122223333]"_s, u"444455556666 [444455556666]"_s, u"words [x]"_s,
                          u"duplicate [1111-2222-3333]"_s, u"words [y]"_s, u"short [123]"_s,
                          u"duplicate [111122223333]"_s}));
    QCOMPARE(ids.ignored[1].first, (TextSpan{0, 12}));
    QCOMPARE(ids.ignored[4].first, (TextSpan{0, 12}));
}

void TestSenderIds::aCompleteIdCountsBeforeARepairedOne()
{
    const QString text = u"12345678901 012345678901 12345678901"_s;
    const SenderIds ids = readSenderIds(text, {});
    QCOMPARE(described(text, ids), (QStringList{u"012345678901 [012345678901]"_s,
                                                u"duplicate [12345678901]"_s, u"duplicate [12345678901]"_s}));
    QCOMPARE(ids.ignored[0].first, (TextSpan{12, 12}));
    QCOMPARE(read(u"12345678901 12345678901"_s),
             (QStringList{u"repaired 012345678901 [12345678901]"_s, u"duplicate [12345678901]"_s}));
}

void TestSenderIds::ownAccountsAreSetAside()
{
    const QString text = u"111122223333 444455556666 111122223333 12345678901"_s;
    const SenderIds ids = readSenderIds(text, {{account(u"111122223333"), account(u"012345678901")}, {}});
    QCOMPARE(described(text, ids),
             (QStringList{u"444455556666 [444455556666]"_s, u"own 111122223333 [111122223333]"_s,
                          u"own 012345678901 [12345678901]"_s, u"duplicate [111122223333]"_s}));
    QVERIFY(!ids.setAside[0].zeroRestored);
    QVERIFY(ids.setAside[1].zeroRestored);
}

void TestSenderIds::onlyWhatIsTickedIsUsed()
{
    const AccountId usable = account(u"444455556666");
    const AccountId repaired = account(u"012345678901");
    const AccountId own = account(u"111122223333");
    const SenderIds ids = readSenderIds(u"111122223333 222233334444 444455556666 12345678901",
                                        {{own, account(u"222233334444")}, {}});
    QCOMPARE(sendersToUse(ids, {}), QList<AccountId>{usable});
    QCOMPARE(sendersToUse(ids, {true, {}}), (QList<AccountId>{usable, repaired}));
    QCOMPARE(sendersToUse(ids, {false, {own}}), (QList<AccountId>{usable, own}));
    // A tick for an account that is not set aside here brings nothing in.
    QCOMPARE(sendersToUse(ids, {false, {account(u"777788889999")}}), QList<AccountId>{usable});
}

void TestSenderIds::rubbishOfAnySizeIsSurvived_data()
{
    QTest::addColumn<QString>("text");
    QString noise(1'000'000, Qt::Uninitialized);
    quint32 state = 1;
    for (QChar &c : noise)
        c = QChar(static_cast<char16_t>((state = state * 1'664'525 + 1'013'904'223) >> 16));
    QTest::newRow("random units") << noise;
    QTest::newRow("NUL") << QString(1'000'000, QChar(0));
    QTest::newRow("one line of letters") << QString(1'000'000, u'x');
    QTest::newRow("one line of digits") << QString(1'000'000, u'7');
    QTest::newRow("open brackets") << QString(1'000'000, u'[');
    QTest::newRow("open objects") << u"{\"a\":"_s.repeated(200'000);
    QTest::newRow("deep and closed") << QString(QString(500'000, u'[') + QString(500'000, u']'));
    QTest::newRow("open quote") << QString(u"a,b\n1,\""_s + QString(1'000'000, u'x'));
    QTest::newRow("groups of four") << u"1111 "_s.repeated(200'000);
    QTest::newRow("commas") << QString(1'000'000, u',');
    QTest::newRow("hyphens") << QString(1'000'000, u'-');
    QTest::newRow("mantissas") << u"1,"_s.repeated(500'000);
    QTest::newRow("ARN starts") << u"arn:aws:"_s.repeated(125'000);
}

void TestSenderIds::rubbishOfAnySizeIsSurvived()
{
    QFETCH(QString, text);
    SenderIds ids;
    const auto work = Testing::leastWorkOf([&] { ids = readSenderIds(text, {}); });
    // Linear: some 30 ms; anything quadratic takes minutes.
    QVERIFY2(work < 200ms * Testing::slowness, qPrintable(QString::number(work.count())));
    qint32 end = 0;
    for (const SenderIds::Ignored &ignored : ids.ignored) {
        QVERIFY(ignored.place.length > 0 && ignored.place.offset >= end);
        end = ignored.place.end();
    }
    QVERIFY(end <= text.size());
    QVERIFY(ids.usable.size() < 30);
}

void TestSenderIds::filesAreDecoded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("UTF-8") << QByteArray("\xc3\xa9 1") << u"é 1"_s;
    QTest::newRow("UTF-8 with mark") << QByteArray("\xef\xbb\xbf\xc3\xa9") << u"é"_s;
    QTest::newRow("UTF-16 little") << QByteArray("\xff\xfe\xe9\0001\0", 6) << u"é1"_s;
    QTest::newRow("UTF-16 big") << QByteArray("\xfe\xff\0\xe9\0001", 6) << u"é1"_s;
    QTest::newRow("Latin-1") << QByteArray("caf\xe9 111122223333") << u"café 111122223333"_s;
    QTest::newRow("cut UTF-8") << QByteArray("1\xc3") << u"1Ã"_s;
    QTest::newRow("NUL") << QByteArray("1\0002", 3) << QString(u"1"_s + QChar(0) + u'2');
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestSenderIds::filesAreDecoded()
{
    QFETCH(QByteArray, bytes);
    QTEST(decodeSenderFile(bytes), "expected");
}

void TestSenderIds::aMillionTokensTakeLessThanASecond()
{
    const QString text = millionTokens();
    SenderIds ids;
    const auto work = Testing::leastWorkOf([&] {
        ids = readSenderIds(text, {{account(u"100000000000")}, {}});
    });
    qInfo("1,000,000 tokens, %lld characters: %lld ms", static_cast<long long>(text.size()),
          static_cast<long long>(work.count()));
    QCOMPARE(ids.setAside.size(), 1);
    QCOMPARE(ids.usable.size() + ids.setAside.size() + ids.ignored.size(), 1'000'000);
    QCOMPARE(ids.usable.size(), 799'999);
    QVERIFY(work < 1s * Testing::slowness);
}

QTEST_GUILESS_MAIN(TestSenderIds)
#include "tst_senderids.moc"
