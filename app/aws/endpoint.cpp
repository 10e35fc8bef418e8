// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/endpoint.h"

#include "app/aws/partitions.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct ServiceFacts
{
    Service service;
    QLatin1StringView hostPrefix;
    QLatin1StringView signingName;
    QLatin1StringView variable;
    bool plainGovFips; //!< in GovCloud the plain host is the FIPS host
};

constexpr std::array<ServiceFacts, 8> services{{
    {Service::SecurityHub, "securityhub"_L1, "securityhub"_L1, "SECURITYHUB"_L1, false},
    {Service::Sts, "sts"_L1, "sts"_L1, "STS"_L1, true},
    {Service::Account, "account"_L1, "account"_L1, "ACCOUNT"_L1, false},
    {Service::Organizations, "organizations"_L1, "organizations"_L1, "ORGANIZATIONS"_L1, true},
    {Service::Ec2, "ec2"_L1, "ec2"_L1, "EC2"_L1, true},
    {Service::Sso, "portal.sso"_L1, "awsssoportal"_L1, "SSO"_L1, true},
    {Service::SsoOidc, "oidc"_L1, "sso-oauth"_L1, "SSO_OIDC"_L1, true},
    {Service::Signin, "signin"_L1, "signin"_L1, "SIGNIN"_L1, false},
}};

enum class Variant { Plain, Fips, DualStack, FipsDualStack };

struct Address
{
    QString host;
    RegionName signingRegion;
};

const ServiceFacts &factsOf(Service service)
{
    return *std::ranges::find(services, service, &ServiceFacts::service);
}

Variant variantOf(bool fips, bool dualStack)
{
    if (fips)
        return dualStack ? Variant::FipsDualStack : Variant::Fips;
    return dualStack ? Variant::DualStack : Variant::Plain;
}

//! <prefix>[-fips].<region>.<suffix>
QString regionalHost(const ServiceFacts &facts, const RegionName &region, Variant variant)
{
    const Partition &partition = partitionOf(region);
    const bool plainGov = variant == Variant::Fips && facts.plainGovFips && partition.id == "aws-us-gov"_L1;
    const bool fips = (variant == Variant::Fips || variant == Variant::FipsDualStack) && !plainGov;
    const bool dualStack = variant == Variant::DualStack || variant == Variant::FipsDualStack;
    return facts.hostPrefix + (fips ? "-fips."_L1 : "."_L1) + region.toString() + u'.'
           + (dualStack ? partition.dualStackSuffix : partition.dnsSuffix);
}

QString signinHost(const ServiceFacts &facts, const RegionName &region, Variant variant)
{
    const Partition &partition = partitionOf(region);
    if (variant == Variant::Plain)
        return region.toString() + u'.' + partition.signinSuffix;
    if (variant == Variant::Fips && partition.id == "aws-us-gov"_L1) {
        const QString host = u"signin-fips.amazonaws-us-gov.com"_s;
        return region.toString() == partition.globalRegion ? host : region.toString() + u'.' + host;
    }
    return regionalHost(facts, region, variant);
}

//! True for calls that go to the partition's one region, whichever is asked.
bool isGlobalCall(Service service, const Partition &partition, Variant variant)
{
    if (service == Service::Account)
        return true;
    if (service != Service::Organizations)
        return false;
    // The SDKs' rules form regional names for the rest, which may not exist.
    if (variant == Variant::Plain)
        return partition.id != "aws-iso-e"_L1;
    return variant == Variant::Fips && (partition.id == "aws"_L1 || partition.id == "aws-us-gov"_L1);
}

Address addressOf(const ServiceFacts &facts, const RegionName &region, Variant variant)
{
    const Partition &partition = partitionOf(region);
    const RegionName global = *RegionName::parse(QString(partition.globalRegion));
    if (facts.service == Service::Signin)
        return {signinHost(facts, region, variant), region};
    if (isGlobalCall(facts.service, partition, variant))
        return {regionalHost(facts, global, variant), global};
    if (facts.service == Service::Sts && variant == Variant::Plain && region.toString() == "aws-global"_L1)
        return {u"sts.amazonaws.com"_s, global};
    return {regionalHost(facts, region, variant), region};
}

Error configurationError(QLatin1StringView code, const QString &message, const QString &detail)
{
    Error error;
    error.kind = Error::Kind::Configuration;
    error.code = code;
    error.message = message;
    error.detail = detail;
    return error;
}

