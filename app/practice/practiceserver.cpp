// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceserver.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

PracticeServer::PracticeServer(Clock &clock, PracticeHandler handler, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_handler(std::move(handler))
{
    // A proxy that the program uses elsewhere could be asked to listen for it.
    m_server.setProxy(QNetworkProxy::NoProxy);
    m_server.setListenBacklogSize(static_cast<int>(mostConnections));
    connect(&m_server, &QTcpServer::newConnection, this, &PracticeServer::accept);
}

Result<Done> PracticeServer::listen()
{
    if (m_server.listen(QHostAddress(QHostAddress::LocalHost), 0))
        return Done();
    return Error{.kind = Error::Kind::Offline, .message = m_server.errorString()};
}

QUrl PracticeServer::url() const
{
    QUrl url;
    if (m_server.isListening()) {
        url.setScheme(u"http"_s);
        url.setHost(m_server.serverAddress().toString());
        url.setPort(m_server.serverPort());
    }
    return url;
}

qsizetype PracticeServer::connections() const
{
    return findChildren<PracticeConnection *>(Qt::FindDirectChildrenOnly).size();
}

void PracticeServer::accept()
{
    while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
        if (connections() < mostConnections) {
            new PracticeConnection(socket, m_clock, m_handler, this);
        } else {
            socket->abort();
            socket->deleteLater();
        }
    }
}

} // namespace Hubwarden
