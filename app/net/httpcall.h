// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/job.h"
#include "app/net/httpmessage.h"

#include <QPointer>
#include <QSslConfiguration>

#include <chrono>

class QIODevice;
class QNetworkAccessManager;
class QNetworkReply;

namespace Hubwarden {

//! How long a call may take, and how much it may bring.
struct HttpLimits
{
    std::chrono::milliseconds connect = std::chrono::seconds(10);    //!< until the request has left
    std::chrono::milliseconds inactivity = std::chrono::seconds(30); //!< without a byte
    std::chrono::milliseconds total = std::chrono::seconds(60);
    qsizetype bodyBytes = 16 * 1024 * 1024;
};

//! Sends one request exactly once and brings its whole answer, whatever the HTTP status; of a 307 or 308 the head.
//!
//! No redirects, cookies, cache, HTTP/2, content codings or silent repetition; TLS errors always end the call.
//! Errors: Offline, Tls, Timeout, ConnectionLost, BadReply; Configuration for a URL that is not http(s) or holds a
//! password; Cancelled also when the manager is deleted. Error::requestSent says whether the server may have it.
class HttpCall final : public JobOf<HttpReply>
{
public:
    HttpCall(QNetworkAccessManager &network, Clock &clock, QSslConfiguration tls, HttpRequest request,
             HttpLimits limits, QObject *parent);
    ~HttpCall() override;

    //! True once the server may have (part of) the request.
    bool mayHaveLeft() const;

private:
    void run() override;
    void abort() override;
    void finishWith(Error error) override;
    void watch();
    void readSome();
    void conclude();
    void failAsReplied(int status);
    void fail(Error::Kind kind, QLatin1StringView code, const QString &message, const QString &detail = {});
    Error::Kind kindOfFailure() const;
    bool isRefusedRedirect(int status) const;
    void armTimer(std::chrono::milliseconds duration);
    void onTimer();
    void stopReply();

    QPointer<QNetworkAccessManager> m_network;
    Clock &m_clock;
    QSslConfiguration m_tls;
    HttpRequest m_request;
    HttpLimits m_limits;
    QPointer<QNetworkReply> m_reply;
    QPointer<QIODevice> m_outgoing; // the reply's child
    QByteArray m_body;
    QString m_tlsProblem;
    QLatin1StringView m_tlsCode;
    QDateTime m_sentAt;
    std::chrono::nanoseconds m_startedAt{};
    std::chrono::nanoseconds m_lastActivity{};
    bool m_connecting = false; //!< a new connection that is not encrypted yet
    bool m_requestSent = false;
};

} // namespace Hubwarden
