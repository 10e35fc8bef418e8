// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/memory.h"

#include <QJsonArray>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QJsonArray toJson(const QList<Invitation> &invitations)
{
    QJsonArray list;
    for (const Invitation &one : invitations)
        list.append(QJsonObject{{u"sender"_s, one.sender.toString()},
                                {u"id"_s, one.invitationId},
                                {u"invited"_s, one.invitedAt.toString(Qt::ISODateWithMs)},
                                {u"status"_s, one.status}});
    return list;
}

std::optional<QList<Invitation>> invitationsFrom(const QJsonValue &value)
{
    if (!value.isArray())
        return std::nullopt;
    QList<Invitation> invitations;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &each : list) {
        const auto sender = AccountId::parse(each["sender"_L1].toString());
        if (!sender)
            return std::nullopt;
        invitations.append({*sender, each["id"_L1].toString(),
                            QDateTime::fromString(each["invited"_L1].toString(), Qt::ISODateWithMs),
                            each["status"_L1].toString()});
    }
    return invitations;
}

QJsonObject toJson(const Target &target, const PlaceMemory &memory)
{
    return {{u"account"_s, target.account.toString()},
            {u"region"_s, target.region.toString()},
            {u"time"_s, memory.time.toString(Qt::ISODateWithMs)},
            {u"listed"_s, toJson(memory.listed)},
            {u"gone"_s, toJson(memory.gone)}};
}

} // namespace

ScanMemory::ScanMemory(const QString &path)
    : m_file(path, u"hubwarden-memory"_s, 1)
{
}

Result<ScanMemory::Report> ScanMemory::load(const QDateTime &now)
{
    m_places.clear();
    const Result<VersionedFile::Loaded> loaded = m_file.load(now);
    if (!loaded)
        return loaded.error();
    const QJsonArray places = loaded->values.value("places"_L1).toArray();
    for (const QJsonValue &place : places) {
        const auto account = AccountId::parse(place["account"_L1].toString());
        const auto region = RegionName::parse(place["region"_L1].toString());
        const QDateTime time = QDateTime::fromString(place["time"_L1].toString(), Qt::ISODateWithMs);
        const auto listed = invitationsFrom(place["listed"_L1]);
        const auto gone = invitationsFrom(place["gone"_L1]);
        // What is read only in part would make claims that nobody can stand for.
        if (!account || !region || !time.isValid() || !listed || !gone)
            continue;
        const PlaceMemory memory{time, *listed, *gone};
        m_places.insert({*account, *region}, {.baseline = memory, .last = memory});
    }
    return Report{loaded->setAside, loaded->readOnly};
}

void ScanMemory::take(const LookReport &scanned)
{
    if (!scanned.whole())
        return;
    Place &place = m_places[scanned.target];
    const bool known = place.last.time.isValid();
    if (place.taken)
        place.baseline = place.last;
    place.last = remembered(known ? std::optional(place.last) : std::nullopt, scanned);
    place.taken = true;
    m_changed = true;
}

QList<ComparedInvitation> ScanMemory::compare(const LookReport &report) const
{
    return compared(m_places.value(report.target).baseline, report);
}

std::function<Result<Done>()> ScanMemory::saving() const
{
    return [file = m_file, places = m_places]() mutable -> Result<Done> {
        QJsonArray list;
        for (auto place = places.cbegin(); place != places.cend(); ++place)
            list.append(toJson(place.key(), place->last));
        return file.save({{u"places"_s, list}});
    };
}

} // namespace Hubwarden
