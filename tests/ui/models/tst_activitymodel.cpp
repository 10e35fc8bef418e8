// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/activitymodel.h"

#include "ui/models/roworder.h"
#include "ui/models/tableroles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

ActivityEntry entry(int number)
{
    ActivityEntry e;
    e.time = QDateTime(QDate(2026, 11, 23), QTime(14, 0), Qt::UTC).addMSecs(number);
    e.account = u"000011112222"_s;
    e.method = u"GET"_s;
    e.path = u"/invitations"_s;
    e.requestId = QString::number(number);
    e.status = 200;
    return e;
}

} // namespace

class TestActivityModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyComeTogether();
    void oldestLeaveWhenThereAreTooMany();
    void failuresAreWords();
    void copiesArePlain();
};

void TestActivityModel::manyComeTogether()
{
    ActivityModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < 50; ++i)
        model.add(entry(i));
    QTRY_COMPARE(model.rowCount(), 50);
    QCOMPARE(inserted.size(), 1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestActivityModel::oldestLeaveWhenThereAreTooMany()
{
    ActivityModel model(nullptr, 10);
    RowOrder order(SortRole);
    const QAbstractItemModelTester tester(&order, QAbstractItemModelTester::FailureReportingMode::QtTest);
    order.setSourceModel(&model);
    order.sort(ActivityModel::Time, Qt::DescendingOrder);
    const auto newest = [&order] { return order.index(0, ActivityModel::RequestId).data().toString(); };
    for (int i = 0; i < 8; ++i)
        model.add(entry(i));
    QTRY_COMPARE(model.rowCount(), 8);
    for (int i = 8; i < 13; ++i)
        model.add(entry(i));
    QTRY_COMPARE(newest(), u"12"_s);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(order.index(9, ActivityModel::RequestId).data().toString(), u"3"_s);
    for (int i = 13; i < 40; ++i) // more at once than there is room for
        model.add(entry(i));
    QTRY_COMPARE(newest(), u"39"_s);
    QCOMPARE(model.rowCount(), 10);
}

void TestActivityModel::failuresAreWords()
{
    ActivityModel model;
    ActivityEntry failed = entry(1);
    failed.status = 0;
    failed.failure = Error::Kind::Offline;
    model.add(failed);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, ActivityModel::Status).data().toString(), u"no answer · No connection"_s);
    QVERIFY(model.matches(0, u"no connection"_s));
    QVERIFY(!model.matches(0, u"POST"_s));
}

void TestActivityModel::copiesArePlain()
{
    ActivityModel model;
    model.add(entry(7));
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, ActivityModel::Account).data().toString(), u"0000\u00a01111\u00a02222"_s);
    QCOMPARE(model.index(0, ActivityModel::Account).data(CopyRole).toString(), u"000011112222"_s);
    QCOMPARE(model.index(0, ActivityModel::Time).data(CopyRole).toString(), u"2026-11-23T14:00:00.007Z"_s);
}

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activitymodel.moc"
