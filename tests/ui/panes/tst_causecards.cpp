// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/causesdialog.h"
#include "ui/panes/causecard.h"
#include "ui/panes/causecards.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTranslator>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

PlaceTrouble trouble(int account, Error::Kind kind, const QString &message = {})
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.operation = u"ListInvitations"_s;
    return {{*AccountId::fromNumber(111122223333u + static_cast<quint64>(account)),
             *RegionName::parse(u"eu-west-1")},
            error};
}

QList<Cause> twoCauses()
{
    QList<PlaceTrouble> troubles;
    for (int i = 0; i < 3; ++i)
        troubles.append(trouble(i, Error::Kind::AccessDenied));
    troubles.append(trouble(9, Error::Kind::Throttled));
    return groupCauses(troubles);
}

QPushButton *button(const QWidget &parent, const QString &text)
{
    for (auto *each : parent.findChildren<QPushButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

} // namespace

class TestCauseCards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_words.load(QLocale(u"en"_s), u"hubwarden"_s, u"_"_s, u":/i18n"_s)); // plural forms
        QCoreApplication::installTranslator(&m_words);
    }

    void everyCauseHasACardInOrder()
    {
        CauseCards cards(m_theme);
        cards.setCauses(twoCauses());
        cards.resize(500, 500);
        cards.show();
        const auto list = cards.findChildren<CauseCard *>();
        QCOMPARE(list.size(), 2);
        QTRY_VERIFY(list[0]->y() < list[1]->y());
        QCOMPARE(list[0]->accessibleName(), u"Not allowed, 3 places in 3 accounts"_s);
        QCOMPARE(list[1]->accessibleName(), u"Too many calls, 1 place in 1 account"_s);
        for (const QPushButton *each : list[0]->findChildren<QPushButton *>())
            QCOMPARE(each->accessibleDescription(), list[0]->accessibleName());
        for (const QLabel *label : cards.findChildren<QLabel *>())
            QVERIFY(!label->pixmap().isNull() || label->textFormat() == Qt::PlainText);
    }

    void placesUnfoldAndStayUnfolded()
    {
        CauseCards cards(m_theme);
        cards.setCauses(twoCauses());
        cards.show();
        auto *card = cards.findChildren<CauseCard *>().first();
        auto *places = card->findChild<QPlainTextEdit *>();
        QVERIFY(places->isHidden());
        button(*card, u"Show Places"_s)->click();
        QVERIFY(!places->isHidden());
        QVERIFY(places->toPlainText().startsWith(u"1111 2222 3333   eu-west-1\n"_s));
        QList<PlaceTrouble> more;
        for (int i = 0; i < 7; ++i)
            more.append(trouble(i, Error::Kind::AccessDenied));
        cards.setCauses(groupCauses(more));
        QCOMPARE(cards.findChildren<CauseCard *>().size(), 1);
        QCOMPARE(cards.findChildren<CauseCard *>().first(), card);
        QVERIFY(!places->isHidden());
        QCOMPARE(places->blockCount(), 7);
        button(*card, u"Hide Places"_s)->click();
        QVERIFY(places->isHidden());
    }

    void copiesAreWhole()
    {
        const QList<Cause> causes = twoCauses();
        CausesDialog dialog(m_theme, u"Places"_s, causes, nullptr);
        dialog.show();
        auto *card = dialog.findChildren<CauseCard *>().first();
        button(*card, u"Copy"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), causeReport(causes.first()));
        button(*card, u"Copy Policy Statement"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), causes.first().text.command);
        button(dialog, u"Copy All"_s)->click();
        const QString all = QGuiApplication::clipboard()->text();
        QVERIFY(all.contains(causeReport(causes[0])) && all.contains(causeReport(causes[1])));
    }

    void theKeyboardReachesEveryButtonInOrder()
    {
        CausesDialog dialog(m_theme, u"Places"_s, twoCauses(), nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const auto cards = dialog.findChildren<CauseCard *>();
        button(*cards[0], u"Show Places"_s)->setFocus();
        QStringList met;
        for (int i = 0; i < 5; ++i) {
            auto *at = qobject_cast<QPushButton *>(QApplication::focusWidget());
            met.append(at ? at->text() + u'/' + at->accessibleDescription().section(u',', 0, 0) : u"?"_s);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(met, (QStringList{u"Show Places/Not allowed"_s, u"Copy Policy Statement/Not allowed"_s,
                                   u"Copy/Not allowed"_s, u"Show Places/Too many calls"_s,
                                   u"Copy/Too many calls"_s}));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(dialog.isHidden());
    }

private:
    QTranslator m_words;
    Theme m_theme;
};

QTEST_MAIN(TestCauseCards)
#include "tst_causecards.moc"
