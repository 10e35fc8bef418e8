// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/mainwindow.h"

#include "tests/support/fakeclock.h"
#include "tests/ui/sampleoutcome.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/models/activitymodel.h"
#include "ui/models/foundmodel.h"
#include "ui/models/invitationmodel.h"
#include "ui/models/outcomemodel.h"
#include "ui/models/placegridmodel.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/accountspane.h"
#include "ui/panes/banner.h"
#include "ui/panes/datatable.h"
#include "ui/panes/detailspane.h"
#include "ui/panes/foldtitle.h"
#include "ui/panes/practicestrip.h"
#include "ui/panes/regionspane.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QWindow>

#include <algorithm>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void actionsFollowTheState_data();
    void actionsFollowTheState();
    void everyKeyHasOneMeaning();
    void escapeTwiceStops();
    void resultsComeWithTheFirstRun();
    void wideWindowShowsAccountsAndRegions();
    void narrowWindowShowsOneOfThem();
    void foldedPanesMoveNothingElse();
    void pagesTakeTheKeyboardAlong();
    void firstWindowFitsTheScreen();
    void detailsOpenWithTheFirstRow();
    void detailsStayAsThePersonLeftThem();
    void narrowWindowKeepsDetailsClosed();
    void openInvitationIsExplained();
    void foundInvitationsAreTickedWithSpace();
    void cellOfTheGridIsExplained();
    void coverageSaysWhatIsMissing();
    void panesAreReachedByKey();
    void tabLeavesTableAndEditor();
    void dialogsDoNotBlock();
    void bannerIsANotification();
    void messagesMoveNothing();
    void layoutIsRemembered();
    void practiceIsSaidAllTheTime();

private:
    QAction *action(const QString &text) const;
    bool enabled(const QString &text) const { return action(text)->isEnabled(); }
    void resizeTo(int width, int height);
    void showRun();
    DataTable *table(const QString &name) const;
    DetailsPane *details() const { return m_window->findChild<DetailsPane *>(); }

    Theme m_theme;
    FakeClock m_clock;
    std::unique_ptr<FoundModel> m_found;
    std::unique_ptr<PlaceGridModel> m_grid;
    std::unique_ptr<InvitationModel> m_invitations;
    std::unique_ptr<OutcomeModel> m_outcomes;
    std::unique_ptr<ActivityModel> m_activity;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_theme.apply(Appearance::Light);
    m_found = std::make_unique<FoundModel>();
    m_grid = std::make_unique<PlaceGridModel>();
    m_invitations = std::make_unique<InvitationModel>();
    m_outcomes = std::make_unique<OutcomeModel>();
    m_activity = std::make_unique<ActivityModel>();
    m_window = std::make_unique<MainWindow>(
        MainWindow::Models{m_theme, m_clock, *m_found, *m_grid, *m_invitations, *m_outcomes, *m_activity});
    m_window->setState({.hasAccounts = true});
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

QAction *TestMainWindow::action(const QString &text) const
{
    for (QAction *one : m_window->findChildren<QAction *>()) {
        if (QString(one->text()).remove(u'&') == text)
            return one;
    }
    qFatal("no action %s", qUtf8Printable(text));
}

DataTable *TestMainWindow::table(const QString &name) const
{
    for (DataTable *one : m_window->findChildren<DataTable *>()) {
        if (one->accessibleName() == name)
            return one;
    }
    return nullptr;
}

void TestMainWindow::resizeTo(int width, int height)
{
    m_window->resize(width, height);
    QCoreApplication::processEvents();
    QCOMPARE(m_window->width(), width);
}

void TestMainWindow::showRun()
{
    m_outcomes->update({sampleOutcome(u"000011112222", ResultWord::DeclinedNoLongerListed),
                        sampleOutcome(u"444455556666", ResultWord::RefusedByAws)});
    m_window->setState({.hasAccounts = true, .hasResults = true});
    m_window->showResults();
    table(u"Results"_s)->order().refresh();
}

