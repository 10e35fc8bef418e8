// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/foundinvitation.h"
#include "ui/errortext.h"
#include "ui/models/rowlistmodel.h"

#include <QHash>
#include <QSet>

#include <array>

namespace Hubwarden {

//! Every invitation that was found in the chosen places, whoever sent it. Rows come and change place by place.
class FoundModel final : public RowListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoundModel)

public:
    enum Column {
        Tick,
        Sender,
        WhoColumn,
        Account,
        Region,
        Status,
        Invited,
        Since,
        Administrator,
        InvitationId,
        ColumnCount
    };
    using Counts = std::array<int, foundGroupCount>;
    //! What is known of one place now; without invitations nothing is shown for it.
    struct Place
    {
        Target target;
        QList<FoundInvitation> invitations;
    };

    explicit FoundModel(QObject *parent = nullptr);

    //! Changes these places only: with one signal for all new rows.
    void updatePlaces(const QList<Place> &places);
    //! These places and no others. Rows that are in both stay where they are, and ticked.
    void setPlaces(QList<Place> places);
    //! The ages of the invitations are reckoned from here.
    void setNow(const QDateTime &utc);

    const FoundInvitation &invitation(int row) const { return m_rows[row].invitation; }
    const Counts &counts() const { return m_counts; }
    //! text: empty, or part of what the row shows; account IDs with or without blanks.
    bool matches(int row, const QString &text) const;

    //! Rows that may not be ticked stay as they are.
    void setTicked(const QList<int> &rows, Qt::CheckState state);
    void clearTicks();
    QList<Pair> tickedPairs() const;
    qsizetype tickedCount() const { return m_tickedCount; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void countsChanged();
    void ticksChanged();

private:
    struct Row
    {
        FoundInvitation invitation;
        bool ticked = false;
    };

    bool change(int row, const FoundInvitation &invitation);
    void remove(const QList<int> &rows);
    void append(const QList<FoundInvitation> &invitations);
    void announceChanged(const QList<int> &rows);
    void count(const Row &row, int by);
    QString shared(const QString &text);
    QString display(const FoundInvitation &invitation, Column column) const;
    QString plain(const FoundInvitation &invitation, Column column) const;
    QVariant sortKey(const Row &row, Column column) const;

    QList<Row> m_rows;
    QHash<Pair, int> m_index;
    QHash<Target, QList<AccountId>> m_senders; //!< of each place that has rows
    QSet<QString> m_texts;                     //!< the same word a thousand times is kept once
    Counts m_counts{};
    qsizetype m_tickedCount = 0;
    QDateTime m_now;
};

//! What the row is and what follows from it.
ErrorText foundText(const FoundInvitation &invitation);
//! Where its sender is the administrator of the same account besides; empty: nowhere that is known.
QString administeredText(const FoundInvitation &invitation);
//! What it is, and the value as received.
QList<QPair<QString, QString>> foundFacts(const FoundInvitation &invitation);
QString groupText(FoundGroup group);
//! The group, or what is known of its sender besides.
QString whoText(const FoundInvitation &invitation);
QString sinceText(SinceLast since);

} // namespace Hubwarden
