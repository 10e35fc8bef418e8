// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/endpoint.h"
#include "app/base/clock.h"
#include "app/profiles/endpointapproval.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

namespace Hubwarden {

//! Lets calls through only to AWS, or to an endpoint that the person has confirmed.
class EndpointGate final : public QObject
{
    Q_OBJECT

public:
    //! `brokenSettings`: why no request can be made at all, for example an unusable proxy.
    EndpointGate(EndpointApproval &approvals, Clock &clock, const EndpointSettings &settings,
                 std::optional<Error> brokenSettings, QWidget *window);

    //! Calls `then` at once or after the person's yes; not at all after a no. Problems go to refused().
    void pass(QObject *context, std::function<void()> then);

    //! Host and port that are used instead of AWS's; empty: AWS.
    QString foreignHost() const { return m_host; }
    //! The variable it came from.
    QString foreignSource() const { return m_source; }

Q_SIGNALS:
    void refused(const Hubwarden::Error &error);
    //! The person said no.
    void declined();

private:
    void ask(QObject *context, std::function<void()> then);

    EndpointApproval &m_approvals;
    Clock &m_clock;
    QPointer<QWidget> m_window;
    std::optional<Error> m_problem;
    QString m_url;
    QString m_host;
    QString m_source;
};

} // namespace Hubwarden
