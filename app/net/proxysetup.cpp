// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/proxysetup.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Error configurationError(const QString &message, const QString &detail)
{
    Error error;
    error.kind = Error::Kind::Configuration;
    error.message = message;
    error.detail = detail;
    return error;
}

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

std::optional<QNetworkProxy> parseProxy(const QString &text)
{
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0
        || (scheme != "http"_L1 && scheme != "socks5"_L1 && scheme != "socks5h"_L1))
        return std::nullopt;
    const bool http = scheme == "http"_L1;
    return QNetworkProxy(http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
                         static_cast<quint16>(url.port(http ? 80 : 1080)), url.userName(QUrl::FullyDecoded),
                         url.password(QUrl::FullyDecoded));
}

class EnvironmentProxies final : public QNetworkProxyFactory
{
public:
    EnvironmentProxies(std::optional<QNetworkProxy> proxy, QString noProxy)
        : m_proxy(std::move(proxy))
        , m_noProxy(std::move(noProxy))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        const bool plain = query.protocolTag() == "http"_L1;
        const int usual = plain ? 80 : 443; // Qt leaves it out
        const int port = query.peerPort() > 0 ? query.peerPort() : usual;
        if (isLoopback(host) || bypassesProxy(host, port, m_noProxy))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        if (m_proxy && !plain)
            return {*m_proxy};
        return systemProxyForQuery(query);
    }

private:
    std::optional<QNetworkProxy> m_proxy;
    QString m_noProxy;
};

QString eitherCase(const Environment &environment, const QString &name)
{
    const QString lower = environment.value(name.toLower()).trimmed();
    return lower.isEmpty() ? environment.value(name).trimmed() : lower;
}

bool matchesEntry(const QString &host, int port, QString entry)
{
    if (entry.startsWith(u'[') && entry.endsWith(u']'))
        entry = entry.mid(1, entry.size() - 2);
    const auto subnet = QHostAddress::parseSubnet(entry);
    const QHostAddress address(host);
    if (!address.isNull() && subnet.second >= 0 && !subnet.first.isNull())
        return address.isInSubnet(subnet);
    const qsizetype colon = entry.lastIndexOf(u':');
    if (colon > 0 && entry.indexOf(u':') == colon) {
        if (entry.mid(colon + 1).toInt() != port)
            return false;
        entry.truncate(colon);
    }
    while (entry.startsWith(u'.') || entry.startsWith("*."_L1))
        entry.remove(0, entry.startsWith(u'.') ? 1 : 2);
    return host.compare(entry, Qt::CaseInsensitive) == 0
           || (!entry.isEmpty() && host.endsWith(u'.' + entry, Qt::CaseInsensitive));
}

} // namespace

bool bypassesProxy(const QString &host, int port, const QString &noProxy)
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    const auto entries = noProxy.split(separators, Qt::SkipEmptyParts);
    return std::any_of(entries.begin(), entries.end(), [&](const QString &entry) {
        return entry == "*"_L1 || matchesEntry(host, port, entry);
    });
}

Result<std::unique_ptr<QNetworkProxyFactory>> proxyFactory(const Environment &environment)
{
    const QString text = eitherCase(environment, u"HTTPS_PROXY"_s);
    std::optional<QNetworkProxy> proxy;
    if (!text.isEmpty()) {
        proxy = parseProxy(text);
        if (!proxy) // the text may hold a password: it is not repeated
            return configurationError(u"unusable proxy address"_s, u"HTTPS_PROXY"_s);
    }
    return std::unique_ptr<QNetworkProxyFactory>(
        std::make_unique<EnvironmentProxies>(proxy, eitherCase(environment, u"NO_PROXY"_s)));
}

Result<QSslConfiguration> tlsConfiguration(const QString &caBundlePath)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (caBundlePath.isEmpty())
        return tls;
    QFile file(caBundlePath);
    if (!file.open(QIODevice::ReadOnly))
        return configurationError(file.errorString(), caBundlePath);
    const auto certificates = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (certificates.isEmpty())
        return configurationError(u"no certificate in PEM form"_s, caBundlePath);
    tls.setCaCertificates(certificates);
    return tls;
}

} // namespace Hubwarden
