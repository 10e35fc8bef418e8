// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/httpparser.h"

#include <QTest>

using namespace Hubwarden;

using Fault = HttpParser::Fault;

namespace {

QByteArray post(const QByteArray &fields, const QByteArray &body = {})
{
    return "POST /invitations/decline HTTP/1.1\r\nHost: hub\r\n" + fields + "\r\n" + body;
}

QByteArray chunked(const QByteArray &chunks)
{
    return post("Transfer-Encoding: chunked\r\n", chunks);
}

} // namespace

class TestHttpParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsReadAsSent();
    void pipelinedRequestsAreReadInOrder();
    void piecesMakeNoDifference_data();
    void piecesMakeNoDifference();
    void chunksAreJoined();
    void fieldsBehindTheBodyAreDropped();
    void theConnectionEndsWhereTheRequestSaysSo_data();
    void theConnectionEndsWhereTheRequestSaysSo();
    void whatCanBeReadInTwoWaysIsAFault_data();
    void whatCanBeReadInTwoWaysIsAFault();
    void limitsAreReachedExactly_data();
    void limitsAreReachedExactly();
    void nothingIsReadAfterAFault();
    void onlyBetweenRequestsIsItAtRest();
};

void TestHttpParser::aRequestIsReadAsSent()
{
    const QByteArray wire
        = post("X-Amz-Date:  20261123T091500Z \t\r\nx-empty:\r\nContent-Length: 5\r\n", "a\r\nbc");
    HttpParser parser;
    parser.feed(wire);
    const auto request = parser.next();
    QVERIFY(request);
    QCOMPARE(request->method, "POST");
    QCOMPARE(request->target, "/invitations/decline");
    QCOMPARE(request->headers.size(), 4);
    QCOMPARE(request->header("x-amz-date"), "20261123T091500Z");
    QCOMPARE(request->header("X-Empty"), "");
    QCOMPARE(request->header("absent"), "");
    QCOMPARE(request->body, "a\r\nbc");
    QCOMPARE(request->wireSize, wire.size());
    QVERIFY(request->keepAlive);
    QVERIFY(!parser.next());
    QVERIFY(!parser.fault());
}

void TestHttpParser::pipelinedRequestsAreReadInOrder()
{
    HttpParser parser;
    parser.feed(post("Content-Length: 2\r\n", "ab") + "GET /x?y=z HTTP/1.1\r\nhost: b\r\n\r\n"
                + chunked("1\r\nc\r\n0\r\n\r\n"));
    QCOMPARE(parser.next()->body, "ab");
    QCOMPARE(parser.next()->target, "/x?y=z");
    QVERIFY(!parser.atRest());
    QCOMPARE(parser.next()->body, "c");
    QVERIFY(parser.atRest());
}

void TestHttpParser::piecesMakeNoDifference_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {1, 2, 3, 7, 64})
        QTest::addRow("%d", static_cast<int>(size)) << size;
}

void TestHttpParser::piecesMakeNoDifference()
{
    QFETCH(const qsizetype, size);
    const QByteArray wire
        = post("Content-Length: 4\r\n", "\r\n\r\n") + chunked("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n");
    HttpParser parser;
    QList<QByteArray> bodies;
    for (qsizetype at = 0; at < wire.size(); at += size) {
        parser.feed(QByteArrayView(wire).sliced(at, std::min(size, wire.size() - at)));
        while (const auto request = parser.next())
            bodies.append(request->body);
    }
    QCOMPARE(bodies, QList<QByteArray>({"\r\n\r\n", "abcde"}));
    QVERIFY(parser.atRest());
}

void TestHttpParser::chunksAreJoined()
{
    HttpParser parser;
    parser.feed(chunked("4\r\nWiki\r\n00A;name=\"a;b\"\r\n0123456789\r\n000\r\n\r\n"));
    QCOMPARE(parser.next()->body, "Wiki0123456789");
}

void TestHttpParser::fieldsBehindTheBodyAreDropped()
{
    HttpParser parser;
    parser.feed(chunked("0\r\nAuthorization: other\r\nContent-Length: 9\r\n\r\n"));
    const auto request = parser.next();
    QVERIFY(request);
    QCOMPARE(request->header("authorization"), "");
    QCOMPARE(request->headers.size(), 2);
}

