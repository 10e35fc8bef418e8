// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/foundmodel.h"

namespace Hubwarden {

//! The senders of what was found: in how many places each has an invitation, and where it is an administrator.
class SenderModel final : public RowListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SenderModel)

public:
    enum Column { Sender, WhoColumn, Invitations, Administrator, First, Last, WhatToDo, ColumnCount };

    //! What is known of one sender.
    struct Row
    {
        AccountId sender;
        FoundModel::Counts places{}; //!< by what there is to do
        QDateTime first;             //!< invited; UTC, may be null
        QDateTime last;

        bool operator==(const Row &) const = default;
        //! The first group that it has a place in: where there is most to do.
        FoundGroup group() const;
        //! Places with an invitation that nobody has answered.
        int open() const;
    };

    //! The model must outlive this one.
    explicit SenderModel(const FoundModel &found, QObject *parent = nullptr);

    //! Takes what the other model has now: rows that stay keep their place.
    void refresh();
    const Row &row(int row) const { return m_rows[row]; }
    //! text: empty, or part of what the row shows; account IDs with or without blanks.
    bool matches(int row, const QString &text) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QHash<AccountId, Row> gathered() const;
    QString display(const Row &row, Column column) const;
    QVariant sortKey(const Row &row, Column column) const;

    const FoundModel &m_found;
    QList<Row> m_rows;
};

//! What the sender is and what follows from it.
ErrorText senderText(const SenderModel::Row &row);
QList<QPair<QString, QString>> senderFacts(const SenderModel::Row &row);

} // namespace Hubwarden
