// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/outcomerows.h"
#include "ui/themecolors.h"
#include "ui/themeicons.h"

#include <QAbstractTableModel>
#include <QList>

#include <array>

namespace Hubwarden {

//! The quick filters above the results.
enum class OutcomeGroup { All, Declined, Refused, FailedOrUnknown, NotSent };
constexpr int outcomeGroupCount = 5;

//! Waiting and working belong to none but All, which is what is answered for them.
OutcomeGroup outcomeGroup(ResultWord word);
Icon outcomeIcon(ResultWord word);
Tone outcomeTone(ResultWord word);
//! Sorted by it, what needs a person comes first.
int wordRank(ResultWord word);

//! What came of every pair of place and sender; one row a pair for ever.
class OutcomeModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeModel)

public:
    using Key = Pair;
    using Counts = std::array<int, outcomeGroupCount>;
    enum Column {
        Tick,
        Result,
        Sender,
        Account,
        Region,
        AwsSays,
        Meaning,
        RequestId,
        Time,
        Http,
        Attempts,
        InvitationId,
        Identity,
        Endpoint,
        ColumnCount
    };

    explicit OutcomeModel(QObject *parent = nullptr);

    //! Changes the rows that are there and appends the new ones, with one signal for all of them.
    void update(const QList<Outcome> &outcomes);
    void clear();

    Outcome outcome(int row) const { return m_rows.at(row); }
    //! -1 if there is none.
    int rowOf(const Key &key) const { return m_rows.rowOf(key); }
    QList<Outcome> outcomes() const { return m_rows.all(); }
    //! A copy is cheap as long as nothing changes.
    const OutcomeRows &rows() const { return m_rows; }
    //! Those that Retry Failed would send again. A row that fails is ticked by itself; one that is refused is not.
    QList<Outcome> tickedOutcomes() const;
    int tickedCount() const { return m_ticked; }
    const Counts &counts() const { return m_counts; }
    //! Whether there is a row that was kept from being declined.
    bool hasCauses() const { return m_causes > 0; }
    //! text: empty, or part of what the row shows; account IDs with or without blanks.
    bool matches(int row, OutcomeGroup group, const QString &text) const;

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
    void append(const QList<Outcome> &outcomes);
    bool change(int row, const Outcome &outcome);
    void count(const Outcome &outcome, int by);
    void setTicked(int row, bool ticked);
    QString display(const Outcome &outcome, Column column) const;
    QString plain(const Outcome &outcome, Column column) const;
    QString exported(const Outcome &outcome, Column column) const;
    QVariant sortKey(const Outcome &outcome, Column column) const;

    OutcomeRows m_rows;
    Counts m_counts{};
    int m_causes = 0; //!< rows that have one
    int m_ticked = 0;
};

} // namespace Hubwarden
