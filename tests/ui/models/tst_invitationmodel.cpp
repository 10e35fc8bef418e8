// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/invitationmodel.h"

#include "ui/models/roworder.h"
#include "ui/models/tableroles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

using Fate = InvitationRow::Fate;

namespace {

InvitationRow row(QStringView sender, Fate fate = Fate::NotLookedAt)
{
    return {{*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")},
            *AccountId::parse(sender),
            fate,
            {},
            {},
            {}};
}

} // namespace

class TestInvitationModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsStayWhereTheyAre();
    void pairsGivenTwiceAreOneRow();
    void updateLeavesTheOthers();
    void saysWhatWillHappen_data();
    void saysWhatWillHappen();
    void ageIsReckonedFromNow();
    void openOnesAreCounted();
    void whatIsToDoComesFirst();
    void everyStateIsExplained();
};

void TestInvitationModel::rowsStayWhereTheyAre()
{
    InvitationModel model;
    RowOrder order(SortRole);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester orderTester(&order,
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
    order.setSourceModel(&model);
    order.sort(InvitationModel::Sender);
    model.setRows({row(u"444455556666"), row(u"222233334444"), row(u"123456789012"), row(u"555566667777")});
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows({row(u"222233334444", Fate::Open), row(u"000011112222"), row(u"444455556666")});
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.row(0).sender.toString(), u"444455556666"_s);
    QVERIFY(model.row(1).fate == Fate::Open);
    QCOMPARE(model.row(2).sender.toString(), u"000011112222"_s);
    order.refresh();
    QCOMPARE(order.index(0, 0).data().toString(), u"0000\u00a01111\u00a02222"_s);
    QCOMPARE(order.index(0, 0).data(CopyRole).toString(), u"000011112222"_s);
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
}

void TestInvitationModel::pairsGivenTwiceAreOneRow()
{
    InvitationModel model;
    model.setRows({row(u"222233334444"), row(u"222233334444", Fate::Open)});
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.row(0).fate == Fate::Open);
}

void TestInvitationModel::updateLeavesTheOthers()
{
    InvitationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({row(u"222233334444"), row(u"444455556666"), row(u"000011112222")});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.update({row(u"444455556666", Fate::Open), row(u"555566667777", Fate::Open),
                  row(u"666677778888", Fate::Open)});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    model.setRows({row(u"666677778888", Fate::Open), row(u"000011112222")});
    model.update({row(u"666677778888", Fate::NoneFound)});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.row(1).fate == Fate::NoneFound && model.row(1).sender.toString() == u"666677778888"_s);
}

void TestInvitationModel::saysWhatWillHappen_data()
{
    QTest::addColumn<int>("fate");
    QTest::addColumn<QString>("text");
    QTest::newRow("open") << static_cast<int>(Fate::Open) << u"Open: can be declined"_s;
    QTest::newRow("none") << static_cast<int>(Fate::NoneFound) << u"No invitation found"_s;
    QTest::newRow("administrator") << static_cast<int>(Fate::IsAdministrator) << u"Is your administrator"_s;
    QTest::newRow("declined") << static_cast<int>(Fate::DeclinedEarlier) << u"Declined earlier"_s;
    QTest::newRow("off") << static_cast<int>(Fate::HubOff) << u"Security Hub is off"_s;
    QTest::newRow("region off") << static_cast<int>(Fate::RegionOff) << u"Region is off"_s;
    QTest::newRow("failed") << static_cast<int>(Fate::CouldNotLook)
                            << u"Could not look: Security Hub is off here"_s;
}

void TestInvitationModel::saysWhatWillHappen()
{
    QFETCH(int, fate);
    InvitationRow one = row(u"222233334444", static_cast<Fate>(fate));
    Error error;
    error.kind = Error::Kind::NotSubscribed;
    one.error = error;
    InvitationModel model;
    model.setRows({one});
    QTEST(model.index(0, InvitationModel::WhatHappens).data().toString(), "text");
    QVERIFY(model.index(0, InvitationModel::WhatHappens).data(IconRole).isValid());
}

void TestInvitationModel::ageIsReckonedFromNow()
{
    InvitationRow one = row(u"222233334444", Fate::Open);
    one.invitedAt = QDateTime(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC);
    InvitationModel model;
    model.setRows({one});
    model.setNow(one.invitedAt.addDays(3));
    QCOMPARE(model.index(0, InvitationModel::Invited).data().toString(), u"3 days ago"_s);
}

void TestInvitationModel::openOnesAreCounted()
{
    InvitationModel model;
    model.setRows({row(u"222233334444", Fate::Open), row(u"444455556666", Fate::NoneFound)});
    QCOMPARE(model.count(InvitationRow::Fate::Open), 1);
    QVERIFY(model.matches(0, u"2222 3333"_s) && !model.matches(1, u"2222 3333 4"_s));
    QVERIFY(model.matches(1, u"no invitation"_s));
}

void TestInvitationModel::whatIsToDoComesFirst()
{
    InvitationModel model;
    RowOrder order(SortRole);
    order.setSourceModel(&model);
    order.sort(InvitationModel::WhatHappens);
    model.setRows({row(u"222233334444", Fate::NoneFound), row(u"444455556666", Fate::DeclinedEarlier),
                   row(u"123456789012", Fate::IsAdministrator), row(u"000011112222", Fate::Open)});
    order.refresh();
    QCOMPARE(order.index(0, InvitationModel::Sender).data(CopyRole).toString(), u"000011112222"_s);
    QCOMPARE(order.index(3, InvitationModel::Sender).data(CopyRole).toString(), u"222233334444"_s);
}

void TestInvitationModel::everyStateIsExplained()
{
    QSet<QString> titles;
    for (int fate = 0; fate <= static_cast<int>(Fate::CouldNotLook); ++fate) {
        const ErrorText text = invitationText(row(u"222233334444", static_cast<Fate>(fate)));
        QVERIFY(text.meaning.endsWith(u'.') && text.whatToDo.endsWith(u'.'));
        titles.insert(text.title);
    }
    QCOMPARE(titles.size(), static_cast<int>(Fate::CouldNotLook) + 1);
    QVERIFY(
        invitationText(row(u"222233334444", Fate::IsAdministrator)).command.startsWith(u"aws securityhub"));
    QVERIFY(invitationText(row(u"222233334444", Fate::Open)).command.isEmpty());
}

QTEST_GUILESS_MAIN(TestInvitationModel)
#include "tst_invitationmodel.moc"
