// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/declineflow.h"

#include "tests/ui/flows/flowbench.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Hubwarden;

namespace {

const QString ireland = u"eu-west-1"_s;
const QString frankfurt = u"eu-central-1"_s;

QJsonObject twoRegions()
{
    QJsonArray invitations;
    for (const QString &sender : someSenders(3))
        invitations.append(invitation(sender, u"removed"_s));
    const QJsonObject region{{u"invitations"_s, invitations}};
    return {{u"accounts"_s,
             QJsonArray{QJsonObject{{u"regions"_s, QJsonObject{{ireland, region}, {frankfurt, region}}}}}}};
}

} // namespace

//! From ticked invitations to a run: what is looked at before, what is asked, and what is looked at afterwards.
class TestDeclineFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_hub = std::make_unique<Hub>(twoRegions());
        m_bench = std::make_unique<FlowBench>(m_hub->endpoints());
        const Profile profile = m_bench->addProfile(m_hub->keys().first());
        m_bench->looks->setChoice(
            {{profile.id}, {*RegionName::parse(ireland), *RegionName::parse(frankfurt)}, {}});
    }

    void cleanup()
    {
        m_bench.reset();
        m_hub.reset();
    }

    void onlyPlacesOfTickedPairsAreLookedAtBefore()
    {
        m_bench->declines->decline(pairs(ireland, 2));
        QTRY_VERIFY(dialog());
        QCOMPARE(listed(ireland), 1);
        QCOMPARE(listed(frankfurt), 0);
        QCOMPARE(arrived().size(), 0);
        QVERIFY(button(u"Decline 2 "_s));
        QStringList words;
        for (const QLabel *label : dialog()->findChildren<QLabel *>())
            words.append(label->text());
        QVERIFY(words.join(u'\n').contains(m_bench->profiles.profiles().first().identity->principal));
    }

    void aFreshListIsNotAskedForAgain()
    {
        m_bench->looks->find();
        QTRY_VERIFY(!m_bench->looks->isLooking());
        QCOMPARE(listed(ireland) + listed(frankfurt), 2);
        m_bench->declines->decline(pairs(ireland, 2));
        QVERIFY(dialog()); // at once
        QCOMPARE(listed(ireland) + listed(frankfurt), 2);
    }

    void exactlyTheConfirmedPairsAreSent()
    {
        const QSignalSpy ended(m_bench->runs, &RunFlow::ended);
        m_bench->declines->decline(pairs(ireland, 2));
        QTRY_VERIFY(dialog());
        confirm();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(arrived().size(), 1);
        QCOMPARE(arrived().first().value("region"_L1).toString(), ireland);
        QCOMPARE(arrived().first().value("accountIds"_L1).toArray(),
                 QJsonArray::fromStringList(someSenders(2)));
        QCOMPARE(m_bench->outcomes.rowCount(), 2);
    }

    void aNoSendsNothing()
    {
        m_bench->declines->decline(pairs(ireland, 2));
        QTRY_VERIFY(dialog());
        dialog()->reject();
        QVERIFY(!m_bench->runs->isRunning());
        QTRY_VERIFY(!dialog());
        QCOMPARE(arrived().size(), 0);
        QCOMPARE(m_bench->outcomes.rowCount(), 0);
    }

    void whatIsNotOpenAnyMoreIsNotAskedAbout()
    {
        QList<Pair> gone = pairs(ireland, 1);
        gone.first().sender = *AccountId::parse(u"444455556666");
        m_bench->declines->decline(gone);
        QTRY_VERIFY(m_bench->message().contains(u"Nothing to decline"_s));
        QVERIFY(!dialog());
        m_bench->declines->decline(QList<Pair>());
        QVERIFY(m_bench->message().contains(u"Nothing is ticked"_s));
    }

    void nothingElseBeginsWhileARunGoesOn()
    {
        m_hub->addFault(
            {{u"kind"_s, u"delay"_s}, {u"seconds"_s, 0.3}, {u"operation"_s, u"DeclineInvitations"_s}});
        const QSignalSpy ended(m_bench->runs, &RunFlow::ended);
        m_bench->declines->decline(pairs(ireland, 1));
        QTRY_VERIFY(dialog());
        confirm();
        QTRY_COMPARE(arrived().size(), 1);
        m_bench->declines->decline(pairs(frankfurt, 1));
        m_bench->declines->retryFailed();
        QVERIFY(!m_bench->looks->isLooking() && !m_bench->lookAgain->isLooking());
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(listed(frankfurt), 0);
    }

    void afterARunItsPlacesAreLookedAtAfresh()
    {
        m_bench->looks->find();
        QTRY_VERIFY(!m_bench->looks->isLooking());
        m_bench->looks->refresh(); // nothing has made a list doubtful
        QVERIFY(!m_bench->looks->isLooking());
        const QSignalSpy ended(m_bench->runs, &RunFlow::ended);
        m_bench->declines->decline(pairs(ireland, 2));
        QVERIFY(dialog());
        confirm();
        QCOMPARE(m_bench->looks->reports().size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        const qsizetype before = listed(ireland);
        m_bench->looks->refresh();
        QVERIFY(m_bench->looks->isLooking());
        QTRY_VERIFY(!m_bench->looks->isLooking());
        QCOMPARE(listed(ireland), before + 1);
        QCOMPARE(listed(frankfurt), 1);
        QCOMPARE(m_bench->looks->reports().size(), 2);
        QCOMPARE(m_bench->found.counts()[static_cast<std::size_t>(FoundGroup::Unknown)], 4); // of six
        m_bench->looks->refresh();
        QVERIFY(!m_bench->looks->isLooking());
    }

    void anotherRunKeepsWhatTheEarlierOnesDid()
    {
        const QSignalSpy ended(m_bench->runs, &RunFlow::ended);
        m_bench->declines->decline(pairs(ireland, 2));
        QTRY_VERIFY(dialog());
        confirm();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        m_bench->looks->refresh();
        QTRY_VERIFY(!m_bench->looks->isLooking());
        m_bench->declines->decline(pairs(ireland, 3)); // two of them are declined
        QTRY_VERIFY(dialog());
        QVERIFY(button(u"Decline 1 "_s));
        confirm();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, 20000);
        QCOMPARE(m_bench->outcomes.rowCount(), 3);
        for (int row = 0; row < 3; ++row)
            QCOMPARE(m_bench->outcomes.outcome(row).word, ResultWord::DeclinedNoLongerListed);
    }

    void whatCannotBeReadAgainStaysAndSaysSo()
    {
        findThenForbidFrankfurt(1);
        m_bench->looks->find();
        QTRY_VERIFY(!m_bench->looks->isLooking());
        QCOMPARE(m_bench->found.rowCount(), 6);
        QCOMPARE(m_bench->found.counts()[static_cast<std::size_t>(FoundGroup::Unknown)], 6);
        for (int row = 0; row < 6; ++row) {
            const FoundInvitation &found = m_bench->found.invitation(row);
            const bool old = found.target.region.toString() == frankfurt;
            QCOMPARE(found.since == SinceLast::NotReadAgain, old);
            QCOMPARE(foundText(found).meaning.contains(u"has not been read since"_s), old);
        }
    }

    void whatCannotBeReadAgainIsNotDeclined()
    {
        findThenForbidFrankfurt(2);
        m_bench->looks->find();
        QTRY_VERIFY(!m_bench->looks->isLooking());
        const qsizetype before = listed(frankfurt);
        m_bench->declines->decline(pairs(frankfurt, 2));
        QTRY_VERIFY(!m_bench->looks->isLooking());
        QVERIFY(listed(frankfurt) > before); // it was asked for again
        QVERIFY(!dialog());
        QVERIFY(m_bench->message().contains(u"Nothing to decline"_s));
        QCOMPARE(arrived().size(), 0);
        m_bench->declines->decline(pairs(frankfurt, 2)); // the list can be had again
        QTRY_VERIFY(dialog());
        QVERIFY(button(u"Decline 2 "_s));
        for (int row = 0; row < 6; ++row)
            QVERIFY(m_bench->found.invitation(row).since != SinceLast::NotReadAgain);
    }

    void anAdministratorElsewhereIsMarked()
    {
        m_bench->looks->find();
        QTRY_VERIFY(!m_bench->looks->isLooking());
        LookReport report = m_bench->looks->reports().first();
        const auto marked = [this] {
            QStringList rows;
            for (int row = 0; row < m_bench->found.rowCount(); ++row) {
                const FoundInvitation &found = m_bench->found.invitation(row);
                if (whoText(found) == u"Administrator elsewhere"_s)
                    rows.append(found.target.region.toString() + u' ' + found.sender.toString());
            }
            return rows;
        };
        QCOMPARE(marked(), QStringList());
        report.administrator = *AccountId::parse(someSenders(1).first());
        m_bench->looks->take(report);
        const QString other = report.target.region.toString() == ireland ? frankfurt : ireland;
        QCOMPARE(marked(), QStringList(other + u' ' + someSenders(1).first()));
        report.administrator.reset();
        m_bench->looks->take(report);
        QCOMPARE(marked(), QStringList());
    }

    void theTimeOfADeclineStays()
    {
        const QSignalSpy ended(m_bench->runs, &RunFlow::ended);
        m_bench->declines->decline(pairs(ireland, 1));
        QTRY_VERIFY(dialog());
        confirm();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        const Outcome declined = m_bench->outcomes.outcome(0);
        QVERIFY(declined.lookedAt > declined.time);
        const QSignalSpy looked(m_bench->lookAgain, &LookAgainFlow::ended);
        m_bench->lookAgain->look({declined}, [](const auto &) {});
        QTRY_COMPARE(looked.size(), 1);
        QCOMPARE(m_bench->outcomes.outcome(0).time, declined.time);
        QVERIFY(m_bench->outcomes.outcome(0).lookedAt > declined.lookedAt);
    }

    void anotherLookIsSeenInTheList()
    {
        m_bench->looks->find();
        QTRY_VERIFY(!m_bench->looks->isLooking());
        QCOMPARE(m_bench->found.rowCount(), 6);
        const auto sum = [this] { return m_bench->grid.index(0, 0).data().toString(); };
        QVERIFY(sum().startsWith(u"6 "_s));
        LookReport report = m_bench->looks->reports().first();
        report.invitations.removeFirst();
        m_bench->looks->take(report);
        QCOMPARE(m_bench->found.rowCount(), 5);
        QVERIFY(sum().startsWith(u"5 "_s));
        report.error = SharedError(Error{.kind = Error::Kind::Offline});
        m_bench->looks->take(report); // what was known stays
        QCOMPARE(m_bench->found.rowCount(), 5);
    }

