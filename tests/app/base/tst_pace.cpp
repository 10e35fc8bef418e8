// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/pace.h"

#include <QTest>

#include <cmath>

using namespace Hubwarden;
using namespace std::chrono_literals;

//! How long the rest will take: steady, late rather than wrong, and never while nothing moves.
class TestPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidInTheFirstSecond()
    {
        Pace pace(0ns);
        QVERIFY(!pace.remaining(100));
        pace.note(10, 900ms);
        QVERIFY(!pace.remaining(100));
        pace.note(12, 1100ms);
        QVERIFY(pace.remaining(100));
    }

    void steadyWorkEndsWhenItSays()
    {
        Pace pace(0ns);
        for (int i = 1; i <= 100; ++i)
            pace.note(2 * i, i * 100ms);
        QVERIFY(std::abs(pace.perSecond() - 20) < 0.1);
        QVERIFY(std::abs((*pace.remaining(400) - 10s).count()) < 100);
        QCOMPARE(*pace.remaining(200), 0ms);
    }

    void oneSlowAnswerMovesTheEstimateLittle()
    {
        Pace pace(0ns);
        for (int i = 1; i <= 100; ++i)
            pace.note(2 * i, i * 100ms);
        const auto before = *pace.remaining(400);
        pace.note(200, 10s + 300ms); // three turns without an answer
        const auto after = *pace.remaining(400);
        QVERIFY(after > before && after < before * 115 / 100);
    }

    void newSpeedIsFollowed()
    {
        Pace pace(0ns);
        for (int i = 1; i <= 50; ++i)
            pace.note(10 * i, i * 100ms);
        for (int i = 1; i <= 300; ++i)
            pace.note(500 + i, 5s + i * 100ms);
        QVERIFY(std::abs(pace.perSecond() - 10) < 1);
    }

    void standstillHasNoEnd()
    {
        Pace pace(0ns);
        pace.note(0, 2s);
        QVERIFY(!pace.remaining(100));
    }

    void twoAnswersAtOneMomentAreCounted()
    {
        Pace pace(0ns);
        pace.note(10, 1s);
        pace.note(20, 1s);
        pace.note(20, 2s);
        QVERIFY(std::abs(pace.perSecond() - 10) < 0.1);
    }
};

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
