// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/sendermodel.h"

#include "ui/models/roworder.h"
#include "ui/models/tableroles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);

FoundInvitation from(quint64 sender, const QString &region, int daysAgo,
                     InvitationState state = InvitationState::Open)
{
    return {.target = {*AccountId::parse(u"111122223333"), *RegionName::parse(region)},
            .sender = *AccountId::fromNumber(sender),
            .state = state,
            .status = u"Invited"_s,
            .invitedAt = now.addDays(-daysAgo)};
}

FoundModel::Place place(const QString &region, const QList<FoundInvitation> &invitations)
{
    return {{*AccountId::parse(u"111122223333"), *RegionName::parse(region)}, invitations};
}

} // namespace

//! Each sender is one row with its places counted.
class TestSenderModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_found = std::make_unique<FoundModel>();
        m_model = std::make_unique<SenderModel>(*m_found);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_order = std::make_unique<RowOrder>(SortRole);
        m_order->setSourceModel(m_model.get());
        m_order->sort(SenderModel::WhoColumn);
    }
    void cleanup()
    {
        m_order.reset();
        m_tester.reset();
        m_model.reset();
        m_found.reset();
    }

    void placesAreCountedByWhatThereIsToDo()
    {
        m_found->updatePlaces(
            {place(u"eu-west-1"_s, {from(12, u"eu-west-1"_s, 3), from(7, u"eu-west-1"_s, 9)}),
             place(u"us-east-1"_s, {from(12, u"us-east-1"_s, 8)}),
             place(u"us-east-2"_s, {from(12, u"us-east-2"_s, 5, InvitationState::Accepted),
                                    from(8, u"us-east-2"_s, 50, InvitationState::Answered)})});
        m_model->refresh();
        m_order->refresh();
        QCOMPARE(senders(), (QStringList{u"000000000007"_s, u"000000000012"_s, u"000000000008"_s}));
        const auto text = [this](int column) { return m_order->index(1, column).data().toString(); };
        QCOMPARE(text(SenderModel::Sender), u"0000\u00a00000\u00a00012"_s);
        QCOMPARE(text(SenderModel::WhoColumn), u"Unknown"_s);
        QCOMPARE(text(SenderModel::Invitations), u"2"_s);
        QCOMPARE(text(SenderModel::Administrator), u"1"_s);
        const SenderModel::Row &row = m_model->row(m_order->mapToSource(m_order->index(1, 0)).row());
        QCOMPARE(row.first, now.addDays(-8));
        QCOMPARE(row.last, now.addDays(-3));
        QVERIFY(m_order->index(0, SenderModel::WhoColumn).data(IconRole).isValid());
        QVERIFY(senderText(row).meaning.contains(u"Administrator in places: 1"_s));
        QCOMPARE(senderFacts(row).first().second, u"000000000012"_s);
    }

    void whatOneCanDoFollowsFromTheGroup()
    {
        FoundInvitation ours = from(3, u"eu-west-1"_s, 1);
        ours.who = Who::Ours;
        FoundInvitation gone = from(4, u"eu-west-1"_s, 1);
        gone.since = SinceLast::NoLongerListed;
        m_found->updatePlaces(
            {place(u"eu-west-1"_s, {from(1, u"eu-west-1"_s, 1),
                                    from(2, u"eu-west-1"_s, 1, InvitationState::Accepted), ours, gone})});
        m_model->refresh();
        m_order->refresh();
        QStringList todo;
        for (int row = 0; row < m_order->rowCount(); ++row)
            todo.append(m_order->index(row, SenderModel::WhatToDo).data().toString().section(u' ', 0, 1));
        QCOMPARE(todo,
                 (QStringList{u"Press Enter"_s, u"Declining does"_s, u"Nothing, if"_s, u"Nothing; the"_s}));
        QCOMPARE(m_order->index(2, SenderModel::Invitations).data().toString(), u"1"_s); // ours is open, too
        QCOMPARE(m_order->index(3, SenderModel::Invitations).data().toString(), u"0"_s);
    }

    void rowsStayWhereTheyAre()
    {
        m_found->updatePlaces(
            {place(u"eu-west-1"_s, {from(1, u"eu-west-1"_s, 1), from(2, u"eu-west-1"_s, 1)}),
             place(u"us-east-1"_s, {from(3, u"us-east-1"_s, 1)})});
        m_model->refresh();
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->refresh();
        QVERIFY(changed.isEmpty());
        const QPersistentModelIndex kept = m_model->index(row(3), 0);
        m_found->updatePlaces({place(u"eu-west-1"_s, {from(2, u"eu-west-1"_s, 1, InvitationState::Answered)}),
                               place(u"us-east-2"_s, {from(4, u"us-east-2"_s, 1)})});
        m_model->refresh();
        QCOMPARE(changed.size(), 1);
        QVERIFY(reset.isEmpty());
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(kept.data(CopyRole).toString(), u"000000000003"_s);
        QVERIFY(m_model->matches(row(4), u"0000 0000 0004"_s) && !m_model->matches(row(4), u"0003"_s));
        m_found->setPlaces({});
        m_model->refresh();
        QCOMPARE(m_model->rowCount(), 0);
    }

private:
    QStringList senders() const
    {
        QStringList list;
        for (int row = 0; row < m_order->rowCount(); ++row)
            list.append(m_order->index(row, SenderModel::Sender).data(CopyRole).toString());
        return list;
    }
    int row(quint64 sender) const
    {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->row(row).sender.number() == sender)
                return row;
        }
        return -1;
    }

    std::unique_ptr<FoundModel> m_found;
    std::unique_ptr<SenderModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<RowOrder> m_order;
};

QTEST_MAIN(TestSenderModel)
#include "tst_sendermodel.moc"
