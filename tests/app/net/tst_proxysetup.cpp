// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/proxysetup.h"
#include "tests/support/faultserver.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

class TestProxySetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void noProxyNamesWhomToReachDirectly_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("list");
        QTest::addColumn<bool>("direct");
        const auto row = [](const char *name, const QString &host, int port, const QString &list,
                            bool direct) { QTest::newRow(name) << host << port << list << direct; };
        row("empty list", u"a.example"_s, 443, u""_s, false);
        row("the name", u"a.example"_s, 443, u"a.example"_s, true);
        row("a subdomain", u"x.y.a.example"_s, 443, u"a.example"_s, true);
        row("the same ending", u"ba.example"_s, 443, u"a.example"_s, false);
        row("the parent", u"example"_s, 443, u"a.example"_s, false);
        row("leading dot", u"x.a.example"_s, 443, u".a.example"_s, true);
        row("leading dot and the name", u"a.example"_s, 443, u".a.example"_s, true);
        row("leading star", u"x.a.example"_s, 443, u"*.a.example"_s, true);
        row("leading star, other", u"xa.example"_s, 443, u"*.a.example"_s, false);
        row("star", u"a.example"_s, 443, u"*"_s, true);
        row("star among others", u"a.example"_s, 443, u"b.example, *"_s, true);
        row("only a dot", u"a.example"_s, 443, u"."_s, false);
        row("only commas", u"a.example"_s, 443, u" , ,,"_s, false);
        row("port", u"a.example"_s, 443, u"a.example:443"_s, true);
        row("other port", u"a.example"_s, 443, u"a.example:8443"_s, false);
        row("no port after the colon", u"a.example"_s, 443, u"a.example:"_s, false);
        row("port of an address", u"10.1.2.3"_s, 8443, u"10.1.2.3:8443"_s, true);
        row("other port of an address", u"10.1.2.3"_s, 443, u"10.1.2.3:8443"_s, false);
        row("address", u"10.1.2.3"_s, 443, u"10.1.2.3"_s, true);
        row("other address", u"10.1.2.30"_s, 443, u"10.1.2.3"_s, false);
        row("CIDR", u"10.1.2.3"_s, 443, u"10.1.0.0/16"_s, true);
        row("outside the CIDR", u"10.2.0.1"_s, 443, u"10.1.0.0/16"_s, false);
        row("CIDR does not fit a name", u"a.example"_s, 443, u"0.0.0.0/0"_s, false);
        row("CIDR v6", u"fd00::5"_s, 443, u"fd00::/8"_s, true);
        row("outside the CIDR v6", u"fe80::5"_s, 443, u"fd00::/8"_s, false);
        row("address v6", u"fd00::5"_s, 443, u"fd00:0::5"_s, true);
        row("address v6 in brackets", u"fd00::5"_s, 443, u"[fd00::5]"_s, true);
        row("bad CIDR", u"10.1.2.3"_s, 443, u"10.1.0.0/99"_s, false);
        row("blanks", u"a.example"_s, 443, u"b.example ,  a.example "_s, true);
        row("blanks between", u"a.example"_s, 443, u"b.example a.example"_s, true);
        row("case of the list", u"a.example"_s, 443, u"A.Example"_s, true);
        row("case of the host", u"X.A.EXAMPLE"_s, 443, u".a.example"_s, true);
    }

    void noProxyNamesWhomToReachDirectly()
    {
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, list);
        QFETCH(bool, direct);
        QCOMPARE(bypassesProxy(host, port, list), direct);
    }

    void proxyAddressesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        const int http = QNetworkProxy::HttpProxy;
        const int socks = QNetworkProxy::Socks5Proxy;
        QTest::newRow("whole") << u"http://proxy.example:3128"_s << http << u"proxy.example"_s << 3128
                               << u""_s << u""_s;
        QTest::newRow("slash") << u"http://proxy.example:3128/"_s << http << u"proxy.example"_s << 3128
                               << u""_s << u""_s;
        QTest::newRow("upper") << u"HTTP://Proxy.Example"_s << http << u"proxy.example"_s << 80 << u""_s
                               << u""_s;
        QTest::newRow("no scheme") << u"proxy.example:3128"_s << http << u"proxy.example"_s << 3128 << u""_s
                                   << u""_s;
        QTest::newRow("blanks") << u" http://10.0.0.1:8080 "_s << http << u"10.0.0.1"_s << 8080 << u""_s
                                << u""_s;
        QTest::newRow("v6") << u"http://[fd00::1]:3128"_s << http << u"fd00::1"_s << 3128 << u""_s << u""_s;
        QTest::newRow("password") << u"http://me:p%40s%3As@proxy.example:3128"_s << http << u"proxy.example"_s
                                  << 3128 << u"me"_s << u"p@s:s"_s;
        QTest::newRow("socks") << u"socks5://proxy.example"_s << socks << u"proxy.example"_s << 1080 << u""_s
                               << u""_s;
        QTest::newRow("socks h") << u"socks5h://proxy.example:9"_s << socks << u"proxy.example"_s << 9
                                 << u""_s << u""_s;
    }

    void proxyAddressesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(int, type);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, user);
        QFETCH(QString, password);
        for (const QString &name : {u"HTTPS_PROXY"_s, u"https_proxy"_s}) {
            const auto proxy = chosen({{name, text}}, u"https://hub.example/"_s);
            QCOMPARE(static_cast<int>(proxy.type()), type);
            QCOMPARE(proxy.hostName(), host);
            QCOMPARE(static_cast<int>(proxy.port()), port);
            QCOMPARE(proxy.user(), user);
            QCOMPARE(proxy.password(), password);
        }
    }

    void unusableProxyAddressesAreRefusedWithoutRepeatingThem_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"https://me:s3same@proxy.example:3128", "ftp://me:s3same@proxy.example", "http://me:s3same@",
              "http://me:s3same@proxy.example:99999", "http://me:s3same@proxy.example:0",
              "http://me:s3same@pro xy:1", "http://me:s3sa#me@proxy.example:1", "://me:s3same@x", "http://",
              "me:s3same", "socks4://me:s3same@x"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void unusableProxyAddressesAreRefusedWithoutRepeatingThem()
    {
        QFETCH(QString, text);
        const auto factory = proxyFactory({{u"HTTPS_PROXY"_s, text}});
        QVERIFY(!factory.ok());
        QCOMPARE(factory.error().kind, Error::Kind::Configuration);
        QCOMPARE(factory.error().detail, u"HTTPS_PROXY"_s);
        QVERIFY(!factory.error().message.contains(u"s3sa"_s));
    }

    void theFactoryKnowsWhomToReachDirectly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("direct");
        for (const char *url :
             {"https://127.0.0.1/", "https://127.0.0.1:8443/", "https://127.8.9.1/", "https://[::1]/",
              "http://localhost:4566/", "https://LOCALHOST/", "https://direct.example/",
              "https://a.direct.example:8443/", "https://port.example/", "https://port.example:443/"})
            QTest::newRow(url) << QString::fromLatin1(url) << true;
        for (const char *url : {"https://hub.example/", "https://localhost.example/", "https://128.0.0.1/",
                                "https://port.example:444/", "https://[fd00::1]/"})
            QTest::newRow(url) << QString::fromLatin1(url) << false;
    }

    void theFactoryKnowsWhomToReachDirectly()
    {
        QFETCH(QString, url);
        QFETCH(bool, direct);
        const auto proxy = chosen({{u"HTTPS_PROXY"_s, u"http://proxy.example:3128"_s},
                                   {u"NO_PROXY"_s, u"direct.example,port.example:443"_s}},
                                  url);
        QCOMPARE(proxy.type(), direct ? QNetworkProxy::NoProxy : QNetworkProxy::HttpProxy);
    }

    void loopbackIsDirectWhateverTheSystemSays()
    {
        qputenv("http_proxy", "http://system.example:1");
        const auto proxy = chosen({}, u"https://127.0.0.1:8443/"_s);
        const auto plain = chosen({}, u"http://localhost:4566/"_s);
        qunsetenv("http_proxy");
        QCOMPARE(proxy.type(), QNetworkProxy::NoProxy);
        QCOMPARE(plain.type(), QNetworkProxy::NoProxy);
    }

    void theLowerCaseVariableComesFirst()
    {
        const auto proxy = chosen(
            {{u"HTTPS_PROXY"_s, u"http://upper.example"_s}, {u"https_proxy"_s, u"http://lower.example"_s}},
            u"https://hub.example/"_s);
        QCOMPARE(proxy.hostName(), u"lower.example"_s);
    }

    void plainHttpDoesNotUseTheProxyForHttps()
    {
        const auto proxy
            = chosen({{u"HTTPS_PROXY"_s, u"http://proxy.example:3128"_s}}, u"http://hub.example/"_s);
        QVERIFY(proxy.hostName() != u"proxy.example"_s);
    }

    void tlsIsStrictWithAndWithoutABundle()
    {
        const auto plain = tlsConfiguration({});
        const auto bundled = tlsConfiguration(FaultServer::certificatePath(u"ca"_s));
        QVERIFY(plain.ok() && bundled.ok());
        for (const auto &tls : {*plain, *bundled}) {
            QCOMPARE(tls.protocol(), QSsl::TlsV1_2OrLater);
            QCOMPARE(tls.peerVerifyMode(), QSslSocket::VerifyPeer);
        }
        QCOMPARE(bundled->caCertificates(), QSslCertificate::fromPath(FaultServer::certificatePath(u"ca"_s)));
    }

    void badBundlesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("garbage") << QByteArray("\x30\x82\x01 no certificate");
        QTest::newRow("broken PEM") << QByteArray(
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        QTest::newRow("a key") << QByteArray(
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    }

    void badBundlesAreRefused()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"bundle.pem"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto tls = tlsConfiguration(path);
        QVERIFY(!tls.ok());
        QCOMPARE(tls.error().kind, Error::Kind::Configuration);
        QCOMPARE(tls.error().detail, path);
    }

    void missingBundlesAreRefused()
    {
        QTemporaryDir folder;
        for (const QString &path : {folder.filePath(u"none.pem"_s), folder.path()}) {
            const auto tls = tlsConfiguration(path);
            QVERIFY(!tls.ok());
            QCOMPARE(tls.error().kind, Error::Kind::Configuration);
            QCOMPARE(tls.error().detail, path);
            QVERIFY(!tls.error().message.isEmpty());
        }
    }

private:
    static QNetworkProxy chosen(const Environment &environment, const QString &url)
    {
        auto factory = proxyFactory(environment);
        if (!factory.ok())
            return QNetworkProxy(QNetworkProxy::FtpCachingProxy);
        const auto owned = std::move(factory).value();
        return owned->queryProxy(QNetworkProxyQuery(QUrl(url))).value(0);
    }
};

QTEST_GUILESS_MAIN(TestProxySetup)
#include "tst_proxysetup.moc"