bool isLoopback(const QString &host)
{
    if (host == "localhost"_L1)
        return true;
    const QHostAddress address(host);
    return address == QHostAddress(QHostAddress::LocalHostIPv6)
           || address.isInSubnet(QHostAddress(0x7f000000u), 8);
}

Result<QUrl> checkedOverride(const Sourced<QString> &given)
{
    const auto refused
        = [&given](QLatin1StringView why) { return configurationError(why, {}, given.source); };
    QUrl url = QUrl::fromEncoded(given.value.toUtf8(), QUrl::StrictMode);
    const bool plain = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!plain && url.scheme() != "https"_L1))
        return refused(EndpointRefusal::notAnAddress);
    if (!url.userInfo().isEmpty() || given.value.contains(u'@') || url.hasQuery() || url.hasFragment())
        return refused(EndpointRefusal::extraParts);
    if (plain && !isLoopback(url.host()))
        return refused(EndpointRefusal::plainHttp);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::StrictMode);
    return url;
}

//! STS tells whose credentials they are: it must be the same party that the invitations are declined with.
std::optional<Error> loneOverride(Service service, const EndpointSettings &settings)
{
    if (service != Service::Sts && service != Service::SecurityHub)
        return std::nullopt;
    const Service other = service == Service::Sts ? Service::SecurityHub : Service::Sts;
    if (settings.overrides.contains(service) == settings.overrides.contains(other))
        return std::nullopt;
    const Service missing = settings.overrides.contains(service) ? other : service;
    return configurationError(EndpointRefusal::incomplete, {},
                              "AWS_ENDPOINT_URL_"_L1 + variableSuffix(missing));
}

//! The old SDKs' names for FIPS: "fips-us-east-1" and "us-east-1-fips".
std::optional<RegionName> withoutFips(const RegionName &region)
{
    QString name = region.toString();
    if (name.startsWith("fips-"_L1))
        name.remove(0, 5);
    else if (name.endsWith("-fips"_L1))
        name.chop(5);
    else
        return std::nullopt;
    return RegionName::parse(name);
}

} // namespace

QLatin1StringView variableSuffix(Service service)
{
    return factsOf(service).variable;
}

EndpointSettings endpointSettings(const QMap<QString, QString> &variables)
{
    const auto flag = [&variables](const QString &name) {
        const bool set = variables.value(name).compare("true"_L1, Qt::CaseInsensitive) == 0;
        return Sourced<bool>{set, set ? name : QString()};
    };
    EndpointSettings settings;
    settings.fips = flag(u"AWS_USE_FIPS_ENDPOINT"_s);
    settings.dualStack = flag(u"AWS_USE_DUALSTACK_ENDPOINT"_s);
    if (flag(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s).value)
        return settings;
    const QString general = u"AWS_ENDPOINT_URL"_s;
    for (const ServiceFacts &facts : services) {
        // The one for the service wins over the general one.
        for (const QString &name : {QString(general + u'_' + facts.variable), general}) {
            const QString value = variables.value(name).trimmed();
            if (value.isEmpty())
                continue;
            settings.overrides.insert(facts.service, {value, name});
            break;
        }
    }
    return settings;
}

Result<Endpoint> resolveEndpoint(Service service, const std::optional<RegionName> &region,
                                 const EndpointSettings &settings)
{
    if (!region)
        return configurationError({}, u"Invalid Configuration: Missing Region"_s, {});
    const std::optional<RegionName> stripped = withoutFips(*region);
    const bool fips = settings.fips.value || stripped.has_value();
    const ServiceFacts &facts = factsOf(service);
    const Address address
        = addressOf(facts, stripped.value_or(*region), variantOf(fips, settings.dualStack.value));
    Endpoint endpoint{
        {}, address.signingRegion, QByteArray(facts.signingName.data(), facts.signingName.size()), {}};

    if (const std::optional<Error> lone = loneOverride(service, settings))
        return *lone;
    const auto given = settings.overrides.constFind(service);
    if (given == settings.overrides.constEnd()) {
        endpoint.url = QUrl(u"https://"_s + address.host, QUrl::StrictMode);
        return endpoint;
    }
    if (fips)
        return configurationError({}, u"Invalid Configuration: FIPS and custom endpoint are not supported"_s,
                                  settings.fips.source);
    if (settings.dualStack.value)
        return configurationError({},
                                  u"Invalid Configuration: Dualstack and custom endpoint are not supported"_s,
                                  settings.dualStack.source);
    const Result<QUrl> url = checkedOverride(*given);
    if (!url)
        return url.error();
    endpoint.url = *url;
    endpoint.overrideSource = given->source;
    return endpoint;
}

} // namespace Hubwarden
