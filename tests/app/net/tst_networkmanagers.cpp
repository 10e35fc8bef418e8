// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/networkmanagers.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QSet>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

//! Names the host it was asked for.
class ProxyByHost final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy-of-"_s + query.peerHostName(), 3128)};
    }
};

QString hostName(int number)
{
    return u"securityhub.region-%1.amazonaws.com"_s.arg(number);
}

} // namespace

class TestNetworkManagers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostKeepsItsManager()
    {
        NetworkManagers managers(nullptr);
        QList<QNetworkAccessManager *> first;
        for (int host = 0; host < 34; ++host)
            first.append(&managers.managerFor(hostName(host)));
        for (int host = 33; host >= 0; --host)
            QCOMPARE(&managers.managerFor(hostName(host)), first.at(host));
    }

    void theHostsAreDealtOutEvenly()
    {
        NetworkManagers managers(nullptr);
        QHash<QNetworkAccessManager *, int> hosts;
        for (int host = 0; host < 34; ++host)
            ++hosts[&managers.managerFor(hostName(host))];
        QCOMPARE(hosts.size(), 4);
        for (const int count : std::as_const(hosts))
            QVERIFY(count == 8 || count == 9);
    }

    void everyManagerAsksTheProxies()
    {
        NetworkManagers managers(std::make_unique<ProxyByHost>());
        for (int host = 0; host < 4; ++host) {
            auto *factory = managers.managerFor(hostName(host)).proxyFactory();
            QVERIFY(factory);
            const QUrl url(u"https://"_s + hostName(host));
            QCOMPARE(factory->queryProxy(QNetworkProxyQuery(url)).first().hostName(),
                     QString(u"proxy-of-"_s + hostName(host)));
        }
    }

    void withoutProxiesQtsOwnRulesApply()
    {
        NetworkManagers managers(nullptr);
        QVERIFY(!managers.managerFor(hostName(0)).proxyFactory());
    }
};

QTEST_GUILESS_MAIN(TestNetworkManagers)
#include "tst_networkmanagers.moc"
