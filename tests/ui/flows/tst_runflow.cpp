// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/runflow.h"

#include "tests/app/invitations/runbench.h"
#include "tests/app/records/faultyfiles.h"
#include "ui/flows/lookagainflow.h"
#include "ui/models/causes.h"
#include "ui/panes/banner.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Hubwarden;

//! A run in the window: what is asked on the way, what stop leaves, and what a later look changes.
class TestRunFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QJsonArray invitations;
        for (const QString &sender : someSenders(300))
            invitations.append(invitation(sender, u"removed"_s));
        m_hub = std::make_unique<Hub>(scenarioOf(invitations));
        m_bench = std::make_unique<RunBench>(m_hub->endpoints());
        m_profiles = std::make_unique<ProfileStore>(m_folder.filePath(u"profiles.json"_s), nullptr);
        QVERIFY(m_profiles->load(m_bench->clock.utcNow()));
        QVERIFY(m_profiles->add(m_bench->addProfile(m_hub->keys().first())));
        m_outcomes = std::make_unique<OutcomeModel>();
        m_banner = std::make_unique<Banner>(m_theme);
        m_owner = std::make_unique<QObject>();
        m_flow = new RunFlow({m_bench->hub,
                              m_bench->sts,
                              *m_profiles,
                              {m_bench->clock, m_files, m_writer, nullptr, m_folder.filePath(u"journal"_s)}},
                             *m_banner, *m_outcomes, m_owner.get());
    }

    void cleanup()
    {
        for (const Profile &profile : QList(m_profiles->profiles()))
            QVERIFY(m_profiles->remove(profile.id));
        m_owner.reset();
        m_banner.reset();
        m_outcomes.reset();
        m_profiles.reset();
        m_bench.reset();
        m_hub.reset();
    }

    void oneFirstIsAskedAboutUntilThePersonSays()
    {
        const QSignalSpy ended(m_flow, &RunFlow::ended);
        m_flow->start(m_bench->plan(someSenders(120)), DeclineRun::Start::OneFirst);
        QTRY_VERIFY_WITH_TIMEOUT(button(u"Send the Other"_s), 20000);
        QVERIFY(words().contains(u"no longer listed"_s));
        QVERIFY(words().contains(u"1000\u00a00000\u00a00000"_s));
        QCOMPARE(arrived(), 1);
        m_banner->dismiss(); // closed, or another message came and went
        QTRY_VERIFY(button(u"Send the Other"_s));
        m_flow->goOn(); // as after sleep: not without an answer
        QTest::qWait(50);
        QCOMPARE(arrived(), 1);
        button(u"Send the Other 119"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(m_outcomes->counts()[static_cast<std::size_t>(OutcomeGroup::Declined)], 120);
        QVERIFY(!button(u"Send the Other"_s));
        QVERIFY(!m_flow->isRunning());
    }

    void stopAfterTheFirstSendsNoOther()
    {
        const QSignalSpy ended(m_flow, &RunFlow::ended);
        m_flow->start(m_bench->plan(someSenders(120)), DeclineRun::Start::OneFirst);
        QTRY_VERIFY_WITH_TIMEOUT(button(u"Stop"_s), 20000);
        button(u"Stop"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(arrived(), 1);
        QCOMPARE(m_outcomes->tickedCount(), 119);
        QVERIFY(words().contains(u"Stopped"_s));
        QVERIFY(button(u"Retry Failed"_s));
    }

    void stopSaysWhatItWaitsFor()
    {
        m_hub->addFault({{u"kind"_s, u"delay"_s},
                         {u"seconds"_s, 0.5},
                         {u"count"_s, {}},
                         {u"operation"_s, u"DeclineInvitations"_s}});
        const QSignalSpy ended(m_flow, &RunFlow::ended);
        const QSignalSpy progressed(m_flow, &RunFlow::progressed);
        m_flow->start(m_bench->plan(someSenders(300)), DeclineRun::Start::All);
        QTRY_COMPARE(arrived(), 4);
        m_flow->stop();
        QVERIFY(progressed.last().at(2).toString().contains(u"stopping"_s));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(ended.first().first().toString(), u"200 declined · 100 not started"_s);

        // What nobody looked at after Stop is told later.
        LookAgainFlow again({m_bench->hub, m_bench->sts, m_bench->clock, nullptr}, *m_profiles, *m_banner,
                            *m_outcomes, m_owner.get());
        const QSignalSpy looked(&again, &LookAgainFlow::ended);
        again.lookAgain({});
        QVERIFY(again.isLooking());
        QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 1, 20000);
        const int row = m_outcomes->rowOf({thePlace(), accountIds(someSenders(1)).first()});
        QCOMPARE(m_outcomes->outcome(row).word, ResultWord::DeclinedNoLongerListed);
        QVERIFY(words().contains(u"200 row"_s));
    }

    void theEndCountsWhatThereIs()
    {
        const QSignalSpy ended(m_flow, &RunFlow::ended);
        m_hub->addFault({{u"kind"_s, u"error"_s},
                         {u"code"_s, u"AccessDeniedException"_s},
                         {u"status"_s, 403},
                         {u"operation"_s, u"DeclineInvitations"_s},
                         {u"count"_s, {}}});
        m_flow->start(m_bench->plan(someSenders(2)), DeclineRun::Start::All);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(ended.first().first().toString(), u"2 failed or unknown"_s); // and not: 0 declined
    }

    void theEndTellsWhatKeptTheMostFromBeingDeclined()
    {
        const Hub::Key key = m_hub->keys().first();
        const DeclinePlan plan = m_bench->plan(someSenders(3));
        m_hub->post("identity", {{u"accessKeyId"_s, key.accessKeyId},
                                 {u"arn"_s, u"arn:aws:iam::%1:user/other"_s.arg(key.account)}});
        const QSignalSpy ended(m_flow, &RunFlow::ended);
        QList<ProfileId> refused;
        connect(m_flow, &RunFlow::keyRefused, m_owner.get(),
                [&refused](const ProfileId &id) { refused.append(id); });
        const QSignalSpy causes(m_flow, &RunFlow::causesRequested);
        m_flow->start(plan, DeclineRun::Start::All);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(arrived(), 0);
        QTRY_VERIFY(words().contains(u"This is another identity"_s));
        QVERIFY(words().contains(u":user/other"_s));
        // Once for a profile, however many rows it had.
        QCOMPARE(refused, QList<ProfileId>({m_profiles->profiles().first().id}));
        button(u"Show Causes"_s)->click();
        QCOMPARE(causes.size(), 1);
    }

    void aFullDiskAtAnIntentIsToldWithCountsAndCauses()
    {
        FaultyFiles files;
        files.fail({.operation = FaultyFiles::Operation::Write,
                    .nth = 3, // the journal's head, the plan, then the intent
                    .message = u"No space left on device"_s,
                    .forGood = true});
        RunFlow flow({m_bench->hub,
                      m_bench->sts,
                      *m_profiles,
                      {m_bench->clock, files, m_writer, nullptr, m_folder.filePath(u"journal"_s)}},
                     *m_banner, *m_outcomes, m_owner.get());
        const QSignalSpy ended(&flow, &RunFlow::ended);
        flow.start(m_bench->plan(someSenders(3)), DeclineRun::Start::All);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(arrived(), 0);
        QTRY_VERIFY(button(u"Show Causes"_s));
        QVERIFY(button(u"Retry Failed"_s));
        QVERIFY(words().contains(u"3 not started"_s));
        QVERIFY(words().contains(u"The system says: No space left on device."_s));
        QVERIFY(words().contains(m_folder.filePath(u"journal"_s)));
    }

    void theCausesOfTheEndAreThoseOfTheRun()
    {
        DeclinePlan earlier = m_bench->plan(someSenders(2));
        for (Outcome &row : earlier.rows) {
            row.word = ResultWord::RefusedByAws;
            row.awsSays = u"refused in an earlier run"_s;
        }
        m_outcomes->update(earlier.rows);
        m_hub->addFault({{u"kind"_s, u"error"_s},
                         {u"status"_s, 403},
                         {u"code"_s, u"ExpiredTokenException"_s},
                         {u"operation"_s, u"DeclineInvitations"_s},
                         {u"count"_s, {}}});
        const QSignalSpy ended(m_flow, &RunFlow::ended);
        const QSignalSpy causes(m_flow, &RunFlow::causesRequested);
        m_flow->start(m_bench->plan(someSenders(5).mid(2)), DeclineRun::Start::All);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20000);
        QCOMPARE(m_outcomes->rowCount(), 5);
        QTRY_VERIFY(button(u"Show Causes"_s));
        button(u"Show Causes"_s)->click();
        QCOMPARE(causes.size(), 1);
        const auto told = causes.first().first().value<QList<Cause>>();
        QVERIFY(!words().contains(u"other cause"_s));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().rows, 3);
    }

private:
    Target thePlace() const
    {
        return {*AccountId::parse(m_hub->keys().first().account), *RegionName::parse(u"eu-west-1")};
    }

    qsizetype arrived() const { return m_hub->requests(u"DeclineInvitations"_s).size(); }

    QString words() const
    {
        QStringList texts;
        for (const QLabel *label : m_banner->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

    QPushButton *button(const QString &start) const
    {
        if (m_banner->isHidden())
            return nullptr;
        for (QPushButton *one : m_banner->findChildren<QPushButton *>()) {
            if (one->text().startsWith(start) && !one->isHidden())
                return one;
        }
        return nullptr;
    }

    QTemporaryDir m_folder;
    SystemFiles m_files;
    GroupCommit m_writer{nullptr};
    Theme m_theme;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<RunBench> m_bench;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<OutcomeModel> m_outcomes;
    std::unique_ptr<Banner> m_banner;
    std::unique_ptr<QObject> m_owner;
    RunFlow *m_flow = nullptr;
};

QTEST_MAIN(TestRunFlow)
#include "tst_runflow.moc"
