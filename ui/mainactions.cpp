// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/mainactions.h"

#include "ui/debuginfo.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/dialogs/windowdialogs.h"
#include "ui/doubleescape.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QToolBar>

namespace Hubwarden {

using namespace Qt::StringLiterals;

MainActions::MainActions(const Theme &theme, QAction &activity, QMainWindow &window)
    : QObject(&window)
    , m_theme(theme)
    , m_window(window)
    , m_activity(activity)
{
    buildFileActions();
    buildTableActions();
    buildRunActions();
    buildViewActions();
    buildHelpActions();
    buildMenus();
    buildToolBar();
    connect(&m_theme, &Theme::changed, this, &MainActions::updateIcons);
    updateIcons();
    updateActions();
}

QAction *MainActions::action(const QString &text, const QKeySequence &keys, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setStatusTip(tip);
    action->setToolTip(keys.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, keys.toString(QKeySequence::NativeText)));
    m_window.addAction(action);
    return action;
}

void MainActions::buildFileActions()
{
    m_addKey = action(tr("Enter Access Keys…"), QKeySequence::New, tr("Add a profile with an access key"));
    m_openIds = action(tr("Open Sender IDs…"), QKeySequence::Open,
                       tr("Read sender IDs from text, CSV or JSON files"));
    m_export
        = action(tr("Export Results as CSV…"), QKeySequence(u"Ctrl+E"_s), tr("Write the results to a file"));
    m_quit = action(tr("Quit"), QKeySequence::Quit, tr("Close Hubwarden"));
    m_quit->setMenuRole(QAction::QuitRole);
    connect(m_addKey, &QAction::triggered, this, &MainActions::addKeyRequested);
    connect(m_openIds, &QAction::triggered, this, [this] {
        askForIdFiles(m_window, [this](const QStringList &paths) { Q_EMIT openFilesRequested(paths); });
    });
    connect(m_export, &QAction::triggered, this, [this] {
        askForResultsFile(
            m_window, m_state.isPractice ? u"hubwarden-practice-results.csv"_s : u"hubwarden-results.csv"_s,
            [this](const QString &path) { Q_EMIT exportRequested(path); });
    });
    connect(m_quit, &QAction::triggered, this, &MainActions::closeRequested);
}

