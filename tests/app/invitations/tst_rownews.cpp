// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/rownews.h"

#include "tests/support/fakeclock.h"

#include <QTest>

#include <memory>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Outcome row(quint64 sender, ResultWord word)
{
    Outcome outcome{.target = {*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")},
                    .sender = *AccountId::fromNumber(sender),
                    .profile = ProfileId::create()};
    outcome.word = word;
    return outcome;
}

} // namespace

//! Changes come in few portions, and the last one of a row counts.
class TestRowNews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesWaitForEachOther()
    {
        FakeClock clock;
        RowNews news(clock, nullptr);
        QList<QList<Outcome>> told;
        connect(&news, &RowNews::changed, this, [&](const QList<Outcome> &rows) { told.append(rows); });
        news.add({row(1, ResultWord::Sending)});
        QVERIFY(told.isEmpty()); // never inside add()
        clock.advance(0ms);
        QCOMPARE(told.size(), 1);
        news.add({row(1, ResultWord::LookingAgain), row(2, ResultWord::Sending)});
        news.add({row(1, ResultWord::Failed)});
        clock.advance(99ms);
        QCOMPARE(told.size(), 1);
        clock.advance(1ms);
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.last().size(), 2);
        QCOMPARE(told.last().first().word, ResultWord::Failed);
        clock.advance(1s);
        QCOMPARE(told.size(), 2);
        news.add({row(3, ResultWord::Failed)});
        clock.advance(0ms); // long after the last portion
        QCOMPARE(told.size(), 3);
    }

    void whatIsLeftIsToldAtOnce()
    {
        FakeClock clock;
        RowNews news(clock, nullptr);
        int told = 0;
        connect(&news, &RowNews::changed, this, [&] { ++told; });
        news.flush();
        QCOMPARE(told, 0);
        news.add({row(1, ResultWord::Failed)});
        news.flush();
        QCOMPARE(told, 1);
        clock.advance(1s);
        QCOMPARE(told, 1);
    }

    void itMayBeDeletedByWhoListens()
    {
        FakeClock clock;
        auto news = std::make_unique<RowNews>(clock, nullptr);
        connect(news.get(), &RowNews::changed, this, [&] { news.reset(); });
        news->add({row(1, ResultWord::Failed)});
        clock.advance(0ms);
        QVERIFY(!news);
    }
};

QTEST_GUILESS_MAIN(TestRowNews)
#include "tst_rownews.moc"
