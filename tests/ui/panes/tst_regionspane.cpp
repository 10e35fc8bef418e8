// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/regionspane.h"

#include "ui/panes/foldtitle.h"
#include "ui/theme.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

RegionName name(QStringView code)
{
    return *RegionName::parse(code);
}

QString codes(const RegionsPane &pane)
{
    QStringList list;
    for (const RegionName &region : pane.chosen())
        list.append(region.toString());
    return list.join(u' ');
}

} // namespace

class TestRegionsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void regionsStandUnderTheirContinent();
    void quickSetsTickAtOnce_data();
    void quickSetsTickAtOnce();
    void continentTicksItsRegions();
    void settingSaysNothing();
    void searchHidesButKeepsTicks();
    void newListKeepsWhatIsStillOffered();
    void titleFoldsThePane();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RegionsPane> m_pane;
    QTreeWidget *m_tree = nullptr;
    QList<RegionItem> m_regions;
};

void TestRegionsPane::init()
{
    m_theme = std::make_unique<Theme>();
    m_pane = std::make_unique<RegionsPane>(*m_theme);
    m_tree = m_pane->findChild<QTreeWidget *>();
    m_regions = {{name(u"eu-west-1"), u"Europe (Ireland)"_s, u"Europe"_s, true},
                 {name(u"us-east-1"), u"US East (N. Virginia)"_s, u"North America"_s, true},
                 {name(u"eu-south-1"), u"Europe (Milan)"_s, u"Europe"_s, false}};
    m_pane->setRegions(m_regions);
}

void TestRegionsPane::cleanup()
{
    m_pane.reset();
    m_theme.reset();
}

void TestRegionsPane::regionsStandUnderTheirContinent()
{
    QCOMPARE(m_tree->accessibleName(), u"Regions"_s);
    QCOMPARE(m_tree->topLevelItemCount(), 2);
    QCOMPARE(m_tree->topLevelItem(0)->text(0), u"Europe (2)"_s);
    QCOMPARE(m_tree->topLevelItem(0)->child(1)->text(0), u"Milan · eu-south-1"_s);
    QCOMPARE(m_tree->topLevelItem(0)->child(1)->data(0, Qt::AccessibleTextRole).toString(),
             u"Europe (Milan) · eu-south-1"_s);
    QCOMPARE(m_tree->topLevelItem(1)->child(0)->text(0), u"US East (N. Virginia) · us-east-1"_s);
    QCOMPARE(codes(*m_pane), QString());
}

void TestRegionsPane::quickSetsTickAtOnce_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("default") << u"On by Default"_s << u"eu-west-1 us-east-1"_s;
    QTest::newRow("all") << u"All"_s << u"eu-west-1 eu-south-1 us-east-1"_s;
    QTest::newRow("none") << u"None"_s << QString();
}

void TestRegionsPane::quickSetsTickAtOnce()
{
    QFETCH(QString, button);
    m_pane->setChosen({name(u"eu-south-1")});
    const QSignalSpy spy(m_pane.get(), &RegionsPane::chosenChanged);
    for (QToolButton *one : m_pane->findChildren<QToolButton *>()) {
        if (one->text() == button)
            one->click();
    }
    QTRY_COMPARE(spy.size(), 1);
    QTEST(codes(*m_pane), "chosen");
}

void TestRegionsPane::continentTicksItsRegions()
{
    const QSignalSpy spy(m_pane.get(), &RegionsPane::chosenChanged);
    m_tree->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(codes(*m_pane), u"eu-west-1 eu-south-1"_s);
    m_tree->topLevelItem(0)->child(0)->setCheckState(0, Qt::Unchecked);
    QVERIFY(m_tree->topLevelItem(0)->checkState(0) == Qt::PartiallyChecked);
    QTRY_COMPARE(spy.size(), 2);
}

void TestRegionsPane::settingSaysNothing()
{
    const QSignalSpy spy(m_pane.get(), &RegionsPane::chosenChanged);
    m_pane->setChosen({name(u"us-east-1"), name(u"xx-none-1")});
    QCoreApplication::processEvents();
    QCOMPARE(spy.size(), 0);
    QCOMPARE(codes(*m_pane), u"us-east-1"_s);
    QVERIFY(m_tree->topLevelItem(1)->checkState(0) == Qt::Checked);
}

void TestRegionsPane::searchHidesButKeepsTicks()
{
    m_pane->setChosen({name(u"us-east-1")});
    auto *search = m_pane->findChild<QLineEdit *>();
    search->setText(u"MILAN"_s);
    QVERIFY(m_tree->topLevelItem(1)->isHidden());
    QVERIFY(m_tree->topLevelItem(0)->child(0)->isHidden());
    QVERIFY(!m_tree->topLevelItem(0)->child(1)->isHidden());
    QCOMPARE(codes(*m_pane), u"us-east-1"_s);
    search->clear();
    QVERIFY(!m_tree->topLevelItem(1)->isHidden());
}

void TestRegionsPane::newListKeepsWhatIsStillOffered()
{
    m_pane->setChosen({name(u"us-east-1"), name(u"eu-west-1")});
    m_pane->setRegions({m_regions[1]});
    QCOMPARE(codes(*m_pane), u"us-east-1"_s);
}

void TestRegionsPane::titleFoldsThePane()
{
    m_pane->resize(260, 500);
    m_pane->show();
    const QSignalSpy spy(&m_pane->title(), &FoldTitle::pressedTo);
    QVERIFY(m_tree->isVisible());
    m_pane->title().click();
    QVERIFY(m_pane->title().isFolded() && !m_tree->isVisible());
    QVERIFY(m_pane->maximumHeight() < 40);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.at(0).at(0).toBool(), true);
    QCOMPARE(m_pane->title().text(), u"Regions · 0 of 3"_s); // what is chosen is told all the time
    m_pane->title().click();
    QVERIFY(m_tree->isVisible() && m_pane->maximumHeight() > 1000);
}

QTEST_MAIN(TestRegionsPane)
#include "tst_regionspane.moc"
