// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/faultbench.h"

#include "app/net/proxysetup.h"

#include <QTest>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Limits that a loopback server does not need.
constexpr QueueLimits queueLimits{.inFlight = 24, .perHost = 6, .perSecond = 1e6, .burst = 1e6};

//! Those of the program, but for people in a hurry.
constexpr HttpLimits httpLimits{.connect = std::chrono::milliseconds(1500),
                                .inactivity = std::chrono::milliseconds(400),
                                .total = std::chrono::milliseconds(2000),
                                .bodyBytes = 1024 * 1024};

//! A port where nothing listens.
quint16 unusedPort()
{
    const FaultServer gone;
    return gone.serverPort();
}

//! What the person would have set.
QMap<QString, QString> variables(const Fault &fault, const FaultServer &server)
{
    const QString own = server.url("").toString();
    const QString behindProxy = u"https://hub.example"_s;
    const QString proxy = u"http://127.0.0.1:%1"_s;
    switch (fault.where) {
    case Fault::Where::Server:
    case Fault::Where::Tls:
        return {{u"AWS_ENDPOINT_URL"_s, own}};
    case Fault::Where::NoServer:
        return {{u"AWS_ENDPOINT_URL"_s, u"http://127.0.0.1:%1"_s.arg(unusedPort())}};
    case Fault::Where::NoSuchName:
        return {{u"AWS_ENDPOINT_URL"_s, u"https://no-such-host.invalid"_s}};
    case Fault::Where::Proxy:
        return {{u"AWS_ENDPOINT_URL"_s, behindProxy}, {u"HTTPS_PROXY"_s, proxy.arg(server.serverPort())}};
    case Fault::Where::NoProxy:
        return {{u"AWS_ENDPOINT_URL"_s, behindProxy}, {u"HTTPS_PROXY"_s, proxy.arg(unusedPort())}};
    case Fault::Where::NoProxyName:
        return {{u"AWS_ENDPOINT_URL"_s, behindProxy},
                {u"HTTPS_PROXY"_s, u"http://no-such-proxy.invalid:8080"_s}};
    }
    Q_UNREACHABLE();
}

Target place()
{
    return {*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")};
}

} // namespace

//! One key, and nothing newer when it has run out.
class FaultBench::Keys final : public CredentialsSource
{
public:
    JobOf<Credentials> *credentials(const ProfileId &, QObject *parent) override
    {
        return new ReadyJob<Credentials>(Credentials{.accessKeyId = u"AKIAIOSFODNN7EXAMPLE"_s,
                                                     .secretKey = Secret::fromBytes("a secret of the test")},
                                         parent);
    }
    bool renew(const ProfileId &) override { return false; }
};

FaultBench::FaultBench(const Fault &fault)
    : m_server(std::make_unique<FaultServer>())
    , m_keys(std::make_unique<Keys>())
    , m_owner(std::make_unique<QObject>())
{
    if (!fault.certificate.isEmpty() && !m_server->useTls(fault.certificate))
        qFatal("no certificate %s", qPrintable(fault.certificate));
    if (!fault.script.isEmpty())
        m_server->script(fault.script);
    const QMap<QString, QString> set = variables(fault, *m_server);
    auto proxies = proxyFactory({{u"HTTPS_PROXY"_s, set.value(u"HTTPS_PROXY"_s)}});
    auto tls = tlsConfiguration(fault.trustsAuthority ? FaultServer::certificatePath(u"ca"_s) : QString());
    if (!proxies || !tls)
        qFatal("the network cannot be set up");
    m_queue = std::make_unique<RequestQueue>(m_clock, queueLimits, *tls, std::move(proxies).value(), nullptr);
    m_queue->setHttpLimits(httpLimits);
    // NOLINTNEXTLINE(modernize-make-unique): an aggregate that cannot be moved
    m_channel.reset(new AwsChannel{.clock = m_clock,
                                   .queue = *m_queue,
                                   .credentials = *m_keys,
                                   .feed = m_feed,
                                   .endpoints = endpointSettings(set),
                                   .random = [] { return 0.5; }});
    m_hub = std::make_unique<SecurityHub>(*m_channel);
    QObject::connect(&m_feed, &ActivityFeed::added, m_owner.get(),
                     [this](const ActivityEntry &entry) { m_activity.append(entry); });
}

FaultBench::~FaultBench()
{
    m_owner.reset(); // the jobs go before what they use
}

FaultEnd FaultBench::list()
{
    m_activity.clear();
    std::optional<Result<QList<Invitation>>> end;
    auto *job = m_hub->listInvitations(ProfileId::create(), place(), m_owner.get());
    job->onFinished(m_owner.get(), [&end](const Result<QList<Invitation>> &list) { end.emplace(list); });
    job->start();
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, 60000))
        qFatal("the listing did not end");
    return {end->ok() ? std::nullopt : std::optional(end->error()), static_cast<int>(m_activity.size())};
}

FaultEnd FaultBench::decline()
{
    m_activity.clear();
    std::optional<DeclineReply> end;
    auto *job = m_hub->declineInvitations(ProfileId::create(), place(), {*AccountId::parse(u"444455556666")},
                                          {}, m_owner.get());
    job->onFinished(m_owner.get(), [&end](const Result<DeclineReply> &reply) { end.emplace(*reply); });
    job->start();
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, 60000))
        qFatal("the decline did not end");
    return {end->unprocessed.ok() ? std::nullopt : std::optional(end->unprocessed.error()),
            end->facts.attempts};
}

} // namespace Hubwarden
