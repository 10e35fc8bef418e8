// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/desktopapp_parts.h"

#include <QRandomGenerator>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
T valueOr(Result<T> result, T fallback, std::optional<Error> &error)
{
    if (result)
        return std::move(result).value();
    error = result.error();
    return fallback;
}

Environment toHash(const QMap<QString, QString> &variables)
{
    Environment environment;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

} // namespace

DesktopApp::Parts::Parts(std::unique_ptr<DataFolder> dataFolder, const Surroundings &surroundings)
    : folder(std::move(dataFolder))
    , log({.path = folder->filePath(u"hubwarden.log"_s)})
    , writer(nullptr)
    , profiles(folder->filePath(u"profiles.json"_s), nullptr)
    , approvals(folder->filePath(u"endpoints.json"_s))
    , settings(folder->filePath(u"settings.json"_s), u"hubwarden-settings"_s, 1)
    , keychain(surroundings.keychainService)
    , keychainState(systemKeychainState())
    , secrets(keychain, *keychainState, clock, nullptr)
    , directory(profiles, secrets, nullptr)
    , keeper(profiles, secrets, directory)
    , memory(folder->filePath(u"memory.json"_s))
{
    auto opened = AuditLog::open(folder->filePath(u"audit.jsonl"_s), clock, files, writer);
    if (opened)
        audit = std::move(opened).value();
    else
        auditError = opened.error();

    auto proxies = valueOr(proxyFactory(toHash(surroundings.environment)),
                           std::unique_ptr<QNetworkProxyFactory>(), networkError);
    const auto tls = valueOr(tlsConfiguration(surroundings.environment.value(u"AWS_CA_BUNDLE"_s)),
                             QSslConfiguration::defaultConfiguration(), networkError);
    queue.emplace(clock, QueueLimits{}, tls, std::move(proxies), nullptr);
    // An aggregate that cannot be moved: make_unique has no way to make it in place on every compiler.
    // NOLINTNEXTLINE(modernize-make-unique)
    channel.reset(new AwsChannel{.clock = clock,
                                 .queue = *queue,
                                 .credentials = directory,
                                 .feed = feed,
                                 .endpoints = surroundings.endpoints,
                                 .random = [] { return QRandomGenerator::global()->generateDouble(); }});
    hub.emplace(*channel);
    sts.emplace(*channel);
}

RecordServices DesktopApp::Parts::records()
{
    return {.clock = clock,
            .files = files,
            .writer = writer,
            .audit = audit ? &*audit : nullptr,
            .journalFolder = folder->filePath(u"journal"_s),
            .historyPath = folder->filePath(u"audit.jsonl"_s)};
}

} // namespace Hubwarden
