// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/awschannel.h"
#include "app/services/securityhub.h"
#include "tests/support/faultserver.h"
#include "tests/support/quickclock.h"

#include <memory>

namespace Hubwarden {

//! Something that goes wrong between the program and AWS, and how to bring it about.
struct Fault
{
    enum class Where {
        Server,      //!< plain HTTP, as the script says
        Tls,         //!< with the certificate
        NoServer,    //!< nothing listens
        NoSuchName,  //!< the host has no address
        Proxy,       //!< a proxy answers CONNECT as the script says
        NoProxy,     //!< nothing listens where the proxy should be
        NoProxyName, //!< the proxy has no address
    };

    Where where = Where::Server;
    QList<Behaviour> script;
    QString certificate = {};
    bool trustsAuthority = true; //!< of the certificates in tests/data/tls
};

//! How a call ended.
struct FaultEnd
{
    std::optional<Error> error;
    int attempts = 0; //!< as the activity shows them
};

//! The program from Security Hub's operations down to the socket, with one fault in its way.
class FaultBench final
{
public:
    explicit FaultBench(const Fault &fault);
    ~FaultBench();
    Q_DISABLE_COPY_MOVE(FaultBench)

    FaultEnd list();
    FaultEnd decline();

    const FaultServer &server() const { return *m_server; }
    const QList<ActivityEntry> &activity() const { return m_activity; }
    ActivityFeed &feed() { return m_feed; }

private:
    class Keys;

    std::unique_ptr<FaultServer> m_server;
    QuickClock m_clock;
    std::unique_ptr<RequestQueue> m_queue;
    std::unique_ptr<Keys> m_keys;
    ActivityFeed m_feed;
    QList<ActivityEntry> m_activity;
    std::unique_ptr<AwsChannel> m_channel;
    std::unique_ptr<SecurityHub> m_hub;
    std::unique_ptr<QObject> m_owner;
};

} // namespace Hubwarden
