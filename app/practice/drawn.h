// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace Hubwarden {

//! Texts like those that AWS makes up, from the system's random source.
namespace Drawn {

//! Capital letters and digits, as in access key IDs.
QString base32(qsizetype size);
//! Base64 of so many random bytes, with '+' and '/' in it: whoever does not encode them in a query is found out.
QByteArray opaque(qsizetype bytes);
//! 32 lower-case hexadecimal digits.
QString invitationId();
//! A UUID.
QByteArray requestId();

} // namespace Drawn

} // namespace Hubwarden
