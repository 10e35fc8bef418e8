// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/endpoint.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QMap<QString, Service> serviceNames{
    {u"securityhub"_s, Service::SecurityHub},
    {u"sts"_s, Service::Sts},
    {u"account"_s, Service::Account},
    {u"organizations"_s, Service::Organizations},
    {u"ec2"_s, Service::Ec2},
    {u"sso"_s, Service::Sso},
    {u"sso-oidc"_s, Service::SsoOidc},
    {u"signin"_s, Service::Signin},
};

QJsonObject cases()
{
    QFile file(QStringLiteral(HUBWARDEN_TEST_DATA) + "/endpoints-cases.json"_L1);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

std::optional<RegionName> regionOf(const QJsonValue &value)
{
    return RegionName::parse(value.toString());
}

EndpointSettings overriddenBoth(const QString &url)
{
    return endpointSettings({{u"AWS_ENDPOINT_URL"_s, url}});
}

Result<Endpoint> hub(const EndpointSettings &settings, QStringView region = u"eu-west-1")
{
    return resolveEndpoint(Service::SecurityHub, RegionName::parse(region), settings);
}

} // namespace

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowOfTheSdksTableHolds()
    {
        const QJsonArray rows = cases()["rows"_L1].toArray();
        QCOMPARE(rows.size(), qsizetype(1556));
        for (const QJsonValue &row : rows) {
            EndpointSettings settings;
            settings.fips.value = row["fips"_L1].toBool();
            settings.dualStack.value = row["dualstack"_L1].toBool();
            const Service service = serviceNames.value(row["service"_L1].toString());
            const Result<Endpoint> found = resolveEndpoint(service, regionOf(row["region"_L1]), settings);
            const QByteArray text = QJsonDocument(row.toObject()).toJson(QJsonDocument::Compact);
            QVERIFY2(found.ok(), text.constData());
            const QString url = found->url.toString();
            QVERIFY2(url == "https://"_L1 + row["host"_L1].toString(), (text + url.toUtf8()).constData());
            QVERIFY2(found->signingRegion == regionOf(row["signingRegion"_L1]), text.constData());
            QVERIFY2(QString::fromLatin1(found->signingName) == row["signingName"_L1].toString(),
                     text.constData());
            QVERIFY(!found->isOverridden());
        }
    }

    void everyErrorHasTheSdksWords()
    {
        const QJsonArray errors = cases()["errors"_L1].toArray();
        QCOMPARE(errors.size(), qsizetype(3));
        for (const QJsonValue &row : errors) {
            const QJsonValue params = row["params"_L1];
            EndpointSettings settings;
            settings.fips.value = params["fips"_L1].toBool();
            settings.dualStack.value = params["dualstack"_L1].toBool();
            for (const Service service : serviceNames) {
                if (params["endpoint"_L1].isString()) {
                    for (const Service other : serviceNames)
                        settings.overrides.insert(other, {params["endpoint"_L1].toString(), u"test"_s});
                }
                const Result<Endpoint> found
                    = resolveEndpoint(service, regionOf(params["region"_L1]), settings);
                QVERIFY(!found.ok());
                QCOMPARE(found.error().kind, Error::Kind::Configuration);
                QCOMPARE(found.error().message, row["error"_L1].toString());
            }
        }
    }

    void stsIsRegionalWhereTheSdksOnceWereGlobal()
    {
        const QJsonArray rows = cases()["stsLegacyGlobal"_L1].toArray();
        QCOMPARE(rows.size(), qsizetype(34));
        for (const QJsonValue &row : rows) {
            const QString region = row["region"_L1].toString();
            const Result<Endpoint> found = resolveEndpoint(Service::Sts, RegionName::parse(region), {});
            QCOMPARE(found->url.host(), "sts."_L1 + region + ".amazonaws.com"_L1);
            QCOMPARE(found->signingRegion.toString(), region);
        }
    }

    void oldFipsRegionNamesSwitchFipsOn()
    {
        for (const QStringView name : {QStringView(u"fips-us-east-1"), QStringView(u"us-east-1-fips")}) {
            QCOMPARE(hub({}, name)->url.host(), u"securityhub-fips.us-east-1.amazonaws.com"_s);
            QCOMPARE(hub({}, name)->signingRegion.toString(), u"us-east-1"_s);
            QVERIFY(!hub(overriddenBoth(u"https://hub.example.test"_s), name).ok());
        }
    }

    void overridesAreUsedAsGiven_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("used");
        QTest::newRow("https") << u"https://hub.example.test"_s << u"https://hub.example.test"_s;
        QTest::newRow("path") << u"https://gw.example.test:8443/aws/hub/"_s
                              << u"https://gw.example.test:8443/aws/hub"_s;
        QTest::newRow("slashes") << u"https://gw.example.test//"_s << u"https://gw.example.test"_s;
        QTest::newRow("encoded path")
            << u"https://gw.example.test/a%20b"_s << u"https://gw.example.test/a%20b"_s;
        QTest::newRow("loopback") << u"http://127.0.0.1:4566"_s << u"http://127.0.0.1:4566"_s;
        QTest::newRow("loopback net") << u"http://127.8.9.10:1"_s << u"http://127.8.9.10:1"_s;
        QTest::newRow("loopback v6") << u"http://[::1]:4566"_s << u"http://[::1]:4566"_s;
        QTest::newRow("localhost") << u"http://LOCALHOST:4566/"_s << u"http://localhost:4566"_s;
    }

    void overridesAreUsedAsGiven()
    {
        QFETCH(QString, given);
        QFETCH(QString, used);
        const Result<Endpoint> found = hub(overriddenBoth(given));
        QVERIFY2(found.ok(), qPrintable(found.ok() ? QString() : found.error().code));
        QCOMPARE(found->url.toEncoded(), used.toLatin1());
        QCOMPARE(found->overrideSource, u"AWS_ENDPOINT_URL"_s);
        QCOMPARE(found->signingRegion.toString(), u"eu-west-1"_s);
        QCOMPARE(found->signingName, QByteArray("securityhub"));
    }

    void dangerousOverridesAreRefused_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("code");
        const QString address = EndpointRefusal::notAnAddress;
        const QString plain = EndpointRefusal::plainHttp;
        const QString parts = EndpointRefusal::extraParts;
        QTest::newRow("plain http") << u"http://hub.example.test"_s << plain;
        QTest::newRow("name like loopback") << u"http://127.0.0.1.example.test"_s << plain;
        QTest::newRow("name ends like it") << u"http://evil-localhost"_s << plain;
        QTest::newRow("private net") << u"http://192.168.0.1"_s << plain;
        QTest::newRow("any address") << u"http://0.0.0.0"_s << plain;
        QTest::newRow("other v6") << u"http://[::2]"_s << plain;
        QTest::newRow("user") << u"https://user:pw@hub.example.test"_s << parts;
        QTest::newRow("loopback as user") << u"http://127.0.0.1@evil.example.test"_s << parts;
        QTest::newRow("empty user") << u"https://@hub.example.test"_s << parts;
        QTest::newRow("query") << u"https://hub.example.test/?x=1"_s << parts;
        QTest::newRow("fragment") << u"https://hub.example.test/#x"_s << parts;
        QTest::newRow("file") << u"file:///etc/passwd"_s << address;
        QTest::newRow("file with host") << u"file://hub/etc/passwd"_s << address;
        QTest::newRow("ftp") << u"ftp://hub.example.test"_s << address;
        QTest::newRow("no scheme") << u"hub.example.test"_s << address;
        QTest::newRow("no host") << u"https:///invitations"_s << address;
        QTest::newRow("blank inside") << u"https://hub. example.test"_s << address;
        QTest::newRow("port too high") << u"https://hub.example.test:99999"_s << address;
    }

    void dangerousOverridesAreRefused()
    {
        QFETCH(QString, given);
        QFETCH(QString, code);
        const Result<Endpoint> found = hub(overriddenBoth(given));
        QVERIFY(!found.ok());
        QCOMPARE(found.error().kind, Error::Kind::Configuration);
        QCOMPARE(found.error().code, code);
        QCOMPARE(found.error().detail, u"AWS_ENDPOINT_URL"_s);
    }

    void aLoneOverrideIsRefusedAndTheMissingOneNamed()
    {
        const QString hubName = u"AWS_ENDPOINT_URL_SECURITYHUB"_s;
        const QString stsName = u"AWS_ENDPOINT_URL_STS"_s;
        for (const auto &[given, missing] : {std::pair(hubName, stsName), std::pair(stsName, hubName)}) {
            const EndpointSettings settings = endpointSettings({{given, u"https://hub.example.test"_s}});
            for (const Service service : {Service::SecurityHub, Service::Sts}) {
                const Result<Endpoint> found
                    = resolveEndpoint(service, RegionName::parse(u"eu-west-1"), settings);
                QVERIFY(!found.ok());
                QCOMPARE(found.error().code, QString(EndpointRefusal::incomplete));
                QCOMPARE(found.error().detail, missing);
            }
            QVERIFY(resolveEndpoint(Service::Account, RegionName::parse(u"eu-west-1"), settings).ok());
        }
        const EndpointSettings both = endpointSettings(
            {{hubName, u"https://hub.example.test"_s}, {stsName, u"https://sts.example.test"_s}});
        QCOMPARE(hub(both)->overrideSource, hubName);
    }

    void variablesAreReadAsTheSdksDo()
    {
        const EndpointSettings settings = endpointSettings({
            {u"AWS_ENDPOINT_URL"_s, u" https://all.example.test "_s},
            {u"AWS_ENDPOINT_URL_STS"_s, u"https://sts.example.test"_s},
            {u"AWS_ENDPOINT_URL_SSO_OIDC"_s, QString()},
            {u"AWS_USE_FIPS_ENDPOINT"_s, u"TRUE"_s},
            {u"AWS_USE_DUALSTACK_ENDPOINT"_s, u"false"_s},
            {u"HOME"_s, u"/"_s},
        });
        QCOMPARE(settings.overrides.value(Service::Sts).source, u"AWS_ENDPOINT_URL_STS"_s);
        QCOMPARE(settings.overrides.value(Service::SsoOidc),
                 (Sourced<QString>{u"https://all.example.test"_s, u"AWS_ENDPOINT_URL"_s}));
        QCOMPARE(settings.overrides.size(), serviceNames.size());
        QCOMPARE(settings.fips, (Sourced<bool>{true, u"AWS_USE_FIPS_ENDPOINT"_s}));
        QCOMPARE(settings.dualStack, Sourced<bool>());
        QCOMPARE(endpointSettings({}), EndpointSettings());
    }

    void configuredEndpointsCanBeIgnoredAltogether()
    {
        const EndpointSettings settings = endpointSettings({
            {u"AWS_ENDPOINT_URL"_s, u"https://all.example.test"_s},
            {u"AWS_ENDPOINT_URL_STS"_s, u"https://sts.example.test"_s},
            {u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s, u"true"_s},
        });
        QVERIFY(settings.overrides.isEmpty());
        QCOMPARE(hub(settings)->url.host(), u"securityhub.eu-west-1.amazonaws.com"_s);
    }
};

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