void TestMainWindow::actionsFollowTheState_data()
{
    QTest::addColumn<bool>("accounts");
    QTest::addColumn<bool>("results");
    QTest::addColumn<bool>("busy");
    QTest::addColumn<QStringList>("enabled");
    QTest::newRow("welcome") << false << false << false << QStringList();
    QTest::newRow("accounts") << true << false << false
                              << QStringList{u"Find Invitations"_s, u"Decline…"_s, u"Open Sender IDs…"_s,
                                             u"Copy Rows"_s, u"Details"_s};
    QTest::newRow("looking") << true << false << true
                             << QStringList{u"Open Sender IDs…"_s, u"Copy Rows"_s, u"Details"_s};
    QTest::newRow("declining") << true << true << true
                               << QStringList{u"Open Sender IDs…"_s, u"Copy Rows"_s, u"Details"_s,
                                              u"Results"_s};
    QTest::newRow("declined")
        << true << true << false
        << QStringList{u"Find Invitations"_s, u"Decline…"_s, u"Open Sender IDs…"_s,      u"Copy Rows"_s,
                       u"Details"_s,          u"Results"_s,  u"Export Results as CSV…"_s};
}

void TestMainWindow::actionsFollowTheState()
{
    QFETCH(bool, accounts);
    QFETCH(bool, results);
    QFETCH(bool, busy);
    QFETCH(QStringList, enabled);
    m_window->setState({.hasAccounts = accounts, .hasResults = results, .busy = busy});
    for (const auto &text : {u"Find Invitations"_s, u"Decline…"_s, u"Open Sender IDs…"_s, u"Copy Rows"_s,
                             u"Details"_s, u"Results"_s, u"Export Results as CSV…"_s})
        QVERIFY2(action(text)->isEnabled() == enabled.contains(text), qPrintable(text));
    QVERIFY(action(u"Enter Access Keys…"_s)->isEnabled() && action(u"Quit"_s)->isEnabled());
}

void TestMainWindow::everyKeyHasOneMeaning()
{
    QMap<QString, QString> meanings;
    for (const QAction *one : m_window->findChildren<QAction *>()) {
        if (one->shortcut().isEmpty() || one->shortcutContext() != Qt::WindowShortcut)
            continue;
        const QString key = one->shortcut().toString();
        QVERIFY2(!meanings.contains(key), qPrintable(key + u' ' + meanings.value(key) + u' ' + one->text()));
        meanings.insert(key, one->text());
    }
    QCOMPARE(meanings.value(u"F5"_s), u"Find Invitations"_s);
    QCOMPARE(meanings.value(u"Ctrl+D"_s), u"Decline…"_s);
    QCOMPARE(meanings.value(u"Ctrl+."_s), u"Stop"_s);
    QVERIFY(!meanings.contains(u"Del"_s)); // it never declines
}

void TestMainWindow::escapeTwiceStops()
{
    QSignalSpy stopped(&m_window->actions(), &MainActions::stopRequested);
    QWindow *native = m_window->windowHandle();
    const auto escape = [native] { QTest::keyClick(native, Qt::Key_Escape); };
    m_window->senderIds().editor().setFocus();
    escape();
    escape();
    QCOMPARE(stopped.size(), 0); // nothing goes on
    m_window->setState({.hasAccounts = true, .busy = true, .canStop = true});
    escape();
    QTest::keyClick(native, Qt::Key_Tab);
    escape();
    QCOMPARE(stopped.size(), 0);
    escape();
    QCOMPARE(stopped.size(), 1);
    action(u"Stop"_s)->trigger();
    QCOMPARE(stopped.size(), 2);
}

