// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/sortkeys.h"

#include <QAbstractProxyModel>
#include <QTimer>

#include <functional>
#include <vector>

namespace Hubwarden {

//! Sorts and filters a flat table as a list of row numbers, fast at 100,000 rows; selections stay on their rows.
//!
//! New rows appear at once at the end; they and changed ones move to their place shortly after, all together. The
//! others are neither asked for their keys again nor sorted again.
class RowOrder final : public QAbstractProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowOrder)

public:
    using Filter = std::function<bool(int sourceRow)>;

    //! sortRole: gives numbers, QDateTime or QString, of one type in a column.
    explicit RowOrder(int sortRole, QObject *parent = nullptr);

    //! Without a function every row is shown.
    void setFilter(Filter filter);
    //! Puts new and changed rows into their place now.
    void refresh();

    void setSourceModel(QAbstractItemModel *source) override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void followData(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles);
    void takeInserted(int first, int last);
    void renumberRemoved(int first, int last);
    void readKey(int row);
    void awaitMoves();
    void followMoves();
    std::vector<int> wantedOrder();
    void forgetKeys();
    void settleSoon();
    void showRows(std::vector<int> next);
    void drop(const std::function<bool(int)> &gone);
    void reorder(std::vector<int> next);
    void setOrder(std::vector<int> order);

    int m_sortRole;
    Filter m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    SortKeys m_keys;               //!< of the source's rows
    std::vector<bool> m_unsettled; //!< by source row: its key or whether it is shown may have changed
    std::vector<int> m_order;      //!< our row → source row
    std::vector<int> m_position;   //!< source row → our row, or -1
    QModelIndexList m_moving;      //!< that somebody keeps while the source's rows move
    QList<QPersistentModelIndex> m_movingSource;
    QTimer m_settle;
};

} // namespace Hubwarden
