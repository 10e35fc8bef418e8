// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/net/httpmessage.h"

#include <QByteArrayView>

namespace Hubwarden {

//! A request in the one form that both ends hash for Signature Version 4.
struct CanonicalRequest
{
    QByteArray text;
    QByteArray signedHeaders; //!< names in lower case, joined with ';'

    bool operator==(const CanonicalRequest &) const = default;
};

//! The path's dot and empty segments are resolved, and it is encoded a second time (every service but S3).
//! Headers that a proxy or the network layer sets or changes are left out; host comes from the URL if not set.
CanonicalRequest canonicalRequest(const HttpRequest &request, QByteArrayView payloadHash);

//! Lower-case hex SHA-256 of the body, or what an X-Amz-Content-SHA256 header says.
QByteArray payloadHash(const HttpRequest &request);

} // namespace Hubwarden
