// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/invitationspage.h"

#include "ui/coveragetext.h"
#include "ui/formats.h"
#include "ui/models/sendermodel.h"
#include "ui/panes/datatable.h"
#include "ui/panes/flowlayout.h"
#include "ui/panes/panefocus.h"
#include "ui/panes/placegrid.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

InvitationsPage::InvitationsPage(const Theme &theme, FoundModel &model, PlaceGridModel &grid, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_gridModel(grid)
    , m_table(new DataTable(theme, tr("Invitations"), this))
    , m_grid(new PlaceGrid(theme, grid, this))
    , m_senders(new SenderModel(model, this))
    , m_senderTable(new DataTable(theme, tr("By Sender"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildViews());
    layout->addWidget(buildCoverage());
    layout->addWidget(buildGroups());
    buildTable();
    buildGrid();
    buildSenders();
    m_tables = new QStackedWidget(this);
    m_tables->addWidget(m_table);
    m_tables->addWidget(m_grid);
    m_tables->addWidget(m_senderTable);
    layout->addWidget(m_tables, 1);
    m_advice = new QLabel(u"<a href=\"%1\">%2</a>"_s.arg(
                              organizationsUrl(), tr("What AWS says about invitations and Organizations")),
                          this);
    m_advice->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_advice->setOpenExternalLinks(true);
    m_advice->setAlignment(Qt::AlignCenter);
    m_advice->setContentsMargins(8, 8, 8, 24);
    layout->addWidget(m_advice);
    setTabOrder(m_onlyButton, m_table); // as they stand
    setTabOrder(m_table, m_senderTable);
    setTabOrder(m_senderTable, m_grid);
    connect(&m_model, &FoundModel::countsChanged, this, &InvitationsPage::updateCounts);
    connect(&m_model, &FoundModel::ticksChanged, this, &InvitationsPage::updateCounts);
    connect(m_table, &DataTable::currentSourceRowChanged, this, &InvitationsPage::currentChanged);
    updateOnly();
    setGroup(std::nullopt);
    setView(View::List);
    showCoverage({}, false);
    updateCounts();
}

QWidget *InvitationsPage::buildCoverage()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 8, 8, 0);
    m_coverageWords = new QLabel(bar);
    m_coverageWords->setObjectName(u"invitationsCoverage"_s);
    m_coverageWords->setTextFormat(Qt::PlainText);
    m_coverageWords->setWordWrap(true);
    m_showTroubles = new QToolButton(bar);
    m_showTroubles->setObjectName(u"showTroubles"_s);
    m_showTroubles->setText(tr("Show"));
    m_showTroubles->setAccessibleName(tr("Show why places were not looked at"));
    m_showTroubles->setToolTip(m_showTroubles->accessibleName());
    m_showTroubles->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(m_coverageWords, 1);
    layout->addWidget(m_showTroubles, 0, Qt::AlignTop);
    connect(m_showTroubles, &QToolButton::clicked, this, &InvitationsPage::troublesRequested);
    return bar;
}

QToolButton *InvitationsPage::addChoice(QWidget *bar, QButtonGroup *buttons)
{
    auto *button = new QToolButton(bar);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMinimumHeight(28);
    buttons->addButton(button);
    bar->layout()->addWidget(button);
    return button;
}

QWidget *InvitationsPage::buildGroups()
{
    auto *bar = new QWidget(this);
    m_groupBar = bar;
    auto *layout = new FlowLayout(bar);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(4);
    auto *buttons = new QButtonGroup(this);
    const auto add = [&](std::optional<FoundGroup> group) {
        QToolButton *button = addChoice(bar, buttons);
        // A screen reader checks it without a click.
        connect(button, &QToolButton::toggled, this, [this, group](bool on) {
            if (on && m_group != group)
                setGroup(group);
        });
        return button;
    };
    m_all = add(std::nullopt);
    for (int i = 0; i < foundGroupCount; ++i)
        m_groups[static_cast<std::size_t>(i)] = add(static_cast<FoundGroup>(i));
    m_onlyButton = new QToolButton(bar);
    m_onlyButton->setObjectName(u"only"_s);
    m_onlyButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_onlyButton->setFocusPolicy(Qt::StrongFocus);
    m_onlyButton->setMinimumHeight(28);
    layout->addWidget(m_onlyButton);
    connect(m_onlyButton, &QToolButton::clicked, this, [this] {
        m_only.reset();
        updateOnly();
        m_table->setFocus(); // the button is gone
    });
    connect(&m_theme, &Theme::changed, this, &InvitationsPage::updateOnly);
    return bar;
}