void TestMainWindow::resultsComeWithTheFirstRun()
{
    const auto *tabs = m_window->findChild<QTabWidget *>();
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->tabText(0), u"Invitations"_s);
    QCOMPARE(tabs->tabText(1), u"Paste Sender IDs"_s);
    showRun();
    QCOMPARE(tabs->count(), 3);
    QCOMPARE(tabs->tabText(tabs->currentIndex()), u"Results"_s);
    // What needs a person stands on top.
    QCOMPARE(table(u"Results"_s)->order().index(0, OutcomeModel::Result).data().toString(),
             u"Refused by AWS"_s);
    action(u"Invitations"_s)->trigger();
    QCOMPARE(tabs->currentIndex(), 0);
    QCOMPARE(m_window->page(), MainActions::Page::Invitations);
    action(u"Paste Sender IDs"_s)->trigger();
    QCOMPARE(tabs->currentIndex(), 1);
    action(u"Results"_s)->trigger();
    QCOMPARE(tabs->currentIndex(), 2);
    QCOMPARE(m_window->page(), MainActions::Page::Results);
}

void TestMainWindow::wideWindowShowsAccountsAndRegions()
{
    resizeTo(1180, 760);
    QVERIFY(!m_window->accounts().title().isFolded() && !m_window->regions().title().isFolded());
    QVERIFY2(m_window->accounts().height() > 200, qPrintable(QString::number(m_window->accounts().height())));
    QVERIFY(m_window->regions().height() > 200);
}

void TestMainWindow::narrowWindowShowsOneOfThem()
{
    resizeTo(800, 600);
    FoldTitle &accounts = m_window->accounts().title();
    FoldTitle &regions = m_window->regions().title();
    QVERIFY(!accounts.isFolded() && regions.isFolded());
    QVERIFY(m_window->accounts().height() > 300);
    regions.click();
    QVERIFY(accounts.isFolded() && !regions.isFolded());
    QTRY_VERIFY(m_window->regions().height() > 300);
    accounts.click();
    QVERIFY(!accounts.isFolded() && regions.isFolded());
    resizeTo(1180, 760);
    QVERIFY(!accounts.isFolded() && !regions.isFolded());
    QTRY_VERIFY(m_window->regions().height() > 200);
}

void TestMainWindow::foldedPanesMoveNothingElse()
{
    resizeTo(800, 600);
    const auto *tabs = m_window->findChild<QTabWidget *>();
    const int height = tabs->height();
    QVERIFY(height > 300);
    m_window->accounts().title().click();
    QVERIFY(m_window->accounts().title().isFolded() && m_window->regions().title().isFolded());
    for (int level = 0; level < 5; ++level)
        QCoreApplication::sendPostedEvents(); // a layout asks the one it lies in
    QCOMPARE(tabs->height(), height);
    const FoldTitle &regions = m_window->regions().title();
    QVERIFY(regions.mapTo(m_window.get(), QPoint()).y() < tabs->mapTo(m_window.get(), QPoint()).y() + 60);
}

void TestMainWindow::pagesTakeTheKeyboardAlong()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->accounts().title().setFocus();
    QVERIFY(m_window->accounts().title().hasFocus());
    action(u"Paste Sender IDs"_s)->trigger();
    auto *focus = m_window->focusWidget();
    QVERIFY(focus);
    QCOMPARE(focus->objectName(), u"senderIdEditor"_s);
    action(u"Invitations"_s)->trigger();
    focus = m_window->focusWidget();
    QVERIFY(focus);
    QVERIFY(m_window->findChild<InvitationsPage *>()->isAncestorOf(focus));
}

void TestMainWindow::firstWindowFitsTheScreen()
{
    MainWindow first({m_theme, m_clock, *m_found, *m_grid, *m_invitations, *m_outcomes, *m_activity});
    const QSize wanted = first.size();
    first.fitInto({1920, 1080});
    QCOMPARE(first.size(), wanted);
    first.fitInto({800, 600});
    QVERIFY(first.width() < 800);
    QVERIFY(first.height() < 560);
}

