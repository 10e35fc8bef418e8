// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <algorithm>
#include <vector>

namespace Hubwarden {

//! A flat table over a list from which scattered rows leave together: one region of every account is many runs of
//! rows, and a signal for each made a sorted table of 100,000 rows stand still for seconds.
class RowListModel : public QAbstractTableModel
{
protected:
    using QAbstractTableModel::QAbstractTableModel;

    //! What leaves goes to the end first, then one signal removes it; the others keep their order.
    template<typename Row>
    void removeFrom(QList<Row> &rows, const std::vector<bool> &leaving)
    {
        const auto count = std::count(leaving.begin(), leaving.end(), true);
        if (count == 0)
            return;
        const auto begin = std::find(leaving.begin(), leaving.end(), true);
        auto first = begin - leaving.begin();
        if (std::find(begin, leaving.end(), false) - begin < count) {
            gatherAtEnd(rows, leaving);
            first = rows.size() - count;
        }
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(first + count) - 1);
        rows.remove(first, count);
        endRemoveRows();
    }

private:
    template<typename Row>
    void gatherAtEnd(QList<Row> &rows, const std::vector<bool> &leaving)
    {
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
        QList<Row> next;
        next.reserve(rows.size());
        std::vector<int> now(leaving.size());
        for (const bool turn : {false, true}) {
            for (std::size_t row = 0; row < leaving.size(); ++row) {
                if (leaving[row] != turn)
                    continue;
                now[row] = static_cast<int>(next.size());
                next.append(std::move(rows[static_cast<qsizetype>(row)]));
            }
        }
        rows = std::move(next);
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        for (const QModelIndex &index : from)
            to.append(createIndex(now[static_cast<std::size_t>(index.row())], index.column()));
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }
};

} // namespace Hubwarden
