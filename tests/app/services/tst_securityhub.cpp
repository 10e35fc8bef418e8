// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"

#include <QTest>

using namespace Hubwarden;

//! The requests of the member's side, as the judge reads them.
class TestSecurityHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBodyKeepsZerosAndOrder()
    {
        const QList<AccountId> senders
            = accountIds({u"000000000012"_s, u"111122223333"_s, u"000000000001"_s});
        QCOMPARE(SecurityHub::declineBody(senders),
                 R"({"AccountIds":["000000000012","111122223333","000000000001"]})");
    }

    void theRequestIsWhatTheServiceExpects()
    {
        const Hub hub(scenarioOf({invitation(u"000000000012"_s, u"removed"_s)}));
        RunBench bench(hub.endpoints());
        bench.addProfile(hub.keys().first());
        const RunEnd end = bench.decline({u"000000000012"_s});
        QCOMPARE(end.outcomes.first().word, ResultWord::DeclinedNoLongerListed);
        QStringList calls;
        for (const QJsonObject &request : hub.requests()) {
            QCOMPARE(request.value("signature"_L1).toString(), u"ok"_s);
            QVERIFY(request.value("userAgent"_L1).toString().startsWith("Hubwarden/"_L1));
            calls.append(request.value("method"_L1).toString() + u' ' + request.value("path"_L1).toString());
        }
        const QStringList expected{u"GET /invitations"_s, u"GET /administrator"_s, u"POST /"_s,
                                   u"POST /invitations/decline"_s, u"GET /invitations"_s};
        QCOMPARE(calls, expected);
        const QJsonObject request = hub.requests(u"DeclineInvitations"_s).first();
        QCOMPARE(request.value("region"_L1).toString(), u"eu-west-1"_s);
        QCOMPARE(request.value("contentType"_L1).toString(), u"application/json"_s);
        QCOMPARE(request.value("accountIds"_L1).toArray(), QJsonArray{u"000000000012"_s});
    }
};

QTEST_GUILESS_MAIN(TestSecurityHub)
#include "tst_securityhub.moc"
