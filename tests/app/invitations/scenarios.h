// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace Hubwarden {

using namespace Qt::StringLiterals;

//! One account with a region eu-west-1 that has these invitations.
QJsonObject scenarioOf(const QJsonArray &invitations, const QJsonObject &policy = {});
//! With the accepted administrator, who is listed.
QJsonObject withAdministrator(QJsonObject scenario, const QString &sender);
QJsonObject invitation(const QString &sender, const QString &onDecline = u"decline"_s);
//! "100000000000" and on: numbers that need not be remembered.
QStringList someSenders(qsizetype count);
QList<AccountId> accountIds(const QStringList &texts);

} // namespace Hubwarden
