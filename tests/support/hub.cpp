// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/hub.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QUrl>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20000; // milliseconds

QJsonValue parsed(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0); // takes what is no object, too
}

} // namespace

Hub::Hub(const QJsonObject &scenario)
{
    QFile file(m_folder.filePath(u"scenario.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(scenario).toJson()) < 0)
        qFatal("%s", qPrintable(file.errorString()));
    file.close();
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Debian's own python3, which has python3-botocore.
    m_process.start(u"/usr/bin/python3"_s,
                    {QStringLiteral(HUBWARDEN_HUB), u"--scenario"_s, file.fileName(), u"--until-eof"_s});
    while (m_process.waitForReadyRead(patience) && !m_process.canReadLine()) {
    }
    const QJsonObject start = parsed(m_process.readLine()).toObject();
    m_url = start.value("url"_L1).toString();
    if (m_url.isEmpty())
        qFatal("hub.py does not run; it needs python3-botocore");
    for (const QJsonValue &account : start.value("accounts"_L1).toArray())
        m_keys.append({account["id"_L1].toString(), account["accessKeyId"_L1].toString(),
                       account["secretAccessKey"_L1].toString().toLatin1(),
                       account["sessionToken"_L1].toString().toLatin1(), account["arn"_L1].toString()});
}

Hub::~Hub()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patience);
}

EndpointSettings Hub::endpoints() const
{
    return endpointSettings({{u"AWS_ENDPOINT_URL"_s, m_url}});
}

QList<QJsonObject> Hub::requests(const QString &operation) const
{
    QList<QJsonObject> requests;
    for (const QJsonValue &one : control("GET", "log").toArray()) {
        if (operation.isEmpty() || one["operation"_L1].toString() == operation)
            requests.append(one.toObject());
    }
    return requests;
}

qsizetype Hub::looks(const QString &account, const QString &region) const
{
    const QList<QJsonObject> pages = requests(u"ListInvitations"_s);
    return std::count_if(pages.cbegin(), pages.cend(), [&](const QJsonObject &page) {
        return !page["query"_L1].toString().contains("NextToken"_L1)
               && (account.isEmpty() || page["account"_L1] == account)
               && (region.isEmpty() || page["region"_L1] == region);
    });
}

bool Hub::isClean() const
{
    const QJsonValue failures = control("GET", "selfcheck");
    return failures.isArray() && failures.toArray().isEmpty();
}

void Hub::post(const QByteArray &name, const QJsonObject &data) const
{
    control("POST", name, QJsonDocument(data).toJson(QJsonDocument::Compact));
}

QJsonValue Hub::control(const QByteArray &method, const QByteArray &name, const QByteArray &body) const
{
    const QUrl url(m_url);
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForConnected(patience))
        qFatal("hub.py: %s", qPrintable(socket.errorString()));
    socket.write(method + " /_hub/" + name + " HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    do
        answer += socket.readAll();
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(patience));
    answer += socket.readAll();
    if (!answer.startsWith("HTTP/1.1 200 "))
        qFatal("hub.py, %s: %s", name.constData(), answer.constData());
    return parsed(answer.mid(answer.indexOf("\r\n\r\n") + 4));
}

} // namespace Hubwarden
