// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/proxysetup.h"
#include "tests/app/net/callprobe.h"

using namespace Hubwarden;
using namespace Qt::StringLiterals;

class TestHttpTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QSslSocket::supportsSsl()); }

    void aPrivateAuthorityIsAcceptedIfConfigured()
    {
        FaultServer server;
        QVERIFY(server.useTls(u"good"_s));
        CallProbe probe;
        probe.tls = *tlsConfiguration(FaultServer::certificatePath(u"ca"_s));
        const auto result = probe.run(post(server.url(), "{\"a\":1}"));
        QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().message));
        QCOMPARE(bodyOf(server.requests().first()), "{\"a\":1}");
    }

    void doubtfulCertificatesAreRefusedAndNothingIsSent_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<bool>("trustAuthority");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("words");
        QTest::newRow("self-signed") << u"selfsigned"_s << true << u"Self Signed Server"_s
                                     << u"self-signed"_s;
        QTest::newRow("unknown authority")
            << u"good"_s << false << u"Test Authority Root"_s << u"issuer certificate"_s;
        QTest::newRow("another host") << u"wronghost"_s << true << u"Test Authority Root"_s << u"host name"_s;
        QTest::newRow("expired") << u"expired"_s << true << u"Test Authority Root"_s << u"expired"_s;
    }

    void doubtfulCertificatesAreRefusedAndNothingIsSent()
    {
        QFETCH(QString, certificate);
        QFETCH(bool, trustAuthority);
        QFETCH(QString, issuer);
        QFETCH(QString, words);
        FaultServer server;
        QVERIFY(server.useTls(certificate));
        CallProbe probe;
        if (trustAuthority)
            probe.tls = *tlsConfiguration(FaultServer::certificatePath(u"ca"_s));
        for (const auto &request : {post(server.url()), get(server.url())}) {
            const auto result = probe.run(request);
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::Tls);
            QCOMPARE(result.error().detail, issuer);
            QVERIFY2(result.error().message.contains(words), qPrintable(result.error().message));
            QVERIFY(!result.error().requestSent);
        }
        QTest::qWait(30);
        QCOMPARE(server.received(), QByteArray());
    }

    void aClosedConnectionIsNotTriedAgain()
    {
        for (const bool reused : {false, true}) {
            FaultServer server;
            QVERIFY(server.useTls(u"good"_s));
            CallProbe probe;
            probe.tls = *tlsConfiguration(FaultServer::certificatePath(u"ca"_s));
            const auto ok = Behaviour::answer(200);
            const auto close = Behaviour::closeAfterReading();
            server.script(reused ? QList{ok, close, ok} : QList{close, ok});
            if (reused)
                QVERIFY(probe.run(get(server.url())).ok());
            const auto result = probe.run(post(server.url()));
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::ConnectionLost);
            QVERIFY(result.error().requestSent);
            QTest::qWait(30);
            QCOMPARE(server.requests().size(), reused ? 2 : 1);
        }
    }

    void aServerWithoutTlsIsAFailure()
    {
        FaultServer server;
        QUrl url = server.url();
        url.setScheme(u"https"_s);
        server.script({Behaviour::raw("HTTP/1.1 400 Bad Request\r\n\r\n")});
        CallProbe probe;
        probe.limits.connect = std::chrono::seconds(2);
        const auto result = probe.run(post(url));
        QVERIFY(!result.ok());
        QVERIFY(server.requests().isEmpty());
        QVERIFY(!server.received().contains("AWS4"));
    }
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