void TestMainWindow::detailsOpenWithTheFirstRow()
{
    resizeTo(1180, 760);
    showRun();
    QVERIFY(!details()->isVisible());
    table(u"Results"_s)->selectRow(0);
    QVERIFY(details()->isVisible());
    QVERIFY(action(u"Details"_s)->isChecked());
}

void TestMainWindow::detailsStayAsThePersonLeftThem()
{
    resizeTo(1180, 760);
    showRun();
    table(u"Results"_s)->selectRow(0);
    action(u"Details"_s)->trigger();
    QVERIFY(!details()->isVisible());
    table(u"Results"_s)->selectRow(1);
    QVERIFY(!details()->isVisible());
    action(u"Details"_s)->trigger();
    QVERIFY(details()->isVisible());
}

void TestMainWindow::narrowWindowKeepsDetailsClosed()
{
    resizeTo(1180, 760);
    showRun();
    table(u"Results"_s)->selectRow(0);
    resizeTo(800, 600);
    QVERIFY(!details()->isVisible());
    table(u"Results"_s)->selectRow(1);
    QVERIFY(!details()->isVisible());
    action(u"Details"_s)->trigger(); // on demand they are there all the same
    QVERIFY(details()->isVisible());
}

void TestMainWindow::openInvitationIsExplained()
{
    resizeTo(1180, 760);
    m_window->showPage(MainActions::Page::SenderIds);
    const Outcome sample = sampleOutcome(u"000011112222");
    m_invitations->setRows({{.target = sample.target,
                             .sender = *AccountId::parse(u"222233334444"),
                             .fate = InvitationRow::Fate::NoneFound},
                            {.target = sample.target,
                             .sender = sample.sender,
                             .fate = InvitationRow::Fate::Open,
                             .status = u"Invited"_s}});
    m_window->senderIds().table().order().refresh();
    m_window->senderIds().table().selectRow(0);
    QStringList words;
    for (const QLabel *label : details()->findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.contains(u"Open: can be declined"_s), qPrintable(words.join(u'|')));
    m_window->senderIds().showCoverage(u"Looked at 1 of 1 place"_s);
    QVERIFY(m_window->senderIds().findChild<QLabel *>(u"coverage"_s)->text()
            == u"Looked at 1 of 1 place · 1 open · 1 without invitation"_s);
}

void TestMainWindow::foundInvitationsAreTickedWithSpace()
{
    resizeTo(1180, 760);
    m_window->showPage(MainActions::Page::Invitations);
    const Outcome sample = sampleOutcome(u"000011112222");
    FoundInvitation open{.target = sample.target, .sender = sample.sender, .status = u"Invited"_s};
    FoundInvitation accepted = open;
    accepted.sender = *AccountId::parse(u"222233334444");
    accepted.state = InvitationState::Accepted;
    m_found->updatePlaces({{sample.target, {accepted, open}}});
    DataTable &table = m_window->invitations().table();
    table.order().refresh();
    table.setFocus();
    table.selectAll();
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(m_found->tickedPairs(), QList<Pair>{open.pair()});
    QCOMPARE(m_window->invitations().findChild<QLabel *>(u"tickedCount"_s)->isVisible(), true);
    QTest::keyClick(&table, Qt::Key_Space);
    QVERIFY(m_found->tickedPairs().isEmpty());
    table.selectRow(1); // the administrator
    table.selectionModel()->setCurrentIndex(table.order().index(0, 0), QItemSelectionModel::NoUpdate);
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(m_found->tickedPairs(), QList<Pair>{open.pair()});
    table.selectRow(0);
    QStringList words;
    for (const QLabel *label : details()->findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.contains(u"An unknown sender"_s), qPrintable(words.join(u'|')));
    m_window->invitations().setGroup(FoundGroup::Administrator);
    QCOMPARE(table.order().rowCount(), 1);
    QCOMPARE(table.order().index(0, FoundModel::WhoColumn).data().toString(), u"Administrator"_s);
}

