// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/mainwindow.h"

#include "ui/fittingsize.h"
#include "ui/models/foundmodel.h"
#include "ui/models/invitationmodel.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/pages/welcomepage.h"
#include "ui/panes/accountspane.h"
#include "ui/panes/activitypane.h"
#include "ui/panes/banner.h"
#include "ui/panes/datatable.h"
#include "ui/panes/detailspane.h"
#include "ui/panes/foldtitle.h"
#include "ui/panes/identitystrip.h"
#include "ui/panes/panefocus.h"
#include "ui/panes/practicestrip.h"
#include "ui/panes/progressstrip.h"
#include "ui/panes/regionspane.h"
#include "ui/practicetitles.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Models models)
    : m_models(models)
{
    setWindowTitle(u"Hubwarden"_s);
    setAccessibleName(windowTitle());
    setMinimumSize(640, 480);
    setContextMenuPolicy(Qt::NoContextMenu); // it would offer to hide the tool bar, for ever
    resize(1180, 760);
    buildPanes();
    buildActivity();
    m_actions = new MainActions(m_models.theme, *m_activityDock->toggleViewAction(), *this);
    joinActions();
    connect(&m_models.theme, &Theme::changed, this, [this] { setWindowIcon(applicationIcon()); });
    setWindowIcon(applicationIcon());
}

void MainWindow::buildPanes()
{
    m_welcome = new WelcomePage(m_models.theme, this);
    m_practice = new PracticeStrip(m_models.theme, this);
    m_practice->hide();
    m_identities = new IdentityStrip(m_models.theme, this);
    m_accounts = new AccountsPane(m_models.theme, this);
    m_regions = new RegionsPane(m_models.theme, this);
    m_tabs = new QTabWidget(this); // Tab goes through things as they are made
    m_invitations = new InvitationsPage(m_models.theme, m_models.found, m_models.grid, this);
    m_senderIds = new SenderIdsPage(m_models.theme, m_models.clock, m_models.invitations, this);
    m_results = new ResultsPage(m_models.theme, m_models.outcomes, this);
    m_details = new DetailsPane(m_models.theme, this);
    m_banner = new Banner(m_models.theme, this);
    m_progress = new ProgressStrip(this);
    arrangePanes();
    layOut();
    joinPanes();
}

void MainWindow::arrangePanes()
{
    m_places = new QSplitter(Qt::Vertical, this);
    m_places->addWidget(m_accounts);
    m_places->addWidget(m_regions);
    m_places->setChildrenCollapsible(false);
    arrangePlaces();
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setChangeCurrentOnDrag(true); // the way to the editor while something is dragged
    m_tabs->addTab(m_invitations, tr("Invitations"));
    m_tabs->addTab(m_senderIds, tr("Paste Sender IDs"));
    m_results->hide(); // a tab from the first run on
    m_panes = new QSplitter(Qt::Horizontal, this);
    // Folded, both panes together may be no higher than two lines; the room below them is the column's.
    auto *column = new QWidget(this);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(0, 0, 0, 0);
    columnLayout->setSpacing(0);
    columnLayout->addWidget(m_places, 1);
    columnLayout->addStretch(0);
    m_panes->addWidget(column);
    m_panes->addWidget(m_tabs);
    m_panes->addWidget(m_details);
    m_panes->setStretchFactor(1, 1);
    m_columns = {fittingWidth(*this, 320), fittingWidth(*this, 272)};
    arrangeColumns();
    connect(m_panes, &QSplitter::splitterMoved, this, [this](int position, int handle) {
        if (handle == 1)
            m_columns[m_narrow ? 1 : 0] = position;
    });
    m_details->hide();
}

void MainWindow::layOut()
{
    auto *work = new QWidget(this);
    auto *workLayout = new QVBoxLayout(work);
    workLayout->setContentsMargins(0, 0, 0, 0);
    workLayout->setSpacing(0);
    workLayout->addWidget(m_identities);
    workLayout->addWidget(m_panes, 1);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(work);

    auto *all = new QWidget(this);
    auto *layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_practice);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_banner); // below: it comes and goes without moving what the mouse is on
    layout->addWidget(m_progress);
    setCentralWidget(all);
}

