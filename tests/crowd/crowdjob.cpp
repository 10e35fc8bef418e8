// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/crowd/crowdjob.h"

#include "app/services/callerxml.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
T needed(std::optional<T> value, const char *name)
{
    if (!value)
        qFatal("the job has no usable %s", name);
    return *std::move(value);
}

CrowdJob::Mode modeOf(const QString &name)
{
    if (name == "scan"_L1)
        return CrowdJob::Mode::Scan;
    if (name == "resume"_L1)
        return CrowdJob::Mode::Resume;
    if (name != "decline"_L1)
        qFatal("the job has no usable mode");
    return CrowdJob::Mode::Decline;
}

CrowdProfile profileFrom(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView name) { return json.value(name).toString(); };
    const auto account = needed(AccountId::parse(text("account"_L1)), "account");
    const auto storage = text("storage"_L1) == "keychain"_L1 ? StaticKey::Storage::Keychain
                                                             : StaticKey::Storage::SessionOnly;
    Profile profile{.id = needed(ProfileId::parse(text("id"_L1)), "profile id"),
                    .name = text("name"_L1),
                    .signInRegion = needed(RegionName::parse(text("signInRegion"_L1)), "sign-in region"),
                    .source = StaticKey{text("accessKeyId"_L1), storage}};
    profile.identity = ConfirmedIdentity{account, CallerIdentity{account, text("arn"_L1), {}}.principal(),
                                         QDateTime::currentDateTimeUtc()};
    return {std::move(profile), Secret::fromBytes(text("secretAccessKey"_L1).toUtf8()),
            Secret::fromBytes(text("sessionToken"_L1).toUtf8())};
}

} // namespace

CrowdJob readCrowdJob(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    CrowdJob job{.mode = modeOf(json.value("mode"_L1).toString()),
                 .dataFolder = json.value("dataFolder"_L1).toString(),
                 .endpoint = json.value("endpoint"_L1).toString()};
    for (const QJsonValue &one : json.value("profiles"_L1).toArray())
        job.profiles.append(profileFrom(one.toObject()));
    for (const QJsonValue &one : json.value("regions"_L1).toArray())
        job.regions.append(needed(RegionName::parse(one.toString()), "region"));
    for (const QJsonValue &one : json.value("senders"_L1).toArray())
        job.senders.append(needed(AccountId::parse(one.toString()), "sender"));
    // A loopback server needs no rate limit, and waits that are not looked at are short.
    job.limits.perSecond = json.value("perSecond"_L1).toDouble(1e6);
    job.limits.burst = json.value("burst"_L1).toDouble(1e6);
    job.http.inactivity = std::chrono::seconds(json.value("patience"_L1).toInt(20));
    job.quicken = json.value("quicken"_L1).toInt(job.quicken);
    job.durableTrace = json.value("durableTrace"_L1).toString();
    job.diskFault = json.value("diskFault"_L1).toObject();
    return job;
}

} // namespace Hubwarden
