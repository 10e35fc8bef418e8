// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/resultspage.h"

#include "ui/dialogs/causesdialog.h"
#include "ui/formats.h"
#include "ui/panes/datatable.h"
#include "ui/panes/elidedlabel.h"
#include "ui/panes/flowlayout.h"
#include "ui/panes/panefocus.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QDir>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

ResultsPage::ResultsPage(const Theme &theme, OutcomeModel &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_table(new DataTable(theme, tr("Results"), this))
    , m_history(new ElidedLabel(this))
    , m_grouping(this)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QWidget(this);
    buildGroups(bar);
    buildTable();
    layout->addWidget(bar);
    layout->addWidget(m_table);
    layout->addWidget(m_history);
    m_history->setContentsMargins(8, 6, 8, 6);
    connect(&m_model, &OutcomeModel::countsChanged, this, &ResultsPage::updateCounts);
    connect(m_table, &DataTable::currentSourceRowChanged, this, &ResultsPage::currentChanged);
    updateCounts();
    setGroup(OutcomeGroup::All);
}

void ResultsPage::buildGroups(QWidget *bar)
{
    auto *layout = new FlowLayout(bar);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(4);
    auto *buttons = new QButtonGroup(this);
    for (int i = 0; i < outcomeGroupCount; ++i) {
        auto *button = new QToolButton(bar);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumHeight(28);
        buttons->addButton(button);
        layout->addWidget(button);
        m_groups[static_cast<std::size_t>(i)] = button;
        // A screen reader checks it without a click.
        connect(button, &QToolButton::toggled, this, [this, i](bool on) {
            if (on && m_group != static_cast<OutcomeGroup>(i))
                setGroup(static_cast<OutcomeGroup>(i));
        });
    }
    m_causes = new QToolButton(bar);
    m_causes->setText(tr("Causes…"));
    m_causes->setToolTip(tr("Show what kept invitations from being declined, each cause once"));
    m_causes->setFocusPolicy(Qt::StrongFocus);
    m_causes->setMinimumHeight(28);
    layout->addWidget(m_causes);
    connect(m_causes, &QToolButton::clicked, this, &ResultsPage::showCauses);
}

void ResultsPage::buildTable()
{
    using Column = OutcomeModel::Column;
    m_table->setTickColumn(Column::Tick);
    m_table->showModel(
        m_model, {Column::Sender, Column::Account},
        {Column::Http, Column::Attempts, Column::InvitationId, Column::Identity, Column::Endpoint});
    m_table->setUsualWidths({36, 280, 136, 136, 112, 240, 360, 160, 152});
    m_table->sortByColumn(Column::Result, Qt::AscendingOrder);
    setTabOrder(m_causes, m_table); // as they stand
    setMainPart(*this, *m_table);
}

void ResultsPage::updateCounts()
{
    const std::array names{tr("All"), tr("Declined"), tr("Refused (UnprocessedAccounts)"),
                           tr("Failed or unknown"), tr("Not sent")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        //: A quick filter and how many rows it shows
        const QString text = tr("%1  %2").arg(names[i], countText(m_model.counts()[i]));
        m_groups[i]->setText(text);
        m_groups[i]->setAccessibleName(u"%1 %2"_s.arg(names[i], countText(m_model.counts()[i])));
    }
    m_causes->setVisible(m_model.hasCauses());
    m_history->setVisible(m_model.rowCount() > 0 && !m_history->wholeText().isEmpty());
    m_table->setEmptyText(
        m_model.rowCount() == 0
            ? tr("Nothing has been declined yet.\nPaste sender IDs, choose account and region, "
                 "and press Decline….")
            : tr("No row fits this filter.\nChoose All and empty the filter to see every row."));
}

void ResultsPage::setHistory(const QString &path, bool isPractice)
{
    const QString words = isPractice
                              ? tr("All of this stays in the history until the next practice begins: %1")
                              : tr("All of this stays in the history when you quit: %1");
    m_history->setWholeText(path.isEmpty() ? QString() : words.arg(QDir::toNativeSeparators(path)));
    updateCounts();
}

void ResultsPage::setGroup(OutcomeGroup group)
{
    m_group = group;
    m_groups[static_cast<std::size_t>(group)]->setChecked(true);
    applyFilter();
}

void ResultsPage::setFilterText(const QString &text)
{
    m_text = text;
    applyFilter();
}

void ResultsPage::applyFilter()
{
    if (m_group == OutcomeGroup::All && m_text.trimmed().isEmpty())
        return m_table->order().setFilter({});
    m_table->order().setFilter(
        [this, group = m_group, text = m_text](int row) { return m_model.matches(row, group, text); });
}

//! Of 100,000 rows it takes longer than the window may keep a person waiting.
void ResultsPage::showCauses()
{
    m_grouping.run([rows = m_model.rows()] { return groupCauses(rows.all()); },
                   [this](const QList<Cause> &causes) { openCauses(causes); });
}

void ResultsPage::openCauses(const QList<Cause> &causes)
{
    auto *dialog = new CausesDialog(m_theme, tr("Causes"), causes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

QList<Outcome> ResultsPage::selected() const
{
    QList<Outcome> outcomes;
    for (const int row : m_table->selectedSourceRows())
        outcomes.append(m_model.outcome(row));
    return outcomes;
}

std::optional<Outcome> ResultsPage::current() const
{
    const int row = m_table->currentSourceRow();
    return row < 0 ? std::nullopt : std::optional(m_model.outcome(row));
}

} // namespace Hubwarden
