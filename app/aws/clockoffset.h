// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"

#include <QDateTime>
#include <QHash>

#include <chrono>

namespace Hubwarden {

//! When a request left and its answer was whole, by this computer's clock, UTC.
struct Exchange
{
    QDateTime sentAt;
    QDateTime receivedAt;
};

//! How far each host's clock is ahead of this computer's, as learnt from refusals; for one run, never saved.
class ClockOffsets
{
public:
    //! Zero for a host that never complained.
    std::chrono::milliseconds of(const QString &host) const { return m_offsets.value(host); }
    QDateTime signingTime(const QString &host, const QDateTime &utcNow) const;

    //! Learns from an error. True: the offset has changed, so the request is worth one more signature.
    bool learn(const QString &host, const Error &error, const Exchange &exchange);

private:
    QHash<QString, std::chrono::milliseconds> m_offsets;
};

//! UTC from a Date header ("Mon, 23 Nov 2026 09:15:00 GMT"); null if it is none.
QDateTime parseHttpDate(const QByteArray &text);

//! True for errors that a wrong clock may cause, but other things as well.
bool mayBeClockSkew(const Error &error);

} // namespace Hubwarden