private:
    void findThenForbidFrankfurt(int times)
    {
        m_bench->looks->find();
        QTRY_VERIFY(!m_bench->looks->isLooking());
        m_hub->addFault({{u"kind"_s, u"error"_s},
                         {u"code"_s, u"AccessDeniedException"_s},
                         {u"status"_s, 403},
                         {u"operation"_s, u"ListInvitations"_s},
                         {u"region"_s, frankfurt},
                         {u"count"_s, times}});
    }

    QList<Pair> pairs(const QString &region, qsizetype count) const
    {
        const Target place{*AccountId::parse(m_hub->keys().first().account), *RegionName::parse(region)};
        QList<Pair> list;
        for (const AccountId &sender : accountIds(someSenders(count)))
            list.append({place, sender});
        return list;
    }

    QList<QJsonObject> arrived() const { return m_hub->requests(u"DeclineInvitations"_s); }

    qsizetype listed(const QString &region) const { return m_hub->looks({}, region); }

    static ConfirmDeclineDialog *dialog()
    {
        return qobject_cast<ConfirmDeclineDialog *>(QApplication::activeModalWidget());
    }

    static QPushButton *button(const QString &start)
    {
        for (QPushButton *one : dialog()->findChildren<QPushButton *>()) {
            if (one->text().startsWith(start))
                return one;
        }
        return nullptr;
    }

    static void confirm()
    {
        if (QPushButton *yes = button(u"Decline "_s))
            yes->click();
        else
            QFAIL("there is nothing to confirm");
    }

    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<FlowBench> m_bench;
};

QTEST_MAIN(TestDeclineFlow)
#include "tst_declineflow.moc"
