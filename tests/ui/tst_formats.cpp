// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/formats.h"

#include <QLocale>
#include <QTest>
#include <QTextLayout>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void accountsKeepTheirZeros();
    void accountsReadAlikeInEveryDirection();
    void timesAreLocal();
    void ageUsesTheLargestFittingUnit_data();
    void ageUsesTheLargestFittingUnit();
    void durationsAreShort_data();
    void durationsAreShort();
    void countsAndRegions();
};

void TestFormats::initTestCase()
{
    qputenv("TZ", "America/New_York");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestFormats::accountsKeepTheirZeros()
{
    QCOMPARE(accountText(*AccountId::parse(u"000022223333"_s)), u"0000\u00a02222\u00a03333"_s);
    QCOMPARE(accountText(u"111122223333"_s), u"1111\u00a02222\u00a03333"_s);
    QCOMPARE(accountText(u"prod"_s), u"prod"_s);
    QCOMPARE(withoutGroups(accountText(u"111122223333"_s)), u"111122223333"_s);
    QCOMPARE(withoutGroups(u"1111-2222 3333"_s), u"111122223333"_s);
}

void TestFormats::accountsReadAlikeInEveryDirection()
{
    QTextLayout layout(u"\u05d0 "_s + accountText(u"111122223333"_s)); // a Hebrew letter
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    // Inside the groups: where a direction ends, a cursor may stand on either side.
    QVERIFY(line.cursorToX(2 + 1) < line.cursorToX(2 + 6));
    QVERIFY(line.cursorToX(2 + 6) < line.cursorToX(2 + 11));
}

void TestFormats::timesAreLocal()
{
    const QDateTime utc(QDate(2026, 7, 1), QTime(2, 3, 4, 56), Qt::UTC);
    QCOMPARE(timeText(utc), u"2026-06-30 22:03:04"_s);
    QCOMPARE(clockText(utc), u"22:03:04.056"_s);
    QCOMPARE(timeText({}), QString());
}

void TestFormats::ageUsesTheLargestFittingUnit_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << 59 << u"just now"_s;
    QTest::newRow("one minute") << 60 << u"1 minute ago"_s;
    QTest::newRow("minutes") << 3599 << u"59 minutes ago"_s;
    QTest::newRow("one hour") << 3600 << u"1 hour ago"_s;
    QTest::newRow("hours") << 86399 << u"23 hours ago"_s;
    QTest::newRow("one day") << 86400 << u"1 day ago"_s;
    QTest::newRow("days") << 86400 * 400 << u"400 days ago"_s;
    QTest::newRow("a clock that is behind") << -500 << u"just now"_s;
}

void TestFormats::ageUsesTheLargestFittingUnit()
{
    QFETCH(int, seconds);
    const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
    QTEST(ageText(now.addSecs(-seconds), now), "text");
}

void TestFormats::durationsAreShort_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("milliseconds") << 312 << u"312 ms"_s;
    QTest::newRow("seconds") << 1234 << u"1.2 s"_s;
    QTest::newRow("minutes") << 125'900 << u"2 min 5 s"_s;
    QTest::newRow("hours") << 30'605'000 << u"8 h 30 min"_s;
    QTest::newRow("negative") << -1 << u"0 ms"_s;
}

void TestFormats::durationsAreShort()
{
    QFETCH(int, ms);
    QTEST(durationText(std::chrono::milliseconds(ms)), "text");
}

void TestFormats::countsAndRegions()
{
    QCOMPARE(countText(1234567), u"1,234,567"_s);
    const RegionName ireland = *RegionName::parse(u"eu-west-1"_s);
    QCOMPARE(regionText(u"Europe (Ireland)"_s, ireland), u"Europe (Ireland) · eu-west-1"_s);
    QCOMPARE(regionText({}, ireland), u"eu-west-1"_s);
}

QTEST_MAIN(TestFormats)
#include "tst_formats.moc"
