// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/sharederror.h"
#include "app/invitations/pair.h"
#include "ui/errortext.h"
#include "ui/models/rowlistmodel.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QPair>
#include <QSet>
#include <QString>

namespace Hubwarden {

//! One pasted sender in one chosen place, as far as it was looked at.
struct InvitationRow
{
    //! What a decline would do with it.
    enum class Fate {
        NotLookedAt,
        Looking,
        Open,
        NoneFound,
        IsAdministrator,
        DeclinedEarlier,
        HubOff,
        RegionOff,
        CouldNotLook
    };

    Target target;
    AccountId sender;
    Fate fate = Fate::NotLookedAt;
    QString status;      //!< verbatim from AWS
    QDateTime invitedAt; //!< UTC; may be null
    SharedError error;   //!< why it could not be looked at

    bool operator==(const InvitationRow &) const = default;
};

//! The pairs of senders and places on the way to a decline.
class InvitationModel final : public RowListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvitationModel)

public:
    enum Column { Sender, Account, Region, Status, Invited, WhatHappens, ColumnCount };

    explicit InvitationModel(QObject *parent = nullptr);

    //! Rows that are in both stay where they are; others leave and come.
    void setRows(const QList<InvitationRow> &rows);
    //! Changes the rows that are there and appends the new ones; the others stay.
    void update(const QList<InvitationRow> &rows);
    //! The ages of the invitations are reckoned from here.
    void setNow(const QDateTime &utc);
    const InvitationRow &row(int row) const { return m_rows[row]; }
    qsizetype count(InvitationRow::Fate fate) const;
    bool matches(int row, const QString &text) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    using Key = Pair;

    void removeOthers(const QSet<Key> &wanted);
    QString display(const InvitationRow &row, Column column) const;
    QVariant sortKey(const InvitationRow &row, Column column) const;

    QList<InvitationRow> m_rows;
    QHash<Key, int> m_index;
    QDateTime m_now;
};

//! What the state of a row means and what follows from it.
ErrorText invitationText(const InvitationRow &row);
//! What it is, and the value as received.
QList<QPair<QString, QString>> invitationFacts(const InvitationRow &row);

} // namespace Hubwarden
