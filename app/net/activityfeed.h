// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <chrono>
#include <optional>

namespace Hubwarden {

//! One request that left the program, without anything secret: no query, no headers, no body.
struct ActivityEntry
{
    QDateTime time;  //!< UTC, when the request left
    QString account; //!< as shown to people; empty if not known
    QString region;
    QString method;
    QString host;
    QString path;
    QString operation;
    int attempt = 1;
    int status = 0; //!< 0: no answer
    std::optional<Error::Kind> failure;
    std::chrono::milliseconds duration{0};
    QString requestId;
};

//! Announces every request of the program to whoever wants to show it.
class ActivityFeed : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void added(const Hubwarden::ActivityEntry &entry);
    //! A server's clock is so far from this computer's that requests to it are signed by its time from now on. UTC.
    void clockDiffers(const QDateTime &serverTime, const QDateTime &localTime);
};

} // namespace Hubwarden
