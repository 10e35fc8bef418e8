// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/instance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 3s;
constexpr qint64 longestCall = 64LL * 1024;
constexpr char answer[] = "shown\n";

//! Made of the folder's true path: two ways to write it are one folder. On Unix it lies where only this user can write.
QString serverName(const QString &dataFolder)
{
    const QString path = QFileInfo(dataFolder).canonicalFilePath();
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QString name = u"hubwarden-"_s + QString::fromLatin1(hash.first(24));
#ifdef Q_OS_UNIX
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u'/' + name;
#else
    return name;
#endif
}

} // namespace

InstanceServer::InstanceServer(const QString &dataFolder, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_server(new QLocalServer(this))
{
    const QString name = serverName(dataFolder);
    QLocalServer::removeServer(name);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &InstanceServer::hear);
    // Without it later starts say that they cannot reach this window.
    m_server->listen(name);
}

void InstanceServer::hear()
{
    while (QLocalSocket *caller = m_server->nextPendingConnection()) {
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] { take(caller); });
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        m_clock.after(patience, caller, [caller] { caller->abort(); });
    }
}

void InstanceServer::take(QLocalSocket *caller)
{
    if (!caller->canReadLine()) {
        if (caller->bytesAvailable() > longestCall)
            caller->abort();
        return;
    }
    const QJsonObject call = QJsonDocument::fromJson(caller->readLine(longestCall)).object();
    QStringList files;
    const QJsonArray open = call.value("open"_L1).toArray();
    for (const QJsonValue &file : open)
        files.append(file.toString());
    files.removeAll(QString());
    caller->write(answer);
    caller->disconnectFromServer();
    Q_EMIT called(files);
}

InstanceCall::InstanceCall(const QString &dataFolder, const QStringList &files, Clock &clock, QObject *parent)
    : JobOf<Done>(parent)
    , m_dataFolder(dataFolder)
    , m_clock(clock)
    , m_socket(new QLocalSocket(this))
{
    for (const QString &file : files) // the other program has another current folder
        m_files.append(QFileInfo(file).absoluteFilePath());
}

void InstanceCall::run()
{
    connect(m_socket, &QLocalSocket::connected, this, [this] {
        const QJsonObject call{{u"open"_s, QJsonArray::fromStringList(m_files)}};
        m_socket->write(QJsonDocument(call).toJson(QJsonDocument::Compact) + '\n');
    });
    connect(m_socket, &QLocalSocket::readyRead, this, [this] {
        if (m_socket->canReadLine())
            finish(Done{});
    });
    connect(m_socket, &QLocalSocket::errorOccurred, this, [this] { fail(InstanceCode::unreachable); });
    m_clock.after(patience, this, [this] { fail(InstanceCode::silent); });
    m_socket->connectToServer(serverName(m_dataFolder));
}

void InstanceCall::fail(QLatin1StringView code)
{
    Error error;
    error.kind = Error::Kind::Conflict;
    error.code = code;
    error.detail = m_dataFolder;
    finish(std::move(error));
}

} // namespace Hubwarden
