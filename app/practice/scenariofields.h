// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QSet>

#include <functional>
#include <initializer_list>
#include <optional>

namespace Hubwarden {

//! Takes the members of one JSON object, knows where it stands in the file, and keeps the first thing found wrong.
//!
//! Reading goes on after a fault with whatever value is at hand; only the fault counts then.
class ScenarioFields
{
public:
    //! The fault is shared with the objects inside.
    ScenarioFields(const QJsonValue &value, QString place, QString &fault);

    QString text(QLatin1StringView name, const QString &otherwise);
    QString neededText(QLatin1StringView name);
    bool flag(QLatin1StringView name);
    int number(QLatin1StringView name, int otherwise, int least, int most);
    AccountId account(QLatin1StringView name);
    RegionName region(const QJsonValue &value, const QString &place);
    //! The index of the member's text among the words; the first if it is left out.
    qsizetype word(QLatin1StringView name, std::initializer_list<QLatin1StringView> words);
    QMap<QString, QString> texts(QLatin1StringView name);

    bool has(QLatin1StringView name) const { return m_object.contains(name); }
    bool isNull(QLatin1StringView name) const { return m_object.value(name).isNull(); }
    //! Calls with each element of a list; one that is left out has none.
    void each(QLatin1StringView name, const std::function<void(const QJsonValue &, const QString &)> &take);
    //! Calls with each member of an object.
    void members(QLatin1StringView name,
                 const std::function<void(const QString &, const QJsonValue &, const QString &)> &take);
    //! Whatever was not asked for is wrong: a misspelt name must not pass for one that was left out.
    void end();
    void refuse(QLatin1StringView name, const QString &wanted) { refuseAt(at(name), wanted); }
    void refuseAt(const QString &place, const QString &wanted);

private:
    QString at(const QString &name) const { return m_place.isEmpty() ? name : m_place + u'.' + name; }
    QString at(QLatin1StringView name) const { return at(QString(name)); }
    QJsonValue take(QLatin1StringView name);

    QJsonObject m_object;
    QString m_place;
    QSet<QString> m_known;
    QString &m_fault;
};

} // namespace Hubwarden