void MainWindow::joinPanes()
{
    connect(m_welcome, &WelcomePage::enterAccessKeysRequested, this, &MainWindow::addKeyRequested);
    connect(m_welcome, &WelcomePage::practiceRequested, this, &MainWindow::practiceRequested);
    connect(m_accounts, &AccountsPane::addRequested, this, &MainWindow::addKeyRequested);
    connect(&m_accounts->title(), &FoldTitle::pressedTo, this, [this](bool folded) {
        if (m_narrow && !folded)
            m_regions->title().setFolded(true); // there is room for one of them
        arrangePlaces();
    });
    connect(&m_regions->title(), &FoldTitle::pressedTo, this, [this](bool folded) {
        if (m_narrow)
            m_accounts->title().setFolded(!folded);
        arrangePlaces();
    });
    connect(m_results, &ResultsPage::currentChanged, this, &MainWindow::updateDetails);
    connect(m_invitations, &InvitationsPage::currentChanged, this, &MainWindow::updateDetails);
    connect(m_senderIds, &SenderIdsPage::currentChanged, this, &MainWindow::updateDetails);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::updateDetails);
}

void MainWindow::joinActions()
{
    connect(m_actions, &MainActions::addKeyRequested, this, &MainWindow::addKeyRequested);
    connect(m_actions, &MainActions::practiceRequested, this, &MainWindow::practiceRequested);
    connect(m_actions, &MainActions::debugInfoCopied, m_banner, [banner = m_banner] {
        banner->showMessage(Tone::Done, tr("Copied"),
                            tr("Versions, screen and look: no accounts, no keys, no paths."));
    });
    connect(m_actions, &MainActions::explainRequested, this, &MainWindow::explainSelection);
    connect(m_actions, &MainActions::helpRequested, this, &MainWindow::showHelp);
    connect(m_actions, &MainActions::closeRequested, this, &QWidget::close);
    connect(m_actions, &MainActions::copyRequested, this,
            [this](TableHeader header) { currentTable()->copySelection(header); });
    connect(m_actions, &MainActions::filterChanged, this, &MainWindow::applyFilter);
    connect(m_actions, &MainActions::pageRequested, this, &MainWindow::goToPage);
    connect(m_actions, &MainActions::nextPaneRequested, this, &MainWindow::cyclePanes);
    SenderIdEditor *editor = &m_senderIds->editor();
    connect(m_actions, &MainActions::undoRequested, editor, &SenderIdEditor::undo);
    connect(m_actions, &MainActions::redoRequested, editor, &SenderIdEditor::redo);
    connect(editor, &SenderIdEditor::historyChanged, this, &MainWindow::updateHistory);
    connect(editor, &SenderIdEditor::takingIn, this, &MainWindow::updateHistory);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::updateHistory);
    connect(m_actions, &MainActions::detailsDecided, this, [this] { m_detailsDecided = true; });
    connect(m_actions, &MainActions::detailsToggled, m_details, &QWidget::setVisible);
}

void MainWindow::buildActivity()
{
    m_activity = new ActivityPane(m_models.theme, m_models.activity, this);
    m_activityDock = new QDockWidget(tr("Activity"), this);
    m_activityDock->setObjectName(u"activityDock"_s);
    m_activityDock->setAllowedAreas(Qt::BottomDockWidgetArea | Qt::TopDockWidgetArea);
    for (auto *button : m_activityDock->findChildren<QAbstractButton *>())
        button->setFocusPolicy(Qt::TabFocus); // of the title; Qt leaves them to the mouse
    m_activityDock->setWidget(m_activity);
    addDockWidget(Qt::BottomDockWidgetArea, m_activityDock);
    m_activityDock->hide();
}

