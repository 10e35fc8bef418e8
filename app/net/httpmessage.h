// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QUrl>

namespace Hubwarden {

//! Header fields in the order of sending.
using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

//! One request exactly as it goes on the wire: the URL's encoded text and the body's bytes are what was signed.
struct HttpRequest
{
    QByteArray method;
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
};

//! One whole answer, whatever its status.
struct HttpReply
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    QDateTime sentAt;     //!< UTC, when the request left
    QDateTime receivedAt; //!< UTC, when the answer was whole

    //! The first field of that name (any case), trimmed; empty if there is none.
    QByteArray header(QByteArrayView name) const;
    //! False: there is no status, the body is coded, or it does not have the length that was announced.
    bool isWhole() const;
};

} // namespace Hubwarden
