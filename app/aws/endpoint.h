// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "app/base/result.h"

#include <QMap>
#include <QUrl>

#include <optional>

namespace Hubwarden {

//! The AWS services that the program knows how to reach.
enum class Service { SecurityHub, Sts, Account, Organizations, Ec2, Sso, SsoOidc, Signin };

//! The words after "AWS_ENDPOINT_URL_", for example "SSO_OIDC".
QLatin1StringView variableSuffix(Service service);

//! A setting's value and where it came from, for display: the name of a variable, or of a file and section.
template<typename T>
struct Sourced
{
    T value{};
    QString source;

    bool operator==(const Sourced &) const = default;
};

//! What a person or an environment asked for in place of AWS's ordinary addresses; values as given, unchecked.
struct EndpointSettings
{
    Sourced<bool> fips;
    Sourced<bool> dualStack;
    QMap<Service, Sourced<QString>> overrides; //!< a general override stands here for every service

    bool operator==(const EndpointSettings &) const = default;
};

//! Where a service's requests go and how they are signed.
struct Endpoint
{
    QUrl url; //!< no trailing slash: the operation's path is appended
    RegionName signingRegion;
    QByteArray signingName;
    QString overrideSource; //!< empty: an address of AWS's

    bool isOverridden() const { return !overrideSource.isEmpty(); }
    bool operator==(const Endpoint &) const = default;
};

//! Why an override was refused: the `code` of the Error. Its `detail` names the variable to look at.
namespace EndpointRefusal {
using namespace Qt::StringLiterals;
constexpr QLatin1StringView notAnAddress = "OverrideNotAnAddress"_L1; //!< not an absolute http or https URL
constexpr QLatin1StringView plainHttp = "OverridePlainHttp"_L1;       //!< http to another computer
constexpr QLatin1StringView extraParts = "OverrideExtraParts"_L1;     //!< user, password, query or fragment
constexpr QLatin1StringView incomplete = "OverrideIncomplete"_L1; //!< STS without Security Hub or the reverse
} // namespace EndpointRefusal

//! Reads AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE>, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, AWS_USE_FIPS_ENDPOINT
//! and AWS_USE_DUALSTACK_ENDPOINT among the given variables, as the SDKs do; others are ignored.
EndpointSettings endpointSettings(const QMap<QString, QString> &variables);

//! Errors: Configuration, with the SDKs' own words as message where they have any.
Result<Endpoint> resolveEndpoint(Service service, const std::optional<RegionName> &region,
                                 const EndpointSettings &settings);

} // namespace Hubwarden
