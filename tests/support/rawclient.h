// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QTcpSocket>
#include <QUrl>

namespace Hubwarden {

//! Sends bytes as they are and cuts what comes back into answers.
class RawClient final
{
public:
    struct Answer
    {
        int status = 0;
        QByteArray head;
        QByteArray body;
    };

    explicit RawClient(const QUrl &server)
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
        m_socket.connectToHost(server.host(), static_cast<quint16>(server.port()));
    }

    //! Before the connection stands, too.
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void flush() { m_socket.flush(); }
    const QList<Answer> &answers() const { return m_answers; }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

private:
    void read()
    {
        m_unread += m_socket.readAll();
        while (true) {
            const qsizetype end = m_unread.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            const QByteArray head = m_unread.first(end + 2);
            const qsizetype length = head.indexOf("Content-Length: ") + 16;
            const qsizetype size = head.sliced(length, head.indexOf('\r', length) - length).toLongLong();
            if (m_unread.size() < end + 4 + size)
                return;
            m_answers.append({head.sliced(9, 3).toInt(), head, m_unread.sliced(end + 4, size)});
            m_unread.remove(0, end + 4 + size);
        }
    }

    QTcpSocket m_socket;
    QByteArray m_unread;
    QList<Answer> m_answers;
};

} // namespace Hubwarden
