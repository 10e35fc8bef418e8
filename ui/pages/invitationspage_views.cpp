// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/formats.h"
#include "ui/models/placegridmodel.h"
#include "ui/pages/invitationspage.h"
#include "ui/panes/datatable.h"
#include "ui/panes/flowlayout.h"
#include "ui/panes/panefocus.h"
#include "ui/panes/placegrid.h"
#include "ui/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto gatherEvery = 200ms; // 100,000 rows are gone through each time

} // namespace

QWidget *InvitationsPage::buildViews()
{
    auto *bar = new QWidget(this);
    auto *layout = new FlowLayout(bar);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(4);
    //: Before the buttons "List", "Accounts × Regions"
    auto *label = new QLabel(tr("View:"), bar);
    label->setMinimumHeight(28);
    label->setIndent(8);
    layout->addWidget(label);
    m_views = new QButtonGroup(this);
    const QList<QPair<View, QString>> views{
        {View::List, tr("List")}, {View::BySender, tr("By Sender")}, {View::Grid, tr("Accounts × Regions")}};
    for (const auto &[view, words] : views) {
        QToolButton *button = addChoice(bar, m_views);
        button->setText(words);
        m_views->setId(button, static_cast<int>(view));
    }
    connect(m_views, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            showView(static_cast<View>(id));
    });
    m_ticked = new QLabel(bar);
    m_ticked->setObjectName(u"tickedCount"_s);
    m_ticked->setMinimumHeight(28);
    layout->addWidget(m_ticked);
    return bar;
}

void InvitationsPage::buildGrid()
{
    connect(m_grid, &DataTable::currentSourceRowChanged, this, &InvitationsPage::currentChanged);
    connect(m_grid, &PlaceGrid::cellOpened, this, &InvitationsPage::showCell);
}

void InvitationsPage::buildSenders()
{
    using Column = SenderModel::Column;
    m_senderTable->showModel(*m_senders, {Column::Sender}, {});
    m_senderTable->setUsualWidths({136, 160, 128, 176, 176, 176});
    m_senderTable->sortByColumn(Column::WhoColumn, Qt::AscendingOrder);
    auto *list = new QAction(tr("List Its Invitations"), m_senderTable);
    list->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    list->setShortcutContext(Qt::WidgetShortcut);
    m_senderTable->addAction(list);
    connect(list, &QAction::triggered, this, &InvitationsPage::showSender);
    connect(m_senderTable, &QAbstractItemView::doubleClicked, this, &InvitationsPage::showSender);
    connect(m_senderTable, &DataTable::currentSourceRowChanged, this, &InvitationsPage::currentChanged);
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(gatherEvery);
    connect(&m_gathering, &QTimer::timeout, m_senders, &SenderModel::refresh);
    connect(&m_model, &FoundModel::countsChanged, this, [this] {
        if (m_view == View::BySender && !m_gathering.isActive())
            m_gathering.start();
    });
}

void InvitationsPage::showSender()
{
    const SenderModel::Row *row = currentSender();
    if (!row)
        return;
    //: %1: the number of an account that has sent invitations
    showOnly({tr("sender %1").arg(accountText(row->sender)),
              [sender = row->sender](const FoundInvitation &found) { return found.sender == sender; }});
}

const SenderModel::Row *InvitationsPage::currentSender() const
{
    const int row = m_senderTable->currentSourceRow();
    return row < 0 ? nullptr : &m_senders->row(row);
}

void InvitationsPage::filterSenders()
{
    if (m_text.trimmed().isEmpty())
        return m_senderTable->order().setFilter({});
    m_senderTable->order().setFilter(
        [this, text = m_text](int row) { return m_senders->matches(row, text); });
}

//! As a list with nothing else in it.
void InvitationsPage::showCell(const QModelIndex &cell)
{
    const auto where = m_gridModel.whereIs(cell);
    if (where.account && !where.account->id)
        return; // nothing can have been found
    const auto account = where.account ? where.account->id : std::nullopt;
    const auto region = where.region ? std::optional(where.region->code) : std::nullopt;
    if (!account && !region)
        return showOnly({});
    showOnly({m_gridModel.placeName(cell), [account, region](const FoundInvitation &found) {
                  return (!account || found.target.account == *account)
                         && (!region || found.target.region == *region);
              }});
}

void InvitationsPage::showOnly(const Only &only)
{
    m_only = only.fits ? std::optional(only) : std::nullopt;
    updateOnly();
    setGroup(std::nullopt);
    setView(View::List);
    m_table->setFocus();
    if (m_table->order().rowCount() > 0)
        m_table->setCurrentIndex(m_table->order().index(0, FoundModel::Sender));
}

void InvitationsPage::updateOnly()
{
    m_onlyButton->setVisible(m_only.has_value());
    if (m_only) {
        m_onlyButton->setIcon(m_theme.icon(Icon::Close));
        //: Only what is there is listed; pressing the button ends that
        m_onlyButton->setText(tr("Only %1").arg(m_only->words));
        m_onlyButton->setToolTip(tr("List everything again"));
        m_onlyButton->setAccessibleDescription(m_onlyButton->toolTip());
    }
    applyFilter();
    updateEmptyText();
}

void InvitationsPage::setView(View view)
{
    m_views->button(static_cast<int>(view))->setChecked(true); // which shows it
}

void InvitationsPage::showView(View view)
{
    m_view = view;
    if (view == View::BySender)
        m_senders->refresh();
    m_tables->setCurrentIndex(static_cast<int>(view));
    m_groupBar->setVisible(view == View::List);
    setMainPart(*this, shownTable());
    updateEmptyText();
    Q_EMIT currentChanged();
}

void InvitationsPage::restoreView(int view)
{
    if (m_views->button(view))
        setView(static_cast<View>(view));
}

DataTable &InvitationsPage::shownTable()
{
    if (m_view == View::Grid)
        return *m_grid;
    return m_view == View::BySender ? *m_senderTable : *m_table;
}

QModelIndex InvitationsPage::currentCell() const
{
    return m_grid->currentCell();
}

} // namespace Hubwarden