void TestMainWindow::cellOfTheGridIsExplained()
{
    resizeTo(1180, 760);
    m_window->showPage(MainActions::Page::Invitations);
    m_window->invitations().setView(InvitationsPage::View::Grid);
    const Outcome sample = sampleOutcome(u"000011112222");
    Error error{.kind = Error::Kind::AccessDenied, .code = u"AccessDeniedException"_s};
    error.requestId = u"0a1b2c"_s;
    m_grid->setAxes({{u"acme-prod"_s, sample.target.account, {}}}, {{sample.target.region, u"Here"_s}});
    DataTable &table = m_window->invitations().shownTable();
    table.setCurrentIndex(table.order().index(1, 1));
    const auto isExplained = [this](const QString &title) {
        const auto labels = details()->findChildren<QLabel *>();
        return std::ranges::find(labels, title, &QLabel::text) != labels.end();
    };
    m_grid->update({{sample.target, PlaceState::Looking, {}, {}}});
    QVERIFY(isExplained(u"Looking"_s));
    m_grid->update({{sample.target, PlaceState::Denied, error, {}}});
    QVERIFY(isExplained(errorText(error).title));
    QVERIFY(isExplained(errorText(error).whoCanFix));
    table.setCurrentIndex(table.order().index(0, 0));
    QVERIFY(isExplained(u"Not looked at"_s));
}

void TestMainWindow::coverageSaysWhatIsMissing()
{
    m_window->showPage(MainActions::Page::Invitations);
    InvitationsPage &page = m_window->invitations();
    auto *words = page.findChild<QLabel *>(u"invitationsCoverage"_s);
    auto *show = page.findChild<QToolButton *>(u"showTroubles"_s);
    QVERIFY(!words->isVisible() && !show->isVisible());
    QVERIFY(page.table().accessibleDescription().contains(u"Find Invitations"_s));
    page.showCoverage({.all = 3, .looked = 2, .denied = 1}, false);
    QVERIFY(words->isVisible() && show->isVisible());
    QSignalSpy asked(&page, &InvitationsPage::troublesRequested);
    show->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(page.table().accessibleDescription().contains(u"The others may have some"_s));
    page.showCoverage({.all = 3, .looked = 3}, false);
    QVERIFY(!show->isVisible());
    QVERIFY(page.table().accessibleDescription().contains(u"Organizations"_s));
}

void TestMainWindow::panesAreReachedByKey()
{
    resizeTo(1180, 760);
    showRun();
    table(u"Results"_s)->selectRow(0);
    QStringList visited;
    for (int i = 0; i < 4; ++i) {
        action(u"Next Pane"_s)->trigger();
        visited.append(QApplication::focusWidget()->accessibleName());
    }
    visited.sort();
    QVERIFY2(visited.contains(u"Accounts"_s) && visited.contains(u"Regions"_s)
                 && visited.contains(u"Results"_s),
             qPrintable(visited.join(u'|')));
    const QWidget *before = QApplication::focusWidget();
    action(u"Next Pane"_s)->trigger();
    action(u"Previous Pane"_s)->trigger();
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestMainWindow::tabLeavesTableAndEditor()
{
    resizeTo(1180, 760);
    m_window->showPage(MainActions::Page::SenderIds);
    SenderIdEditor *editor = &m_window->senderIds().editor();
    for (QWidget *place : QList<QWidget *>{editor, &m_window->senderIds().table()}) {
        place->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), place);
        QTest::keyClick(place, Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != place);
    }
}

void TestMainWindow::dialogsDoNotBlock()
{
    action(u"About Hubwarden"_s)->trigger();
    auto *about = m_window->findChild<AboutDialog *>();
    QVERIFY(about);
    QVERIFY(about->isVisible());
    QTest::keyClick(about, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<AboutDialog *>());
    action(u"Open Sender IDs…"_s)->trigger();
    auto *files = m_window->findChild<QFileDialog *>();
    QVERIFY(files);
    QVERIFY(files->isVisible());
    files->reject();
}

