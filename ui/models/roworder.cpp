// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/roworder.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace Hubwarden {

using namespace std::chrono_literals;

namespace {

constexpr auto settleTime = 100ms; // rows that stream in are sorted ten times a second at most

} // namespace

RowOrder::RowOrder(int sortRole, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_sortRole(sortRole)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &RowOrder::refresh);
}

void RowOrder::setSourceModel(QAbstractItemModel *source)
{
    beginResetModel();
    if (sourceModel())
        sourceModel()->disconnect(this);
    QAbstractProxyModel::setSourceModel(source);
    if (source) {
        connect(source, &QAbstractItemModel::dataChanged, this, &RowOrder::followData);
        connect(source, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) { takeInserted(first, last); });
        connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
                [this](const QModelIndex &, int first, int last) {
                    drop([first, last](int row) { return row >= first && row <= last; });
                });
        connect(source, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) { renumberRemoved(first, last); });
        connect(source, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
        connect(source, &QAbstractItemModel::modelReset, this, [this] {
            forgetKeys();
            setOrder(wantedOrder());
            endResetModel();
        });
        connect(source, &QAbstractItemModel::layoutAboutToBeChanged, this, &RowOrder::awaitMoves);
        connect(source, &QAbstractItemModel::layoutChanged, this, &RowOrder::followMoves);
        connect(source, &QAbstractItemModel::headerDataChanged, this, &RowOrder::headerDataChanged);
    }
    forgetKeys();
    setOrder(wantedOrder());
    endResetModel();
}

void RowOrder::setFilter(Filter filter)
{
    m_filter = std::move(filter);
    showRows(wantedOrder());
}

void RowOrder::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = column < 0 ? Qt::AscendingOrder : order;
    forgetKeys();
    showRows(wantedOrder());
}

void RowOrder::refresh()
{
    m_settle.stop();
    const auto isUnsettled = [this](int row) { return m_unsettled[static_cast<std::size_t>(row)]; };
    std::vector<int> settled;
    settled.reserve(m_order.size());
    std::copy_if(m_order.begin(), m_order.end(), std::back_inserter(settled),
                 [&](int row) { return !isUnsettled(row); });
    std::vector<int> moving;
    for (int row = 0; row < static_cast<int>(m_unsettled.size()); ++row) {
        if (!isUnsettled(row))
            continue;
        readKey(row);
        if (!m_filter || m_filter(row))
            moving.push_back(row);
    }
    m_keys.sort(moving, m_sortOrder);
    showRows(m_keys.merged(settled, moving, m_sortOrder));
}

//! Without a sorted column all keys are the same, and the source's order is what remains.
void RowOrder::readKey(int row)
{
    if (m_sortColumn >= 0)
        m_keys.set(row, sourceModel()->index(row, m_sortColumn).data(m_sortRole));
    m_unsettled[static_cast<std::size_t>(row)] = false;
}

void RowOrder::forgetKeys()
{
    const int count = sourceModel() ? sourceModel()->rowCount() : 0;
    m_keys.reset(count);
    m_unsettled.assign(static_cast<std::size_t>(count), true);
}

//! Of all rows; the keys that are known are not read again.
std::vector<int> RowOrder::wantedOrder()
{
    m_settle.stop();
    std::vector<int> rows;
    rows.reserve(m_unsettled.size());
    for (int row = 0; row < static_cast<int>(m_unsettled.size()); ++row) {
        if (m_unsettled[static_cast<std::size_t>(row)])
            readKey(row);
        if (!m_filter || m_filter(row))
            rows.push_back(row);
    }
    m_keys.sort(rows, m_sortOrder);
    return rows;
}

void RowOrder::showRows(std::vector<int> next)
{
    std::vector<bool> wanted(m_position.size());
    for (const int row : next)
        wanted[static_cast<std::size_t>(row)] = true;
    drop([&wanted](int row) { return !wanted[static_cast<std::size_t>(row)]; });

    std::vector<int> order = m_order;
    for (const int row : next) {
        if (m_position[static_cast<std::size_t>(row)] < 0)
            order.push_back(row);
    }
    if (order.size() > m_order.size()) {
        beginInsertRows({}, static_cast<int>(m_order.size()), static_cast<int>(order.size()) - 1);
        setOrder(std::move(order));
        endInsertRows();
    }
    if (m_order != next)
        reorder(std::move(next));
}

//! Rows that go away stand in many places: they are gathered at the end first, so that one signal removes them.
void RowOrder::drop(const std::function<bool(int)> &gone)
{
    std::vector<int> next = m_order;
    const auto tail
        = std::stable_partition(next.begin(), next.end(), [&gone](int row) { return !gone(row); });
    const int count = static_cast<int>(next.end() - tail);
    if (count == 0)
        return;
    const auto at = std::search(m_order.begin(), m_order.end(), tail, next.end());
    int first = static_cast<int>(tail - next.begin());
    if (at != m_order.end())
        first = static_cast<int>(at - m_order.begin());
    else
        reorder(next);
    beginRemoveRows({}, first, first + count - 1);
    next.erase(tail, next.end());
    setOrder(std::move(next));
    endRemoveRows();
}

