// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/mainactions.h"

#include <QMainWindow>

#include <array>

class QDockWidget;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace Hubwarden {

class AccountsPane;
class ActivityModel;
class ActivityPane;
class Banner;
class Clock;
class DataTable;
class DetailsPane;
class FoundModel;
class HelpWindow;
class IdentityStrip;
class InvitationModel;
class InvitationsPage;
class OutcomeModel;
class PlaceGridModel;
class PracticeStrip;
class ProgressStrip;
class RegionsPane;
class ResultsPage;
class SenderIdsPage;
class WelcomePage;

//! The window: panes and pages. It shows and asks; what is done is decided elsewhere.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    //! What the window shows; everything must outlive it.
    struct Models
    {
        Theme &theme;
        Clock &clock;
        FoundModel &found;
        PlaceGridModel &grid;
        InvitationModel &invitations;
        OutcomeModel &outcomes;
        ActivityModel &activity;
    };
    explicit MainWindow(Models models);

    void setState(const MainActions::State &state);
    void showResults();
    void showPage(MainActions::Page page);
    //! Says everywhere from now on that this window is practice.
    void showPractice();
    //! What is in front.
    MainActions::Page page() const;

    MainActions &actions() { return *m_actions; }
    Banner &banner() { return *m_banner; }
    ProgressStrip &progress() { return *m_progress; }
    IdentityStrip &identities() { return *m_identities; }
    AccountsPane &accounts() { return *m_accounts; }
    PracticeStrip &practice() { return *m_practice; }
    RegionsPane &regions() { return *m_regions; }
    InvitationsPage &invitations() { return *m_invitations; }
    SenderIdsPage &senderIds() { return *m_senderIds; }
    ResultsPage &results() { return *m_results; }
    WelcomePage &welcome() { return *m_welcome; }

    //! For a first start on a small screen; @param screen its size without panels.
    void fitInto(const QSize &screen);
    //! Size, place, panes and columns, to be kept.
    QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray &state);

Q_SIGNALS:
    void addKeyRequested();
    void practiceRequested();
    //! The window wants to close; it does so when close() is called after allowClosing().
    void closeRequested();

public:
    void allowClosing() { m_mayClose = true; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildPanes();
    void arrangePanes();
    void layOut();
    void joinPanes();
    void joinActions();
    void buildActivity();
    void updateDetails();
    void updateHistory();
    bool explainCurrentRow();
    bool explainFound();
    void explainSelection();
    void showHelp();
    void restorePlaces(QDataStream &stream);
    void setNarrow(bool narrow);
    void arrangePlaces();
    void arrangeColumns();
    void applyFilter(const QString &text);
    void turnTo(QWidget *page);
    void goToPage(MainActions::Page page);
    void cyclePanes(int direction);
    DataTable *currentTable() const;

    //! The middle pane would have no room.
    bool isNarrow(int width) const;

    Models m_models;
    bool m_mayClose = false;
    bool m_narrow = false; //!< too narrow for everything beside each other
    //! How wide accounts and regions are, wide and narrow: the longest names of regions fit; most do.
    std::array<int, 2> m_columns{};
    bool m_detailsDecided = false; //!< the person opened or closed Details; before that it opens by itself

    MainActions *m_actions = nullptr;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_panes = nullptr;
    QSplitter *m_places = nullptr;
    QTabWidget *m_tabs = nullptr;
    QDockWidget *m_activityDock = nullptr;
    PracticeStrip *m_practice = nullptr;
    WelcomePage *m_welcome = nullptr;
    IdentityStrip *m_identities = nullptr;
    Banner *m_banner = nullptr;
    AccountsPane *m_accounts = nullptr;
    RegionsPane *m_regions = nullptr;
    InvitationsPage *m_invitations = nullptr;
    SenderIdsPage *m_senderIds = nullptr;
    ResultsPage *m_results = nullptr;
    DetailsPane *m_details = nullptr;
    ActivityPane *m_activity = nullptr;
    ProgressStrip *m_progress = nullptr;
    HelpWindow *m_help = nullptr; //!< made when it is first asked for
};

} // namespace Hubwarden
