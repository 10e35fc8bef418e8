// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/sampleoutcome.h"
#include "tests/ui/windowparts.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/causesdialog.h"
#include "ui/dialogs/confirmdeclinedialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/help/helpwindow.h"
#include "ui/panes/accountspane.h"
#include "ui/panes/banner.h"
#include "ui/panes/regionspane.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTabWidget>
#include <QTest>

#include <functional>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

using Make = std::function<std::unique_ptr<QWidget>(WindowParts &)>;

//! Where the keyboard was, and how the window looked then.
struct Stop
{
    QPointer<QWidget> widget;
    QRect place;
    QImage picture;
};

std::unique_ptr<MainWindow> mainWindow(WindowParts &parts)
{
    auto window = std::make_unique<MainWindow>(parts.models());
    parts.outcomes.update({sampleOutcome(u"000011112222", ResultWord::DeclinedNoLongerListed),
                           sampleOutcome(u"444455556666", ResultWord::RefusedByAws)});
    AccountItem account{{ProfileId::create(), u"prod"_s, *RegionName::parse(u"eu-west-1"),
                         StaticKey{u"AKIAIOSFODNN7EXAMPLE"_s, StaticKey::Storage::Keychain}, std::nullopt},
                        AccountItem::State::NotTested,
                        std::nullopt};
    window->accounts().setAccounts({account});
    window->regions().setRegions(
        {{*RegionName::parse(u"eu-west-1"), u"Europe (Ireland)"_s, u"Europe"_s, true}});
    window->banner().showMessage(Tone::Attention, u"Title"_s, u"Words"_s, {{u"Button"_s, [] {}}});
    window->setState({.hasAccounts = true, .hasResults = true});
    for (QAction *action : window->findChildren<QAction *>()) {
        if (action->shortcut() == QKeySequence(Qt::Key_F8) || action->shortcut() == QKeySequence(Qt::Key_F9))
            action->setChecked(true);
    }
    return window;
}

template<MainActions::Page page>
std::unique_ptr<QWidget> pageOf(WindowParts &parts)
{
    auto window = mainWindow(parts);
    window->showPage(page);
    return window;
}

std::unique_ptr<QWidget> technicalDetails(WindowParts &parts)
{
    auto window = mainWindow(parts);
    for (auto *tabs : window->findChildren<QTabWidget *>()) {
        if (tabs->tabText(0) == u"Explain"_s)
            tabs->setCurrentIndex(1);
    }
    return window;
}

std::unique_ptr<QWidget> confirmation(WindowParts &)
{
    DeclineConfirmation asked;
    PlannedRequest request{
        {*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")}, ProfileId::create(), {}};
    for (quint64 i = 1; i <= 101; ++i) // more than a hundred: the number is typed
        request.senders.append(*AccountId::fromNumber(i));
    asked.plan.requests = {request};
    for (int i = 0; i < 5; ++i) // many: they stand in a box that scrolls
        asked.identities.append({u"Prod"_s, u"arn:aws:iam::111122223333:user/audit"_s});
    return std::make_unique<ConfirmDeclineDialog>(asked, nullptr);
}

template<int tab>
std::unique_ptr<QWidget> about(WindowParts &parts)
{
    auto dialog = std::make_unique<AboutDialog>(parts.theme, nullptr);
    dialog->findChild<QTabWidget *>()->setCurrentIndex(tab);
    return dialog;
}

//! Goes round by Tab, at most once.
QList<Stop> lap(QWidget &window)
{
    QList<Stop> stops;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(&window, Qt::Key_Tab);
        QWidget *widget = QApplication::focusWidget();
        if (!widget || (!stops.isEmpty() && widget == stops.front().widget))
            break;
        const QRect place(widget->mapTo(&window, QPoint()), widget->size());
        stops.append({widget, place, window.grab().toImage()});
    }
    return stops;
}

//! Pixels of a place that differ by a contrast that is seen.
int seenDifference(const QImage &one, const QImage &other, const QRect &place)
{
    int count = 0;
    for (int y = std::max(0, place.top()); y <= std::min(place.bottom(), one.height() - 1); ++y) {
        for (int x = std::max(0, place.left()); x <= std::min(place.right(), one.width() - 1); ++x) {
            if (one.pixel(x, y) != other.pixel(x, y)
                && contrastRatio(one.pixelColor(x, y), other.pixelColor(x, y)) >= 3)
                ++count;
        }
    }
    return count;
}

} // namespace

class TestFocus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setCursorFlashTime(0); }
    void canBeSeenOnEveryStop_data();
    void canBeSeenOnEveryStop();
};

void TestFocus::canBeSeenOnEveryStop_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<int>("atLeast");
    const QList<std::tuple<const char *, Make, int>> windows{
        {"Invitations, empty", pageOf<MainActions::Page::Invitations>, 15},
        {"Paste Sender IDs", pageOf<MainActions::Page::SenderIds>, 15},
        {"Results", pageOf<MainActions::Page::Results>, 15},
        {"technical details", technicalDetails, 15},
        {"confirmation", confirmation, 4},
        {"About, licences", about<1>, 3},
        {"About, Apache License", about<2>, 3},
        {"key",
         [](WindowParts &) {
             return std::make_unique<ProfileDialog>(u"the keychain"_s, QStringList(), QList<RegionName>(),
                                                    nullptr);
         },
         9},
        {"causes",
         [](WindowParts &parts) {
             return std::make_unique<CausesDialog>(parts.theme, u"Causes"_s, QList<Cause>{Cause()}, nullptr);
         },
         4},
        {"shortcuts",
         [](WindowParts &) { return std::make_unique<ShortcutsDialog>(QList<QAction *>(), nullptr); }, 2},
        {"help", [](WindowParts &parts) { return std::make_unique<HelpWindow>(parts.theme, nullptr); }, 3},
    };
    for (const auto &[name, make, atLeast] : windows) {
        QTest::addRow("light: %s", name) << make << Appearance::Light << atLeast;
        QTest::addRow("dark: %s", name) << make << Appearance::Dark << atLeast;
    }
}

void TestFocus::canBeSeenOnEveryStop()
{
    QFETCH(Make, make);
    QFETCH(Appearance, appearance);
    QFETCH(int, atLeast);
    WindowParts parts;
    parts.theme.apply(appearance);
    const std::unique_ptr<QWidget> window = make(parts);
    window->show();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    const QList<Stop> stops = lap(*window);
    QVERIFY2(stops.size() >= atLeast, qPrintable(QString::number(stops.size())));
    // A line around the smallest button; a text cursor alone is not enough.
    constexpr int enough = 80;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        const Stop &stop = stops[i];
        const int seen = seenDifference(stop.picture, stops[(i + 1) % stops.size()].picture, stop.place);
        QVERIFY(stop.widget);
        const QString name = QString::fromLatin1(stop.widget->metaObject()->className()) + u' '
                             + stop.widget->accessibleName() + u' ' + stop.widget->objectName();
        QVERIFY2(seen >= enough, qPrintable(u"%1: %2 pixels"_s.arg(name).arg(seen)));
    }
}

QTEST_MAIN(TestFocus)
#include "tst_focus.moc"
