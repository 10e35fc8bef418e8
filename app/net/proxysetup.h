// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"

#include <QHash>
#include <QList>
#include <QNetworkProxyFactory>
#include <QSslConfiguration>
#include <QString>

#include <memory>

namespace Hubwarden {

//! The variables of a process that matter to the network, by name.
using Environment = QHash<QString, QString>;

//! Chooses the proxy as the AWS SDKs do: HTTPS_PROXY (for https only) and NO_PROXY (either case) come before the
//! system's settings; loopback addresses are always reached directly.
//! Error Configuration: a proxy address that cannot be read, or a kind Qt cannot speak (https://); detail names the variable.
Result<std::unique_ptr<QNetworkProxyFactory>> proxyFactory(const Environment &environment);

//! True if the host is excluded by a NO_PROXY list: `*`, names with all their subdomains, addresses, CIDR ranges, with or without port.
bool bypassesProxy(const QString &host, int port, const QString &noProxy);

//! TLS settings: 1.2 or newer, the system's trust, or only the certificates of the PEM file if one is named.
//! The file replaces the system's trust, as in the SDKs. Error Configuration: unreadable or without a certificate.
Result<QSslConfiguration> tlsConfiguration(const QString &caBundlePath);

} // namespace Hubwarden
