// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/net/httpmessage.h"
#include "app/practice/httpparser.h"

#include <QList>
#include <QSslConfiguration>
#include <QString>
#include <QTcpServer>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace Hubwarden {

//! What the server does with one request: bytes, exactly as they go on the wire, and what follows them.
struct Behaviour
{
    enum class Then {
        KeepOpen,
        Close,
        Reset, //!< as a firewall does: whatever was not read yet is lost on the other side
    };

    QByteArray bytes;
    Then then = Then::KeepOpen;
    bool beforeReading = false; //!< at once when the connection is accepted; nothing is read from it
    QByteArray drops;           //!< sent after the bytes, one by one
    std::chrono::milliseconds perDrop{0};

    static Behaviour answer(int status, const HttpHeaders &headers = {}, const QByteArray &body = "{}");
    static Behaviour chunked(const QList<QByteArray> &chunks);
    static Behaviour redirect(const QUrl &to);
    static Behaviour basicChallenge();
    static Behaviour closeBeforeReading();
    static Behaviour closeAfterReading();
    static Behaviour resetBeforeReading();
    static Behaviour resetAfterReading();
    static Behaviour hang();
    //! Bytes that need not be HTTP.
    static Behaviour raw(const QByteArray &bytes, Then then = Then::Close);
    //! Then sends these bytes one by one.
    Behaviour thenDripping(const QByteArray &single, std::chrono::milliseconds between) const;
    //! Closes the connection after `count` bytes; negative: that many before the end.
    Behaviour cutAt(qsizetype count) const;
};

//! An HTTP/1.1 server on 127.0.0.1 that behaves as it is told, request by request, and remembers all it received.
class FaultServer final : public QTcpServer
{
    Q_OBJECT

public:
    //! Listens at once, on a port of the system's choice.
    explicit FaultServer(QObject *parent = nullptr);

    //! Speaks TLS from the next connection on, with a certificate of tests/data/tls.
    bool useTls(const QString &certificateName);
    //! The next requests get these in order; the last one is repeated for ever.
    void script(QList<Behaviour> behaviours) { m_script = std::move(behaviours); }

    //! http or https, 127.0.0.1 and the port, with this encoded path and query.
    QUrl url(const QByteArray &encodedTarget = "/") const;

    //! Each whole request, byte by byte. What a strict server cannot read stays without an answer.
    const QList<QByteArray> &requests() const { return m_requests; }
    int connections() const { return m_connections; }
    //! Every byte received on any connection, decrypted if it is TLS.
    const QByteArray &received() const { return m_received; }
    //! Connections that the other side has closed.
    int closedByPeer() const { return m_closedByPeer; }

    static QString certificatePath(const QString &name);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    //! What a connection has brought since its last whole request.
    struct Unread
    {
        HttpParser parser;
        QByteArray bytes;
    };

    Behaviour next();
    void read(QTcpSocket *socket);
    void readAsProxy(QTcpSocket *socket);
    void perform(QTcpSocket *socket, const Behaviour &behaviour);
    void drip(QTcpSocket *socket, Behaviour behaviour);

    std::optional<QSslConfiguration> m_tls;
    QList<Behaviour> m_script;
    QHash<QTcpSocket *, Unread> m_unread;
    QList<QByteArray> m_requests;
    QByteArray m_received;
    int m_connections = 0;
    int m_closedByPeer = 0;
};

//! The value of a header field in a raw request; a null array if the field is not there.
QByteArray headerOf(const QByteArray &request, const QByteArray &name);
//! What follows the empty line.
QByteArray bodyOf(const QByteArray &request);

} // namespace Hubwarden