void MainActions::buildTableActions()
{
    m_undo = action(tr("Undo"), QKeySequence::Undo, tr("Take back the last change of the pasted text"));
    m_redo = action(tr("Redo"), QKeySequence::Redo, tr("Make the change again that was taken back"));
    setHistory({});
    connect(m_undo, &QAction::triggered, this, &MainActions::undoRequested);
    connect(m_redo, &QAction::triggered, this, &MainActions::redoRequested);
    m_copy = action(tr("Copy Rows"), {}, tr("Copy the selected rows, as Ctrl+C in a table does"));
    m_copyWithHeaders
        = action(tr("Copy Rows with Headers"), {},
                 tr("Copy the selected rows and the column titles, as Ctrl+Shift+C in a table does"));
    m_focusFilter = action(tr("Filter Tables"), QKeySequence::Find, tr("Show only rows with a text"));
    connect(m_copy, &QAction::triggered, this, [this] { Q_EMIT copyRequested(TableHeader::Without); });
    connect(m_copyWithHeaders, &QAction::triggered, this,
            [this] { Q_EMIT copyRequested(TableHeader::With); });
    connect(m_focusFilter, &QAction::triggered, this,
            [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
}

void MainActions::buildRunActions()
{
    m_find = action(tr("Find Invitations"), QKeySequence(Qt::Key_F5),
                    tr("List the invitations of the ticked places"));
    m_stop = action(tr("Stop"), QKeySequence(u"Ctrl+."_s),
                    tr("End the work that goes on; what was found and sent stays. Esc twice does the same"));
    m_decline = action(
        tr("Decline…"), QKeySequence(u"Ctrl+D"_s),
        tr("Decline what is ticked, or the invitations of the pasted senders; asks before anything is sent"));
    m_interruptedRun = action(tr("Interrupted Run…"), {},
                              tr("Tell again what an earlier run left: continue it or keep it as a record"));
    connect(m_interruptedRun, &QAction::triggered, this, &MainActions::interruptedRunRequested);
    connect(m_find, &QAction::triggered, this, &MainActions::findRequested);
    connect(m_stop, &QAction::triggered, this, &MainActions::stopRequested);
    m_sendAnyway = action(
        tr("Send Anyway…"), {},
        tr("Send for the pasted senders without an open invitation in sight: for places where you may "
           "decline but not list; asks first"));
    m_retry = action(tr("Retry Failed"), QKeySequence(u"Ctrl+R"_s),
                     tr("Look again and send the ticked results again; asks first"));
    m_lookAgain = action(tr("Look Again"), QKeySequence(u"Ctrl+Shift+R"_s),
                         tr("See what the lists say now about the selected results, or all of them"));
    connect(m_decline, &QAction::triggered, this, &MainActions::declineRequested);
    connect(m_sendAnyway, &QAction::triggered, this, &MainActions::sendAnywayRequested);
    connect(m_retry, &QAction::triggered, this, &MainActions::retryRequested);
    connect(m_lookAgain, &QAction::triggered, this, &MainActions::lookAgainRequested);
    // A disabled action does nothing when it is triggered.
    connect(new DoubleEscape(m_window), &DoubleEscape::pressed, m_stop, &QAction::trigger);
}

void MainActions::buildViewActions()
{
    m_showInvitations
        = action(tr("Invitations"), QKeySequence(u"Ctrl+1"_s), tr("Go to everything that was found"));
    m_showSenderIds
        = action(tr("Paste Sender IDs"), QKeySequence(u"Ctrl+2"_s), tr("Go to the pasted senders"));
    m_showResults = action(tr("Results"), QKeySequence(u"Ctrl+3"_s), tr("Go to the results"));
    m_showDetails = action(tr("Details"), QKeySequence(Qt::Key_F8), tr("Explain the selected row"));
    m_showDetails->setCheckable(true);
    m_activity.setShortcut(Qt::Key_F9);
    m_activity.setStatusTip(tr("Every request this program sends"));
    m_nextPane = action(tr("Next Pane"), QKeySequence(Qt::Key_F6), tr("Move the keyboard to the next pane"));
    m_previousPane = action(tr("Previous Pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6),
                            tr("Move the keyboard to the previous pane"));
    connect(m_showInvitations, &QAction::triggered, this,
            [this] { Q_EMIT pageRequested(Page::Invitations); });
    connect(m_showSenderIds, &QAction::triggered, this, [this] { Q_EMIT pageRequested(Page::SenderIds); });
    connect(m_showResults, &QAction::triggered, this, [this] { Q_EMIT pageRequested(Page::Results); });
    connect(m_showDetails, &QAction::triggered, this, &MainActions::detailsDecided);
    connect(m_showDetails, &QAction::toggled, this, &MainActions::detailsToggled);
    connect(m_nextPane, &QAction::triggered, this, [this] { Q_EMIT nextPaneRequested(1); });
    connect(m_previousPane, &QAction::triggered, this, [this] { Q_EMIT nextPaneRequested(-1); });
}

void MainActions::buildHelpActions()
{
    m_help = action(tr("Hubwarden Help"), {}, tr("Explain what is in front, and everything else"));
    m_explain = action(tr("Explain Selection"), QKeySequence(Qt::Key_F1),
                       tr("Explain the selected row; without one, open the help"));
    m_practice = action(tr("Practice"), {}, tr("Open a second window with made-up accounts"));
    m_shortcuts
        = action(tr("Keyboard Shortcuts"), QKeySequence(u"Ctrl+/"_s), tr("Every key and what it does"));
    m_debugInfo = action(tr("Copy Debug Info"), {},
                         tr("Copy versions, screen and look for a report: no accounts, no keys, no paths"));
    m_about = action(tr("About Hubwarden"), {}, tr("Versions and licences"));
    m_about->setMenuRole(QAction::AboutRole);
    connect(m_help, &QAction::triggered, this, &MainActions::helpRequested);
    connect(m_explain, &QAction::triggered, this, &MainActions::explainRequested);
    connect(m_practice, &QAction::triggered, this, &MainActions::practiceRequested);
    connect(m_shortcuts, &QAction::triggered, this, [this] {
        auto *dialog = new ShortcutsDialog(m_window.QWidget::actions() << &m_activity, &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_about, &QAction::triggered, this, [this] {
        auto *dialog = new AboutDialog(m_theme, &m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_debugInfo, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(debugInfo(m_theme));
        Q_EMIT debugInfoCopied();
    });
}

void MainActions::buildMenus()
{
    auto *file = m_window.menuBar()->addMenu(tr("&File"));
    file->addActions({m_addKey, m_openIds});
    file->addSeparator();
    file->addAction(m_export);
    file->addSeparator();
    file->addAction(m_quit);
    auto *edit = m_window.menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    edit->addActions({m_copy, m_copyWithHeaders, m_focusFilter});
    buildViewMenu();
    auto *run = m_window.menuBar()->addMenu(tr("&Run"));
    run->setToolTipsVisible(true); // they say when Send Anyway… makes sense
    run->addActions({m_find, m_stop});
    run->addSeparator();
    run->addActions({m_decline, m_sendAnyway});
    run->addSeparator();
    run->addActions({m_retry, m_lookAgain, m_interruptedRun});
    auto *help = m_window.menuBar()->addMenu(tr("&Help"));
    help->addActions({m_help, m_explain, m_shortcuts});
    help->addSeparator();
    help->addAction(m_practice);
    help->addSeparator();
    help->addActions({m_debugInfo, m_about});
}

void MainActions::buildViewMenu()
{
    auto *view = m_window.menuBar()->addMenu(tr("&View"));
    view->addActions({m_showInvitations, m_showSenderIds, m_showResults});
    view->addSeparator();
    view->addActions({m_showDetails, &m_activity});
    view->addActions({m_nextPane, m_previousPane});
    view->addSeparator();
    buildAppearanceMenu(view);
}

void MainActions::buildAppearanceMenu(QMenu *view)
{
    auto *looks = view->addMenu(tr("Appearance"));
    auto *group = new QActionGroup(this);
    const QList<QPair<QString, Appearance>> choices{
        {tr("System"), Appearance::System}, {tr("Light"), Appearance::Light}, {tr("Dark"), Appearance::Dark}};
    for (const auto &[text, appearance] : choices) {
        auto *choice = looks->addAction(text);
        choice->setCheckable(true);
        choice->setChecked(m_theme.appearance() == appearance);
        group->addAction(choice);
        connect(choice, &QAction::triggered, this,
                [this, look = appearance] { Q_EMIT appearanceChosen(look); });
    }
}

void MainActions::buildToolBar()
{
    auto *bar = m_window.addToolBar(tr("Main"));
    bar->setObjectName(u"mainToolBar"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addActions({m_find, m_stop});
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
    connect(m_filter, &QLineEdit::textChanged, this, &MainActions::filterChanged);
    bar->addWidget(m_filter);
}

void MainActions::setState(const State &state)
{
    m_state = state;
    updateActions();
}

void MainActions::setHistory(const History &history)
{
    m_undo->setEnabled(history.canUndo);
    m_redo->setEnabled(history.canRedo);
}

void MainActions::updateActions()
{
    m_find->setEnabled(m_state.hasAccounts && !m_state.busy);
    m_stop->setEnabled(m_state.canStop);
    m_decline->setEnabled(m_state.hasAccounts && !m_state.busy);
    m_interruptedRun->setEnabled(m_state.hasInterruptedRun && !m_state.busy);
    m_sendAnyway->setEnabled(m_state.hasAccounts && !m_state.busy);
    m_retry->setEnabled(m_state.canRetry && !m_state.busy);
    m_lookAgain->setEnabled(m_state.canLookAgain && !m_state.busy);
    m_openIds->setEnabled(m_state.hasAccounts);
    m_export->setEnabled(m_state.hasResults && !m_state.busy);
    m_copy->setEnabled(m_state.hasAccounts);
    m_copyWithHeaders->setEnabled(m_state.hasAccounts);
    m_filter->setEnabled(m_state.hasAccounts);
    m_showDetails->setEnabled(m_state.hasAccounts);
    m_showResults->setEnabled(m_state.hasResults);
    m_practice->setVisible(!m_state.isPractice);
}

void MainActions::updateIcons()
{
    m_addKey->setIcon(m_theme.icon(Icon::AddKey));
    m_export->setIcon(m_theme.icon(Icon::Save));
    m_find->setIcon(m_theme.icon(Icon::Find));
    m_stop->setIcon(m_theme.icon(Icon::Stop));
    m_decline->setIcon(m_theme.icon(Icon::Decline));
    m_showDetails->setIcon(m_theme.icon(Icon::Details));
    m_activity.setIcon(m_theme.icon(Icon::Activity));
}

bool MainActions::isShowingDetails() const
{
    return m_showDetails->isChecked();
}

void MainActions::showDetails(bool show)
{
    m_showDetails->setChecked(show);
}

} // namespace Hubwarden
