// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/invitationmodel.h"

#include "ui/formats.h"
#include "ui/models/rowlists.h"
#include "ui/models/tableroles.h"
#include "ui/themecolors.h"
#include "ui/themeicons.h"

#include <algorithm>
#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using Fate = InvitationRow::Fate;

namespace {

QString fateText(const InvitationRow &row)
{
    switch (row.fate) {
    case Fate::NotLookedAt:
        return InvitationModel::tr("Not looked at yet");
    case Fate::Looking:
        return InvitationModel::tr("Looking");
    case Fate::Open:
        return InvitationModel::tr("Open: can be declined");
    case Fate::NoneFound:
        return InvitationModel::tr("No invitation found");
    case Fate::IsAdministrator:
        return InvitationModel::tr("Is your administrator");
    case Fate::DeclinedEarlier:
        return InvitationModel::tr("Declined earlier");
    case Fate::HubOff:
        return InvitationModel::tr("Security Hub is off");
    case Fate::RegionOff:
        return InvitationModel::tr("Region is off");
    case Fate::CouldNotLook:
        return row.error ? InvitationModel::tr("Could not look: %1").arg(errorText(*row.error).title)
                         : InvitationModel::tr("Could not look");
    }
    Q_UNREACHABLE();
}

std::pair<Icon, Tone> fateBadge(Fate fate)
{
    switch (fate) {
    case Fate::NotLookedAt:
    case Fate::Looking:
        return {Icon::Waiting, Tone::Neutral};
    case Fate::Open:
        return {Icon::Decline, Tone::Attention};
    case Fate::NoneFound:
    case Fate::HubOff:
    case Fate::RegionOff:
        return {Icon::NotSent, Tone::Neutral};
    case Fate::IsAdministrator:
        return {Icon::Administrator, Tone::Attention};
    case Fate::DeclinedEarlier:
        return {Icon::Done, Tone::Neutral};
    case Fate::CouldNotLook:
        return {Icon::Error, Tone::Failed};
    }
    Q_UNREACHABLE();
}

//! What there is to do comes first, what is nothing last.
int fateRank(Fate fate)
{
    switch (fate) {
    case Fate::Open:
        return 0;
    case Fate::IsAdministrator:
        return 1;
    case Fate::CouldNotLook:
        return 2;
    case Fate::Looking:
        return 3;
    case Fate::NotLookedAt:
        return 4;
    case Fate::DeclinedEarlier:
        return 5;
    case Fate::HubOff:
        return 6;
    case Fate::RegionOff:
        return 7;
    case Fate::NoneFound:
        return 8;
    }
    Q_UNREACHABLE();
}

} // namespace

InvitationModel::InvitationModel(QObject *parent)
    : RowListModel(parent)
    , m_now(QDateTime::currentDateTimeUtc())
{
}

void InvitationModel::setRows(const QList<InvitationRow> &rows)
{
    QSet<Key> wanted;
    wanted.reserve(rows.size());
    for (const InvitationRow &row : rows)
        wanted.insert({row.target, row.sender});
    removeOthers(wanted);
    update(rows);
}

void InvitationModel::update(const QList<InvitationRow> &rows)
{
    QList<InvitationRow> added;
    QList<int> changed;
    for (const InvitationRow &row : rows) {
        const auto known = m_index.constFind({row.target, row.sender});
        if (known == m_index.cend()) {
            m_index.insert({row.target, row.sender}, rowCount() + static_cast<int>(added.size()));
            added.append(row);
        } else if (*known >= rowCount()) {
            added[*known - rowCount()] = row; // given twice
        } else if (m_rows.at(*known) != row) {
            m_rows[*known] = row;
            changed.append(*known);
        }
    }
    forEachRun(std::move(changed), [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
    if (added.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
    makeRoom(m_rows, added.size());
    m_rows.append(added);
    endInsertRows();
}

void InvitationModel::removeOthers(const QSet<Key> &wanted)
{
    std::vector<bool> leaving;
    leaving.reserve(static_cast<std::size_t>(m_rows.size()));
    for (const InvitationRow &row : std::as_const(m_rows))
        leaving.push_back(!wanted.contains({row.target, row.sender}));
    const qsizetype before = m_rows.size();
    removeFrom(m_rows, leaving);
    if (m_rows.size() == before)
        return;
    m_index.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_index.insert({m_rows.at(row).target, m_rows.at(row).sender}, row);
}

void InvitationModel::setNow(const QDateTime &utc)
{
    m_now = utc;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Invited), index(rowCount() - 1, Invited));
}

qsizetype InvitationModel::count(Fate fate) const
{
    return std::count_if(m_rows.begin(), m_rows.end(),
                         [fate](const InvitationRow &row) { return row.fate == fate; });
}

bool InvitationModel::matches(int row, const QString &text) const
{
    const QString wanted = text.trimmed();
    const QString digits = withoutGroups(wanted);
    for (int i = 0; i < ColumnCount; ++i) {
        if (display(m_rows[row], static_cast<Column>(i)).contains(wanted, Qt::CaseInsensitive))
            return true;
    }
    return !digits.isEmpty()
           && (m_rows[row].sender.toString().contains(digits)
               || m_rows[row].target.account.toString().contains(digits));
}

int InvitationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int InvitationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InvitationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InvitationRow &row = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        if (column == Invited)
            return timeText(row.invitedAt);
        return column == WhatHappens && row.error ? QVariant(errorText(*row.error).meaning.toHtmlEscaped())
                                                  : QVariant();
    case SortRole:
        return sortKey(row, column);
    case CopyRole:
        if (column == Sender)
            return row.sender.toString();
        if (column == Account)
            return row.target.account.toString();
        return column == Invited ? timeText(row.invitedAt) : display(row, column);
    case IconRole:
        return column == WhatHappens ? QVariant(static_cast<int>(fateBadge(row.fate).first)) : QVariant();
    case ToneRole:
        return column == WhatHappens ? QVariant(static_cast<int>(fateBadge(row.fate).second)) : QVariant();
    default:
        return {};
    }
}

QString InvitationModel::display(const InvitationRow &row, Column column) const
{
    switch (column) {
    case Sender:
        return accountText(row.sender);
    case Account:
        return accountText(row.target.account);
    case Region:
        return row.target.region.toString();
    case Status:
        return row.status;
    case Invited:
        return ageText(row.invitedAt, m_now);
    case WhatHappens:
        return fateText(row);
    case ColumnCount:
        break;
    }
    Q_UNREACHABLE();
}

QVariant InvitationModel::sortKey(const InvitationRow &row, Column column) const
{
    if (column == Sender)
        return row.sender.number();
    if (column == Account)
        return row.target.account.number();
    if (column == Invited)
        return row.invitedAt.isNull() ? qint64(0) : row.invitedAt.toMSecsSinceEpoch();
    if (column == WhatHappens)
        return fateRank(row.fate);
    return display(row, column);
}

QVariant InvitationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const std::array titles{tr("Sender"), tr("Account"), tr("Region"),
                            tr("Status"), tr("Invited"), tr("What Will Happen")};
    static_assert(std::tuple_size_v<decltype(titles)> == ColumnCount);
    return titles[static_cast<std::size_t>(section)];
}

} // namespace Hubwarden