void InvitationsPage::buildTable()
{
    using Column = FoundModel::Column;
    m_table->setTickColumn(Column::Tick, [this](const QList<int> &rows, Qt::CheckState state) {
        m_model.setTicked(rows, state);
    });
    m_table->showModel(m_model, {Column::Sender, Column::Account, Column::Administrator},
                       {Column::InvitationId});
    m_table->setUsualWidths({36, 136, 200, 136, 112, 88, 112, 128, 176});
    m_table->sortByColumn(Column::WhoColumn, Qt::AscendingOrder);
}

void InvitationsPage::showCoverage(const Coverage &coverage, bool looking)
{
    m_coverage = coverage;
    m_looking = looking;
    m_coverageWords->setText(coverageText(coverage));
    m_coverageWords->parentWidget()->setVisible(coverage.all > 0);
    const qsizetype kept = coverage.needAttention() + coverage.hubOff + coverage.regionOff;
    m_showTroubles->setVisible(kept > 0);
    updateEmptyText();
}

void InvitationsPage::updateCounts()
{
    const auto show = [](QToolButton *button, const QString &name, qsizetype count) {
        //: A quick filter and how many rows it shows
        button->setText(tr("%1  %2").arg(name, countText(count)));
        button->setAccessibleName(u"%1 %2"_s.arg(name, countText(count)));
    };
    show(m_all, tr("All"), m_model.rowCount());
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const auto group = static_cast<FoundGroup>(i);
        const int count = m_model.counts()[i];
        show(m_groups[i], groupText(group), count);
        // What nobody has is no choice; a choice that was made stays to be seen.
        m_groups[i]->setVisible(count > 0 || group == FoundGroup::Unknown || m_group == group);
    }
    const auto ticked = static_cast<int>(m_model.tickedCount());
    m_ticked->setText(ticked > 0 ? tr("%n ticked", nullptr, ticked) : QString());
    m_ticked->setVisible(ticked > 0);
    updateEmptyText();
}

void InvitationsPage::updateEmptyText()
{
    m_advice->setVisible(m_view == View::List && m_model.rowCount() == 0 && m_coverage.isWhole()
                         && !m_looking);
    const QString nothing = nothingFoundText(m_coverage, m_looking);
    m_grid->setEmptyText(nothing);
    m_senderTable->setEmptyText(nothing);
    if (m_model.rowCount() == 0)
        m_table->setEmptyText(nothing);
    else if (m_only)
        m_table->setEmptyText(
            tr("No row for %1.\nPress the button with these words to see every row.").arg(m_only->words));
    else
        m_table->setEmptyText(
            tr("No row fits this filter.\nChoose All and empty the filter to see every row."));
}

void InvitationsPage::setGroup(std::optional<FoundGroup> group)
{
    m_group = group;
    (group ? m_groups[static_cast<std::size_t>(*group)] : m_all)->setChecked(true);
    applyFilter();
}

void InvitationsPage::setFilterText(const QString &text)
{
    m_text = text;
    m_grid->setFilterText(text);
    filterSenders();
    applyFilter();
}

void InvitationsPage::applyFilter()
{
    if (!m_group && !m_only && m_text.trimmed().isEmpty())
        return m_table->order().setFilter({});
    m_table->order().setFilter([this, group = m_group, only = m_only, text = m_text](int row) {
        return (!group || groupOf(m_model.invitation(row)) == *group)
               && (!only || only->fits(m_model.invitation(row)))
               && (text.trimmed().isEmpty() || m_model.matches(row, text));
    });
}

int InvitationsPage::currentRow() const
{
    return m_table->currentSourceRow();
}

} // namespace Hubwarden