void RowOrder::reorder(std::vector<int> next)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    const std::vector<int> before = m_order;
    setOrder(std::move(next));
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from) {
        const int source = before[static_cast<std::size_t>(index.row())];
        to.append(createIndex(m_position[static_cast<std::size_t>(source)], index.column()));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowOrder::setOrder(std::vector<int> order)
{
    m_order = std::move(order);
    m_position.assign(static_cast<std::size_t>(sourceModel() ? sourceModel()->rowCount() : 0), -1);
    for (std::size_t row = 0; row < m_order.size(); ++row)
        m_position[static_cast<std::size_t>(m_order[row])] = static_cast<int>(row);
}

void RowOrder::followData(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    int first = rowCount();
    int last = -1;
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const int ours = m_position[static_cast<std::size_t>(row)];
        if (ours < 0)
            continue;
        first = std::min(first, ours);
        last = std::max(last, ours);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, topLeft.column()), index(last, bottomRight.column()), roles);
    const bool sorted = m_sortColumn >= topLeft.column() && m_sortColumn <= bottomRight.column()
                        && (roles.isEmpty() || roles.contains(m_sortRole));
    if (!m_filter && !sorted)
        return;
    std::fill(m_unsettled.begin() + topLeft.row(), m_unsettled.begin() + bottomRight.row() + 1, true);
    settleSoon();
}

void RowOrder::settleSoon()
{
    if (!m_settle.isActive())
        m_settle.start();
}

void RowOrder::takeInserted(int first, int last)
{
    const int count = last - first + 1;
    const bool atEnd = last == sourceModel()->rowCount() - 1;
    m_keys.insert(first, count);
    // At the end of an unsorted table they are where they belong.
    m_unsettled.insert(m_unsettled.begin() + first, static_cast<std::size_t>(count),
                       m_sortColumn >= 0 || !atEnd);
    for (int &row : m_order) {
        if (row >= first)
            row += count;
    }
    std::vector<int> order = m_order;
    for (int row = first; row <= last; ++row) {
        if (!m_filter || m_filter(row))
            order.push_back(row);
    }
    if (order.size() == m_order.size()) {
        setOrder(std::move(order));
    } else {
        beginInsertRows({}, static_cast<int>(m_order.size()), static_cast<int>(order.size()) - 1);
        setOrder(std::move(order));
        endInsertRows();
    }
    if (m_sortColumn >= 0 || !atEnd)
        settleSoon();
}

void RowOrder::renumberRemoved(int first, int last)
{
    std::vector<int> order = m_order;
    for (int &row : order) {
        if (row > last)
            row -= last - first + 1;
    }
    m_keys.remove(first, last - first + 1);
    m_unsettled.erase(m_unsettled.begin() + first, m_unsettled.begin() + last + 1);
    setOrder(std::move(order));
}

void RowOrder::awaitMoves()
{
    refresh(); // so that the same rows are shown afterwards
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    m_moving = persistentIndexList();
    for (const QModelIndex &index : std::as_const(m_moving))
        m_movingSource.append(mapToSource(index));
}

void RowOrder::followMoves()
{
    forgetKeys();
    setOrder(wantedOrder());
    QModelIndexList now;
    for (const QPersistentModelIndex &source : std::as_const(m_movingSource))
        now.append(mapFromSource(source));
    changePersistentIndexList(m_moving, now);
    m_moving.clear();
    m_movingSource.clear();
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

QModelIndex RowOrder::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid() || !sourceModel())
        return {};
    return sourceModel()->index(m_order[static_cast<std::size_t>(index.row())], index.column());
}

QModelIndex RowOrder::mapFromSource(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int row = m_position[static_cast<std::size_t>(index.row())];
    return row < 0 ? QModelIndex() : createIndex(row, index.column());
}

QModelIndex RowOrder::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex RowOrder::parent(const QModelIndex &) const
{
    return {};
}

QModelIndex RowOrder::sibling(int row, int column, const QModelIndex &) const
{
    return index(row, column);
}

int RowOrder::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int RowOrder::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !sourceModel() ? 0 : sourceModel()->columnCount();
}

bool RowOrder::hasChildren(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_order.empty();
}

QVariant RowOrder::headerData(int section, Qt::Orientation orientation, int role) const
{
    // The base asks through row 0, which an empty table does not have.
    if (orientation == Qt::Horizontal && sourceModel())
        return sourceModel()->headerData(section, orientation, role);
    const QModelIndex row = mapToSource(index(section, 0));
    return row.isValid() ? sourceModel()->headerData(row.row(), orientation, role) : QVariant();
}

} // namespace Hubwarden
