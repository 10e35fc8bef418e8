// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// Lists the invitations of many accounts in many regions, each region a loopback host of slowhub.
//
//     bench_scan CLIENT PORT REGIONS ACCOUNTS
//
// CLIENT is "hubwarden" (the program's own Scan, signed, through its queue), "bareN": N plain network managers, each six
// connections a host, that send the same fields with nothing around them, "splitN": the same with each host at one of
// the managers, or "onceN": the same with a body that keeps Qt from silently repeating a request.
//
// Prints seconds, processor seconds, peak memory, what was found, and how long the event loop was held up.

#include "app/aws/awschannel.h"
#include "app/base/stallmeter.h"
#include "app/invitations/scan.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

struct Size
{
    int port;
    int regions;
    int accounts;
};

//! What a client found.
struct Found
{
    qsizetype answered = 0;
    qsizetype invitations = 0;
};

QString hostOf(int region)
{
    return u"127.0.1."_s + QString::number(region + 1);
}

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

//! From the first request to the last answer; what came before is the start of any program.
class Measurement
{
public:
    void begin()
    {
        m_began = m_clock.monotonic();
        m_processorBegan = processorSeconds();
        m_threadBegan = threadWorkTime();
        m_stalls.start();
    }

    void report(Found found) const
    {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const std::chrono::duration<double> seconds = m_clock.monotonic() - m_began;
        const std::chrono::duration<double> thread = threadWorkTime() - m_threadBegan;
        std::printf(
            "{\"seconds\": %.4f, \"cpu\": %.4f, \"thread\": %.4f, \"kilobytes\": %ld, \"answered\": %lld, "
            "\"invitations\": %lld, \"stalls\": %s}\n",
            seconds.count(), processorSeconds() - m_processorBegan, thread.count(), usage.ru_maxrss,
            static_cast<long long>(found.answered), static_cast<long long>(found.invitations),
            m_stalls.summary().trimmed().constData());
    }

private:
    SystemClock m_clock;
    StallMeter m_stalls{m_clock};
    std::chrono::nanoseconds m_began{};
    double m_processorBegan = 0;
    std::chrono::nanoseconds m_threadBegan{};
};

//! Every profile has a key at once.
class KeysAtHand final : public CredentialsSource
{
public:
    JobOf<Credentials> *credentials(const ProfileId &profile, QObject *parent) override
    {
        return new ReadyJob<Credentials>(
            Credentials{u"AKIA"_s + profile.toString().left(16).toUpper(),
                        Secret::fromBytes("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                        {},
                        std::nullopt},
            parent);
    }
    bool renew(const ProfileId &) override { return false; }
};

//! The program's own way, all but the window.
class HubwardenScan
{
public:
    explicit HubwardenScan(Size size)
        : queue(clock, QueueLimits{}, QSslConfiguration::defaultConfiguration(), nullptr, nullptr)
    {
        port = size.port;
        channel.resolve = [](Service, const std::optional<RegionName> &region, const EndpointSettings &) {
            Endpoint endpoint{{}, *region, "securityhub", {}};
            const int number = region->toString().section(u'-', -1).toInt();
            endpoint.url.setScheme(u"http"_s);
            endpoint.url.setHost(hostOf(number));
            endpoint.url.setPort(port);
            return Result<Endpoint>(endpoint);
        };
        for (int account = 0; account < size.accounts; ++account) {
            const auto profile = ProfileId::create();
            for (int region = 0; region < size.regions; ++region)
                looks.append({profile,
                              {*AccountId::fromNumber(111122223333u + static_cast<quint64>(account)),
                               *RegionName::parse(u"eu-bench-%1"_s.arg(region))}});
        }
    }

    void start(const std::function<void(Found)> &done)
    {
        auto *scan = new Scan(hub, clock, looks, &owner);
        scan->onFinished(&owner, [done](const Result<QList<LookReport>> &reports) {
            Found found;
            for (const LookReport &report : *reports) {
                found.answered += report.error ? 0 : 1;
                found.invitations += report.invitations.size();
            }
            done(found);
        });
        scan->start();
    }

private:
    static inline int port = 0; // a plain function must know it

