// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/net/activityfeed.h"

#include <QAbstractTableModel>
#include <QList>
#include <QTimer>

namespace Hubwarden {

//! The newest requests of the program; the oldest leave when there are too many.
class ActivityModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityModel)

public:
    enum Column { Time, Account, Region, Request, Host, Attempt, Status, Took, RequestId, ColumnCount };

    explicit ActivityModel(QObject *parent = nullptr, int capacity = 10'000);

    //! Appears shortly after, together with others.
    void add(const ActivityEntry &entry);
    void clear();
    bool matches(int row, const QString &text) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void flush();
    QString display(const ActivityEntry &entry, Column column) const;
    QVariant sortKey(const ActivityEntry &entry, Column column) const;

    int m_capacity;
    QList<ActivityEntry> m_rows;
    QList<ActivityEntry> m_waiting;
    QTimer m_timer;
};

} // namespace Hubwarden
