// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/mainwindow.h"

#include "ui/pages/resultspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/datatable.h"
#include "ui/panes/detailspane.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QTabWidget>
#include <QToolBar>

namespace Hubwarden {

using namespace Qt::StringLiterals;

QAction *MainWindow::action(const QString &text, const QKeySequence &keys, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setStatusTip(tip);
    action->setToolTip(keys.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, keys.toString(QKeySequence::NativeText)));
    addAction(action);
    return action;
}

void MainWindow::buildActions()
{
    m_addKey = action(tr("Enter Access Keys…"), QKeySequence::New, tr("Add a profile with an access key"));
    m_openIds = action(tr("Open Sender IDs…"), QKeySequence::Open,
                       tr("Read sender IDs from text, CSV or JSON files"));
    m_export
        = action(tr("Export Results as CSV…"), QKeySequence(u"Ctrl+E"_s), tr("Write the results to a file"));
    m_quit = action(tr("Quit"), QKeySequence::Quit, tr("Close Hubwarden"));
    m_copy = action(tr("Copy Rows"), {}, tr("Copy the selected rows, as Ctrl+C in a table does"));
    m_copyWithHeaders
        = action(tr("Copy Rows with Headers"), {},
                 tr("Copy the selected rows and the column titles, as Ctrl+Shift+C in a table does"));
    m_find = action(tr("Find Invitations"), QKeySequence(Qt::Key_F5),
                    tr("List the invitations of the ticked places"));
    m_decline
        = action(tr("Decline…"), QKeySequence(u"Ctrl+D"_s),
                 tr("Decline the open invitations of the pasted senders; asks before anything is sent"));
    m_focusFilter = action(tr("Filter Tables"), QKeySequence::Find, tr("Show only rows with a text"));
    m_showDetails = action(tr("Details"), QKeySequence(Qt::Key_F8), tr("Explain the selected row"));
    m_showDetails->setCheckable(true);

    connect(m_addKey, &QAction::triggered, this, &MainWindow::addKeyRequested);
    connect(m_openIds, &QAction::triggered, this, &MainWindow::askForFiles);
    connect(m_export, &QAction::triggered, this, &MainWindow::askForExport);
    connect(m_quit, &QAction::triggered, this, &QWidget::close);
    connect(m_find, &QAction::triggered, this, &MainWindow::findRequested);
    connect(m_decline, &QAction::triggered, this, &MainWindow::declineRequested);
    connect(m_copy, &QAction::triggered, this,
            [this] { currentTable()->copySelection(TableHeader::Without); });
    connect(m_copyWithHeaders, &QAction::triggered, this,
            [this] { currentTable()->copySelection(TableHeader::With); });
    connect(m_focusFilter, &QAction::triggered, this,
            [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    connect(m_showDetails, &QAction::triggered, this, [this] { m_detailsDecided = true; });
    connect(m_showDetails, &QAction::toggled, m_details, &QWidget::setVisible);
}

void MainWindow::buildMenus()
{
    auto *file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_addKey, m_openIds});
    file->addSeparator();
    file->addAction(m_export);
    file->addSeparator();
    file->addAction(m_quit);
    m_quit->setMenuRole(QAction::QuitRole);
    menuBar()->addMenu(tr("&Edit"))->addActions({m_copy, m_copyWithHeaders, m_focusFilter});
    buildViewMenu();
    menuBar()->addMenu(tr("&Run"))->addActions({m_find, m_decline});
    auto *help = menuBar()->addMenu(tr("&Help"));
    auto *about = help->addAction(tr("About Hubwarden"), this, &MainWindow::showAbout);
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::buildViewMenu()
{
    auto *view = menuBar()->addMenu(tr("&View"));
    auto *paste = action(tr("Paste Sender IDs"), QKeySequence(u"Ctrl+2"_s), tr("Go to the pasted senders"));
    connect(paste, &QAction::triggered, this, [this] { m_tabs->setCurrentWidget(m_senderIds); });
    m_showResults = action(tr("Results"), QKeySequence(u"Ctrl+3"_s), tr("Go to the results"));
    connect(m_showResults, &QAction::triggered, this, &MainWindow::showResults);
    view->addActions({paste, m_showResults});
    view->addSeparator();
    auto *activity = m_activityDock->toggleViewAction();
    activity->setShortcut(Qt::Key_F9);
    activity->setStatusTip(tr("Every request this program sends"));
    view->addActions({m_showDetails, activity});
    auto *next = action(tr("Next Pane"), QKeySequence(Qt::Key_F6), tr("Move the keyboard to the next pane"));
    connect(next, &QAction::triggered, this, [this] { cyclePanes(1); });
    auto *previous = action(tr("Previous Pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
                            tr("Move the keyboard to the previous pane"));
    connect(previous, &QAction::triggered, this, [this] { cyclePanes(-1); });
    view->addActions({next, previous});
    view->addSeparator();
    auto *looks = view->addMenu(tr("Appearance"));
    m_appearance = new QActionGroup(this);
    const QList<QPair<QString, Appearance>> choices{
        {tr("System"), Appearance::System}, {tr("Light"), Appearance::Light}, {tr("Dark"), Appearance::Dark}};
    for (const auto &[text, appearance] : choices) {
        auto *choice = looks->addAction(text);
        choice->setCheckable(true);
        choice->setChecked(m_models.theme.appearance() == appearance);
        m_appearance->addAction(choice);
        connect(choice, &QAction::triggered, this,
                [this, look = appearance] { Q_EMIT appearanceChosen(look); });
    }
}

void MainWindow::buildToolBar()
{
    auto *bar = addToolBar(tr("Main"));
    bar->setObjectName(u"mainToolBar"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addAction(m_find);
    bar->addSeparator();
    bar->addAction(m_decline);
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_filter = new QLineEdit(bar);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(240);
    connect(m_filter, &QLineEdit::textChanged, this, &MainWindow::applyFilter);
    bar->addWidget(m_filter);
}

void MainWindow::updateActions()
{
    m_find->setEnabled(m_state.hasAccounts && !m_state.busy);
    m_decline->setEnabled(m_state.hasAccounts && !m_state.busy);
    m_openIds->setEnabled(m_state.hasAccounts);
    m_export->setEnabled(m_state.hasResults && !m_state.busy);
    m_copy->setEnabled(m_state.hasAccounts);
    m_copyWithHeaders->setEnabled(m_state.hasAccounts);
    m_filter->setEnabled(m_state.hasAccounts);
    m_showDetails->setEnabled(m_state.hasAccounts);
    m_showResults->setEnabled(m_state.hasResults);
}

void MainWindow::updateIcons()
{
    const Theme &theme = m_models.theme;
    setWindowIcon(applicationIcon());
    m_addKey->setIcon(theme.icon(Icon::AddKey));
    m_export->setIcon(theme.icon(Icon::Save));
    m_find->setIcon(theme.icon(Icon::Find));
    m_decline->setIcon(theme.icon(Icon::Decline));
    m_showDetails->setIcon(theme.icon(Icon::Details));
    m_activityDock->toggleViewAction()->setIcon(theme.icon(Icon::Activity));
}

} // namespace Hubwarden
