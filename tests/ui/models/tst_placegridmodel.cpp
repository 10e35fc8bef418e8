// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/placegridmodel.h"

#include "app/base/failurecode.h"
#include "tests/support/worktime.h"
#include "ui/models/tableroles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Hubwarden::PlaceState)

namespace {

using Counts = PlaceGridModel::Counts;

const AccountId prod = *AccountId::parse(u"111122223333");
const AccountId dev = *AccountId::parse(u"444455556666");

RegionName region(const QString &code)
{
    return *RegionName::parse(code);
}

const PlaceGridModel::Region ireland{region(u"eu-west-1"_s), u"Europe (Ireland)"_s};
const PlaceGridModel::Region mumbai{region(u"ap-south-1"_s), u"Asia Pacific (Mumbai)"_s};

PlaceGridModel::Place place(const AccountId &account, const PlaceGridModel::Region &in, PlaceState state,
                            std::optional<Counts> counts = {}, const SharedError &error = {})
{
    return {{account, in.code}, state, error, counts};
}

Counts counts(int unknown, int administrator = 0, int ours = 0, int declined = 0, int gone = 0)
{
    return {unknown, administrator, ours, declined, gone};
}

Error denied()
{
    Error error;
    error.kind = Error::Kind::AccessDenied;
    error.code = u"AccessDeniedException"_s;
    error.message = u"User <b>nobody</b> is not authorized"_s;
    error.requestId = u"0a1b"_s;
    return error;
}

} // namespace

