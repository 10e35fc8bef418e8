// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/httpmessage.h"

#include <algorithm>

namespace Hubwarden {

QByteArray HttpReply::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.trimmed();
    }
    return {};
}

bool HttpReply::isWhole() const
{
    const QByteArray coding = header("content-encoding");
    if (!coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0)
        return false;
    // Whatever else is announced than a number, it cannot be this body's length.
    const QByteArray length = header("content-length");
    const bool digits
        = std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    return status > 0 && (length.isEmpty() || (digits && length.toLongLong() == body.size()));
}

} // namespace Hubwarden
