// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/net/httpcall.h"
#include "tests/support/faultserver.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QPointer>
#include <QTest>

#include <memory>
#include <optional>

namespace Hubwarden {

inline HttpRequest post(const QUrl &url, const QByteArray &body = "{\"a\":1}")
{
    return {"POST", url, {{"Content-Type", "application/json"}, {"Authorization", "AWS4 secret"}}, body};
}

inline HttpRequest get(const QUrl &url)
{
    return {"GET", url, {{"Authorization", "AWS4 secret"}}, {}};
}

//! Makes calls through one manager and keeps the outcome of the last.
class CallProbe
{
public:
    explicit CallProbe(Clock *clock = nullptr)
    {
        network->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        if (clock)
            m_clock = clock;
    }

    //! Lets Qt's network thread close its connections: it leaks their certificates if it is stopped while it does.
    ~CallProbe()
    {
        if (network)
            network->clearConnectionCache();
        QTest::qWait(10);
    }
    Q_DISABLE_COPY_MOVE(CallProbe)

    HttpCall *start(const HttpRequest &request)
    {
        outcome.reset();
        auto *call = new HttpCall(*network, *m_clock, tls, request, limits, owner.get());
        call->onFinished(&context, [this](const Result<HttpReply> &result) {
            ++callbacks;
            outcome.emplace(result);
        });
        call->start();
        return call;
    }

    //! Runs a call to its end.
    Result<HttpReply> run(const HttpRequest &request)
    {
        start(request);
        if (!QTest::qWaitFor([this] { return outcome.has_value(); }, 20000))
            qFatal("the call did not end");
        return *outcome;
    }

    std::unique_ptr<QNetworkAccessManager> network = std::make_unique<QNetworkAccessManager>();
    std::unique_ptr<QObject> owner = std::make_unique<QObject>();
    QObject context;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    HttpLimits limits;
    std::optional<Result<HttpReply>> outcome;
    int callbacks = 0;

private:
    SystemClock m_systemClock;
    Clock *m_clock = &m_systemClock;
};

} // namespace Hubwarden