void TestHttpParser::theConnectionEndsWhereTheRequestSaysSo_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << post({}) << true;
    QTest::newRow("close") << post("Connection: close\r\n") << false;
    QTest::newRow("among others") << post("connection: TE, Close\r\n") << false;
    QTest::newRow("another word") << post("Connection: closed\r\n") << true;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
}

void TestHttpParser::theConnectionEndsWhereTheRequestSaysSo()
{
    QFETCH(const QByteArray, wire);
    HttpParser parser;
    parser.feed(wire);
    const auto request = parser.next();
    QVERIFY(request);
    QTEST(request->keepAlive, "keepAlive");
}

void TestHttpParser::whatCanBeReadInTwoWaysIsAFault_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<HttpParser::Fault>("fault");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &wire, Fault fault, int status) {
        QTest::newRow(name) << wire << fault << status;
    };
    const auto line = [](const QByteArray &first) { return first + "\r\nHost: a\r\n\r\n"; };
    row("empty line first", "\r\n" + post({}), Fault::RequestLine, 400);
    row("bare line feed", "GET / HTTP/1.1\nHost: a\n\n", Fault::RequestLine, 400);
    row("no version", line("GET /"), Fault::RequestLine, 400);
    row("two blanks", line("GET  / HTTP/1.1"), Fault::Target, 400);
    row("blank in the target", line("GET /a b HTTP/1.1"), Fault::Target, 400);
    row("tab in the method", line("GE\tT / HTTP/1.1"), Fault::RequestLine, 400);
    row("CR in the target", line("GET /a\rb HTTP/1.1"), Fault::Target, 400);
    row("proxy's target", line("GET http://a/ HTTP/1.1"), Fault::Target, 400);
    row("fragment", line("GET /#a HTTP/1.1"), Fault::Target, 400);
    row("other version", line("GET / HTTP/1.2"), Fault::Version, 505);
    row("later version", line("GET / HTTP/2.0"), Fault::Version, 505);
    row("small letters", line("GET / http/1.1"), Fault::RequestLine, 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", Fault::Host, 400);
    row("two hosts", post("host: other\r\n"), Fault::Host, 400);
    row("no colon", post("Nothing\r\n"), Fault::Field, 400);
    row("no name", post(": a\r\n"), Fault::Field, 400);
    row("blank before the colon", post("Content-Length : 2\r\n", "ab"), Fault::Field, 400);
    row("folded", post("X: a\r\n b\r\n"), Fault::Field, 400);
    row("line feed in a field", post("X: a\nY: b\r\n"), Fault::Field, 400);
    row("CR in a field", post("X: a\rY: b\r\n"), Fault::Field, 400);
    row("NUL in a field", post(QByteArray("X: a\0\r\n", 7)), Fault::Field, 400);
    row("two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n", "abc"), Fault::Length, 400);
    row("the same length twice", post("Content-Length: 2\r\ncontent-length: 2\r\n", "ab"), Fault::Length,
        400);
    row("a list of lengths", post("Content-Length: 2, 2\r\n", "ab"), Fault::Length, 400);
    row("plus", post("Content-Length: +2\r\n", "ab"), Fault::Length, 400);
    row("minus", post("Content-Length: -1\r\n"), Fault::Length, 400);
    row("hexadecimal", post("Content-Length: 0x2\r\n", "ab"), Fault::Length, 400);
    row("no number", post("Content-Length:\r\n", "ab"), Fault::Length, 400);
    row("more than 64 bits", post("Content-Length: 18446744073709551618\r\n", "ab"), Fault::BodyTooLong, 413);
    row("length and chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        Fault::Length, 400);
    row("chunks in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", Fault::Length,
        400);
    row("two codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), Fault::Length,
        400);
    row("another coding", post("Transfer-Encoding: gzip, chunked\r\n"), Fault::Coding, 501);
    row("identity", post("Transfer-Encoding: identity\r\n"), Fault::Coding, 501);
    row("vertical tab", post("Transfer-Encoding: \vchunked\r\n"), Fault::Field, 400);
    row("chunk without a size", chunked("\r\n"), Fault::Chunk, 400);
    row("chunk with a sign", chunked("+1\r\na\r\n0\r\n\r\n"), Fault::Chunk, 400);
    row("chunk with 0x", chunked("0x1\r\na\r\n0\r\n\r\n"), Fault::Chunk, 400);
    row("blank behind the size", chunked("1 \r\na\r\n0\r\n\r\n"), Fault::Chunk, 400);
    row("bare line feed in chunks", chunked("1\na\r\n0\r\n\r\n"), Fault::Chunk, 400);
    row("chunk longer than said", chunked("1\r\nab\r\n0\r\n\r\n"), Fault::Chunk, 400);
    row("a size of 17 digits", chunked("10000000000000001\r\na\r\n"), Fault::BodyTooLong, 413);
}

