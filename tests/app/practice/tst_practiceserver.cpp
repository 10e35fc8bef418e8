// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceserver.h"

#include "tests/support/fakeclock.h"
#include "tests/support/rawclient.h"

#include <QNetworkInterface>
#include <QTest>

#include <memory>
#include <vector>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Says the target back; "/late/5" five seconds late.
PracticeAnswer echo(const ReceivedRequest &request)
{
    PracticeAnswer answer;
    answer.headers = {{"X-Method", request.method}};
    answer.body = request.target + ' ' + request.body;
    if (request.target.startsWith("/late/"))
        answer.delay = std::chrono::seconds(request.target.sliced(6).toInt());
    return answer;
}

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: practice\r\n" + fields + "\r\n";
}

//! A server that listens, and the clock it lives by.
struct Bench
{
    explicit Bench(const PracticeHandler &handler = echo)
        : server(clock, handler)
    {
        if (!server.listen())
            qFatal("cannot listen");
    }

    FakeClock clock;
    PracticeServer server;
};

} // namespace

class TestPracticeServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyElseReachesIt();
    void anAnswerSaysWhatItIs();
    void aConnectionCarriesManyRequests();
    void piecesMakeNoDifference();
    void theConnectionEndsWhenAsked_data();
    void theConnectionEndsWhenAsked();
    void whatCannotBeReadIsRefused_data();
    void whatCannotBeReadIsRefused();
    void aRefusalArrivesWhileMoreComes();
    void aLateAnswerHoldsUpItsOwnConnectionOnly();
    void aLateAnswerIsNotADeadConnection();
    void halfARequestIsNotWaitedForForEver();
    void aRestingConnectionIsKeptForMinutes();
    void manyAreServedAtOnce();
    void tooManyAreTurnedAway();
    void whoDoesNotReadIsNotReadTo();
    void aServerMayGoWhileAnswersAreDue();
};

void TestPracticeServer::nobodyElseReachesIt()
{
    const Bench bench;
    QCOMPARE(bench.server.url().host(), u"127.0.0.1"_s);
    QCOMPARE(bench.server.url().scheme(), u"http"_s);
    QList<QHostAddress> others{QHostAddress(QHostAddress::LocalHostIPv6)};
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback() && !address.isLinkLocal())
            others.append(address);
    }
    for (const QHostAddress &address : std::as_const(others)) {
        QUrl url = bench.server.url();
        url.setHost(address.toString());
        RawClient client(url);
        QTRY_VERIFY2(client.isClosed(), qPrintable(url.toString()));
        QVERIFY(client.answers().isEmpty());
    }
    QCOMPARE(bench.server.connections(), 0);
    FakeClock clock;
    QVERIFY(PracticeServer(clock, echo).url().isEmpty());
}

void TestPracticeServer::anAnswerSaysWhatItIs()
{
    const Bench bench;
    RawClient client(bench.server.url());
    client.send("PUT /a?b=c HTTP/1.1\r\nHost: practice\r\nContent-Length: 3\r\n\r\nxyz");
    QTRY_COMPARE(client.answers().size(), 1);
    const RawClient::Answer answer = client.answers().constFirst();
    QCOMPARE(answer.body, QByteArray("/a?b=c xyz"));
    QCOMPARE(answer.head,
             QByteArray("HTTP/1.1 200 OK\r\nDate: Mon, 23 Nov 2026 09:15:00 GMT\r\nX-Method: PUT\r\n"
                        "Content-Length: 10\r\nConnection: keep-alive\r\n"));
}

void TestPracticeServer::aConnectionCarriesManyRequests()
{
    const Bench bench;
    RawClient client(bench.server.url());
    client.send(get("/1") + get("/2") + get("/3"));
    QTRY_COMPARE(client.answers().size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.answers()[i].body, '/' + QByteArray::number(i + 1) + ' ');
    client.send(get("/4"));
    QTRY_COMPARE(client.answers().size(), 4);
    QVERIFY(client.isConnected());
    QCOMPARE(bench.server.connections(), 1);
}

