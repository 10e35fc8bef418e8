// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/resultspage.h"

#include "tests/ui/sampleoutcome.h"
#include "ui/dialogs/causesdialog.h"
#include "ui/panes/causecards.h"
#include "ui/panes/datatable.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

Outcome outcome(QStringView sender, ResultWord word)
{
    return sampleOutcome(sender, word);
}

} // namespace

class TestResultsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tableHasItsName();
    void quickFiltersCountAndFilter();
    void filterTextNarrows();
    void selectionSurvivesTheFilter();
    void copyTakesTheSelectionPlain();
    void spaceTicksAllSelectedRows();
    void changesOfTheCurrentRowAreAnnounced();
    void badgeIsDrawnInItsTone();
    void layoutIsRemembered();
    void causesAreToldOnce();
    void saysWhereTheResultsStay();

private:
    QToolButton *group(const QString &start) const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<OutcomeModel> m_model;
    std::unique_ptr<ResultsPage> m_page;
};

void TestResultsPage::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->apply(Appearance::Light);
    m_model = std::make_unique<OutcomeModel>();
    m_page = std::make_unique<ResultsPage>(*m_theme, *m_model);
    m_page->resize(1100, 400);
    m_page->show();
    m_page->activateWindow();
    m_page->table().setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_model->update({outcome(u"000011112222", ResultWord::DeclinedNoLongerListed),
                     outcome(u"444455556666", ResultWord::RefusedByAws),
                     outcome(u"222233334444", ResultWord::NoInvitationFound)});
}

void TestResultsPage::cleanup()
{
    m_page.reset();
    m_model.reset();
    m_theme.reset();
}

void TestResultsPage::saysWhereTheResultsStay()
{
    const auto said = [this](const QString &words) {
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->accessibleName().contains(words))
                return true;
        }
        return false;
    };
    const QString path = u"/home/user/"_s + QString(300, u'x') + u"/audit.jsonl"_s;
    m_page->setHistory(path, false);
    QVERIFY(said(QDir::toNativeSeparators(path)) && said(u"when you quit"_s));
    QVERIFY(m_page->minimumSizeHint().width() < 600); // however long the path is
    m_page->setHistory(path, true);
    QVERIFY(said(u"until the next practice begins"_s));
    m_model->clear();
    QVERIFY(!said(u"history"_s));
}

QToolButton *TestResultsPage::group(const QString &start) const
{
    for (QToolButton *button : m_page->findChildren<QToolButton *>()) {
        if (button->accessibleName().startsWith(start))
            return button;
    }
    return nullptr;
}

void TestResultsPage::tableHasItsName()
{
    QCOMPARE(m_page->table().accessibleName(), u"Results"_s);
    QCOMPARE(m_page->table().verticalHeader()->defaultSectionSize(), 28);
}

void TestResultsPage::quickFiltersCountAndFilter()
{
    QVERIFY(group(u"All 3"_s) && group(u"Declined 1"_s) && group(u"Refused (UnprocessedAccounts) 1"_s)
            && group(u"Failed or unknown 0"_s) && group(u"Not sent 1"_s));
    group(u"Refused"_s)->click();
    QCOMPARE(m_page->table().order().rowCount(), 1);
    QCOMPARE(m_page->table().order().index(0, OutcomeModel::Sender).data().toString(),
             u"4444\u00a05555\u00a06666"_s);
    m_model->update({outcome(u"000011112222", ResultWord::RefusedByAws)});
    QVERIFY(group(u"Refused (UnprocessedAccounts) 2"_s));
    QTRY_COMPARE(m_page->table().order().rowCount(), 2);
}

void TestResultsPage::filterTextNarrows()
{
    m_page->setFilterText(u"2222 3333 4"_s);
    QCOMPARE(m_page->table().order().rowCount(), 1);
    m_page->setFilterText({});
    QCOMPARE(m_page->table().order().rowCount(), 3);
}

void TestResultsPage::selectionSurvivesTheFilter()
{
    m_page->table().selectRow(1);
    m_page->setGroup(OutcomeGroup::Refused);
    m_page->setGroup(OutcomeGroup::All);
    QCOMPARE(m_page->table().selectedSourceRows(), QList<int>({1}));
    QCOMPARE(m_page->current()->sender.toString(), u"444455556666"_s);
}

