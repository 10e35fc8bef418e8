// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/tabletext.h"
#include "ui/theme.h"

#include <QObject>

class QAction;
class QLineEdit;
class QMainWindow;
class QMenu;

namespace Hubwarden {

//! Everything that can be pressed in the main window: actions with their keys, menus, the tool bar.
//!
//! It says what was asked for and does nothing of it itself.
class MainActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainActions)

public:
    //! What can be done now.
    struct State
    {
        bool hasAccounts = false;
        bool hasResults = false;
        bool hasInterruptedRun = false;
        bool busy = false;
        bool canStop = false;
        bool canRetry = false;
        bool canLookAgain = false;
        bool isPractice = false;
    };
    enum class Page { Invitations, SenderIds, Results };
    //! What of the pasted text can be taken back or done again now.
    struct History
    {
        bool canUndo = false;
        bool canRedo = false;
    };

    //! `activity` shows and hides the dock of that name. All must outlive the actions; the window is their parent.
    MainActions(const Theme &theme, QAction &activity, QMainWindow &window);

    void setState(const State &state);
    void setHistory(const History &history);
    bool isShowingDetails() const;
    void showDetails(bool show);

Q_SIGNALS:
    void addKeyRequested();
    void openFilesRequested(const QStringList &paths);
    void exportRequested(const QString &path);
    void closeRequested();
    void practiceRequested();
    void debugInfoCopied();
    void explainRequested();
    void helpRequested();
    void undoRequested();
    void redoRequested();
    void findRequested();
    void stopRequested();
    void declineRequested();
    void interruptedRunRequested();
    void sendAnywayRequested();
    void retryRequested();
    void lookAgainRequested();
    void copyRequested(Hubwarden::TableHeader header);
    void filterChanged(const QString &text);
    void pageRequested(Hubwarden::MainActions::Page page);
    void nextPaneRequested(int direction);
    void detailsToggled(bool shown);
    //! The person opened or closed Details, not the program.
    void detailsDecided();
    void appearanceChosen(Hubwarden::Appearance appearance);

private:
    void buildFileActions();
    void buildTableActions();
    void buildRunActions();
    void buildViewActions();
    void buildHelpActions();
    void buildMenus();
    void buildViewMenu();
    void buildAppearanceMenu(QMenu *view);
    void buildToolBar();
    void updateActions();
    void updateIcons();
    QAction *action(const QString &text, const QKeySequence &keys, const QString &tip);

    const Theme &m_theme;
    QMainWindow &m_window;
    State m_state;

    QAction *m_addKey = nullptr;
    QAction *m_openIds = nullptr;
    QAction *m_export = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_copyWithHeaders = nullptr;
    QAction *m_focusFilter = nullptr;
    QAction *m_find = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_decline = nullptr;
    QAction *m_sendAnyway = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_lookAgain = nullptr;
    QAction *m_showInvitations = nullptr;
    QAction *m_interruptedRun = nullptr;
    QAction *m_showSenderIds = nullptr;
    QAction *m_showResults = nullptr;
    QAction *m_showDetails = nullptr;
    QAction *m_help = nullptr;
    QAction *m_explain = nullptr;
    QAction *m_practice = nullptr;
    QAction *m_shortcuts = nullptr;
    QAction *m_debugInfo = nullptr;
    QAction *m_about = nullptr;
    QAction *m_nextPane = nullptr;
    QAction *m_previousPane = nullptr;
    QAction &m_activity;
    QLineEdit *m_filter = nullptr;
};

} // namespace Hubwarden
