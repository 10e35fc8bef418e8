// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"
#include "app/practice/practiceconnection.h"

#include <QTcpServer>
#include <QUrl>

namespace Hubwarden {

//! An HTTP/1.1 server on 127.0.0.1 and nowhere else.
class PracticeServer final : public QObject
{
    Q_OBJECT

public:
    //! One more is closed at once.
    static constexpr qsizetype mostConnections = 256;

    PracticeServer(Clock &clock, PracticeHandler handler, QObject *parent = nullptr);

    //! On a port of the system's choice. Error: Offline.
    Result<Done> listen();
    //! http://127.0.0.1:port, without a path; empty before listen().
    QUrl url() const;
    qsizetype connections() const;

private:
    void accept();

    Clock &m_clock;
    PracticeHandler m_handler;
    QTcpServer m_server;
};

} // namespace Hubwarden
