// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/foundmodel.h"

#include "ui/formats.h"
#include "ui/models/groupbadge.h"
#include "ui/models/rowlists.h"
#include "ui/models/tableroles.h"
#include "ui/themecolors.h"
#include "ui/themeicons.h"

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Groups of rows in their order, as one number that also holds the age: the oldest of a group comes first.
qint64 groupKey(const FoundInvitation &invitation)
{
    constexpr qint64 perGroup = qint64(1) << 40; // seconds since 1970 are far fewer
    const qint64 seconds
        = invitation.invitedAt.isValid() ? invitation.invitedAt.toSecsSinceEpoch() : perGroup - 1;
    return static_cast<qint64>(groupOf(invitation)) * perGroup + std::clamp<qint64>(seconds, 0, perGroup - 1);
}

QVariant toolTip(const FoundInvitation &invitation, FoundModel::Column column)
{
    if (column == FoundModel::Invited)
        return timeText(invitation.invitedAt);
    const QString words = column == FoundModel::WhoColumn ? administeredText(invitation) : QString();
    return words.isEmpty() ? QVariant() : QVariant(words);
}

std::pair<Icon, Tone> badge(const FoundInvitation &invitation)
{
    return groupBadge(isAdministratorElsewhere(invitation) ? FoundGroup::Administrator : groupOf(invitation));
}

} // namespace

std::pair<Icon, Tone> groupBadge(FoundGroup group)
{
    switch (group) {
    case FoundGroup::Unknown:
        return {Icon::Unknown, Tone::Attention};
    case FoundGroup::Administrator:
        return {Icon::Administrator, Tone::Attention};
    case FoundGroup::Ours:
        return {Icon::Account, Tone::Neutral};
    case FoundGroup::DeclinedEarlier:
        return {Icon::Done, Tone::Neutral};
    case FoundGroup::NoLongerListed:
        return {Icon::NotSent, Tone::Neutral};
    }
    Q_UNREACHABLE();
}

FoundModel::FoundModel(QObject *parent)
    : RowListModel(parent)
    , m_now(QDateTime::currentDateTimeUtc())
{
}

void FoundModel::updatePlaces(const QList<Place> &places)
{
    QList<int> changed;
    QList<int> gone;
    QList<FoundInvitation> added;
    const qsizetype tickedBefore = m_tickedCount;
    for (const Place &place : places) {
        QList<AccountId> senders;
        for (const FoundInvitation &invitation : place.invitations) {
            senders.append(invitation.sender);
            const auto known = m_index.constFind(invitation.pair());
            if (known == m_index.cend())
                added.append(invitation);
            else if (change(*known, invitation))
                changed.append(*known);
        }
        const QSet<AccountId> still(senders.cbegin(), senders.cend());
        for (const AccountId &sender : m_senders.value(place.target)) {
            if (!still.contains(sender))
                gone.append(m_index.value({place.target, sender}));
        }
        if (senders.isEmpty())
            m_senders.remove(place.target);
        else
            m_senders.insert(place.target, senders);
    }
    announceChanged(changed);
    remove(gone);
    append(added);
    if (!changed.isEmpty() || !gone.isEmpty() || !added.isEmpty())
        Q_EMIT countsChanged();
    if (m_tickedCount != tickedBefore)
        Q_EMIT ticksChanged();
}

void FoundModel::setPlaces(QList<Place> places)
{
    QSet<Target> wanted;
    for (const Place &place : std::as_const(places))
        wanted.insert(place.target);
    for (auto known = m_senders.cbegin(); known != m_senders.cend(); ++known) {
        if (!wanted.contains(known.key()))
            places.append({known.key(), {}});
    }
    updatePlaces(places);
}

bool FoundModel::change(int row, const FoundInvitation &invitation)
{
    Row &known = m_rows[row];
    if (known.invitation == invitation)
        return false;
    count(known, -1);
    known.invitation = invitation;
    known.invitation.status = shared(invitation.status);
    known.ticked = known.ticked && mayBeTicked(invitation);
    count(known, 1);
    return true;
}

void FoundModel::remove(const QList<int> &rows)
{
    if (rows.isEmpty())
        return;
    std::vector<bool> leaving(static_cast<std::size_t>(m_rows.size()));
    for (const int row : rows) {
        leaving[static_cast<std::size_t>(row)] = true;
        count(m_rows.at(row), -1);
        m_index.remove(m_rows.at(row).invitation.pair());
    }
    removeFrom(m_rows, leaving);
    for (int row = *std::min_element(rows.begin(), rows.end()); row < m_rows.size(); ++row)
        m_index.insert(m_rows.at(row).invitation.pair(), row);
}

void FoundModel::append(const QList<FoundInvitation> &invitations)
{
    if (invitations.isEmpty())
        return;
    const int first = rowCount();
    makeRoom(m_rows, invitations.size());
    beginInsertRows({}, first, first + static_cast<int>(invitations.size()) - 1);
    for (const FoundInvitation &invitation : invitations) {
        m_index.insert(invitation.pair(), rowCount());
        m_rows.append({invitation, false});
        m_rows.last().invitation.status = shared(invitation.status);
        count(m_rows.last(), 1);
    }
    endInsertRows();
}