void MainWindow::setState(const MainActions::State &state)
{
    if (state.hasResults && m_tabs->indexOf(m_results) < 0)
        m_tabs->addTab(m_results, tr("Results"));
    m_stack->setCurrentIndex(state.hasAccounts ? 1 : 0);
    m_actions->setState(state);
}

void MainWindow::showPractice()
{
    setWindowTitle(tr("PRACTICE – Hubwarden"));
    setAccessibleName(windowTitle());
    m_practice->show();
    QCoreApplication::instance()->installEventFilter(new PracticeTitles(this));
}

void MainWindow::showResults()
{
    turnTo(m_results);
}

void MainWindow::turnTo(QWidget *page)
{
    m_tabs->setCurrentWidget(page);
    if (page->isAncestorOf(focusWidget()))
        focusPane(*page); // Qt gave the keyboard to whatever comes first
}

void MainWindow::showPage(MainActions::Page page)
{
    switch (page) {
    case MainActions::Page::Invitations:
        return turnTo(m_invitations);
    case MainActions::Page::SenderIds:
        return turnTo(m_senderIds);
    case MainActions::Page::Results:
        return showResults();
    }
    Q_UNREACHABLE();
}

void MainWindow::goToPage(MainActions::Page page)
{
    showPage(page);
    focusPane(*m_tabs->currentWidget());
}

MainActions::Page MainWindow::page() const
{
    if (m_tabs->currentWidget() == m_invitations)
        return MainActions::Page::Invitations;
    return m_tabs->currentWidget() == m_results ? MainActions::Page::Results : MainActions::Page::SenderIds;
}

void MainWindow::cyclePanes(int direction)
{
    focusNextPane({m_accounts, m_regions, m_tabs->currentWidget(), m_details, m_activity}, direction);
}

//! Only while the text can be seen.
void MainWindow::updateHistory()
{
    const SenderIdEditor &editor = m_senderIds->editor();
    const bool isShown = page() == MainActions::Page::SenderIds;
    m_actions->setHistory({isShown && editor.canUndo(), isShown && editor.canRedo()});
}

void MainWindow::setNarrow(bool narrow)
{
    if (std::exchange(m_narrow, narrow) == narrow)
        return;
    m_accounts->title().setFolded(false);
    m_regions->title().setFolded(narrow);
    arrangePlaces();
    arrangeColumns();
    if (narrow && m_actions)
        m_actions->showDetails(false);
}

//! Folded panes keep one line; the others share the room.
void MainWindow::arrangePlaces()
{
    const int accounts = m_accounts->title().isFolded() ? 0 : 2000;
    const int regions = m_regions->title().isFolded() ? 0 : 3000;
    m_places->setSizes({accounts, regions});
}

void MainWindow::arrangeColumns()
{
    const int details = fittingWidth(*this, 280);
    const int places = std::min(m_columns[m_narrow ? 1 : 0], width() / 2);
    m_panes->setSizes({places, std::max(1, width() - places - details), details});
}

void MainWindow::applyFilter(const QString &text)
{
    m_invitations->setFilterText(text);
    m_senderIds->setFilterText(text);
    m_results->setFilterText(text);
}

DataTable *MainWindow::currentTable() const
{
    if (m_activity->table().hasFocus())
        return &m_activity->table();
    switch (page()) {
    case MainActions::Page::Invitations:
        return &m_invitations->shownTable();
    case MainActions::Page::SenderIds:
        return &m_senderIds->table();
    case MainActions::Page::Results:
        return &m_results->table();
    }
    Q_UNREACHABLE();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose)
        return event->accept();
    event->ignore();
    Q_EMIT closeRequested();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    setNarrow(isNarrow(event->size().width()));
}

//! Below 1000 pixels with the usual font.
bool MainWindow::isNarrow(int width) const
{
    return width < fittingWidth(*this, 1000);
}

} // namespace Hubwarden
