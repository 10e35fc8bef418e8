// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/names.h"

#include <QUuid>

#include <algorithm>

namespace Hubwarden {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

std::optional<AccountId> AccountId::parse(QStringView text)
{
    if (text.size() != 12 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    quint64 number = 0;
    for (const QChar c : text)
        number = number * 10 + static_cast<quint64>(c.unicode() - u'0');
    return AccountId(number);
}

std::optional<AccountId> AccountId::fromNumber(quint64 number)
{
    if (number >= 1'000'000'000'000ULL)
        return std::nullopt;
    return AccountId(number);
}

QString AccountId::toString() const
{
    return QString::number(m_number).rightJustified(12, u'0');
}

std::optional<RegionName> RegionName::parse(QStringView text)
{
    const QString name = text.trimmed().toString().toLower();
    const auto allowed = [](QChar c) { return isDigit(c) || (c >= u'a' && c <= u'z') || c == u'-'; };
    if (name.isEmpty() || name.size() > 63 || name.startsWith(u'-') || name.endsWith(u'-')
        || !std::all_of(name.begin(), name.end(), allowed))
        return std::nullopt;
    return RegionName(name);
}

ProfileId ProfileId::create()
{
    return ProfileId(QUuid::createUuid().toString(QUuid::Id128));
}

std::optional<ProfileId> ProfileId::parse(QStringView text)
{
    const auto allowed = [](QChar c) { return isDigit(c) || (c >= u'a' && c <= u'f'); };
    if (text.size() != 32 || !std::all_of(text.begin(), text.end(), allowed))
        return std::nullopt;
    return ProfileId(text.toString());
}

} // namespace Hubwarden
