// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/placegridmodel.h"
#include "ui/panes/datatable.h"

namespace Hubwarden {

//! The grid of places: the accounts stay in sight at its side, a cell at a time is chosen.
class PlaceGrid final : public DataTable
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlaceGrid)

public:
    //! Both must outlive the grid.
    PlaceGrid(const Theme &theme, PlaceGridModel &model, QWidget *parent = nullptr);

    //! Of the model; invalid: none.
    QModelIndex currentCell() const;
    //! Shows the accounts that match, and the sums.
    void setFilterText(const QString &text);

Q_SIGNALS:
    //! The person wants to see what is in that cell, by the model's index.
    void cellOpened(const QModelIndex &cell);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    TableText selectedText() const override;

private:
    void openCell(const QModelIndex &cell);
    void arrangeHeaders();

    PlaceGridModel &m_model;
};

} // namespace Hubwarden
