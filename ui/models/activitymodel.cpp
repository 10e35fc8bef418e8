// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/activitymodel.h"

#include "ui/errortext.h"
#include "ui/formats.h"
#include "ui/models/tableroles.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ActivityModel::ActivityModel(QObject *parent, int capacity)
    : QAbstractTableModel(parent)
    , m_capacity(capacity)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(100ms); // ten inserts a second at most
    connect(&m_timer, &QTimer::timeout, this, &ActivityModel::flush);
}

void ActivityModel::add(const ActivityEntry &entry)
{
    m_waiting.append(entry);
    if (!m_timer.isActive())
        m_timer.start();
}

void ActivityModel::flush()
{
    if (m_waiting.size() > m_capacity)
        m_waiting.remove(0, m_waiting.size() - m_capacity);
    const qsizetype tooMany = m_rows.size() + m_waiting.size() - m_capacity;
    if (tooMany > 0) {
        beginRemoveRows({}, 0, static_cast<int>(tooMany) - 1);
        m_rows.remove(0, tooMany);
        endRemoveRows();
    }
    if (m_waiting.isEmpty())
        return;
    beginInsertRows({}, static_cast<int>(m_rows.size()),
                    static_cast<int>(m_rows.size() + m_waiting.size()) - 1);
    m_rows.append(std::exchange(m_waiting, {}));
    endInsertRows();
}

void ActivityModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_waiting.clear();
    endResetModel();
}

bool ActivityModel::matches(int row, const QString &text) const
{
    const QString wanted = text.trimmed();
    for (int column = 0; column < ColumnCount; ++column) {
        if (display(m_rows[row], static_cast<Column>(column)).contains(wanted, Qt::CaseInsensitive))
            return true;
    }
    const QString digits = withoutGroups(wanted);
    return !digits.isEmpty() && m_rows[row].account.contains(digits);
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActivityEntry &entry = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    const bool number = column == Attempt || column == Took;
    switch (role) {
    case Qt::DisplayRole:
        return display(entry, column);
    case Qt::ToolTipRole:
        return column == Time ? QVariant(entry.time.toString(Qt::ISODateWithMs)) : QVariant();
    case Qt::TextAlignmentRole:
        return number ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole:
        return sortKey(entry, column);
    case CopyRole:
        if (column == Account)
            return entry.account;
        return column == Time ? entry.time.toString(Qt::ISODateWithMs) : display(entry, column);
    default:
        return {};
    }
}

QString ActivityModel::display(const ActivityEntry &entry, Column column) const
{
    switch (column) {
    case Time:
        return clockText(entry.time);
    case Account:
        return accountText(entry.account);
    case Region:
        return entry.region;
    case Request:
        return entry.method + u' ' + entry.path;
    case Host:
        return entry.host;
    case Attempt:
        return QString::number(entry.attempt);
    case Status: {
        const QString status = entry.status == 0 ? tr("no answer") : QString::number(entry.status);
        if (!entry.failure)
            return status;
        Error error;
        error.kind = *entry.failure;
        return u"%1 · %2"_s.arg(status, errorText(error).title);
    }
    case Took:
        return durationText(entry.duration);
    case RequestId:
        return entry.requestId;
    case ColumnCount:
        break;
    }
    Q_UNREACHABLE();
}

QVariant ActivityModel::sortKey(const ActivityEntry &entry, Column column) const
{
    if (column == Time)
        return entry.time;
    if (column == Attempt)
        return entry.attempt;
    if (column == Status)
        return entry.status;
    if (column == Took)
        return static_cast<qint64>(entry.duration.count());
    return display(entry, column);
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Attempt || section == Took))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array titles{tr("Time"),    tr("Account"), tr("Region"), tr("Request"),   tr("Host"),
                            tr("Attempt"), tr("Status"),  tr("Took"),   tr("Request ID")};
    static_assert(std::tuple_size_v<decltype(titles)> == ColumnCount);
    return titles[static_cast<std::size_t>(section)];
}

} // namespace Hubwarden
