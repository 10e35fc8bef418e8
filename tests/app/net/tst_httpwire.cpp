// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/net/callprobe.h"

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> namesOfHeaders(const QByteArray &request)
{
    QList<QByteArray> names;
    auto lines = request.left(request.indexOf("\r\n\r\n")).split('\n');
    lines.removeFirst();
    for (const QByteArray &line : lines)
        names.append(line.left(line.indexOf(':')).toLower());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class TestHttpWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targetsGoOutAsTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("target");
        static constexpr char escaped[]
            = "/x?NextToken=%21%2A%2B%2F%3D%26%20%25%27%28%29%3A%40%2C%3B%24%23%3F%5B%5D%22%3C%3E%5C%5E%60%"
              "7B%7C%7D";
        for (const char *target :
             {"/", "/invitations", "/invitations?MaxResults=50&NextToken=a%2Fb%2Bc%3D%3D", escaped,
              "/x?t=a/b+c==", "/a%2Fb/%20c/%25", "/a//b/c", "/x?", "/x?a&b=&=c", "/x?t=-_.~",
              "/x?t=%C3%A9%E2%82%AC", "/x;y=1,2:3@4!$'()*"})
            QTest::newRow(target) << QByteArray(target);
    }

    void targetsGoOutAsTheyAreWritten()
    {
        QFETCH(QByteArray, target);
        FaultServer server;
        const QUrl url = server.url(target);
        QVERIFY(url.isValid());
        CallProbe probe;
        QVERIFY(probe.run(get(url)).ok());
        QCOMPARE(server.requests().first().split('\r').first(), "GET " + target + " HTTP/1.1");
        QVERIFY(probe.run(post(url)).ok());
        QCOMPARE(server.requests().last().split('\r').first(), "POST " + target + " HTTP/1.1");
    }

    void bodiesGoOutAsTheyAreGiven_data()
    {
        QTest::addColumn<QByteArray>("body");
        QByteArray everyByte;
        for (int i = 0; i < 256; ++i)
            everyByte += static_cast<char>(i);
        QTest::newRow("json") << QByteArray("{\"AccountIds\":[\"111122223333\"]}");
        QTest::newRow("form") << QByteArray("Action=GetCallerIdentity&Version=2011-06-15");
        QTest::newRow("every byte") << everyByte;
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("200 kB") << everyByte.repeated(800);
        QTest::newRow("none") << QByteArray();
    }

    void bodiesGoOutAsTheyAreGiven()
    {
        QFETCH(QByteArray, body);
        FaultServer server;
        QVERIFY(CallProbe().run(post(server.url(), body)).ok());
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(bodyOf(server.requests().first()), body);
        QCOMPARE(headerOf(server.requests().first(), "content-length"), QByteArray::number(body.size()));
        QVERIFY(headerOf(server.requests().first(), "transfer-encoding").isNull());
    }

    void onlyTheseHeadersAreSent_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("GET") << QByteArray("GET") << QByteArray();
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("{}");
        QTest::newRow("POST without body") << QByteArray("POST") << QByteArray();
    }

    void onlyTheseHeadersAreSent()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        FaultServer server;
        const HttpRequest request{method, server.url("/x?q=1"), {{"X-Amz-Date", "20261123T091500Z"}}, body};
        QVERIFY(CallProbe().run(request).ok());
        const QByteArray raw = server.requests().first();
        // No Content-Type, which Qt likes to add to a POST, and no cookie.
        QCOMPARE(namesOfHeaders(raw),
                 (QList<QByteArray>{"accept-encoding", "accept-language", "connection", "content-length",
                                    "host", "user-agent", "x-amz-date"}));
        QCOMPARE(headerOf(raw, "accept-encoding"), "identity");
        QCOMPARE(headerOf(raw, "user-agent"), "Hubwarden/" HUBWARDEN_VERSION);
        QCOMPARE(headerOf(raw, "x-amz-date"), "20261123T091500Z");
        QCOMPARE(headerOf(raw, "content-length"), QByteArray::number(body.size()));
    }

    void theHostHeaderIsThatOfTheUrl()
    {
        FaultServer server;
        HttpRequest request = post(server.url());
        request.headers.append(qMakePair(QByteArray("Host"), QByteArray("elsewhere.example")));
        QVERIFY(CallProbe().run(request).ok());
        const QByteArray raw = server.requests().first();
        QCOMPARE(headerOf(raw, "host"), "127.0.0.1:" + QByteArray::number(server.serverPort()));
        QCOMPARE(raw.toLower().count("\r\nhost:"), 1);
        QCOMPARE(headerOf(raw, "content-type"), "application/json");
    }

    void cookiesAreNeitherKeptNorSent()
    {
        FaultServer server;
        server.script({Behaviour::answer(200, {{"Set-Cookie", "session=abc; Path=/"}})});
        CallProbe probe;
        for (int i = 0; i < 3; ++i)
            QVERIFY(probe.run(get(server.url())).ok());
        QVERIFY(!server.received().toLower().contains("cookie"));
    }

    void redirectsAreAnswersAndNothingIsForwarded_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    void redirectsAreAnswersAndNothingIsForwarded()
    {
        QFETCH(int, status);
        FaultServer target;
        FaultServer server;
        server.script(
            {Behaviour::answer(status, {{"Location", target.url("/stolen").toEncoded()}}, "moved")});
        CallProbe probe;
        for (const auto &request : {post(server.url()), get(server.url())}) {
            const auto result = probe.run(request);
            QVERIFY(result.ok());
            QCOMPARE(result->status, status);
            if (status != 307 && status != 308) // of these Qt drops the body
                QCOMPARE(result->body, "moved");
            QCOMPARE(result->header("location"), target.url("/stolen").toEncoded());
        }
        QTest::qWait(30);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(target.connections(), 0);
    }

    void aChallengeIsAnAnswerAndNotMet_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::newRow("Basic") << QByteArray("Basic realm=\"test\"");
        QTest::newRow("Digest") << QByteArray("Digest realm=\"test\", nonce=\"abc\", qop=\"auth\"");
        QTest::newRow("Negotiate") << QByteArray("Negotiate");
        QTest::newRow("NTLM") << QByteArray("NTLM");
        QTest::newRow("Bearer") << QByteArray("Bearer");
    }

    void aChallengeIsAnAnswerAndNotMet()
    {
        QFETCH(QByteArray, challenge);
        FaultServer server;
        server.script({Behaviour::answer(401, {{"WWW-Authenticate", challenge}}, "{\"message\":\"who?\"}")});
        CallProbe probe;
        for (const auto &request : {post(server.url()), get(server.url())}) {
            const auto result = probe.run(request);
            QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().message));
            QCOMPARE(result->status, 401);
            QCOMPARE(result->body, "{\"message\":\"who?\"}");
        }
        QTest::qWait(30);
        QCOMPARE(server.requests().size(), 2);
        for (const QByteArray &raw : server.requests())
            QCOMPARE(headerOf(raw, "authorization"), "AWS4 secret");
    }

    void nothingIsCached()
    {
        FaultServer server;
        server.script({Behaviour::answer(200, {{"Cache-Control", "max-age=3600"}, {"ETag", "\"1\""}}, "one"),
                       Behaviour::answer(200, {}, "two")});
        CallProbe probe;
        QCOMPARE(probe.run(get(server.url()))->body, "one");
        QCOMPARE(probe.run(get(server.url()))->body, "two");
        QVERIFY(headerOf(server.requests().last(), "if-none-match").isNull());
    }
};

QTEST_GUILESS_MAIN(TestHttpWire)
#include "tst_httpwire.moc"