void TestPracticeServer::piecesMakeNoDifference()
{
    const Bench bench;
    RawClient client(bench.server.url());
    QTRY_VERIFY(client.isConnected());
    const QByteArray bytes
        = "POST /p HTTP/1.1\r\nHost: practice\r\nContent-Length: 4\r\n\r\nbody" + get("/q");
    for (const char c : bytes) {
        client.send(QByteArray(1, c));
        client.flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(client.answers().size(), 2);
    QCOMPARE(client.answers()[0].body, QByteArray("/p body"));
    QCOMPARE(client.answers()[1].body, QByteArray("/q "));
}

void TestPracticeServer::theConnectionEndsWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("Connection: close") << get("/", "Connection: close\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
}

void TestPracticeServer::theConnectionEndsWhenAsked()
{
    QFETCH(const QByteArray, request);
    const Bench bench;
    RawClient client(bench.server.url());
    client.send(request + get("/more"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers().size(), 1);
    QVERIFY(client.answers().constFirst().head.contains("Connection: close\r\n"));
    QTRY_COMPARE(bench.server.connections(), 0);
}

void TestPracticeServer::whatCannotBeReadIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02\n\r\n\r\n") << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("two lengths") << get("/", "Content-Length: 1\r\nContent-Length: 2\r\n") << 400;
    QTest::newRow("long body") << get("/", "Content-Length: 99999999999\r\n") << 413;
    QTest::newRow("long target") << get('/' + QByteArray(20000, 'a')) << 414;
    QTest::newRow("long field") << get("/", "A: " + QByteArray(20000, 'a') + "\r\n") << 431;
    QTest::newRow("many fields") << get("/", QByteArray("A: b\r\n").repeated(200)) << 431;
    QTest::newRow("coding") << get("/", "Transfer-Encoding: gzip\r\n") << 501;
    QTest::newRow("version") << QByteArray("GET / HTTP/2.0\r\n\r\n") << 505;
}

void TestPracticeServer::whatCannotBeReadIsRefused()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    int served = 0;
    Bench bench([&served](const ReceivedRequest &received) {
        ++served;
        return echo(received);
    });
    RawClient client(bench.server.url());
    client.send(get("/good") + request + get("/more"));
    QTRY_COMPARE(client.answers().size(), 2);
    QCOMPARE(client.answers()[0].status, 200);
    QCOMPARE(client.answers()[1].status, status);
    QVERIFY(client.answers()[1].head.contains("Connection: close\r\n"));
    bench.clock.advance(2s);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(served, 1);
    QCOMPARE(client.answers().size(), 2);
}

void TestPracticeServer::aRefusalArrivesWhileMoreComes()
{
    Bench bench;
    RawClient client(bench.server.url());
    client.send("GET / HTTP/1.1\r\n\r\n" + QByteArray(8 * 1024 * 1024, 'x'));
    QTRY_COMPARE(client.answers().size(), 1);
    QCOMPARE(client.answers().constFirst().status, 400);
    bench.clock.advance(2s);
    QTRY_VERIFY(client.isClosed());
}

void TestPracticeServer::aLateAnswerHoldsUpItsOwnConnectionOnly()
{
    Bench bench;
    RawClient late(bench.server.url());
    RawClient prompt(bench.server.url());
    late.send(get("/late/10") + get("/next"));
    QTRY_COMPARE(bench.server.connections(), 2);
    QTRY_COMPARE(bench.clock.untilNext(), 10s);
    prompt.send(get("/now"));
    QTRY_COMPARE(prompt.answers().size(), 1);
    bench.clock.advance(9s);
    prompt.send(get("/now"));
    QTRY_COMPARE(prompt.answers().size(), 2);
    QVERIFY(late.answers().isEmpty());
    bench.clock.advance(1s);
    QTRY_COMPARE(late.answers().size(), 2);
    QCOMPARE(late.answers()[0].body, QByteArray("/late/10 "));
    QCOMPARE(late.answers()[1].body, QByteArray("/next "));
}

void TestPracticeServer::aLateAnswerIsNotADeadConnection()
{
    Bench bench;
    RawClient client(bench.server.url());
    client.send(get("/late/1000"));
    QTRY_COMPARE(bench.clock.pendingTimers(), 2);
    bench.clock.advance(1000s);
    QTRY_COMPARE(client.answers().size(), 1);
}