//! Cells say what is known of their places, in words, for the eye and the ear.
class TestPlaceGridModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<PlaceGridModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setAxes({{u"acme-prod"_s, prod, {}}, {u"acme-dev"_s, dev, {}}}, {mumbai, ireland});
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void everyStateIsAWordThatIsSpoken_data()
    {
        QTest::addColumn<PlaceState>("state");
        QTest::addColumn<Counts>("found");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("spoken");
        QTest::addColumn<bool>("badge");
        const auto row = [](const char *name, PlaceState state, const Counts &found, const QString &word,
                            const QString &spoken,
                            bool badge) { QTest::newRow(name) << state << found << word << spoken << badge; };
        const auto looked = PlaceState::Looked;
        row("none", looked, {}, u"None"_s, u"no invitations"_s, false);
        row("open", looked, counts(2), u"2 open"_s, u"2 open, unknown senders"_s, true);
        row("administrator", looked, counts(0, 1, 2), u"Administrator"_s,
            u"1 from your administrator; 2 from your own accounts"_s, true);
        row("ours", looked, counts(0, 0, 1, 1), u"Ours"_s, u"1 from your own accounts; 1 declined earlier"_s,
            true);
        row("declined", looked, counts(0, 0, 0, 3), u"Declined earlier"_s, u"3 declined earlier"_s, true);
        row("gone", looked, counts(0, 0, 0, 0, 4), u"None"_s, u"no invitations"_s, false);
        row("hub off", PlaceState::HubOff, {}, u"Security Hub off"_s, u"Security Hub off"_s, true);
        row("region off", PlaceState::RegionOff, {}, u"Region off"_s, u"Region off"_s, true);
        row("could not tell", PlaceState::CouldNotTell, {}, u"Could not tell"_s, u"Could not tell"_s, true);
        row("looking", PlaceState::Looking, counts(1), u"Looking"_s, u"Looking"_s, true);
        row("not looked at", PlaceState::NotLookedAt, counts(1), u"Not looked at"_s, u"Not looked at"_s,
            false);
    }

    void everyStateIsAWordThatIsSpoken()
    {
        QFETCH(const PlaceState, state);
        QFETCH(const Counts, found);
        QFETCH(const QString, spoken);
        QFETCH(const bool, badge);
        m_model->update({place(prod, ireland, state, found)});
        const QModelIndex cell = m_model->index(1, 2);
        QTEST(cell.data().toString(), "word");
        QTEST(cell.data(CopyRole).toString(), "word");
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), u"acme-prod, Europe (Ireland): "_s + spoken);
        QCOMPARE(cell.data(IconRole).isValid(), badge);
        QCOMPARE(cell.data(ToneRole).isValid(), badge);
        QVERIFY(!m_model->failure(cell));
        const ErrorText text = m_model->explanation(cell);
        QVERIFY(!text.title.isEmpty() && !text.meaning.isEmpty() && !text.whatToDo.isEmpty());
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(text.meaning.toHtmlEscaped()));
    }

    void failureSaysWhyAndWhoCanFixIt()
    {
        m_model->update({place(prod, ireland, PlaceState::Denied, {}, denied()),
                         place(dev, ireland, PlaceState::Failed, {}, denied())});
        const QModelIndex cell = m_model->index(1, 2);
        QCOMPARE(cell.data().toString(), u"Not allowed"_s);
        QCOMPARE(m_model->index(2, 2).data().toString(), u"Failed"_s);
        QVERIFY(m_model->failure(cell) == SharedError(denied()));
        const ErrorText text = m_model->explanation(cell);
        QCOMPARE(text, errorText(denied()));
        QVERIFY(!text.whoCanFix.isEmpty());
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(),
                 u"acme-prod, Europe (Ireland): Not allowed, "_s + text.title);
        QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        // What was wrong before is no reason while it is looked at again.
        m_model->update({place(prod, ireland, PlaceState::Looking, {}, denied())});
        QVERIFY(!m_model->failure(cell));
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), u"acme-prod, Europe (Ireland): Looking"_s);
    }

    void accountThatNobodyConfirmedWaitsOrSaysWhatIsWrong()
    {
        m_model->setAxes({{u"new"_s, {}, {}}, {u"broken"_s, {}, denied()}, {u"acme-prod"_s, prod, {}}},
                         {ireland});
        QCOMPARE(m_model->index(1, 1).data().toString(), u"Waiting"_s);
        QCOMPARE(m_model->index(2, 1).data().toString(), u"Failed"_s);
        QVERIFY(m_model->failure(m_model->index(2, 1)) == SharedError(denied()));
        QCOMPARE(m_model->headerData(1, Qt::Vertical).toString(), u"new"_s);
        QCOMPARE(m_model->index(2, 0).data().toString(), u"0 of 1"_s);
    }

    void placeThatCannotBeIsNoPlace()
    {
        m_model->update({place(prod, ireland, PlaceState::Looked, Counts{})});
        const QModelIndex cell = m_model->index(1, 1);
        QCOMPARE(cell.data().toString(), u"–"_s);
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(),
                 u"acme-prod, Asia Pacific (Mumbai): No such place"_s);
        QCOMPARE(m_model->index(1, 0).data().toString(), u"None"_s); // and is not missed in the sum
    }

    void sumsCarryTheCoverage()
    {
        m_model->update({place(prod, mumbai, PlaceState::NotLookedAt),
                         place(prod, ireland, PlaceState::Looked, counts(3)),
                         place(dev, mumbai, PlaceState::HubOff),
                         place(dev, ireland, PlaceState::Looked, counts(2, 1))});
        QCOMPARE(m_model->index(0, 0).data().toString(), u"5 open · 2 of 4"_s);
        QCOMPARE(m_model->index(1, 0).data().toString(), u"3 open · 1 of 2"_s);
        QCOMPARE(m_model->index(2, 0).data().toString(), u"2 open"_s); // off is whole
        QCOMPARE(m_model->index(0, 1).data().toString(), u"0 of 2"_s);
        QCOMPARE(m_model->index(0, 2).data().toString(), u"5 open"_s);
        QCOMPARE(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 u"all accounts, all regions: 5 open, unknown senders; 1 from your administrator. "
                 "Looked at 2 of 4 place(s) · Security Hub off in 1 · not looked at 1"_s);
        // Nothing is counted twice when a place changes, and none means all of them.
        m_model->update(
            {place(prod, ireland, PlaceState::Looked, Counts{}), place(prod, mumbai, PlaceState::RegionOff)});
        QCOMPARE(m_model->index(0, 0).data().toString(), u"2 open"_s);
        QCOMPARE(m_model->index(1, 0).data().toString(), u"None"_s);
        QCOMPARE(m_model->index(0, 1).data().toString(), u"None"_s);
    }

    void batchIsOneSignalAndInvitationsStay()
    {
        m_model->update({place(prod, ireland, PlaceState::Looked, counts(3)),
                         place(prod, mumbai, PlaceState::Looking), place(dev, ireland, PlaceState::Looking),
                         place(dev, mumbai, PlaceState::Looking)});
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->update({place(prod, ireland, PlaceState::Looked),
                         place(prod, mumbai, PlaceState::Looked, Counts{}),
                         place(dev, mumbai, PlaceState::Looking)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex(), m_model->index(0, 0)); // the sums as well
        QCOMPARE(changed.first().at(1).toModelIndex(), m_model->index(1, 1));
        QCOMPARE(m_model->index(1, 2).data().toString(), u"3 open"_s);
        changed.clear();
        m_model->update({place(prod, ireland, PlaceState::Looked), place(prod, mumbai, PlaceState::Looked)});
        QVERIFY(!m_model->setAxes({{u"acme-prod"_s, prod, {}}, {u"acme-dev"_s, dev, {}}}, {mumbai, ireland}));
        QVERIFY(changed.isEmpty() && reset.isEmpty());
        QVERIFY(m_model->setAxes({{u"acme-prod"_s, prod, {}}}, {ireland}));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(m_model->rowCount(), 2);
        m_model->update({place(dev, ireland, PlaceState::Looked, counts(1))}); // no longer ticked
        QCOMPARE(m_model->index(0, 0).data().toString(), u"–"_s);
        m_model->setAxes({{u"acme-prod"_s, prod, {}}}, {});
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->columnCount(), 0);
    }

    void headersNameAccountAndRegion()
    {
        QCOMPARE(m_model->headerData(1, Qt::Vertical).toString(), u"acme-prod · 1111\u00a02222\u00a03333"_s);
        QCOMPARE(m_model->headerData(1, Qt::Vertical, CopyRole).toString(), u"111122223333"_s);
        QCOMPARE(m_model->headerData(2, Qt::Horizontal).toString(), u"Europe (Ireland)\neu-west-1"_s);
        QCOMPARE(m_model->headerData(2, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 u"Europe (Ireland), eu-west-1"_s);
        QVERIFY(m_model->matches(0, u"nobody"_s));
        QVERIFY(m_model->matches(1, u"PROD"_s) && m_model->matches(1, u"1111 2222"_s));
        QVERIFY(!m_model->matches(1, u"dev"_s));
    }

    void manyPlacesAreQuick()
    {
        constexpr int accounts = 340;
        constexpr int regions = 17;
        QList<PlaceGridModel::Account> rows;
        for (quint64 i = 0; i < accounts; ++i)
            rows.append({QString::number(i), *AccountId::fromNumber(100000000000 + i), {}});
        QList<PlaceGridModel::Region> columns;
        for (int i = 1; i <= regions; ++i)
            columns.append({region(u"eu-test-%1"_s.arg(i)), QString::number(i)});
        m_tester.reset(); // it would be measured
        m_model->setAxes(rows, columns);
        QList<PlaceGridModel::Place> all;
        for (const auto &row : rows) {
            for (const auto &column : columns)
                all.append(place(*row.id, column, PlaceState::Looking));
        }
        m_model->update(all);
        int looked = 0;
        const auto batch = Testing::leastWorkOf([&] {
            for (int i = 0; i < 60; ++i, ++looked)
                all[looked] = place(all[looked].target.account, columns[looked % regions], PlaceState::Looked,
                                    counts(1));
            m_model->update(all);
        });
        QCOMPARE(m_model->index(0, 0).data().toString(), u"%1 open · %1 of 5,780"_s.arg(looked));
        QVERIFY2(batch <= 8ms * Testing::slowness, qPrintable(QString::number(batch.count())));
    }

private:
    std::unique_ptr<PlaceGridModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestPlaceGridModel)
#include "tst_placegridmodel.moc"
