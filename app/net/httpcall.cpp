// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/httpcall.h"

#include "app/base/failurecode.h"
#include "app/net/connectfailure.h"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslError>

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! The request's body as a device that cannot go back.
//!
//! QNetworkAccessManager silently sends a request again, POST too, when the server closes the connection before the
//! answer's headers end. It cannot do so with a sequential body of known length: the call then fails with
//! ContentReSendError, and whether to try again is decided (and recorded) by the caller.
class OneWayBody final : public QIODevice
{
public:
    explicit OneWayBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // QIODevice's own would warn each time
    qint64 bytesAvailable() const override
    {
        return m_bytes.size() - m_position + QIODevice::bytesAvailable();
    }

private:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 count = std::min<qint64>(maximum, m_bytes.size() - m_position);
        if (count <= 0)
            return -1;
        std::memcpy(data, m_bytes.constData() + m_position, static_cast<std::size_t>(count));
        m_position += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

    QByteArray m_bytes;
    qint64 m_position = 0;
};

//! True if Qt's error only says the HTTP status again; the rest are failures even with a status.
bool repeatsStatus(QNetworkReply::NetworkError error, int status)
{
    using Reply = QNetworkReply;
    if (status < 400 || error == Reply::ContentReSendError)
        return false;
    // Qt calls 400 (and 418) a ProtocolInvalidOperationError.
    return error == Reply::ProtocolInvalidOperationError || error >= Reply::InternalServerError
           || (error >= Reply::ContentAccessDenied && error <= Reply::UnknownContentError);
}

//! Qt itself answers file:, data: and qrc:, and sends a name and password from the URL to whoever asks.
bool isSendable(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
           && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

QNetworkRequest toNetworkRequest(const HttpRequest &request, const QSslConfiguration &tls)
{
    QNetworkRequest out(request.url);
    out.setSslConfiguration(tls);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    // A gzip body that is cut short is reported as a success by Qt; without codings a short body is an error.
    out.setRawHeader("Accept-Encoding", "identity");
    out.setRawHeader("User-Agent", "Hubwarden/" HUBWARDEN_VERSION);
    for (const auto &[name, value] : request.headers) {
        if (name.compare("host", Qt::CaseInsensitive) != 0) // Qt writes it from the URL, as the signer does
            out.setRawHeader(name, value);
    }
    return out;
}

bool isProxied(const QNetworkReply &reply)
{
    QNetworkProxyFactory *factory = reply.manager()->proxyFactory();
    return factory
           && factory->queryProxy(QNetworkProxyQuery(reply.url())).value(0).type() != QNetworkProxy::NoProxy;
}

//! Why there is no connection, where Qt knows.
QLatin1StringView offlineCode(const QNetworkReply &reply)
{
    using namespace FailureCode;
    using Reply = QNetworkReply;
    // Behind a proxy only its own name is looked up here; of the rest Qt repeats the proxy's word.
    const bool proxied = isProxied(reply);
    if (proxied && reply.error() == Reply::HostNotFoundError)
        return proxyNotFound;
    if (proxied && reply.error() == Reply::ConnectionRefusedError)
        return proxyFailed;
    constexpr std::array<std::pair<Reply::NetworkError, QLatin1StringView>, 5> codes{{
        {Reply::HostNotFoundError, hostNotFound},
        {Reply::ConnectionRefusedError, connectionRefused},
        {Reply::ProxyNotFoundError, proxyNotFound},
        {Reply::ProxyConnectionRefusedError, proxyRefused},
        {Reply::ProxyAuthenticationRequiredError, proxyAuthentication},
    }};
    const auto found
        = std::ranges::find(codes, reply.error(), &std::pair<Reply::NetworkError, QLatin1StringView>::first);
    return found == codes.end() ? proxyCode(reply.errorString()) : found->second;
}

} // namespace

HttpCall::HttpCall(QNetworkAccessManager &network, Clock &clock, QSslConfiguration tls, HttpRequest request,
                   HttpLimits limits, QObject *parent)
    : JobOf<HttpReply>(parent)
    , m_network(&network)
    , m_clock(clock)
    , m_tls(std::move(tls))
    , m_request(std::move(request))
    , m_limits(limits)
{
}

HttpCall::~HttpCall()
{
    stopReply();
}

void HttpCall::run()
{
    m_sentAt = m_clock.utcNow();
    m_startedAt = m_lastActivity = m_clock.monotonic();
    if (!isSendable(m_request.url)) {
        fail(Error::Kind::Configuration, {}, m_request.url.errorString(), m_request.url.host());
        return;
    }
    if (!m_network) {
        fail(Error::Kind::Cancelled, {}, {});
        return;
    }
    m_outgoing = new OneWayBody(m_request.body);
    m_reply = m_network->sendCustomRequest(toNetworkRequest(m_request, m_tls), m_request.method, m_outgoing);
    m_outgoing->setParent(m_reply); // Qt may still read from it until the reply is gone
    watch();
    armTimer(std::min({m_limits.connect, m_limits.inactivity, m_limits.total}));
}

void HttpCall::watch()
{
    const auto active = [this] { m_lastActivity = m_clock.monotonic(); };
    connect(m_reply, &QNetworkReply::requestSent, this, [this, active] {
        m_requestSent = true;
        active();
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, active);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_connecting = true; });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_connecting = false; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, active);
    connect(m_reply, &QNetworkReply::readyRead, this, [this, active] {
        active();
        readSome();
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_tlsProblem = errors.isEmpty() ? QString() : errors.first().errorString();
        m_tlsCode = certificateCode(errors);
    });
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::conclude);
    // The manager takes its replies with it. Queued: nobody is called back from its destructor.
    connect(
        m_reply, &QObject::destroyed, this, [this] { fail(Error::Kind::Cancelled, {}, {}); },
        Qt::QueuedConnection);
}

