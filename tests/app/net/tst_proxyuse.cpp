// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/failurecode.h"
#include "app/net/proxysetup.h"
#include "tests/app/net/callprobe.h"

#include <QTcpSocket>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

//! Answers CONNECT: with a tunnel to one port whatever host is asked for, or with a refusal.
class ConnectProxy final : public QTcpServer
{
public:
    explicit ConnectProxy(quint16 target)
        : m_target(target)
    {
        listen(QHostAddress::LocalHost, 0);
    }

    std::optional<QByteArray> refusal; //!< sent before closing
    QByteArray authorization;          //!< the credentials that are asked for; empty: none
    QList<QByteArray> heads;

private:
    void incomingConnection(qintptr descriptor) override
    {
        auto *client = new QTcpSocket(this);
        client->setSocketDescriptor(descriptor);
        connect(client, &QTcpSocket::readyRead, this, [this, client] { readHead(client); });
    }

    void readHead(QTcpSocket *client)
    {
        if (!client->peek(100000).contains("\r\n\r\n"))
            return;
        const QByteArray head = client->readAll();
        heads.append(head);
        if (!authorization.isEmpty()
            && headerOf(head, "proxy-authorization") != "Basic " + authorization.toBase64()) {
            client->write("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                          "Content-Length: 0\r\n\r\n");
            return;
        }
        if (refusal) {
            client->write(*refusal);
            client->disconnectFromHost();
            return;
        }
        tunnel(client);
    }

    void tunnel(QTcpSocket *client)
    {
        client->disconnect(this);
        auto *server = new QTcpSocket(client);
        connect(server, &QTcpSocket::connected, client,
                [client] { client->write("HTTP/1.1 200 Connected\r\n\r\n"); });
        connect(client, &QTcpSocket::readyRead, server,
                [client, server] { server->write(client->readAll()); });
        connect(server, &QTcpSocket::readyRead, client,
                [client, server] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        server->connectToHost(QHostAddress::LocalHost, m_target);
    }

    quint16 m_target;
};

} // namespace

class TestProxyUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FaultServer>();
        QVERIFY(m_server->useTls(u"good"_s));
        m_proxy = std::make_unique<ConnectProxy>(m_server->serverPort());
        m_proxyPort = m_proxy->serverPort();
    }

    void httpsGoesThroughTheProxyAndOnceOnly()
    {
        CallProbe probe;
        prepare(probe);
        const auto result = probe.run(post(hub(), "{\"a\":1}"));
        QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().message));
        QCOMPARE(m_server->requests().size(), 1);
        QCOMPARE(bodyOf(m_server->requests().first()), "{\"a\":1}");
        QCOMPARE(headerOf(m_server->requests().first(), "host"), "hub.example");
        QVERIFY(m_proxy->heads.first().startsWith("CONNECT hub.example:443 HTTP/1.1\r\n"));
        QVERIFY(!m_proxy->heads.first().contains("AWS4"));
        QVERIFY(headerOf(m_proxy->heads.first(), "proxy-authorization").isNull());
    }

    void theCredentialsOfTheVariableAreForTheProxyOnly()
    {
        m_proxy->authorization = "me:p@ss";
        CallProbe probe;
        prepare(probe, u"me:p%40ss@"_s);
        const auto result = probe.run(post(hub()));
        QVERIFY2(result.ok(), qPrintable(result.ok() ? QString() : result.error().message));
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(headerOf(m_server->requests().first(), "proxy-authorization").isNull());
        QCOMPARE(headerOf(m_server->requests().first(), "authorization"), "AWS4 secret");
    }

    void aProxyThatWantsOtherCredentialsIsOffline_data()
    {
        QTest::addColumn<QString>("credentials");
        QTest::newRow("none") << QString();
        QTest::newRow("wrong") << u"me:s3same@"_s;
    }

    void aProxyThatWantsOtherCredentialsIsOffline()
    {
        QFETCH(QString, credentials);
        m_proxy->authorization = "me:right";
        expectOffline(credentials, FailureCode::proxyAuthentication);
    }

    void aRefusalOfTheProxyIsOffline_data()
    {
        using namespace FailureCode;
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *words, QLatin1StringView code) {
            QTest::newRow(words) << QByteArray("HTTP/1.1 ") + words + "\r\nContent-Length: 0\r\n\r\n"
                                 << QString(code);
        };
        row("407 Proxy Authentication Required", proxyAuthentication);
        row("403 Forbidden", proxyRefused);
        row("502 Bad Gateway", proxyFailed);
        row("503 Service Unavailable", proxyFailed);
        row("504 Gateway Timeout", proxyFailed);
        row("404 Not Found", proxyNotFound);
        QTest::newRow("407 with a page")
            << QByteArray("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                          "Content-Length: 4\r\n\r\npage")
            << QString(proxyAuthentication);
    }

    void aRefusalOfTheProxyIsOffline()
    {
        QFETCH(QByteArray, refusal);
        QFETCH(QString, code);
        m_proxy->refusal = refusal;
        expectOffline({}, code);
    }

    void aProxyThatClosesWithoutAWordEndsByTheConnectLimit()
    {
        m_proxy->refusal = QByteArray();
        CallProbe probe;
        prepare(probe);
        probe.limits.connect = std::chrono::seconds(1);
        const auto result = probe.run(post(hub()));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Timeout); // Qt does not notice
        QVERIFY(!result.error().requestSent);
        QCOMPARE(m_server->received(), QByteArray());
    }

    void aProxyThatIsNotThereIsOffline()
    {
        m_proxy->close();
        expectOffline({}, FailureCode::proxyRefused);
    }

    void theCertificateIsThatOfTheServerBehindTheProxy()
    {
        m_server->useTls(u"wronghost"_s);
        CallProbe probe;
        prepare(probe);
        const auto result = probe.run(post(hub()));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Tls);
        QVERIFY(!result.error().requestSent);
        QCOMPARE(m_server->received(), QByteArray());
    }

    void whatNoProxyNamesGoesAround()
    {
        CallProbe probe;
        prepare(probe);
        QVERIFY(probe.run(post(m_server->url())).ok());
        QVERIFY(m_proxy->heads.isEmpty());
    }

private:
    static QUrl hub() { return QUrl(u"https://hub.example/invitations/decline"_s); }

    void prepare(CallProbe &probe, const QString &credentials = {})
    {
        const QString text = u"http://"_s + credentials + u"127.0.0.1:"_s + QString::number(m_proxyPort);
        auto factory = proxyFactory({{u"HTTPS_PROXY"_s, text}});
        QVERIFY(factory.ok());
        probe.network->setProxyFactory(std::move(factory).value().release());
        probe.tls = *tlsConfiguration(FaultServer::certificatePath(u"ca"_s));
    }

    void expectOffline(const QString &credentials, const QString &code)
    {
        CallProbe probe;
        prepare(probe, credentials);
        const auto result = probe.run(post(hub()));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Offline);
        QCOMPARE(result.error().code, code);
        QVERIFY(!result.error().requestSent);
        QVERIFY(!result.error().message.isEmpty());
        QVERIFY2(!result.error().message.contains(u"s3same"_s), qPrintable(result.error().message));
        QCOMPARE(result.error().detail, u"hub.example"_s);
        QCOMPARE(m_server->received(), QByteArray());
        QCOMPARE(m_proxy->heads.isEmpty(), !m_proxy->isListening()); // it was the proxy who refused
    }

    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<ConnectProxy> m_proxy;
    quint16 m_proxyPort = 0;
};

QTEST_GUILESS_MAIN(TestProxyUse)
#include "tst_proxyuse.moc"
