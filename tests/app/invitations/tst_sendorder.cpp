// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/sendorder.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

Target place(quint64 account, const QString &region)
{
    return {*AccountId::fromNumber(account), *RegionName::parse(region)};
}

const Target here = place(111122223333, u"eu-west-1"_s);
const Target neighbour = place(444455556666, u"eu-west-1"_s);
const Target there = place(111122223333, u"us-east-1"_s);

QList<qsizetype> takeAll(SendOrder &order)
{
    QList<qsizetype> taken;
    while (const auto next = order.next())
        taken.append(*next);
    return taken;
}

} // namespace

//! Who goes next.
class TestSendOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRegionsTakeTurns()
    {
        SendOrder order;
        for (qsizetype i = 0; i < 3; ++i)
            order.add(i, here);
        for (qsizetype i = 3; i < 6; ++i)
            order.add(i, there);
        QCOMPARE(takeAll(order), (QList<qsizetype>{0, 3, 1, 4, 2, 5}));
    }

    void aPlaceThatDoesNotAnswerHoldsNobodyUp()
    {
        SendOrder order({.inAll = 8, .perRegion = 4, .perPlace = 2});
        for (qsizetype i = 0; i < 5; ++i)
            order.add(i, here);
        order.add(5, neighbour);
        order.add(6, there);
        QCOMPARE(takeAll(order), (QList<qsizetype>{0, 6, 1, 5}));
        order.ended(there);
        QCOMPARE(takeAll(order), QList<qsizetype>{}); // here is full, and nobody else waits
        order.ended(here);
        QCOMPARE(takeAll(order), QList<qsizetype>{2});
    }

    void theLimitsHold_data()
    {
        QTest::addColumn<int>("inAll");
        QTest::addColumn<int>("perRegion");
        QTest::addColumn<int>("expected");
        QTest::newRow("in all") << 5 << 99 << 5;
        QTest::newRow("per region") << 99 << 3 << 3 + 3;
        QTest::newRow("none") << 99 << 99 << 20;
    }

    void theLimitsHold()
    {
        QFETCH(int, inAll);
        QFETCH(int, perRegion);
        QFETCH(int, expected);
        SendOrder order({.inAll = inAll, .perRegion = perRegion, .perPlace = 99});
        for (qsizetype i = 0; i < 20; ++i)
            order.add(i, i % 2 ? here : there);
        QCOMPARE(takeAll(order).size(), expected);
    }

    void whoIsTakenOutDoesNotGo()
    {
        SendOrder order;
        for (qsizetype i = 0; i < 4; ++i)
            order.add(i, i % 2 ? here : there);
        order.removeIf([](qsizetype i) { return i < 2; });
        QCOMPARE(takeAll(order), (QList<qsizetype>{2, 3}));
    }
};

QTEST_GUILESS_MAIN(TestSendOrder)
#include "tst_sendorder.moc"