void TestResultsPage::copyTakesTheSelectionPlain()
{
    m_page->table().selectAll();
    QTest::keyClick(&m_page->table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const QStringList lines = data->text().split(u'\n');
    QVERIFY2(lines.at(0).startsWith(u"Result\tSender\tAccount"_s), qPrintable(lines.at(0)));
    QVERIFY(lines.at(1).startsWith(u"Declined, no longer listed\t000011112222\t111122223333"_s));
    QVERIFY(data->html().contains(u"000011112222"_s));
    QVERIFY(!data->text().contains(u"Endpoint"_s)); // a hidden column
}

void TestResultsPage::spaceTicksAllSelectedRows()
{
    m_model->update(
        {outcome(u"000011112222", ResultWord::Failed), outcome(u"222233334444", ResultWord::NotStarted)});
    QCOMPARE(m_model->tickedOutcomes().size(), 2); // the refused one only on wish
    m_page->table().selectAll();
    m_page->table().setCurrentIndex(m_page->table().order().index(0, OutcomeModel::Sender));
    m_page->table().selectAll();
    QTest::keyClick(&m_page->table(), Qt::Key_Space);
    QCOMPARE(m_model->tickedOutcomes().size(), 3);
    QTest::keyClick(&m_page->table(), Qt::Key_Space);
    QCOMPARE(m_model->tickedOutcomes().size(), 0);
}

void TestResultsPage::changesOfTheCurrentRowAreAnnounced()
{
    const QSignalSpy spy(m_page.get(), &ResultsPage::currentChanged);
    m_page->table().setCurrentIndex(m_page->table().order().index(1, OutcomeModel::Sender));
    QVERIFY(!spy.isEmpty());
    const qsizetype before = spy.size();
    m_model->update({outcome(u"000011112222", ResultWord::Failed)});
    QCOMPARE(spy.size(), before);
    m_model->update({outcome(u"444455556666", ResultWord::Failed)});
    QVERIFY(spy.size() > before);
    QVERIFY(m_page->current()->word == ResultWord::Failed);
}

void TestResultsPage::badgeIsDrawnInItsTone()
{
    m_page->table().clearSelection();
    const QRect cell = m_page->table().visualRect(m_page->table().order().index(1, OutcomeModel::Result));
    const QImage image = m_page->table().viewport()->grab(cell).toImage();
    QCOMPARE(image.pixelColor(9, 14), m_theme->colors().softTone(Tone::Failed));
    bool tone = false;
    for (int x = 0; x < image.width(); ++x)
        tone = tone || image.pixelColor(x, 13) == m_theme->colors().tone(Tone::Failed);
    QVERIFY(tone);
}

void TestResultsPage::layoutIsRemembered()
{
    m_page->table().setColumnHidden(OutcomeModel::Endpoint, false);
    m_page->table().setColumnWidth(OutcomeModel::Sender, 201);
    const QByteArray state = m_page->table().layoutState();
    ResultsPage other(*m_theme, *m_model);
    QVERIFY(other.table().isColumnHidden(OutcomeModel::Endpoint));
    other.table().restoreLayoutState(state);
    QVERIFY(!other.table().isColumnHidden(OutcomeModel::Endpoint));
    QCOMPARE(other.table().columnWidth(OutcomeModel::Sender), 201);
}

void TestResultsPage::causesAreToldOnce()
{
    const auto buttons = m_page->findChildren<QToolButton *>();
    const auto causes = std::find_if(buttons.cbegin(), buttons.cend(), [](const QToolButton *button) {
        return button->text() == u"Causes…"_s;
    });
    QVERIFY(causes != buttons.cend());
    QVERIFY((*causes)->isVisible());
    (*causes)->click();
    CausesDialog *dialog = nullptr;
    QTRY_VERIFY(dialog = m_page->findChild<CausesDialog *>());
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->cards().causes().size(), 1); // the refused one; the others need nobody
    QCOMPARE(dialog->cards().causes().first().text.title, u"Refused by AWS"_s);
    dialog->reject();
    m_model->clear();
    m_model->update({outcome(u"000011112222", ResultWord::DeclinedNoLongerListed)});
    QVERIFY(!(*causes)->isVisible());
}

QTEST_MAIN(TestResultsPage)
#include "tst_resultspage.moc"
