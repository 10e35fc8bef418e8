// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/denial.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Policy = Denial::Policy;
using Reason = Denial::Reason;

namespace {

const QString who = u"arn:aws-cn:sts::111122223333:assumed-role/Audit/anna@example.com"_s;
const QString action = u"securityhub:DeclineInvitations"_s;
const QString hub = u"arn:aws-cn:securityhub:cn-north-1:111122223333:hub/default"_s;
const QString start = u"User: "_s + who + u" is not authorized to perform: "_s + action;

} // namespace

class TestDenial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReasonClauseIsUnderstood_data()
    {
        QTest::addColumn<QString>("clause");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<Policy>("policy");
        QTest::addColumn<QString>("policyArn");
        const QString arn = u"arn:aws:organizations::123456789012:policy/o-a/service_control_policy/p-b"_s;
        const auto row = [](const char *name, const QString &clause, Reason reason, Policy policy,
                            const QString &policyArn = {}) {
            QTest::newRow(name) << clause << reason << policy << policyArn;
        };
        row("nothing", {}, Reason::Unstated, Policy::Unknown);
        row("full stop", u"."_s, Reason::Unstated, Policy::Unknown);
        row("SCP", u" with an explicit deny in a service control policy"_s, Reason::ExplicitDeny,
            Policy::ServiceControlPolicy);
        row("SCP with ARN", u" with an explicit deny in a service control policy: "_s + arn,
            Reason::ExplicitDeny, Policy::ServiceControlPolicy, arn);
        row("SCP with ARN after a blank",
            u" with an explicit deny in a service control policy "_s + arn + u'.', Reason::ExplicitDeny,
            Policy::ServiceControlPolicy, arn);
        row("RCP", u" with an explicit deny in a resource control policy"_s, Reason::ExplicitDeny,
            Policy::ResourceControlPolicy);
        row("boundary denies", u" with an explicit deny in a permissions boundary"_s, Reason::ExplicitDeny,
            Policy::PermissionsBoundary);
        row("identity denies", u" with an explicit deny in an identity-based policy"_s, Reason::ExplicitDeny,
            Policy::IdentityBased);
        row("new kind", u" with an explicit deny in a lunar policy"_s, Reason::ExplicitDeny, Policy::Unknown);
        row("no SCP", u" because no service control policy allows the %1 action"_s.arg(action),
            Reason::NoAllow, Policy::ServiceControlPolicy);
        row("no boundary", u" because no permissions boundary allows the %1 action"_s.arg(action),
            Reason::NoAllow, Policy::PermissionsBoundary);
        row("no session", u" because no session policy allows the %1 action"_s.arg(action), Reason::NoAllow,
            Policy::SessionPolicy);
        row("no identity", u" because no identity-based policy allows the %1 action"_s.arg(action),
            Reason::NoAllow, Policy::IdentityBased);
        row("no resource", u" because no resource-based policy allows the %1 action"_s.arg(action),
            Reason::NoAllow, Policy::ResourceBased);
        row("no endpoint", u" because no VPC endpoint policy allows the %1 action"_s.arg(action),
            Reason::NoAllow, Policy::VpcEndpoint);
    }

    void theReasonClauseIsUnderstood()
    {
        QFETCH(QString, clause);
        QFETCH(Reason, reason);
        QFETCH(Policy, policy);
        QFETCH(QString, policyArn);
        for (const QString &resource : {hub, u"*"_s, QString()}) {
            const QString where = resource.isEmpty() ? QString() : u" on resource: "_s + resource;
            const auto denial = parseDenial(start + where + clause);
            QVERIFY(denial);
            QCOMPARE(*denial, (Denial{who, action, resource, policy, reason, policyArn}));
        }
    }

    void ec2WordsAroundItDoNotMatter()
    {
        const auto denial = parseDenial(u"You are not authorized to perform this operation. "_s + start
                                        + u" because no identity-based policy allows the "_s + action
                                        + u" action. Encoded authorization failure message: AbC"_s);
        QVERIFY(denial);
        QCOMPARE(*denial, (Denial{who, action, {}, Policy::IdentityBased, Reason::NoAllow, {}, u"AbC"_s}));
    }

    void aReasonWithoutAPersonIsReadToo()
    {
        const auto denied
            = parseDenial(u"User is not authorized to access this resource with an explicit deny"_s);
        QVERIFY(denied);
        QCOMPARE(denied->reason, Reason::ExplicitDeny);
        QCOMPARE(denied->policy, Policy::Unknown);
        const auto missing
            = parseDenial(u"Denied because no session policy allows the "_s + action + u" action"_s);
        QVERIFY(missing);
        QCOMPARE(missing->policy, Policy::SessionPolicy);
        QCOMPARE(missing->action, action);
        const auto encoded = parseDenial(u"You are not authorized to perform this operation. "
                                         "Encoded authorization failure message: AbC-_1"_s);
        QVERIFY(encoded);
        QCOMPARE(encoded->encoded, u"AbC-_1"_s);
    }

    void otherMessagesSayNothing()
    {
        QVERIFY(!parseDenial({}));
        QVERIFY(!parseDenial(u"No access"_s));
        QVERIFY(!parseDenial(u"User: is not authorized to perform: x"_s));
    }
};

QTEST_GUILESS_MAIN(TestDenial)
#include "tst_denial.moc"
