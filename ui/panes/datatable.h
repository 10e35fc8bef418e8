// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/roworder.h"
#include "ui/models/tabletext.h"

#include <QTableView>

#include <functional>

namespace Hubwarden {

class Theme;

//! A table as all of ours are: sorted and filtered by row order, copied as text, its columns moved and hidden.
class DataTable : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DataTable)

public:
    //! name: what screen readers say. The theme must outlive the table.
    DataTable(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    //! The model answers the roles of tableroles.h and must outlive the table.
    void showModel(QAbstractItemModel &source, const QList<int> &idColumns, const QList<int> &hiddenColumns);
    //! Ticks or unticks these rows of the source at once.
    using TickRows = std::function<void(const QList<int> &sourceRows, Qt::CheckState state)>;
    //! Space ticks and unticks all selected rows in that column; row by row, if there is no function.
    void setTickColumn(int column, TickRows tickRows = {});
    //! Of the first columns, in pixels with the usual font.
    void setUsualWidths(const QList<int> &widths);
    //! What stands in the middle while there is no row: what to do next.
    void setEmptyText(const QString &text);

    RowOrder &order() { return m_order; }
    const RowOrder &order() const { return m_order; }
    //! Row of the source, or -1.
    int currentSourceRow() const;
    //! Rows of the source that are selected, from top to bottom as seen.
    QList<int> selectedSourceRows() const;

    //! Nothing happens if nothing is selected.
    void copySelection(TableHeader header) const;

    //! Widths, order, sorting and hidden columns, to be kept.
    QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray &state);

Q_SIGNALS:
    //! The row the keyboard is on is another one, or has changed; -1: none.
    void currentSourceRowChanged(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    //! What is copied: the selected rows and the columns that are seen, in their order.
    virtual TableText selectedText() const;

private:
    void buildActions();
    void describe();
    void showColumnMenu(const QPoint &position);
    void toggleSelected();

    const Theme &m_theme;
    RowOrder m_order;
    int m_tickColumn = -1;
    TickRows m_tickRows;
    QString m_emptyText;
};

} // namespace Hubwarden
