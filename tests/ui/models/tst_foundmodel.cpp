// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/foundmodel.h"

#include "tests/support/worktime.h"
#include "ui/models/roworder.h"
#include "ui/models/tableroles.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);

Target place(const QString &region)
{
    return {*AccountId::parse(u"111122223333"), *RegionName::parse(region)};
}

FoundInvitation from(quint64 sender, const QString &region = u"eu-west-1"_s,
                     InvitationState state = InvitationState::Open)
{
    return {.target = place(region),
            .sender = *AccountId::fromNumber(sender),
            .state = state,
            .since = SinceLast::New,
            .status = u"Invited"_s,
            .invitationId = u"0a1b"_s,
            .invitedAt = now.addDays(-static_cast<qint64>(sender % 100)),
            .lookedAt = now};
}

QStringList senders(const QAbstractItemModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row, FoundModel::Sender).data(CopyRole).toString().right(3));
    return list;
}

int count(const FoundModel &model, FoundGroup group)
{
    return model.counts()[static_cast<std::size_t>(group)];
}

} // namespace

//! Rows come and change place by place; ticks stay where they belong.
class TestFoundModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<FoundModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void batchIsOneInsert()
    {
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        m_model->updatePlaces({{place(u"eu-west-1"_s), {from(1), from(2)}},
                               {place(u"us-east-1"_s), {from(1, u"us-east-1"_s)}},
                               {place(u"us-east-2"_s), {}}});
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(count(*m_model, FoundGroup::Unknown), 3);
    }

    void placeIsReplacedAndTheOthersStay()
    {
        m_model->updatePlaces({{place(u"eu-west-1"_s), {from(1), from(2), from(3)}},
                               {place(u"us-east-1"_s), {from(4, u"us-east-1"_s)}}});
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->updatePlaces({{place(u"eu-west-1"_s),
                                {from(5), from(3, u"eu-west-1"_s, InvitationState::Answered), from(2)}}});
        QCOMPARE(senders(*m_model), (QStringList{u"002"_s, u"003"_s, u"004"_s, u"005"_s}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(count(*m_model, FoundGroup::DeclinedEarlier), 1);
        QCOMPARE(count(*m_model, FoundGroup::Unknown), 3);
        // Rows are still found by their pair after others went.
        m_model->updatePlaces({{place(u"us-east-1"_s), {}}, {place(u"eu-west-1"_s), {from(5)}}});
        QCOMPARE(senders(*m_model), QStringList{u"005"_s});
        QCOMPARE(count(*m_model, FoundGroup::DeclinedEarlier), 0);
    }

    void anAdministratorElsewhereIsSaidAndMayBeTicked()
    {
        FoundInvitation known = from(1);
        known.administeredIn = {*RegionName::parse(u"us-east-1"), *RegionName::parse(u"us-west-2")};
        FoundInvitation here = from(2);
        here.administrator = here.sender;
        here.administeredIn = known.administeredIn;
        m_model->updatePlaces({{place(u"eu-west-1"_s), {known, here, from(3)}}});
        QStringList who;
        for (int row = 0; row < 3; ++row)
            who.append(m_model->index(row, FoundModel::WhoColumn).data().toString());
        QCOMPARE(who, (QStringList{u"Administrator elsewhere"_s, u"Administrator"_s, u"Unknown"_s}));
        QCOMPARE(count(*m_model, FoundGroup::Unknown), 2);
        const QModelIndex tick = m_model->index(0, FoundModel::Tick);
        QVERIFY(m_model->setData(tick, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(m_model->index(0, FoundModel::WhoColumn)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"us-east-1, us-west-2"_s));
        QVERIFY(foundText(known).meaning.contains(u"one region only"_s));
        QVERIFY(!foundText(here).meaning.contains(u"one region only"_s));
    }

    void placesThatAreNotChosenLeave()
    {
        m_model->updatePlaces(
            {{place(u"eu-west-1"_s), {from(1)}}, {place(u"us-east-1"_s), {from(2, u"us-east-1"_s)}}});
        m_model->setPlaces({{place(u"us-east-1"_s), {from(2, u"us-east-1"_s)}}});
        QCOMPARE(senders(*m_model), QStringList{u"002"_s});
        m_model->setPlaces({});
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(count(*m_model, FoundGroup::Unknown), 0);
    }

    void onlyStrangersCanBeTicked()
    {
        FoundInvitation ours = from(2);
        ours.who = Who::Ours;
        m_model->updatePlaces(
            {{place(u"eu-west-1"_s), {from(1), ours, from(3, u"eu-west-1"_s, InvitationState::Accepted)}}});
        QSignalSpy ticks(m_model.get(), &FoundModel::ticksChanged);
        m_model->setTicked({0, 1, 2}, Qt::Checked);
        QCOMPARE(ticks.size(), 1);
        QCOMPARE(m_model->tickedPairs(), QList<Pair>{from(1).pair()});
        for (int row = 0; row < 3; ++row) {
            const QModelIndex box = m_model->index(row, FoundModel::Tick);
            QCOMPARE(box.flags().testFlag(Qt::ItemIsUserCheckable), row == 0);
            QCOMPARE(box.data(Qt::CheckStateRole).isValid(), row == 0);
            QCOMPARE(m_model->setData(box, Qt::Checked, Qt::CheckStateRole), row == 0);
        }
    }

    void ticksGoWithWhatCannotBeTickedAnyMore()
    {
        m_model->updatePlaces({{place(u"eu-west-1"_s), {from(1), from(2), from(3)}}});
        m_model->setTicked({0, 1, 2}, Qt::Checked);
        QSignalSpy ticks(m_model.get(), &FoundModel::ticksChanged);
        m_model->updatePlaces(
            {{place(u"eu-west-1"_s), {from(2, u"eu-west-1"_s, InvitationState::Accepted), from(3)}}});
        QCOMPARE(m_model->tickedCount(), 1);
        QCOMPARE(m_model->tickedPairs(), QList<Pair>{from(3).pair()});
        QCOMPARE(ticks.size(), 1);
        m_model->clearTicks();
        QCOMPARE(m_model->tickedCount(), 0);
    }

    void scatteredRowsLeaveTogether()
    {
        RowOrder order(SortRole);
        const QAbstractItemModelTester tester(&order, QAbstractItemModelTester::FailureReportingMode::QtTest);
        order.setSourceModel(m_model.get());
        order.sort(FoundModel::Sender, Qt::DescendingOrder);
        RowOrder unsorted(SortRole);
        unsorted.setSourceModel(m_model.get());
        const auto rows = [](const QString &region, quint64 first) {
            QList<FoundInvitation> invitations;
            for (quint64 sender = first; sender < first + 3; ++sender)
                invitations.append(from(sender, region));
            return FoundModel::Place{place(region), invitations};
        };
        const auto one = rows(u"eu-west-1"_s, 10);
        const auto other = rows(u"us-east-1"_s, 20);
        const auto third = rows(u"eu-north-1"_s, 1);
        const auto fourth = rows(u"us-west-2"_s, 40);
        m_model->updatePlaces({one, other, third, fourth});
        m_model->setTicked({1, 7}, Qt::Checked);
        QItemSelectionModel selection(&order);
        QItemSelectionModel unsortedSelection(&unsorted);
        for (const int row : {7, 5}) {
            selection.select(order.mapFromSource(m_model->index(row, 0)), QItemSelectionModel::Select);
            unsortedSelection.select(unsorted.index(row, 0), QItemSelectionModel::Select);
        }
        const QPersistentModelIndex kept(m_model->index(8, FoundModel::Sender));
        const QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        const QSignalSpy reset(&order, &QAbstractItemModel::modelReset);

        m_model->setPlaces({third, one}); // two runs of three leave
        QCOMPARE(removed.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(senders(*m_model),
                 (QStringList{u"010"_s, u"011"_s, u"012"_s, u"001"_s, u"002"_s, u"003"_s}));
        QCOMPARE(senders(order), (QStringList{u"012"_s, u"011"_s, u"010"_s, u"003"_s, u"002"_s, u"001"_s}));
        QCOMPARE(kept.data(CopyRole).toString(), u"000000000003"_s);
        QCOMPARE(m_model->tickedPairs(), QList<Pair>({from(11).pair(), from(2, u"eu-north-1"_s).pair()}));
        QCOMPARE(selection.selectedIndexes().size(), 1);
        QCOMPARE(selection.selectedIndexes().first().row(), 4);
        QCOMPARE(unsortedSelection.selectedIndexes(), QModelIndexList{unsorted.index(4, 0)});
        // What comes again is a new row, and the others are still known.
        m_model->updatePlaces({third, fourth});
        QCOMPARE(m_model->rowCount(), 9);
    }

    void unknownComeFirstOldestFirst()
    {
        RowOrder order(SortRole);
        order.setSourceModel(m_model.get());
        order.sort(FoundModel::WhoColumn);
        FoundInvitation undated = from(7);
        undated.invitedAt = {};
        m_model->updatePlaces(
            {{place(u"eu-west-1"_s),
              {from(4, u"eu-west-1"_s, InvitationState::Answered), from(1), from(9), undated, from(5)}}});
        order.refresh();
        QCOMPARE(senders(order), (QStringList{u"009"_s, u"005"_s, u"001"_s, u"007"_s, u"004"_s}));
    }

    void copiesArePlain()
    {
        m_model->updatePlaces({{place(u"eu-west-1"_s), {from(12)}}});
        QCOMPARE(m_model->index(0, FoundModel::Sender).data().toString(), u"0000\u00a00000\u00a00012"_s);
        QCOMPARE(m_model->index(0, FoundModel::Sender).data(CopyRole).toString(), u"000000000012"_s);
        QCOMPARE(m_model->index(0, FoundModel::Since).data().toString(), u"New"_s);
        QVERIFY(m_model->matches(0, u"0000 0000 0012"_s) && m_model->matches(0, u"unknown"_s));
        QVERIFY(m_model->matches(0, u"0000\u00a00000\u00a00012"_s)); // as it is shown
        QVERIFY(!m_model->matches(0, u"administrator"_s));
    }

    void everyGroupIsExplained()
    {
        QSet<QString> titles;
        const auto take = [&titles](const FoundInvitation &invitation) {
            const ErrorText text = foundText(invitation);
            QVERIFY(text.meaning.endsWith(u'.') && text.whatToDo.endsWith(u'.'));
            titles.insert(text.title);
        };
        FoundInvitation ours = from(1);
        ours.who = Who::Ours;
        FoundInvitation gone = from(1);
        gone.since = SinceLast::NoLongerListed;
        for (const FoundInvitation &one :
             {from(1), ours, gone, from(1, u"eu-west-1"_s, InvitationState::Accepted),
              from(1, u"eu-west-1"_s, InvitationState::Answered)})
            take(one);
        QCOMPARE(titles.size(), foundGroupCount);
    }

    // 100,000 rows in batches as a scan brings them: no batch may be felt.
    void manyRowsStreamIn()
    {
        m_tester.reset(); // it looks at every row after every change
        std::chrono::nanoseconds longest{};
        for (int batch = 0; batch < 100; ++batch) {
            QList<FoundModel::Place> places;
            for (int i = 0; i < 20; ++i) {
                const QString region = u"r-%1-%2"_s.arg(batch).arg(i);
                FoundModel::Place one{place(region), {}};
                for (quint64 sender = 0; sender < 50; ++sender)
                    one.invitations.append(from(sender, region));
                places.append(one);
            }
            const auto begin = threadWorkTime();
            m_model->updatePlaces(places);
            longest = std::max(longest, threadWorkTime() - begin);
        }
        QCOMPARE(m_model->rowCount(), 100'000);
        const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(longest).count();
        qInfo("longest batch of 1,000 rows: %lld ms", static_cast<long long>(milliseconds));
        QVERIFY(milliseconds <= 50 * Testing::slowness); // the budget of a stall
    }

private:
    std::unique_ptr<FoundModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestFoundModel)
#include "tst_foundmodel.moc"
