// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/scenarios.h"

namespace Hubwarden {

QJsonObject scenarioOf(const QJsonArray &invitations, const QJsonObject &policy)
{
    const QJsonObject regions{{u"eu-west-1"_s, QJsonObject{{u"invitations"_s, invitations}}}};
    return {{u"accounts"_s, QJsonArray{QJsonObject{{u"regions"_s, regions}}}}, {u"policy"_s, policy}};
}

QJsonObject withAdministrator(QJsonObject scenario, const QString &sender)
{
    QJsonObject account = scenario.value("accounts"_L1).toArray().first().toObject();
    QJsonObject region = account["regions"_L1].toObject()["eu-west-1"_L1].toObject();
    region.insert(u"administrator"_s, QJsonObject{{u"sender"_s, sender}});
    account.insert(u"regions"_s, QJsonObject{{u"eu-west-1"_s, region}});
    scenario.insert(u"accounts"_s, QJsonArray{account});
    return scenario;
}

QJsonObject invitation(const QString &sender, const QString &onDecline)
{
    return {{u"sender"_s, sender}, {u"onDecline"_s, onDecline}};
}

QStringList someSenders(qsizetype count)
{
    QStringList list;
    for (qsizetype i = 0; i < count; ++i)
        list.append(QString::number(100000000000 + i));
    return list;
}

QList<AccountId> accountIds(const QStringList &texts)
{
    QList<AccountId> ids;
    for (const QString &text : texts)
        ids.append(*AccountId::parse(text));
    return ids;
}

} // namespace Hubwarden
