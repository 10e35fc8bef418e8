// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/scenariofields.h"

#include <algorithm>
#include <cmath>

namespace Hubwarden {

using namespace Qt::StringLiterals;

ScenarioFields::ScenarioFields(const QJsonValue &value, QString place, QString &fault)
    : m_object(value.toObject())
    , m_place(std::move(place))
    , m_fault(fault)
{
    if (!value.isObject())
        refuseAt(m_place, u"an object"_s);
}

QJsonValue ScenarioFields::take(QLatin1StringView name)
{
    m_known.insert(name);
    return m_object.value(name);
}

void ScenarioFields::refuseAt(const QString &place, const QString &wanted)
{
    if (m_fault.isEmpty())
        m_fault = (place.isEmpty() ? u"scenario"_s : place) + u": "_s + wanted;
}

QString ScenarioFields::text(QLatin1StringView name, const QString &otherwise)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString())
        refuse(name, u"text"_s);
    return value.toString();
}

QString ScenarioFields::neededText(QLatin1StringView name)
{
    const QString found = text(name, {});
    if (found.trimmed().isEmpty())
        refuse(name, u"text"_s);
    return found;
}

bool ScenarioFields::flag(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    if (!value.isUndefined() && !value.isBool())
        refuse(name, u"true or false"_s);
    return value.toBool();
}

int ScenarioFields::number(QLatin1StringView name, int otherwise, int least, int most)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return otherwise;
    const double number = value.toDouble(std::nan(""));
    if (number >= least && number <= most && std::floor(number) == number)
        return static_cast<int>(number);
    refuse(name, u"a whole number from %1 to %2"_s.arg(least).arg(most));
    return otherwise;
}

AccountId ScenarioFields::account(QLatin1StringView name)
{
    const auto id = AccountId::parse(take(name).toString());
    if (!id)
        refuse(name, u"twelve digits as text"_s);
    return id.value_or(*AccountId::fromNumber(0));
}

RegionName ScenarioFields::region(const QJsonValue &value, const QString &place)
{
    const auto region = RegionName::parse(value.toString());
    if (!region || region->toString() != value.toString())
        refuseAt(place, u"the code of a region"_s);
    return region.value_or(*RegionName::parse(u"none"));
}

qsizetype ScenarioFields::word(QLatin1StringView name, std::initializer_list<QLatin1StringView> words)
{
    const QString given = text(name, QString(*words.begin()));
    const auto *const found = std::find(words.begin(), words.end(), given);
    if (found != words.end())
        return std::distance(words.begin(), found);
    QStringList all;
    for (const QLatin1StringView word : words)
        all.append(word);
    refuse(name, u"one of "_s + all.join(u", "_s));
    return 0;
}

QMap<QString, QString> ScenarioFields::texts(QLatin1StringView name)
{
    QMap<QString, QString> found;
    members(name, [this, &found](const QString &key, const QJsonValue &value, const QString &place) {
        if (!value.isString())
            refuseAt(place, u"text"_s);
        found.insert(key, value.toString());
    });
    return found;
}

void ScenarioFields::each(QLatin1StringView name,
                          const std::function<void(const QJsonValue &, const QString &)> &take)
{
    const QJsonValue list = this->take(name);
    if (!list.isUndefined() && !list.isArray())
        refuse(name, u"a list"_s);
    qsizetype index = 0;
    for (const QJsonValue &value : list.toArray())
        take(value, at(name) + u'[' + QString::number(index++) + u']');
}

void ScenarioFields::members(
    QLatin1StringView name,
    const std::function<void(const QString &, const QJsonValue &, const QString &)> &take)
{
    const QJsonValue value = this->take(name);
    if (!value.isUndefined() && !value.isObject())
        refuse(name, u"an object"_s);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        take(member.key(), member.value(), at(name) + u'.' + member.key());
}

void ScenarioFields::end()
{
    for (auto member = m_object.begin(); member != m_object.end(); ++member) {
        if (!m_known.contains(member.key()))
            refuseAt(at(member.key()), u"not known"_s);
    }
}

} // namespace Hubwarden