void TestHttpParser::whatCanBeReadInTwoWaysIsAFault()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const HttpParser::Fault, fault);
    HttpParser parser;
    parser.feed(wire);
    QVERIFY(!parser.next());
    QCOMPARE(parser.fault(), std::optional(fault));
    QTEST(HttpParser::statusOf(fault), "status");
    HttpParser byBytes;
    for (qsizetype at = 0; at < wire.size() && !byBytes.fault(); ++at) {
        byBytes.feed(QByteArrayView(wire).sliced(at, 1));
        QVERIFY(!byBytes.next());
    }
    QCOMPARE(byBytes.fault(), std::optional(fault));
}

void TestHttpParser::limitsAreReachedExactly_data()
{
    QTest::addColumn<QByteArray>("fits");
    QTest::addColumn<QByteArray>("isTooMuch");
    QTest::addColumn<HttpParser::Fault>("fault");
    QTest::addColumn<int>("status");
    const auto lineOf = [](qsizetype size) {
        return "GET /" + QByteArray(size - 14, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    QTest::newRow("target") << lineOf(40) << lineOf(41) << Fault::TargetTooLong << 414;
    const auto fieldOf = [](qsizetype size) { return post("X:" + QByteArray(size - 2, 'a') + "\r\n"); };
    QTest::newRow("field") << fieldOf(40) << fieldOf(41) << Fault::FieldTooLong << 431;
    QTest::newRow("fields") << post("a:\r\nb:\r\n") << post("a:\r\nb:\r\nc:\r\n") << Fault::TooManyFields
                            << 431;
    QTest::newRow("fields behind chunks")
        << chunked("0\r\na:\r\nb:\r\nc:\r\n\r\n") << chunked("0\r\na:\r\nb:\r\nc:\r\nd:\r\n\r\n")
        << Fault::TooManyFields << 431;
    QTest::newRow("body") << post("Content-Length: 10\r\n", "0123456789") << post("Content-Length: 11\r\n")
                          << Fault::BodyTooLong << 413;
    QTest::newRow("chunks") << chunked("6\r\n012345\r\n4\r\n6789\r\n0\r\n\r\n")
                            << chunked("6\r\n012345\r\n5\r\n") << Fault::BodyTooLong << 413;
}

void TestHttpParser::limitsAreReachedExactly()
{
    QFETCH(const QByteArray, fits);
    QFETCH(const QByteArray, isTooMuch);
    QFETCH(const HttpParser::Fault, fault);
    const HttpParser::Limits limits{.line = 40, .fields = 3, .body = 10};
    HttpParser parser(limits);
    parser.feed(fits);
    QVERIFY(parser.next());
    parser.feed(isTooMuch);
    QVERIFY(!parser.next());
    QCOMPARE(parser.fault(), std::optional(fault));
    QTEST(HttpParser::statusOf(fault), "status");
    // A line without an end does not grow for ever.
    HttpParser endless(limits);
    endless.feed(QByteArray(42, 'a'));
    QVERIFY(!endless.next());
    QCOMPARE(endless.fault(), std::optional(Fault::TargetTooLong));
}

void TestHttpParser::nothingIsReadAfterAFault()
{
    HttpParser parser;
    parser.feed(post({}) + "bad\r\n" + post({}));
    QVERIFY(parser.next());
    QVERIFY(!parser.next());
    QCOMPARE(parser.fault(), std::optional(Fault::RequestLine));
    parser.feed(post({}));
    QVERIFY(!parser.next());
    QVERIFY(!parser.atRest());
}

void TestHttpParser::onlyBetweenRequestsIsItAtRest()
{
    HttpParser parser;
    QVERIFY(parser.atRest());
    parser.feed("G");
    QVERIFY(!parser.next());
    QVERIFY(!parser.atRest());
    parser.feed("ET / HTTP/1.1\r\nHost: a\r\n\r");
    QVERIFY(!parser.next());
    QVERIFY(!parser.atRest());
    parser.feed("\n");
    QVERIFY(parser.next());
    QVERIFY(parser.atRest());
}

QTEST_GUILESS_MAIN(TestHttpParser)
#include "tst_httpparser.moc"
