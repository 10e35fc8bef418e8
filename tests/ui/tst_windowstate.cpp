// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/windowparts.h"
#include "ui/models/foundmodel.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/accountspane.h"
#include "ui/panes/datatable.h"
#include "ui/panes/foldtitle.h"
#include "ui/panes/regionspane.h"

#include <QApplication>
#include <QScreen>
#include <QSplitter>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

//! The window comes back as it was left, and always where it can be seen.
class TestWindowState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldedPanesStayFolded_data();
    void foldedPanesStayFolded();
    void thePageInFrontStays();
    void theRoomOfThePlacesStays();
    void theColumnsOfTheSendersStay();
    void aNarrowWindowLeavesMoreToThePages();
    void columnsGrowWithTheFont();
    void aWindowOnAScreenThatIsGoneComesBack();
    void aWindowLargerThanTheScreenFits();
    void whatAnOlderProgramKeptIsTaken();

private:
    std::unique_ptr<MainWindow> window(const QByteArray &state = {})
    {
        auto made = std::make_unique<MainWindow>(m_parts.models());
        made->setState({.hasAccounts = true});
        if (!state.isEmpty())
            made->restoreLayoutState(state);
        return made;
    }

    WindowParts m_parts;
};

void TestWindowState::foldedPanesStayFolded_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("accounts");
    QTest::addColumn<bool>("regions");
    QTest::newRow("narrow, accounts") << 700 << true << false;
    QTest::newRow("narrow, regions") << 700 << false << true;
    QTest::newRow("narrow, none") << 700 << false << false;
    QTest::newRow("narrow, both") << 700 << true << true;
}

void TestWindowState::foldedPanesStayFolded()
{
    QFETCH(const int, width);
    QFETCH(const bool, accounts);
    QFETCH(const bool, regions);
    const auto before = window();
    before->resize(width, 600);
    before->show();
    before->accounts().title().setFolded(accounts);
    before->regions().title().setFolded(regions);
    const auto after = window(before->layoutState());
    after->show();
    QCOMPARE(after->width(), width);
    QCOMPARE(after->accounts().title().isFolded(), accounts);
    QCOMPARE(after->regions().title().isFolded(), regions);
}

void TestWindowState::thePageInFrontStays()
{
    const auto before = window();
    for (const auto page : {MainActions::Page::SenderIds, MainActions::Page::Invitations}) {
        before->showPage(page);
        QCOMPARE(window(before->layoutState())->page(), page);
    }
}

void TestWindowState::theRoomOfThePlacesStays()
{
    const auto splitter
        = [](MainWindow &window) { return qobject_cast<QSplitter *>(window.accounts().parentWidget()); };
    const auto before = window();
    before->resize(780, 700);
    before->show();
    before->regions().title().setFolded(false);
    QVERIFY(splitter(*before));
    splitter(*before)->setSizes({400, 100});
    const QList<int> sizes = splitter(*before)->sizes();
    QVERIFY(sizes[0] > sizes[1]);
    const auto after = window(before->layoutState());
    after->show();
    QCOMPARE(splitter(*after)->sizes(), sizes);
}

void TestWindowState::theColumnsOfTheSendersStay()
{
    const auto before = window();
    before->show();
    before->invitations().senderTable().setColumnWidth(1, 231);
    QCOMPARE(window(before->layoutState())->invitations().senderTable().columnWidth(1), 231);
}

void TestWindowState::aNarrowWindowLeavesMoreToThePages()
{
    const auto column = [](MainWindow &window) {
        return qobject_cast<QSplitter *>(window.accounts().parentWidget())->width();
    };
    const auto shown = window();
    shown->resize(1180, 700);
    shown->show();
    QTRY_COMPARE(column(*shown), 320);
    shown->resize(800, 600);
    QTRY_COMPARE(column(*shown), 272);
    shown->resize(1180, 700);
    QTRY_COMPARE(column(*shown), 320);
    const auto narrow = window();
    narrow->resize(800, 600);
    narrow->show();
    QTRY_COMPARE(column(*narrow), 272);
}

void TestWindowState::columnsGrowWithTheFont()
{
    const QFont usual = QApplication::font();
    const int width = window()->invitations().table().columnWidth(FoundModel::Sender);
    QFont large = usual;
    large.setPointSizeF(2 * usual.pointSizeF());
    QApplication::setFont(large);
    const auto shown = window();
    QApplication::setFont(usual);
    const auto grown = shown->invitations().table().columnWidth(FoundModel::Sender);
    QVERIFY2(grown > 3 * width / 2, qPrintable(QString::number(grown)));
}

void TestWindowState::aWindowOnAScreenThatIsGoneComesBack()
{
    const auto before = window();
    before->resize(700, 500);
    before->move(5000, -3000);
    before->show();
    QVERIFY(!before->screen()->geometry().intersects(before->geometry()));
    const auto after = window(before->layoutState());
    after->show();
    QVERIFY(after->screen()->availableGeometry().contains(after->geometry()));
}

void TestWindowState::aWindowLargerThanTheScreenFits()
{
    const auto before = window();
    before->resize(3000, 2000);
    before->show();
    const auto after = window(before->layoutState());
    after->show();
    const QSize screen = after->screen()->availableGeometry().size();
    QVERIFY(after->width() <= screen.width());
    QVERIFY(after->height() <= screen.height());
}

void TestWindowState::whatAnOlderProgramKeptIsTaken()
{
    const auto before = window();
    before->resize(640, 520);
    before->showPage(MainActions::Page::SenderIds);
    const QByteArray whole = before->layoutState();
    // Its state ended before the last value, or the last six: two of at least four bytes each, three of one.
    const qsizetype senders = 4 + before->invitations().senderTable().layoutState().size();
    const auto older = window(whole.chopped(senders));
    QCOMPARE(older->page(), MainActions::Page::SenderIds);
    for (const qsizetype missing : {senders + 1, senders + 3, senders + 11}) {
        const auto after = window(whole.chopped(missing));
        QCOMPARE(after->size(), QSize(640, 520));
        QCOMPARE(after->page(), MainActions::Page::Invitations);
    }
}

QTEST_MAIN(TestWindowState)
#include "tst_windowstate.moc"
