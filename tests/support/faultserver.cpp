// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/faultserver.h"

#include <QFile>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Closes with RST in place of FIN.
void reset(QTcpSocket &socket)
{
    const linger atOnce{1, 0};
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<const char *>(&atOnce), sizeof atOnce);
#else
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
#endif
    socket.abort();
}

} // namespace

Behaviour Behaviour::answer(int status, const HttpHeaders &headers, const QByteArray &body)
{
    Behaviour out;
    out.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Words\r\n";
    bool stated = false;
    for (const auto &[name, value] : headers) {
        out.bytes += name + ": " + value + "\r\n";
        stated = stated || name.compare("content-length", Qt::CaseInsensitive) == 0;
    }
    if (!stated)
        out.bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    out.bytes += "\r\n" + body;
    return out;
}

Behaviour Behaviour::chunked(const QList<QByteArray> &chunks)
{
    Behaviour out;
    out.bytes = "HTTP/1.1 200 Words\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const QByteArray &chunk : chunks)
        out.bytes += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    out.bytes += "0\r\n\r\n";
    return out;
}

Behaviour Behaviour::redirect(const QUrl &to)
{
    return answer(307, {{"Location", to.toEncoded()}}, {});
}

Behaviour Behaviour::basicChallenge()
{
    return answer(401, {{"WWW-Authenticate", "Basic realm=\"test\""}}, "{\"message\":\"who?\"}");
}

Behaviour Behaviour::closeBeforeReading()
{
    Behaviour out;
    out.then = Then::Close;
    out.beforeReading = true;
    return out;
}

Behaviour Behaviour::closeAfterReading()
{
    return raw({}, Then::Close);
}

Behaviour Behaviour::resetBeforeReading()
{
    Behaviour out = closeBeforeReading();
    out.then = Then::Reset;
    return out;
}

Behaviour Behaviour::resetAfterReading()
{
    return raw({}, Then::Reset);
}

Behaviour Behaviour::hang()
{
    return raw({}, Then::KeepOpen);
}

Behaviour Behaviour::raw(const QByteArray &bytes, Then then)
{
    Behaviour out;
    out.bytes = bytes;
    out.then = then;
    return out;
}

Behaviour Behaviour::thenDripping(const QByteArray &single, std::chrono::milliseconds between) const
{
    Behaviour out = *this;
    out.drops = single;
    out.perDrop = between;
    return out;
}

Behaviour Behaviour::cutAt(qsizetype count) const
{
    Behaviour out = *this;
    out.bytes.truncate(count < 0 ? out.bytes.size() + count : count);
    out.then = Then::Close;
    return out;
}

FaultServer::FaultServer(QObject *parent)
    : QTcpServer(parent)
    , m_script{Behaviour::answer(200)}
{
    listen(QHostAddress::LocalHost, 0);
}

QString FaultServer::certificatePath(const QString &name)
{
    return QStringLiteral(HUBWARDEN_TEST_DATA "/tls/%1.pem").arg(name);
}

bool FaultServer::useTls(const QString &certificateName)
{
    QFile keyFile(QStringLiteral(HUBWARDEN_TEST_DATA "/tls/server.key"));
    const auto chain = QSslCertificate::fromPath(certificatePath(certificateName));
    if (!keyFile.open(QIODevice::ReadOnly) || chain.isEmpty())
        return false;
    QSslConfiguration tls;
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    tls.setLocalCertificateChain(chain);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_tls = tls;
    return true;
}

QUrl FaultServer::url(const QByteArray &encodedTarget) const
{
    return QUrl::fromEncoded((m_tls ? "https" : "http") + QByteArray("://127.0.0.1:")
                                 + QByteArray::number(serverPort()) + encodedTarget,
                             QUrl::StrictMode);
}

Behaviour FaultServer::next()
{
    return m_script.size() > 1 ? m_script.takeFirst() : m_script.first();
}

void FaultServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    QTcpSocket *socket = nullptr;
    if (m_tls) {
        auto *tlsSocket = new QSslSocket(this);
        tlsSocket->setSslConfiguration(*m_tls);
        socket = tlsSocket;
    } else {
        socket = new QTcpSocket(this);
    }
    socket->setSocketDescriptor(descriptor);
    if (m_script.first().beforeReading) {
        perform(socket, next());
        return;
    }
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_unread.remove(socket);
        ++m_closedByPeer;
        socket->deleteLater();
    });
    if (auto *tlsSocket = qobject_cast<QSslSocket *>(socket))
        tlsSocket->startServerEncryption();
}

void FaultServer::read(QTcpSocket *socket)
{
    const QByteArray bytes = socket->readAll();
    m_received += bytes;
    Unread &unread = m_unread[socket];
    unread.bytes += bytes;
    if (unread.bytes.startsWith("CONNECT "))
        return readAsProxy(socket);
    unread.parser.feed(bytes);
    const auto request = unread.parser.next();
    if (!request)
        return;
    m_requests.append(unread.bytes.left(request->wireSize));
    unread.bytes.remove(0, request->wireSize);
    perform(socket, next());
}

//! What a proxy is asked; a server's parser knows no such request.
void FaultServer::readAsProxy(QTcpSocket *socket)
{
    QByteArray &bytes = m_unread[socket].bytes;
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    m_requests.append(bytes.left(headEnd + 4));
    bytes.remove(0, headEnd + 4);
    perform(socket, next());
}

void FaultServer::perform(QTcpSocket *socket, const Behaviour &behaviour)
{
    socket->write(behaviour.bytes);
    if (!behaviour.drops.isEmpty()) {
        drip(socket, behaviour);
        return;
    }
    if (behaviour.then == Behaviour::Then::KeepOpen)
        return;
    socket->disconnect(this);
    m_unread.remove(socket);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (behaviour.then == Behaviour::Then::Reset) {
        socket->flush();
        return reset(*socket);
    }
    socket->disconnectFromHost(); // sends what is written first
}

void FaultServer::drip(QTcpSocket *socket, Behaviour behaviour)
{
    behaviour.bytes = behaviour.drops.left(1);
    behaviour.drops.remove(0, 1);
    QTimer::singleShot(behaviour.perDrop, socket, [this, socket, behaviour] { perform(socket, behaviour); });
}

QByteArray headerOf(const QByteArray &request, const QByteArray &name)
{
    const auto lines = request.left(request.indexOf("\r\n\r\n")).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray bodyOf(const QByteArray &request)
{
    return request.mid(request.indexOf("\r\n\r\n") + 4);
}

} // namespace Hubwarden
