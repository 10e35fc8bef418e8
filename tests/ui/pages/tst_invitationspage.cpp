// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/invitationspage.h"

#include "ui/models/placegridmodel.h"
#include "ui/panes/panefocus.h"
#include "ui/panes/placegrid.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const AccountId prod = *AccountId::parse(u"111122223333");
const AccountId dev = *AccountId::parse(u"444455556666");
const RegionName ireland = *RegionName::parse(u"eu-west-1");
const RegionName mumbai = *RegionName::parse(u"ap-south-1");

FoundInvitation from(quint64 sender, const AccountId &account, const RegionName &region)
{
    return {.target = {account, region}, .sender = *AccountId::fromNumber(sender), .status = u"Invited"_s};
}

} // namespace

//! The same invitations as a list and place by place.
class TestInvitationsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_found = std::make_unique<FoundModel>();
        m_places = std::make_unique<PlaceGridModel>();
        m_page = std::make_unique<InvitationsPage>(m_theme, *m_found, *m_places);
        m_found->updatePlaces({{{prod, ireland}, {from(1, prod, ireland), from(2, prod, ireland)}},
                               {{prod, mumbai}, {from(3, prod, mumbai)}},
                               {{dev, ireland}, {from(4, dev, ireland)}}});
        m_places->setAxes({{u"acme-prod"_s, prod, {}}, {u"acme-dev"_s, dev, {}}},
                          {{mumbai, u"Asia Pacific (Mumbai)"_s}, {ireland, u"Europe (Ireland)"_s}});
        m_places->update({{{prod, ireland}, PlaceState::Looked, {}, PlaceGridModel::Counts{2}},
                          {{prod, mumbai}, PlaceState::Looked, {}, PlaceGridModel::Counts{1}},
                          {{dev, ireland}, PlaceState::Looked, {}, PlaceGridModel::Counts{1}},
                          {{dev, mumbai}, PlaceState::HubOff, {}, PlaceGridModel::Counts{}}});
        m_page->resize(900, 500);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_places.reset();
        m_found.reset();
    }

    void viewsAreChosenByKeyAndTheListIsFirst()
    {
        QCOMPARE(m_page->view(), InvitationsPage::View::List);
        QVERIFY(m_page->table().isVisible() && !grid().isVisible());
        const QSignalSpy changed(m_page.get(), &InvitationsPage::currentChanged);
        QToolButton *button = choice(u"Accounts × Regions"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(grid().isVisible() && !m_page->table().isVisible());
        QCOMPARE(&m_page->shownTable(), static_cast<DataTable *>(&grid()));
        QVERIFY(!changed.isEmpty());
        QVERIFY(button->isChecked() && !choice(u"List"_s)->isChecked());
        focusPane(*m_page);
        QCOMPARE(m_page->focusWidget(), static_cast<QWidget *>(&grid()));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Left);
        QTest::keyClick(choice(u"List"_s), Qt::Key_Space);
        QVERIFY(m_page->table().isVisible());
        m_page->restoreView(static_cast<int>(InvitationsPage::View::Grid));
        QVERIFY(grid().isVisible());
        m_page->restoreView(17); // of a later program
        QVERIFY(grid().isVisible());
    }

    void screenReadersChooseViewAndGroup()
    {
        const auto toggle = [](QToolButton *button) {
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(button);
            QVERIFY(spoken && spoken->actionInterface());
            spoken->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        };
        toggle(choice(u"Accounts × Regions"_s));
        QVERIFY(grid().isVisible());
        toggle(choice(u"List"_s));
        QVERIFY(m_page->table().isVisible());
        m_page->setGroup(FoundGroup::Administrator);
        QCOMPARE(shown(), 0);
        toggle(choice(u"All  4"_s));
        QCOMPARE(shown(), 4);
    }

    void cellSpeaksToScreenReaders()
    {
        m_page->setView(InvitationsPage::View::Grid);
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&grid());
        QVERIFY(spoken);
        QCOMPARE(spoken->text(QAccessible::Name), u"Accounts × Regions"_s);
        QAccessibleTableInterface *table = spoken->tableInterface();
        QVERIFY(table);
        QAccessibleInterface *cell = table->cellAt(1, 2);
        QVERIFY(cell);
        QCOMPARE(cell->text(QAccessible::Name), u"acme-prod, Europe (Ireland): 2 open, unknown senders"_s);
    }

    void cellOpensItsPlaceInTheList()
    {
        open(1, 2);
        QCOMPARE(m_page->view(), InvitationsPage::View::List);
        QCOMPARE(shown(), 2);
        QVERIFY(m_page->currentRow() >= 0);
        QToolButton *only = m_page->findChild<QToolButton *>(u"only"_s);
        QVERIFY(only);
        QVERIFY(only->isVisible());
        QCOMPARE(only->text(), u"Only acme-prod, Europe (Ireland)"_s);
        // It goes together with the other filters.
        m_page->setGroup(FoundGroup::Administrator);
        QCOMPARE(shown(), 0);
        m_page->setGroup(std::nullopt);
        QCOMPARE(shown(), 2);
        only->click();
        QVERIFY(!only->isVisible());
        QCOMPARE(shown(), 4);
    }

    void sumsOpenWhatTheyCount()
    {
        open(1, 0);
        QCOMPARE(shown(), 3);
        open(0, 2);
        QCOMPARE(shown(), 3);
        open(2, 1);
        QCOMPARE(shown(), 0);
        QVERIFY(m_page->table().accessibleDescription().contains(u"acme-dev, Asia Pacific (Mumbai)"_s));
        open(0, 0);
        QCOMPARE(shown(), 4);
        QVERIFY(!m_page->findChild<QToolButton *>(u"only"_s)->isVisible());
    }

    void doubleClickOpensAsEnterDoes()
    {
        m_page->setView(InvitationsPage::View::Grid);
        const QRect place = grid().visualRect(grid().order().index(2, 2));
        grid().scrollTo(grid().order().index(2, 2));
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, {}, place.center());
        QTest::mouseDClick(grid().viewport(), Qt::LeftButton, {}, place.center());
        QCOMPARE(m_page->view(), InvitationsPage::View::List);
        QCOMPARE(shown(), 1);
    }

    void senderOpensItsInvitationsInTheList()
    {
        m_page->setView(InvitationsPage::View::BySender);
        DataTable &table = m_page->shownTable();
        QCOMPARE(table.accessibleName(), u"By Sender"_s);
        QCOMPARE(table.order().rowCount(), 4);
        // What comes while it shows is gathered soon.
        m_found->updatePlaces({{{dev, mumbai}, {from(1, dev, mumbai), from(5, dev, mumbai)}}});
        QTRY_COMPARE(table.order().rowCount(), 5);
        table.order().refresh();
        m_page->setFilterText(u"000000000001"_s);
        QCOMPARE(table.order().rowCount(), 1);
        table.setCurrentIndex(table.order().index(0, 0));
        m_page->setFilterText({});
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(m_page->view(), InvitationsPage::View::List);
        QCOMPARE(shown(), 2);
        QCOMPARE(m_page->findChild<QToolButton *>(u"only"_s)->text(),
                 u"Only sender 0000\u00a00000\u00a00001"_s);
    }

    void accountsStayInSightAndAreFiltered()
    {
        m_page->setView(InvitationsPage::View::Grid);
        QVERIFY(grid().verticalHeader()->isVisible());
        QVERIFY(grid().verticalHeader()->width() <= grid().width() / 2);
        m_page->setFilterText(u"4444"_s);
        QCOMPARE(grid().order().rowCount(), 2); // and the sums
        QCOMPARE(grid().order().headerData(1, Qt::Vertical).toString(),
                 u"acme-dev · 4444\u00a05555\u00a06666"_s);
        m_page->setFilterText({});
        QCOMPARE(grid().order().rowCount(), 3);
    }

    void copyNamesTheAccounts()
    {
        m_page->setView(InvitationsPage::View::Grid);
        QGuiApplication::clipboard()->clear();
        grid().clearSelection();
        grid().copySelection(TableHeader::With);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        grid().selectionModel()->select(grid().order().index(1, 2), QItemSelectionModel::Select);
        grid().selectionModel()->select(grid().order().index(2, 1), QItemSelectionModel::Select);
        grid().copySelection(TableHeader::With);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"Account\tAccount ID\tAsia Pacific (Mumbai) · ap-south-1\tEurope (Ireland) · eu-west-1\n"
                 "acme-prod\t111122223333\t1 open\t2 open\n"
                 "acme-dev\t444455556666\tSecurity Hub off\t1 open\n"_s);
    }

private:
    PlaceGrid &grid() const { return *m_page->findChild<PlaceGrid *>(); }
    int shown() const { return m_page->table().order().rowCount(); }
    QToolButton *choice(const QString &text) const
    {
        for (QToolButton *button : m_page->findChildren<QToolButton *>()) {
            if (button->text() == text)
                return button;
        }
        qFatal("no button %s", qUtf8Printable(text));
    }
    void open(int row, int column)
    {
        m_page->setView(InvitationsPage::View::Grid);
        grid().setCurrentIndex(grid().order().index(row, column));
        QTest::keyClick(&grid(), Qt::Key_Return);
    }

    Theme m_theme;
    std::unique_ptr<FoundModel> m_found;
    std::unique_ptr<PlaceGridModel> m_places;
    std::unique_ptr<InvitationsPage> m_page;
};

QTEST_MAIN(TestInvitationsPage)
#include "tst_invitationspage.moc"
