// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/networkmanagers.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

namespace Hubwarden {

namespace {

//! Every manager wants to own a factory; they all ask the one.
class SharedProxies final : public QNetworkProxyFactory
{
public:
    explicit SharedProxies(std::shared_ptr<QNetworkProxyFactory> proxies)
        : m_proxies(std::move(proxies))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return m_proxies->queryProxy(query);
    }

private:
    std::shared_ptr<QNetworkProxyFactory> m_proxies;
};

} // namespace

NetworkManagers::NetworkManagers(std::unique_ptr<QNetworkProxyFactory> proxies)
    : m_proxies(std::move(proxies))
{
}

NetworkManagers::~NetworkManagers() = default;

QNetworkAccessManager &NetworkManagers::managerFor(const QString &host)
{
    const auto known = m_places.constFind(host);
    if (known != m_places.constEnd())
        return *m_managers.at(*known);
    const std::size_t place = static_cast<std::size_t>(m_places.size()) % count;
    m_places.insert(host, place);
    if (place == m_managers.size()) {
        m_managers.push_back(std::make_unique<QNetworkAccessManager>());
        if (m_proxies)
            m_managers.back()->setProxyFactory(new SharedProxies(m_proxies)); // the manager takes it
    }
    return *m_managers.at(place);
}

} // namespace Hubwarden
