// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/coverage.h"
#include "ui/models/foundmodel.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QToolButton;

namespace Hubwarden {

class DataTable;
class Theme;

//! Shows everything that was found in the chosen places, with quick filters, and how much was looked at.
class InvitationsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvitationsPage)

public:
    //! Both must outlive the page.
    InvitationsPage(const Theme &theme, FoundModel &model, QWidget *parent = nullptr);

    //! `looking`: more may come.
    void showCoverage(const Coverage &coverage, bool looking);
    void setFilterText(const QString &text);
    //! Without a group everything is shown.
    void setGroup(std::optional<FoundGroup> group);
    DataTable &table() { return *m_table; }
    //! -1: none.
    int currentRow() const;

Q_SIGNALS:
    //! The row the keyboard is on is another one, or has changed.
    void currentChanged();
    //! The person wants to know why places were not looked at.
    void troublesRequested();

private:
    QWidget *buildCoverage();
    QWidget *buildGroups();
    void buildTable();
    void updateCounts();
    void updateEmptyText();
    void applyFilter();

    FoundModel &m_model;
    QLabel *m_coverageWords = nullptr;
    QToolButton *m_showTroubles = nullptr;
    QLabel *m_advice = nullptr; //!< with a link, which an empty table cannot show
    QToolButton *m_all = nullptr;
    std::array<QToolButton *, foundGroupCount> m_groups{};
    QLabel *m_ticked = nullptr;
    DataTable *m_table;
    Coverage m_coverage;
    bool m_looking = false;
    std::optional<FoundGroup> m_group;
    QString m_text;
};

} // namespace Hubwarden
