// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/failurecode.h"
#include "tests/app/net/callprobe.h"

#include <QRegularExpression>
#include <QTemporaryFile>

#include <functional>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

Q_DECLARE_METATYPE(Hubwarden::Behaviour)

class TestHttpCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
             {200, 201, 302, 400, 401, 403, 404, 405, 409, 410, 413, 418, 429, 500, 501, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }

    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        FaultServer server;
        server.script({Behaviour::answer(status, {{"X-Amzn-RequestId", " abc "}}, "{\"b\":2}")});
        CallProbe probe;
        for (const auto &request : {post(server.url()), get(server.url())}) {
            const auto result = probe.run(request);
            QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().message));
            QCOMPARE(result->status, status);
            QCOMPARE(result->header("x-amzn-requestid"), "abc");
            QCOMPARE(result->body, "{\"b\":2}");
            QVERIFY(result->sentAt <= result->receivedAt);
        }
        QCOMPARE(server.requests().size(), 2);
    }

    void aChunkedAnswerIsPutTogether()
    {
        FaultServer server;
        server.script({Behaviour::chunked({"{\"a\":", "1}"})});
        const auto result = CallProbe().run(post(server.url()));
        QVERIFY(result.ok());
        QCOMPARE(result->body, "{\"a\":1}");
    }

    void brokenAnswersAreErrors_data()
    {
        QTest::addColumn<Behaviour>("behaviour");
        QTest::addColumn<Kind>("kind");
        const auto whole = Behaviour::answer(200, {{"Content-Type", "application/json"}}, "{\"a\":1}");
        const auto chunked = Behaviour::chunked({"{\"a\":1}"});
        QTest::newRow("close before reading") << Behaviour::closeBeforeReading() << Kind::ConnectionLost;
        QTest::newRow("close after reading") << Behaviour::closeAfterReading() << Kind::ConnectionLost;
        QTest::newRow("cut in the status line") << whole.cutAt(10) << Kind::ConnectionLost;
        QTest::newRow("cut in the headers") << whole.cutAt(30) << Kind::ConnectionLost;
        QTest::newRow("cut after the headers") << whole.cutAt(-7) << Kind::ConnectionLost;
        QTest::newRow("cut body") << whole.cutAt(-3) << Kind::ConnectionLost;
        QTest::newRow("cut body of a 400")
            << Behaviour::answer(400, {}, "{\"a\":1}").cutAt(-3) << Kind::ConnectionLost;
        QTest::newRow("cut chunk") << chunked.cutAt(-9) << Kind::ConnectionLost;
        QTest::newRow("last chunk missing") << chunked.cutAt(-5) << Kind::ConnectionLost;
        QTest::newRow("gzip though identity was asked")
            << Behaviour::answer(200, {{"Content-Encoding", "gzip"}}, "\x1f\x8b\x08") << Kind::BadReply;
        QTest::newRow("a length that is no number")
            << Behaviour::answer(200, {{"Content-Length", "2a"}}, "{}").cutAt(1000) << Kind::BadReply;
        // Qt takes what is not HTTP for a broken connection, closes it and wants to send again.
        QTest::newRow("garbage") << Behaviour::raw("\x01\x02 what is this?\r\n\r\n",
                                                   Behaviour::Then::KeepOpen)
                                 << Kind::ConnectionLost;
    }

    void brokenAnswersAreErrors()
    {
        QFETCH(Behaviour, behaviour);
        QFETCH(Kind, kind);
        for (const bool reused : {false, true}) {
            for (const bool isPost : {true, false}) {
                FaultServer server;
                const auto ok = Behaviour::answer(200);
                // Closing before reading cannot be done to a connection that is in use: it closes after.
                const bool late = reused && behaviour.beforeReading;
                QList<Behaviour> script{late ? Behaviour::closeAfterReading() : behaviour, ok};
                if (reused)
                    script.prepend(ok);
                server.script(script);
                CallProbe probe;
                if (reused)
                    QVERIFY(probe.run(get(server.url("/first"))).ok());
                const auto result = probe.run(isPost ? post(server.url("/x")) : get(server.url("/x")));
                QVERIFY(!result.ok());
                QCOMPARE(result.error().kind, kind);
                QVERIFY(result.error().requestSent);
                QTest::qWait(30); // a repetition would come at once
                QCOMPARE(server.connections(), 1);
                QCOMPARE(server.requests().size(), reused ? 2 : behaviour.beforeReading ? 0 : 1);
                QCOMPARE(probe.callbacks, reused ? 2 : 1);
            }
        }
    }

    void aBigBodyIsNotRepeatedEither()
    {
        FaultServer server;
        server.script({Behaviour::closeAfterReading(), Behaviour::answer(200)});
        const auto result = CallProbe().run(post(server.url(), QByteArray(300000, 'x')));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::ConnectionLost);
        QTest::qWait(30);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(bodyOf(server.requests().first()), QByteArray(300000, 'x'));
    }

    void aConnectionClosedWhileIdleIsReplacedOrReportedButNeverSentTwice()
    {
        FaultServer server;
        auto closing = Behaviour::answer(200);
        closing.then = Behaviour::Then::Close;
        server.script({closing, Behaviour::answer(200)});
        CallProbe probe;
        QVERIFY(probe.run(post(server.url("/1"))).ok());
        const auto second = probe.run(post(server.url("/2")));
        QVERIFY(second.ok() || second.error().kind == Kind::ConnectionLost);
        QCOMPARE(server.requests().size(), second.ok() ? 2 : 1);
    }

    void anHtmlPageIsBroughtWhole()
    {
        FaultServer server;
        server.script({Behaviour::answer(403, {{"Content-Type", "text/html"}}, "<html>portal</html>")});
        const auto result = CallProbe().run(post(server.url()));
        QVERIFY(result.ok());
        QCOMPARE(result->status, 403);
        QCOMPARE(result->header("content-type"), "text/html");
        QCOMPARE(result->body, "<html>portal</html>");
    }

    void aBodyOverTheLimitIsRefused_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("exactly") << 100000 << true;
        QTest::newRow("one more") << 100001 << false;
        QTest::newRow("huge") << 5000000 << false;
    }

    void aBodyOverTheLimitIsRefused()
    {
        QFETCH(int, size);
        QFETCH(bool, accepted);
        FaultServer server;
        server.script({Behaviour::answer(200, {}, QByteArray(size, 'x'))});
        CallProbe probe;
        probe.limits.bodyBytes = 100000;
        const auto result = probe.run(get(server.url()));
        QCOMPARE(result.ok(), accepted);
        if (!accepted) {
            QCOMPARE(result.error().kind, Kind::BadReply);
            QVERIFY(result.error().requestSent);
        }
    }

    void noServerIsOffline()
    {
        QUrl url;
        {
            FaultServer gone;
            url = gone.url();
        }
        const auto result = CallProbe().run(post(url));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Offline);
        QVERIFY(!result.error().requestSent);
        QCOMPARE(result.error().code, FailureCode::connectionRefused);
        QCOMPARE(result.error().detail, u"127.0.0.1"_s);
        QVERIFY(!result.error().message.isEmpty());
    }

    void anUnknownNameIsOffline()
    {
        const auto result = CallProbe().run(post(QUrl(u"http://no-such-host.invalid/"_s)));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, FailureCode::hostNotFound);
        QCOMPARE(result.error().kind, Kind::Offline);
        QVERIFY(!result.error().requestSent);
    }

    void onlyWebAddressesWithoutPasswordsAreCalled_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::newRow("file") << QUrl::fromLocalFile(QStringLiteral(__FILE__));
        QTest::newRow("data") << QUrl(u"data:text/plain,hello"_s);
        QTest::newRow("ftp") << QUrl(u"ftp://127.0.0.1/x"_s);
        QTest::newRow("password") << QUrl(u"http://me:pass@127.0.0.1:1/x"_s);
        QTest::newRow("no host") << QUrl(u"http:///x"_s);
        QTest::newRow("empty") << QUrl();
    }

    void onlyWebAddressesWithoutPasswordsAreCalled()
    {
        QFETCH(QUrl, url);
        const auto result = CallProbe().run(get(url));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Kind::Configuration);
        QVERIFY(!result.error().requestSent);
    }
};

QTEST_GUILESS_MAIN(TestHttpCall)
#include "tst_httpcall.moc"
