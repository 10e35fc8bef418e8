// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/background.h"
#include "app/invitations/outcome.h"
#include "ui/models/causes.h"
#include "ui/models/outcomemodel.h"

#include <QWidget>

#include <array>
#include <optional>

class QToolButton;

namespace Hubwarden {

class DataTable;
class ElidedLabel;
class Theme;

//! Shows what came of every pair, with quick filters and their counts.
class ResultsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultsPage)

public:
    //! Both must outlive the page.
    ResultsPage(const Theme &theme, OutcomeModel &model, QWidget *parent = nullptr);

    void setFilterText(const QString &text);
    void setGroup(OutcomeGroup group);
    DataTable &table() { return *m_table; }
    std::optional<Outcome> current() const;
    QList<Outcome> selected() const;
    //! Where what is shown stays recorded when the program ends. path: empty: nowhere.
    void setHistory(const QString &path, bool isPractice);
    //! What kept rows from being declined, each cause once, in a dialog.
    void showCauses();
    void openCauses(const QList<Cause> &causes);

Q_SIGNALS:
    //! The row the keyboard is on is another one, or has changed.
    void currentChanged();

private:
    void buildGroups(QWidget *bar);
    void buildTable();
    void updateCounts();
    void applyFilter();

    const Theme &m_theme;
    OutcomeModel &m_model;
    std::array<QToolButton *, outcomeGroupCount> m_groups{};
    QToolButton *m_causes = nullptr;
    DataTable *m_table;
    ElidedLabel *m_history;
    Background m_grouping;
    OutcomeGroup m_group = OutcomeGroup::All;
    QString m_text;
};

} // namespace Hubwarden