void HttpCall::readSome()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_limits.bodyBytes)
        fail(Error::Kind::BadReply, FailureCode::answerTooLarge,
             u"more than %1 bytes"_s.arg(m_limits.bodyBytes));
}

void HttpCall::conclude()
{
    readSome();
    if (isFinished())
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_reply->error() != QNetworkReply::NoError && !repeatsStatus(m_reply->error(), status)) {
        failAsReplied(status);
        return;
    }
    HttpReply reply;
    reply.status = status;
    const auto headers = m_reply->rawHeaderPairs();
    for (const auto &[name, value] : headers)
        reply.headers.append({name, value});
    reply.body = std::move(m_body);
    reply.sentAt = m_sentAt;
    reply.receivedAt = m_clock.utcNow();
    if (!reply.isWhole()) {
        const QByteArray coding = reply.header("content-encoding");
        const bool packed = !coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0;
        fail(Error::Kind::BadReply, packed ? FailureCode::answerCoded : FailureCode::answerCut,
             u"the body does not have the length or coding that was announced"_s);
        return;
    }
    finish(std::move(reply));
}

void HttpCall::failAsReplied(int status)
{
    const auto kind = kindOfFailure();
    if (kind == Error::Kind::Tls)
        return fail(kind, m_tlsCode, m_tlsProblem.isEmpty() ? m_reply->errorString() : m_tlsProblem,
                    certificateNames(m_reply->sslConfiguration().peerCertificateChain()));
    if (isRefusedRedirect(status)) {
        HttpReply reply;
        reply.status = status;
        reply.headers = m_reply->rawHeaderPairs();
        return finish(std::move(reply));
    }
    auto code = kind == Error::Kind::BadReply ? FailureCode::answerNotHttp : QLatin1StringView();
    if (kind == Error::Kind::Offline)
        code = offlineCode(*m_reply);
    fail(kind, code, m_reply->errorString(), m_request.url.host());
}

//! Even without following it Qt prepares to send the body again, fails and drops the rest of the answer.
bool HttpCall::isRefusedRedirect(int status) const
{
    return m_reply->error() == QNetworkReply::ContentReSendError && (status == 307 || status == 308);
}

Error::Kind HttpCall::kindOfFailure() const
{
    using Reply = QNetworkReply;
    const auto error = m_reply->error();
    const auto isOneOf = [error](std::initializer_list<Reply::NetworkError> set) {
        return std::find(set.begin(), set.end(), error) != set.end();
    };
    if (error == Reply::SslHandshakeFailedError)
        return Error::Kind::Tls;
    if (isOneOf({Reply::ConnectionRefusedError, Reply::HostNotFoundError, Reply::TemporaryNetworkFailureError,
                 Reply::NetworkSessionFailedError, Reply::ProxyConnectionRefusedError,
                 Reply::ProxyConnectionClosedError, Reply::ProxyNotFoundError, Reply::ProxyTimeoutError,
                 Reply::ProxyAuthenticationRequiredError, Reply::UnknownProxyError}))
        return Error::Kind::Offline;
    if (isOneOf({Reply::ProtocolFailure, Reply::ProtocolUnknownError, Reply::ProtocolInvalidOperationError}))
        return Error::Kind::BadReply;
    if (error == Reply::TimeoutError)
        return Error::Kind::Timeout;
    if (isOneOf({Reply::RemoteHostClosedError, Reply::ContentReSendError}) || mayHaveLeft())
        return Error::Kind::ConnectionLost;
    return Error::Kind::Offline;
}

void HttpCall::fail(Error::Kind kind, QLatin1StringView code, const QString &message, const QString &detail)
{
    Error error;
    error.kind = kind;
    error.code = code;
    error.message = message;
    error.detail = detail;
    stopReply();
    const bool unconnected = kind == Error::Kind::Offline || kind == Error::Kind::Tls;
    if (unconnected && m_request.body.isEmpty())
        m_requestSent = false;
    // A connection that closes may have carried the request before Qt could say so.
    error.requestSent = m_requestSent || kind == Error::Kind::ConnectionLost || kind == Error::Kind::BadReply;
    finish(std::move(error));
}

void HttpCall::abort()
{
    stopReply();
}

void HttpCall::finishWith(Error error)
{
    error.requestSent = m_requestSent;
    finish(std::move(error));
}

bool HttpCall::mayHaveLeft() const
{
    if (m_requestSent || (m_outgoing && m_outgoing->bytesAvailable() < m_request.body.size()))
        return true;
    // Of a body without bytes Qt never says that it was sent: with the connection the request is gone.
    return m_request.body.isEmpty() && m_reply && !(m_connecting && m_request.url.scheme() == "https"_L1);
}

void HttpCall::stopReply()
{
    m_requestSent = mayHaveLeft();
    if (!m_reply)
        return;
    // The reply stays the manager's child: we may be deleted from within one of its signals.
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void HttpCall::armTimer(std::chrono::milliseconds duration)
{
    m_clock.after(std::max(duration, std::chrono::milliseconds(1)), this, [this] { onTimer(); });
}

void HttpCall::onTimer()
{
    if (isFinished())
        return;
    const auto now = m_clock.monotonic();
    const auto patience = mayHaveLeft() ? m_limits.inactivity : m_limits.connect;
    const auto left = std::min<std::chrono::nanoseconds>(m_lastActivity + patience - now,
                                                         m_startedAt + m_limits.total - now);
    if (left > std::chrono::nanoseconds::zero())
        armTimer(std::chrono::ceil<std::chrono::milliseconds>(left));
    else
        fail(Error::Kind::Timeout, {}, {}, m_request.url.host());
}

} // namespace Hubwarden