//! Screen readers speak what has this role when it comes up; events themselves need a bus that they listen on.
void TestMainWindow::bannerIsANotification()
{
    m_window->banner().showMessage(Tone::Failed, u"Not allowed"_s, u"Ask somebody."_s);
    const auto *spoken = QAccessible::queryAccessibleInterface(&m_window->banner());
    QCOMPARE(spoken->role(), QAccessible::Notification);
    QCOMPARE(spoken->text(QAccessible::Name), u"Not allowed. Ask somebody."_s);
    QVERIFY(m_window->banner().isVisible());
}

void TestMainWindow::messagesMoveNothing()
{
    showRun();
    const auto places = [this] {
        QList<QPoint> list;
        for (const QWidget *one : {static_cast<QWidget *>(table(u"Results"_s)->viewport()),
                                   static_cast<QWidget *>(&m_window->accounts())})
            list.append(one->mapToGlobal(QPoint()));
        return list;
    };
    const QList<QPoint> before = places();
    Banner &banner = m_window->banner();
    const QString sentence = u"Words of a sentence. "_s;
    for (const int sentences : {1, 30}) {
        banner.showMessage(Tone::Attention, u"Title"_s, sentence.repeated(sentences));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QVERIFY(banner.isVisible() && banner.height() > 0);
        QCOMPARE(places(), before);
    }
    banner.dismiss();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(places(), before);
}

void TestMainWindow::layoutIsRemembered()
{
    resizeTo(1180, 760);
    action(u"Details"_s)->trigger();
    m_window->senderIds().table().setColumnWidth(InvitationModel::Sender, 177);
    m_window->invitations().setView(InvitationsPage::View::Grid);
    const QByteArray state = m_window->layoutState();
    MainWindow other({m_theme, m_clock, *m_found, *m_grid, *m_invitations, *m_outcomes, *m_activity});
    other.restoreLayoutState(state);
    QCOMPARE(other.senderIds().table().columnWidth(InvitationModel::Sender), 177);
    QVERIFY(!other.findChild<DetailsPane *>()->isHidden());
    QCOMPARE(other.invitations().view(), InvitationsPage::View::Grid);
    other.restoreLayoutState("not a layout");
    QCOMPARE(other.senderIds().table().columnWidth(InvitationModel::Sender), 177);
}

void TestMainWindow::practiceIsSaidAllTheTime()
{
    auto *strip = m_window->findChild<PracticeStrip *>();
    QVERIFY(strip);
    QVERIFY(!strip->isVisible());
    QVERIFY(action(u"Practice"_s)->isVisible());
    const QSignalSpy asked(m_window.get(), &MainWindow::practiceRequested);
    action(u"Practice"_s)->trigger();
    QCOMPARE(asked.count(), 1);

    m_window->showPractice();
    m_window->setState({.hasAccounts = true, .isPractice = true});
    QCOMPARE(m_window->windowTitle(), u"PRACTICE – Hubwarden"_s);
    QCOMPARE(m_window->accessibleName(), u"PRACTICE – Hubwarden"_s);
    QVERIFY(!action(u"Practice"_s)->isVisible());
    for (const bool hasAccounts : {true, false}) {
        m_window->setState({.hasAccounts = hasAccounts, .isPractice = true});
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->accessibleName(), u"PRACTICE: nothing leaves this computer"_s);
    }
    QDialog dialog(m_window.get());
    dialog.setWindowTitle(u"Causes"_s);
    dialog.show();
    QCOMPARE(dialog.windowTitle(), u"PRACTICE – Causes"_s);
    auto *newSession = strip->findChild<QPushButton *>();
    QVERIFY(newSession);
    QVERIFY(!newSession->isVisible());
    const QSignalSpy renewed(strip, &PracticeStrip::newSessionRequested);
    strip->setSessionEnded(true);
    QVERIFY(newSession->isVisible());
    newSession->click();
    QCOMPARE(renewed.count(), 1);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
