// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceconnection.h"

#include <QLocale>
#include <QTcpSocket>

#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! What the other side does not read is not piled up here.
constexpr qint64 mostUnsent = 1024 * 1024;
constexpr qint64 mostUnread = 64 * 1024;

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return status < 500 ? "Error" : "Internal Server Error";
    }
}

QByteArray httpDate(const QDateTime &utc)
{
    return QLocale::c().toString(utc, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

PracticeConnection::PracticeConnection(QTcpSocket *socket, Clock &clock, const PracticeHandler &handler,
                                       QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_clock(clock)
    , m_handler(handler)
    , m_restedAt(clock.monotonic())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(mostUnread);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &PracticeConnection::work);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &PracticeConnection::work);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    watch();
    work();
}

void PracticeConnection::work()
{
    if (m_state == State::Ending)
        m_socket->readAll();
    while (m_state == State::Reading && m_socket->bytesToWrite() < mostUnsent) {
        if (const auto request = m_parser.next()) {
            answer(*request);
        } else if (const auto fault = m_parser.fault()) {
            refuse(*fault);
        } else {
            if (m_socket->bytesAvailable() == 0)
                return;
            if (m_parser.atRest())
                m_restedAt = m_clock.monotonic();
            m_parser.feed(m_socket->readAll());
        }
    }
}

void PracticeConnection::answer(const ReceivedRequest &request)
{
    const PracticeAnswer answer = m_handler(request);
    if (answer.delay.count() == 0) {
        send(answer, request.keepAlive);
        return;
    }
    m_state = State::Waiting;
    m_clock.after(answer.delay, this, [this, answer, keepAlive = request.keepAlive] {
        m_state = State::Reading;
        send(answer, keepAlive);
        work();
    });
}

void PracticeConnection::send(const PracticeAnswer &answer, bool keepAlive)
{
    write(answer, keepAlive);
    if (keepAlive)
        return;
    m_state = State::Ending;
    m_socket->disconnectFromHost();
}

void PracticeConnection::write(const PracticeAnswer &answer, bool keepAlive)
{
    QByteArray bytes
        = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status) + "\r\n";
    const auto add = [&bytes](const QByteArray &name, const QByteArray &value) {
        bytes += name + ": " + value + "\r\n";
    };
    add("Date", httpDate(m_clock.utcNow()));
    for (const auto &[name, value] : answer.headers)
        add(name, value);
    add("Content-Length", QByteArray::number(answer.body.size()));
    add("Connection", keepAlive ? "keep-alive" : "close");
    m_socket->write(bytes + "\r\n" + answer.body);
    m_restedAt = m_clock.monotonic();
}

void PracticeConnection::refuse(HttpParser::Fault fault)
{
    PracticeAnswer answer;
    answer.status = HttpParser::statusOf(fault);
    answer.headers = {{"Content-Type", "text/plain"}};
    write(answer, false);
    m_state = State::Ending;
    m_socket->readAll();
    // Closing while the rest still comes would reset the connection, and the answer could be lost with it.
    m_clock.after(std::chrono::seconds(1), this, [this] { m_socket->disconnectFromHost(); });
}

void PracticeConnection::watch()
{
    const bool resting = m_state == State::Reading && m_parser.atRest() && m_socket->bytesToWrite() == 0;
    const std::chrono::nanoseconds limit = resting ? std::chrono::nanoseconds(rest) : patience;
    if (m_state != State::Waiting && m_clock.monotonic() - m_restedAt >= limit) {
        m_socket->abort();
        return;
    }
    m_clock.after(patience, this, [this] { watch(); });
}

} // namespace Hubwarden
