// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/coverage.h"
#include "ui/models/sendermodel.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <functional>
#include <optional>

class QButtonGroup;
class QLabel;
class QModelIndex;
class QStackedWidget;
class QToolButton;

namespace Hubwarden {

class DataTable;
class PlaceGrid;
class PlaceGridModel;
class Theme;

//! Shows everything that was found in the chosen places, as a list with quick filters, by sender or place by place,
//! and how much was looked at.
class InvitationsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvitationsPage)

public:
    //! By the numbers that layouts keep.
    enum class View { List, Grid, BySender };
    //! What the list shows beside the quick filters.
    struct Only
    {
        QString words; //!< "acme-prod, Europe (Ireland)"
        std::function<bool(const FoundInvitation &)> fits;
    };

    //! All must outlive the page.
    InvitationsPage(const Theme &theme, FoundModel &model, PlaceGridModel &grid, QWidget *parent = nullptr);

    //! `looking`: more may come.
    void showCoverage(const Coverage &coverage, bool looking);
    void setFilterText(const QString &text);
    //! Without a group everything is shown.
    void setGroup(std::optional<FoundGroup> group);
    //! Shows the list with nothing else in it, until the person or another call takes that back.
    void showOnly(const Only &only);
    void setView(View view);
    //! What layouts keep; a number that is no view is left alone.
    void restoreView(int view);
    View view() const { return m_view; }
    //! The list.
    DataTable &table() { return *m_table; }
    DataTable &senderTable() { return *m_senderTable; }
    DataTable &shownTable();
    //! Of the list; -1: none.
    int currentRow() const;
    //! By sender; nullptr: none.
    const SenderModel::Row *currentSender() const;
    //! Of the grid's model; invalid: none.
    QModelIndex currentCell() const;

Q_SIGNALS:
    //! The row or cell the keyboard is on is another one, or has changed.
    void currentChanged();
    //! The person wants to know why places were not looked at.
    void troublesRequested();

private:
    QWidget *buildCoverage();
    QWidget *buildViews();
    QWidget *buildGroups();
    void buildTable();
    void buildGrid();
    void buildSenders();
    void showSender();
    void filterSenders();
    QToolButton *addChoice(QWidget *bar, QButtonGroup *buttons);
    void showView(View view);
    void showCell(const QModelIndex &cell);
    void updateOnly();
    void updateCounts();
    void updateEmptyText();
    void applyFilter();

    const Theme &m_theme;
    FoundModel &m_model;
    PlaceGridModel &m_gridModel;
    QLabel *m_coverageWords = nullptr;
    QToolButton *m_showTroubles = nullptr;
    QLabel *m_advice = nullptr; //!< with a link, which an empty table cannot show
    QToolButton *m_all = nullptr;
    std::array<QToolButton *, foundGroupCount> m_groups{};
    QWidget *m_groupBar = nullptr;
    QToolButton *m_onlyButton = nullptr;
    QButtonGroup *m_views = nullptr; //!< by View
    QLabel *m_ticked = nullptr;
    DataTable *m_table;
    PlaceGrid *m_grid;
    SenderModel *m_senders; // our child
    DataTable *m_senderTable;
    QTimer m_gathering;                 //!< what was found, by sender
    QStackedWidget *m_tables = nullptr; //!< by View
    View m_view = View::List;
    Coverage m_coverage;
    bool m_looking = false;
    std::optional<FoundGroup> m_group;
    std::optional<Only> m_only;
    QString m_text;
};

} // namespace Hubwarden
