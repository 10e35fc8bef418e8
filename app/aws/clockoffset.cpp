// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/clockoffset.h"

#include <QLocale>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

//! As in the SDK for Kotlin; services tolerate 5 or 15 minutes.
constexpr milliseconds threshold = std::chrono::minutes(4);

} // namespace

QDateTime ClockOffsets::signingTime(const QString &host, const QDateTime &utcNow) const
{
    return utcNow.addMSecs(of(host).count());
}

bool ClockOffsets::learn(const QString &host, const Error &error, const Exchange &exchange)
{
    const bool definite = error.kind == Error::Kind::ClockSkew;
    if (!error.serverTime.isValid() || (!definite && !mayBeClockSkew(error)))
        return false;
    const QDateTime middle = exchange.sentAt.addMSecs(exchange.sentAt.msecsTo(exchange.receivedAt) / 2);
    const milliseconds measured(middle.msecsTo(error.serverTime));
    if (!definite && std::chrono::abs(measured - of(host)) <= threshold)
        return false;
    m_offsets.insert(host, measured);
    return true;
}

QDateTime parseHttpDate(const QByteArray &text)
{
    QDateTime time
        = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

bool mayBeClockSkew(const Error &error)
{
    return error.code == "InvalidSignatureException"_L1 || error.code == "SignatureDoesNotMatch"_L1
           || error.code == "AuthFailure"_L1;
}

} // namespace Hubwarden
