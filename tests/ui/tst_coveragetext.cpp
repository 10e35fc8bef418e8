// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/coveragetext.h"

#include <QTest>
#include <QTranslator>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! What is said about how much was looked at.
class TestCoverageText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QVERIFY(m_words.load(QLocale(u"en"_s), u"hubwarden"_s, u"_"_s, u":/i18n"_s));
        QVERIFY(QCoreApplication::installTranslator(&m_words));
    }

    void onePlaceIsNotPlaces()
    {
        QCOMPARE(coverageText({.all = 1, .notLookedAt = 1}), u"Looked at 0 of 1 place · not looked at 1"_s);
        QCOMPARE(progressText({.done = 0, .all = 1}), u"0 of 1 place · 0 open"_s);
        QCOMPARE(progressText({.done = 0, .all = 2, .attention = 1}),
                 u"0 of 2 places · 0 open · 1 needs attention"_s);
    }

    void everyReasonIsNamed()
    {
        QCOMPARE(coverageText({}), QString());
        QCOMPARE(coverageText({.all = 340, .looked = 298, .hubOff = 38, .denied = 4}),
                 u"Looked at 298 of 340 places · Security Hub off in 38 · not allowed in 4"_s);
        QCOMPARE(
            coverageText(
                {.all = 11, .looked = 1, .regionOff = 2, .couldNotTell = 3, .failed = 1, .notLookedAt = 4}),
            u"Looked at 1 of 11 places · region off in 2 · could not tell in 3 · failed in 1 · not looked at 4"_s);
    }

    void nothingFoundIsSaidOnlyOfWhatWasListed()
    {
        QVERIFY(nothingFoundText({}, false).startsWith(u"Tick accounts and regions"_s));
        QVERIFY(
            nothingFoundText({.all = 3, .notLookedAt = 3}, false).startsWith(u"Press Find Invitations"_s));
        QVERIFY(nothingFoundText({.all = 3, .notLookedAt = 3}, true).startsWith(u"Looking"_s));
        const QString whole = nothingFoundText({.all = 3, .looked = 2, .hubOff = 1}, false);
        QVERIFY(whole.contains(u"Organizations"_s) && whole.contains(u"Looked at 2 of 3 places"_s));
        const QString part = nothingFoundText({.all = 3, .looked = 2, .denied = 1}, false);
        QVERIFY(!part.contains(u"Organizations"_s) && part.contains(u"The others may have some"_s));
        QVERIFY(part.contains(u"Looked at 2 of 3 places"_s));
        const QString none = nothingFoundText({.all = 2, .failed = 2}, false);
        QVERIFY(none.startsWith(u"No place could be listed"_s) && none.contains(u"failed in 2"_s));
        QVERIFY(!none.contains(u"No invitations"_s));
    }

    void progressHasCountsRateAndTime()
    {
        QCOMPARE(
            progressText(
                {.done = 212, .all = 340, .open = 14, .attention = 2, .perSecond = 25.6, .left = 7800ms}),
            u"212 of 340 places · 26 a second · 14 open · 2 need attention · about 8 s left"_s);
        QCOMPARE(progressText({.done = 0, .all = 340}), u"0 of 340 places · 0 open"_s);
        QCOMPARE(progressText({.done = 340, .all = 340, .open = 1, .left = 0ms}),
                 u"340 of 340 places · 1 open"_s);
    }

    void timeLeftDoesNotFlicker_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        const auto row = [](qint64 ms, const QString &text) { QTest::addRow("%lld", ms) << ms << text; };
        row(0, u"about 1 s left"_s);
        row(1100, u"about 2 s left"_s);
        row(10'000, u"about 10 s left"_s);
        row(10'001, u"about 15 s left"_s);
        row(14'900, u"about 15 s left"_s);
        row(50'001, u"about 55 s left"_s);
        row(56'000, u"about 1 min left"_s);
        row(61'000, u"about 2 min left"_s);
        row(5'400'000, u"about 90 min left"_s);
        row(7'200'000, u"about 2 h left"_s);
    }

    void timeLeftDoesNotFlicker()
    {
        QFETCH(qint64, milliseconds);
        QTEST(leftText(std::chrono::milliseconds(milliseconds)), "text");
    }

    void unknownTimeIsNotSaid() { QCOMPARE(leftText({}), QString()); }

private:
    QTranslator m_words;
};

QTEST_GUILESS_MAIN(TestCoverageText)
#include "tst_coveragetext.moc"