void TestPracticeServer::halfARequestIsNotWaitedForForEver()
{
    Bench bench;
    RawClient client(bench.server.url());
    client.send(get("/whole"));
    QTRY_COMPARE(client.answers().size(), 1);
    bench.clock.advance(100s);
    client.send("GET /half HT");
    // A whole one behind it shows that the half one was received.
    RawClient other(bench.server.url());
    other.send(get("/"));
    QTRY_COMPARE(other.answers().size(), 1);
    bench.clock.advance(29s);
    client.send("T");
    other.send(get("/"));
    QTRY_COMPARE(other.answers().size(), 2);
    QVERIFY(client.isConnected());
    bench.clock.advance(31s);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.answers().size(), 1);
    QVERIFY(other.isConnected());
}

void TestPracticeServer::aRestingConnectionIsKeptForMinutes()
{
    Bench bench;
    RawClient client(bench.server.url());
    QTRY_COMPARE(bench.server.connections(), 1);
    bench.clock.advance(4min);
    client.send(get("/"));
    QTRY_COMPARE(client.answers().size(), 1);
    bench.clock.advance(4min);
    client.send(get("/"));
    QTRY_COMPARE(client.answers().size(), 2);
    bench.clock.advance(6min);
    QTRY_VERIFY(client.isClosed());
}

void TestPracticeServer::manyAreServedAtOnce()
{
    Bench bench;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<RawClient>(bench.server.url()));
        clients.back()->send(get("/late/1") + get('/' + QByteArray::number(i)));
    }
    QTRY_COMPARE(bench.server.connections(), 100);
    QTRY_COMPARE(bench.clock.pendingTimers(), 200);
    bench.clock.advance(1s);
    for (int i = 0; i < 100; ++i) {
        const RawClient &client = *clients[static_cast<std::size_t>(i)];
        QTRY_COMPARE(client.answers().size(), 2);
        QCOMPARE(client.answers()[1].body, '/' + QByteArray::number(i) + ' ');
    }
    clients.clear();
    QTRY_COMPARE(bench.server.connections(), 0);
}

void TestPracticeServer::tooManyAreTurnedAway()
{
    const Bench bench;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (qsizetype i = 0; i < PracticeServer::mostConnections; ++i)
        clients.push_back(std::make_unique<RawClient>(bench.server.url()));
    QTRY_COMPARE(bench.server.connections(), PracticeServer::mostConnections);
    const auto last = std::make_unique<RawClient>(bench.server.url());
    last->send(get("/"));
    QTRY_VERIFY(last->isClosed());
    QVERIFY(last->answers().isEmpty());
    clients.pop_back();
    QTRY_COMPARE(bench.server.connections(), PracticeServer::mostConnections - 1);
    RawClient next(bench.server.url());
    next.send(get("/"));
    QTRY_COMPARE(next.answers().size(), 1);
}

//! Answers do not pile up for somebody who asks and does not listen.
void TestPracticeServer::whoDoesNotReadIsNotReadTo()
{
    int served = 0;
    Bench bench([&served](const ReceivedRequest &) {
        ++served;
        PracticeAnswer answer;
        answer.body = QByteArray(256 * 1024, 'x');
        return answer;
    });
    QTcpSocket deaf;
    deaf.setProxy(QNetworkProxy::NoProxy);
    deaf.setReadBufferSize(1);
    deaf.connectToHost(bench.server.url().host(), static_cast<quint16>(bench.server.url().port()));
    deaf.write(get("/").repeated(1000));
    RawClient other(bench.server.url());
    QTRY_VERIFY(served > 0);
    for (int i = 1; i <= 20; ++i) {
        other.send(get("/"));
        QTRY_COMPARE(other.answers().size(), i);
    }
    QVERIFY2(served < 200, qPrintable(QString::number(served)));
    bench.clock.advance(61s);
    QTRY_COMPARE(bench.server.connections(), 1);
}

void TestPracticeServer::aServerMayGoWhileAnswersAreDue()
{
    auto bench = std::make_unique<Bench>();
    RawClient client(bench->server.url());
    client.send(get("/late/1"));
    QTRY_COMPARE(bench->clock.pendingTimers(), 2);
    bench.reset();
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.answers().isEmpty());
}

QTEST_GUILESS_MAIN(TestPracticeServer)
#include "tst_practiceserver.moc"
