// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/sendermodel.h"

#include "ui/formats.h"
#include "ui/models/groupbadge.h"
#include "ui/models/rowlists.h"
#include "ui/models/tableroles.h"

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr std::size_t at(FoundGroup group)
{
    return static_cast<std::size_t>(group);
}

//! As the list: unknown ones first, the oldest of them first.
qint64 whoKey(const SenderModel::Row &row)
{
    constexpr qint64 perGroup = qint64(1) << 40; // seconds since 1970 are far fewer
    const qint64 seconds = row.first.isValid() ? row.first.toSecsSinceEpoch() : perGroup - 1;
    return static_cast<qint64>(row.group()) * perGroup + std::clamp<qint64>(seconds, 0, perGroup - 1);
}

QString whatToDo(FoundGroup group)
{
    switch (group) {
    case FoundGroup::Unknown:
        return SenderModel::tr("Press Enter to list its invitations, tick them, press Decline…");
    case FoundGroup::Administrator:
        return SenderModel::tr("Declining does not end that; each of its rows has the command that does");
    case FoundGroup::Ours:
        return SenderModel::tr("Nothing, if you sent them");
    case FoundGroup::DeclinedEarlier:
    case FoundGroup::NoLongerListed:
        return SenderModel::tr("Nothing; the sender can invite again");
    }
    Q_UNREACHABLE();
}

} // namespace

FoundGroup SenderModel::Row::group() const
{
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] > 0)
            return static_cast<FoundGroup>(i);
    }
    return FoundGroup::NoLongerListed;
}

int SenderModel::Row::open() const
{
    return places[at(FoundGroup::Unknown)] + places[at(FoundGroup::Ours)];
}

SenderModel::SenderModel(const FoundModel &found, QObject *parent)
    : RowListModel(parent)
    , m_found(found)
{
}

QHash<AccountId, SenderModel::Row> SenderModel::gathered() const
{
    QHash<AccountId, Row> senders;
    for (int i = 0; i < m_found.rowCount(); ++i) {
        const FoundInvitation &found = m_found.invitation(i);
        auto row = senders.find(found.sender);
        if (row == senders.end())
            row = senders.insert(found.sender, {found.sender, {}, found.invitedAt, found.invitedAt});
        ++row->places[at(groupOf(found))];
        if (!found.invitedAt.isValid())
            continue;
        row->first = row->first.isValid() ? std::min(row->first, found.invitedAt) : found.invitedAt;
        row->last = row->last.isValid() ? std::max(row->last, found.invitedAt) : found.invitedAt;
    }
    return senders;
}

void SenderModel::refresh()
{
    QHash<AccountId, Row> now = gathered();
    QList<int> changed;
    std::vector<bool> leaving(static_cast<std::size_t>(m_rows.size()));
    for (int i = 0; i < m_rows.size(); ++i) {
        const auto known = now.find(m_rows.at(i).sender);
        leaving[static_cast<std::size_t>(i)] = known == now.end();
        if (known == now.end())
            continue;
        if (*known != m_rows.at(i)) {
            m_rows[i] = *known;
            changed.append(i);
        }
        now.erase(known);
    }
    forEachRun(changed, [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
    removeFrom(m_rows, leaving);
    if (now.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(now.size()) - 1);
    m_rows.append(now.values());
    endInsertRows();
}

bool SenderModel::matches(int row, const QString &text) const
{
    const QString wanted = text.trimmed();
    const QString digits = withoutGroups(wanted);
    const Row &one = m_rows.at(row);
    return wanted.isEmpty() || (!digits.isEmpty() && one.sender.toString().contains(digits))
           || display(one, WhoColumn).contains(wanted, Qt::CaseInsensitive);
}

int SenderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SenderModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SenderModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::TextAlignmentRole:
        return column == Invitations || column == Administrator ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                                : QVariant();
    case SortRole:
        return sortKey(row, column);
    case CopyRole:
        return column == Sender ? row.sender.toString() : display(row, column);
    case IconRole:
        return column == WhoColumn ? QVariant(static_cast<int>(groupBadge(row.group()).first)) : QVariant();
    case ToneRole:
        return column == WhoColumn ? QVariant(static_cast<int>(groupBadge(row.group()).second)) : QVariant();
    default:
        return {};
    }
}

QString SenderModel::display(const Row &row, Column column) const
{
    switch (column) {
    case Sender:
        return accountText(row.sender);
    case WhoColumn:
        return groupText(row.group());
    case Invitations:
        return countText(row.open());
    case Administrator:
        return countText(row.places[at(FoundGroup::Administrator)]);
    case First:
        return timeText(row.first);
    case Last:
        return timeText(row.last);
    case WhatToDo:
        return whatToDo(row.group());
    case ColumnCount:
        break;
    }
    Q_UNREACHABLE();
}

QVariant SenderModel::sortKey(const Row &row, Column column) const
{
    if (column == Sender)
        return row.sender.number();
    if (column == WhoColumn || column == WhatToDo)
        return whoKey(row);
    if (column == Invitations)
        return row.open();
    if (column == Administrator)
        return row.places[at(FoundGroup::Administrator)];
    const QDateTime &time = column == First ? row.first : row.last;
    return time.isNull() ? qint64(0) : time.toMSecsSinceEpoch();
}

QVariant SenderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const std::array titles{tr("Sender"), tr("Who"),
                            //: In how many places the sender has an invitation that nobody has answered
                            tr("Open in Places"),
                            //: In how many places the sender is the administrator
                            tr("Administrator in Places"), tr("First Invited"), tr("Last Invited"),
                            tr("What You Can Do")};
    static_assert(std::tuple_size_v<decltype(titles)> == ColumnCount);
    return titles[static_cast<std::size_t>(section)];
}

ErrorText senderText(const SenderModel::Row &row)
{
    return {groupText(row.group()),
            SenderModel::tr("Open in places: %1. Administrator in places: %2.")
                .arg(countText(row.open()), countText(row.places[at(FoundGroup::Administrator)])),
            {},
            whatToDo(row.group()) + u'.',
            {}};
}

QList<QPair<QString, QString>> senderFacts(const SenderModel::Row &row)
{
    return {{SenderModel::tr("Sender"), row.sender.toString()},
            {SenderModel::tr("First Invited"), timeText(row.first)},
            {SenderModel::tr("Last Invited"), timeText(row.last)}};
}

} // namespace Hubwarden
