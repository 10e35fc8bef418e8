// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/formats.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Formats
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::Formats)
};

} // namespace

QString accountText(const AccountId &account)
{
    QString digits = account.toString();
    digits.insert(8, QChar::Nbsp);
    digits.insert(4, QChar::Nbsp);
    return digits;
}

QString accountText(const QString &account)
{
    const auto id = AccountId::parse(account);
    return id ? accountText(*id) : account;
}

QString withoutGroups(const QString &text)
{
    return QString(text).remove(u' ').remove(QChar::Nbsp).remove(u'-');
}

QString timeText(const QDateTime &utc)
{
    return utc.isNull() ? QString() : utc.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString exportTime(const QDateTime &utc)
{
    return utc.isNull() ? QString() : utc.toUTC().toString(Qt::ISODate);
}

QString clockText(const QDateTime &utc)
{
    return utc.isNull() ? QString() : utc.toLocalTime().toString(u"HH:mm:ss.zzz"_s);
}

QString ageText(const QDateTime &utc, const QDateTime &now)
{
    if (utc.isNull())
        return {};
    const qint64 minutes = std::max<qint64>(0, utc.secsTo(now) / 60);
    const int hours = static_cast<int>(minutes / 60);
    const int days = hours / 24;
    if (minutes < 1)
        return Formats::tr("just now");
    if (minutes < 60)
        return minutes == 1 ? Formats::tr("1 minute ago")
                            : Formats::tr("%n minutes ago", nullptr, static_cast<int>(minutes));
    if (hours < 24)
        return hours == 1 ? Formats::tr("1 hour ago") : Formats::tr("%n hours ago", nullptr, hours);
    return days == 1 ? Formats::tr("1 day ago") : Formats::tr("%n days ago", nullptr, days);
}

QString durationText(std::chrono::milliseconds duration)
{
    const qint64 ms = std::max<qint64>(0, duration.count());
    if (ms < 1000)
        return Formats::tr("%1 ms").arg(ms);
    if (ms < 60'000)
        return Formats::tr("%1 s").arg(QLocale().toString(static_cast<double>(ms) / 1000.0, 'f', 1));
    if (ms >= 3'600'000)
        return Formats::tr("%1 h %2 min").arg(ms / 3'600'000).arg(ms / 60'000 % 60);
    return Formats::tr("%1 min %2 s").arg(ms / 60'000).arg(ms / 1000 % 60);
}

QString countText(qsizetype count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString regionText(const QString &name, const RegionName &region)
{
    return name.isEmpty() ? region.toString() : u"%1 · %2"_s.arg(name, region.toString());
}

QString tickText(const QVariant &checkState, const QString &row)
{
    if (!checkState.isValid())
        return Formats::tr("%1: cannot be ticked").arg(row);
    const bool ticked = checkState.toInt() == Qt::Checked;
    return ticked ? Formats::tr("%1: ticked").arg(row) : Formats::tr("%1: not ticked").arg(row);
}

QString excerptText(QStringView text)
{
    constexpr int longest = 40;
    QString line = text.left(longest).toString();
    for (QChar &c : line) {
        if (!c.isPrint())
            c = u' ';
    }
    return text.size() > longest ? line.simplified() + u'…' : line.simplified();
}

} // namespace Hubwarden
