// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/failurecode.h"
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
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QString &certificate, bool trusted, const QString &issuer,
                            const QString &words, const QString &subject, QLatin1StringView code) {
            QTest::newRow(name) << certificate << trusted << issuer << words << subject << QString(code);
        };
        const QString root = u"Test Authority Root"_s;
        row("self-signed", u"selfsigned"_s, true, u"Self Signed Server"_s, u"self-signed"_s,
            u"Self Signed Server"_s, FailureCode::certificateUntrusted);
        row("unknown authority", u"good"_s, false, root, u"issuer certificate"_s, u"127.0.0.1"_s,
            FailureCode::certificateUntrusted);
        row("another host", u"wronghost"_s, true, root, u"host name"_s, u"elsewhere.example"_s,
            FailureCode::certificateWrongHost);
        row("expired", u"expired"_s, true, root, u"expired"_s, u"127.0.0.1"_s,
            FailureCode::certificateExpired);
    }

    void doubtfulCertificatesAreRefusedAndNothingIsSent()
    {
        QFETCH(QString, certificate);
        QFETCH(bool, trustAuthority);
        QFETCH(QString, issuer);
        QFETCH(QString, words);
        QFETCH(QString, subject);
        QFETCH(QString, code);
        FaultServer server;
        QVERIFY(server.useTls(certificate));
        CallProbe probe;
        if (trustAuthority)
            probe.tls = *tlsConfiguration(FaultServer::certificatePath(u"ca"_s));
        for (const auto &request : {post(server.url()), get(server.url())}) {
            const auto result = probe.run(request);
            QVERIFY(!result.ok());
            QCOMPARE(result.error().kind, Error::Kind::Tls);
            QCOMPARE(result.error().detail.section(u'\n', 0, 0), issuer);
            QCOMPARE(result.error().detail.section(u'\n', 1), subject);
            QCOMPARE(result.error().code, code);
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
