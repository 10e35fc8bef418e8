// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>

class QSslCertificate;
class QSslError;

namespace Hubwarden {

//! The code for why a certificate was not accepted; empty if the reason is none of those that have one.
//!
//! Of several doubts the one that tells most: who vouches, then whether it is in its time, then for whom.
QLatin1StringView certificateCode(const QList<QSslError> &errors);

//! Who issued the topmost certificate that was shown and, on the next line, whom the first one is made out to.
QString certificateNames(const QList<QSslCertificate> &chain);

//! The code for what a proxy did, from Qt's words; empty if they name no proxy.
//!
//! Most of what a proxy says no with comes as an unknown error.
QLatin1StringView proxyCode(const QString &words);

} // namespace Hubwarden