void FoundModel::announceChanged(const QList<int> &rows)
{
    forEachRun(rows, [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    });
}

void FoundModel::count(const Row &row, int by)
{
    m_counts[static_cast<std::size_t>(groupOf(row.invitation))] += by;
    if (row.ticked)
        m_tickedCount += by;
}

QString FoundModel::shared(const QString &text)
{
    return *m_texts.insert(text);
}

void FoundModel::setNow(const QDateTime &utc)
{
    m_now = utc;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Invited), index(rowCount() - 1, Invited), {Qt::DisplayRole});
}

void FoundModel::setTicked(const QList<int> &rows, Qt::CheckState state)
{
    const bool wanted = state == Qt::Checked;
    QList<int> changed;
    for (const int row : rows) {
        Row &one = m_rows[row];
        if (one.ticked == wanted || !mayBeTicked(one.invitation))
            continue;
        one.ticked = wanted;
        m_tickedCount += wanted ? 1 : -1;
        changed.append(row);
    }
    if (changed.isEmpty())
        return;
    announceChanged(changed);
    Q_EMIT ticksChanged();
}

void FoundModel::clearTicks()
{
    QList<int> rows;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).ticked)
            rows.append(row);
    }
    setTicked(rows, Qt::Unchecked);
}

QList<Pair> FoundModel::tickedPairs() const
{
    QList<Pair> pairs;
    for (const Row &row : m_rows) {
        if (row.ticked)
            pairs.append(row.invitation.pair());
    }
    return pairs;
}

bool FoundModel::matches(int row, const QString &text) const
{
    const FoundInvitation &invitation = m_rows[row].invitation;
    const QString wanted = text.trimmed();
    const QString digits = withoutGroups(wanted);
    for (int column = Sender; column < ColumnCount; ++column) {
        if (display(invitation, static_cast<Column>(column)).contains(wanted, Qt::CaseInsensitive))
            return true;
    }
    return !digits.isEmpty()
           && (invitation.sender.toString().contains(digits)
               || invitation.target.account.toString().contains(digits)
               || (invitation.administrator && invitation.administrator->toString().contains(digits)));
}

int FoundModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FoundModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FoundModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return column == Tick ? QVariant() : display(row.invitation, column);
    case Qt::CheckStateRole:
        if (column != Tick || !mayBeTicked(row.invitation))
            return {};
        return QVariant::fromValue(row.ticked ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole:
        return column == Tick
                   ? QVariant(tickText(data(index, Qt::CheckStateRole), display(row.invitation, Sender)))
                   : QVariant();
    case Qt::ToolTipRole:
        return toolTip(row.invitation, column);
    case SortRole:
        return sortKey(row, column);
    case CopyRole:
        return plain(row.invitation, column);
    case IconRole:
        return column == WhoColumn ? QVariant(static_cast<int>(badge(row.invitation).first)) : QVariant();
    case ToneRole:
        return column == WhoColumn ? QVariant(static_cast<int>(badge(row.invitation).second)) : QVariant();
    default:
        return {};
    }
}

bool FoundModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (index.column() != Tick || role != Qt::CheckStateRole || !mayBeTicked(m_rows[index.row()].invitation))
        return false;
    setTicked({index.row()}, static_cast<Qt::CheckState>(value.toInt()));
    return true;
}

Qt::ItemFlags FoundModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.column() != Tick || !mayBeTicked(m_rows[index.row()].invitation))
        return base;
    return base | Qt::ItemIsUserCheckable;
}

QString FoundModel::plain(const FoundInvitation &invitation, Column column) const
{
    if (column == Sender)
        return invitation.sender.toString();
    if (column == Account)
        return invitation.target.account.toString();
    if (column == Administrator)
        return invitation.administrator ? invitation.administrator->toString() : QString();
    return column == Invited ? timeText(invitation.invitedAt) : display(invitation, column);
}

QVariant FoundModel::sortKey(const Row &row, Column column) const
{
    const FoundInvitation &invitation = row.invitation;
    if (column == Tick)
        return row.ticked ? 0 : 1;
    if (column == Sender)
        return invitation.sender.number();
    if (column == WhoColumn)
        return groupKey(invitation);
    if (column == Account)
        return invitation.target.account.number();
    if (column == Invited)
        return invitation.invitedAt.isNull() ? qint64(0) : invitation.invitedAt.toMSecsSinceEpoch();
    if (column == Since)
        return static_cast<int>(invitation.since);
    if (column == Administrator)
        return invitation.administrator ? invitation.administrator->number() : quint64(0);
    return display(invitation, column);
}

QVariant FoundModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::AccessibleTextRole && section == Tick)
        return tr("Ticked");
    if (role != Qt::DisplayRole)
        return {};
    const std::array titles{QString(),          tr("Sender"),          tr("Who"),
                            tr("Account"),      tr("Region"),          tr("Status"),
                            tr("Invited"),      tr("Since Last Scan"), tr("Your Administrator There"),
                            tr("Invitation ID")};
    static_assert(std::tuple_size_v<decltype(titles)> == ColumnCount);
    return titles[static_cast<std::size_t>(section)];
}

} // namespace Hubwarden