    SystemClock clock;
    RequestQueue queue;
    KeysAtHand keys;
    ActivityFeed feed;
    AwsChannel channel{
        .clock = clock, .queue = queue, .credentials = keys, .feed = feed, .endpoints = {}, .random = [] {
            return 0.5;
        }};
    SecurityHub hub{channel};
    QList<PlannedLook> looks;
    QObject owner;
};

//! Nothing, in a way that cannot be sent again.
class NoBody final : public QIODevice
{
public:
    NoBody() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }

private:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

//! As many requests as the managers take, six a host each; nothing is signed, checked or kept.
class BareManagers
{
public:
    enum class Hosts { AtEach, AtOne };
    enum class Sends { AsQtLikes, Once };

    BareManagers(Size size, int managers, Hosts hosts, Sends sends)
        : m_size(size)
        , m_hosts(hosts)
        , m_sends(sends)
    {
        for (int i = 0; i < managers; ++i)
            m_managers.push_back(std::make_unique<QNetworkAccessManager>());
        m_left.assign(static_cast<std::size_t>(size.regions), size.accounts);
    }

    void start(std::function<void(Found)> done)
    {
        m_done = std::move(done);
        for (int i = 0; i < 6; ++i) {
            for (std::size_t manager = 0; manager < m_managers.size(); ++manager) {
                for (int region = 0; region < m_size.regions; ++region) {
                    const bool hers = static_cast<std::size_t>(region) % m_managers.size() == manager;
                    if (hers || m_hosts == Hosts::AtEach)
                        ask(*m_managers.at(manager), region);
                }
            }
        }
    }

private:
    void ask(QNetworkAccessManager &manager, int region)
    {
        int &left = m_left.at(static_cast<std::size_t>(region));
        if (left == 0)
            return;
        --left;
        QNetworkRequest request(
            QUrl(u"http://%1:%2/invitations?MaxResults=50"_s.arg(hostOf(region)).arg(m_size.port)));
        request.setRawHeader("User-Agent", "Hubwarden/" HUBWARDEN_VERSION);
        request.setRawHeader("Accept-Encoding", "identity");
        request.setRawHeader("X-Amz-Date", "20261123T091500Z");
        request.setRawHeader("amz-sdk-invocation-id", "2d9b2f0e-9f7c-4b5e-8d3d-5a3b7e1f9c11");
        request.setRawHeader("amz-sdk-request", "attempt=1; max=3");
        request.setRawHeader("Authorization", QByteArray(280, 'a'));
        QNetworkReply *reply = nullptr;
        if (m_sends == Sends::Once) {
            request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
            request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
            auto *body = new NoBody;
            reply = manager.sendCustomRequest(request, "GET", body);
            body->setParent(reply);
        } else {
            reply = manager.get(request);
        }
        QObject::connect(reply, &QNetworkReply::finished, &m_owner, [this, &manager, reply, region] {
            m_found.answered += reply->readAll() == "{\"Invitations\":[]}" ? 1 : 0;
            reply->deleteLater();
            ask(manager, region);
            if (++m_ended == m_size.regions * m_size.accounts)
                m_done(m_found);
        });
    }

    Size m_size;
    Hosts m_hosts;
    Sends m_sends;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    std::vector<int> m_left;
    int m_ended = 0;
    Found m_found;
    std::function<void(Found)> m_done;
    QObject m_owner;
};

template<typename Client>
int run(Client &client)
{
    Measurement measurement;
    measurement.begin();
    client.start([&measurement](Found found) {
        measurement.report(found);
        QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc != 5) {
        std::fprintf(stderr, "usage: bench_scan hubwarden|bareN|splitN|onceN PORT REGIONS ACCOUNTS\n");
        return 2;
    }
    const Size size{std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4])};
    const QByteArray name(argv[1]);
    if (name == "hubwarden") {
        HubwardenScan client(size);
        return run(client);
    }
    using Hosts = BareManagers::Hosts;
    using Sends = BareManagers::Sends;
    BareManagers client(size, std::max(1, name.right(1).toInt()),
                        name.startsWith("split") ? Hosts::AtOne : Hosts::AtEach,
                        name.startsWith("once") ? Sends::Once : Sends::AsQtLikes);
    return run(client);
}
