// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/takeover.h"

#include "app/base/jsonlines.h"
#include "app/invitations/keepoutcomes.h"
#include "app/invitations/recovery.h"
#include "app/records/auditlog.h"
#include "tests/app/invitations/journaltale.h"
#include "tests/app/records/faultyfiles.h"
#include "tests/app/records/outcomeof.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using Operation = FaultyFiles::Operation;
using State = JournalledPair::State;

Q_DECLARE_METATYPE(Hubwarden::FaultyFiles::Operation)

namespace {

const QString settledSender = u"100000000001"_s;
const QString answeredSender = u"100000000002"_s;
const QString unansweredSender = u"100000000003"_s;
const QString waitingSender = u"100000000004"_s;
const QString aloneSender = u"100000000005"_s;
const QString goneSender = u"100000000006"_s;

JournalTale interruptedTale()
{
    JournalTale tale;
    tale.plan(u"1"_s, {settledSender, answeredSender});
    tale.plan(u"2"_s, {unansweredSender, goneSender});
    tale.plan(u"3"_s, {waitingSender});
    tale.plan(u"4"_s, {aloneSender, u"100000000007"_s});
    tale.sent(u"1"_s);
    tale.answered(u"1"_s, {{u"answer"_s, u"accepted"_s}, {u"requestId"_s, u"id-1"_s}});
    tale.result({{settledSender, ResultWord::DeclinedStillListed}});
    tale.sent(u"4"_s);
    tale.answered(u"4"_s, {{u"answer"_s, u"failed"_s},
                           {u"status"_s, 404},
                           {u"error"_s, QJsonObject{{u"kind"_s, u"not-found"_s}}}});
    tale.sent(u"2"_s);
    return tale;
}

//! By sender: the state, or the word of what is settled.
QMap<QString, QString> storyOf(const UnfinishedRun &run)
{
    QMap<QString, QString> story;
    for (const JournalledPair &pair : run.pairs)
        story.insert(pair.outcome.sender.toString(), pair.state == State::Done
                                                         ? recordWord(pair.outcome.word)
                                                         : u"state %1"_s.arg(static_cast<int>(pair.state)));
    return story;
}

} // namespace

//! From the interrupted run to the one that goes on with it, or into the history.
class TestTakeOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newJournalSaysWhatItContinues();
    void aCrashAnywhereLosesNothing_data();
    void aCrashAnywhereLosesNothing();
    void keptRunsAreInTheHistoryOnce();
    void keepingWithoutAHistoryAsksAgain();
    void whatTheHistoryHasIsNotRepeated();
    void aContinuedRunCanBeContinuedAgain();
    void aRunThatCouldNotBeClosedIsNotContinuedTwice();

private:
    //! The program from its start to its end, which may be a crash.
    struct Life
    {
        Life(const QString &folder, const Clock &clock)
            : writer(std::make_unique<GroupCommit>(nullptr))
        {
            auto opened = AuditLog::open(folder + u"/audit.jsonl"_s, clock, system, *writer);
            if (opened)
                audit = std::move(opened).value();
        }
        SystemFiles system;
        FaultyFiles files;
        std::unique_ptr<GroupCommit> writer;
        std::optional<AuditLog> audit;
    };

    RecordServices services(Life &life)
    {
        return {.clock = m_clock,
                .files = life.files,
                .writer = *life.writer,
                .audit = life.audit ? &*life.audit : nullptr,
                .journalFolder = journals(),
                .historyPath = m_folder->filePath(u"audit.jsonl"_s)};
    }
    QString journals() const { return m_folder->filePath(u"journal"_s); }
    Recovery recovery() const { return readInterruptedRuns(journals()); }
    Profile profile() const
    {
        Profile profile{
            .id = JournalTale::profile(), .name = {}, .signInRegion = JournalTale::place().region};
        profile.identity
            = ConfirmedIdentity{JournalTale::place().account, JournalTale::principal(), m_clock.utcNow()};
        return profile;
    }
    //! The list shows all but one as open.
    Continuation planOf(const UnfinishedRun &run) const
    {
        LookReport report{.target = JournalTale::place(), .profile = profile().id, .time = m_clock.utcNow()};
        for (const JournalledPair &pair : run.pairs) {
            if (pair.outcome.sender.toString() != goneSender)
                report.invitations.append({.sender = pair.outcome.sender, .status = u"Invited"_s});
        }
        return planContinuation(run, {report}, {profile()}, m_clock.utcNow());
    }
    std::optional<Result<Journal>> takeOver(Life &life, const QString &newRun)
    {
        const UnfinishedRun run = recovery().interrupted.first();
        return outcomeOf(new TakeOver(services(life), run, planOf(run), newRun, this));
    }
    QList<QJsonObject> history(const QString &kind) const
    {
        QList<QJsonObject> found;
        const auto lines = readJsonLines(m_folder->filePath(u"audit.jsonl"_s));
        for (const QJsonObject &line : lines->objects) {
            if (line.value("kind"_L1) == kind)
                found.append(line);
        }
        return found;
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTakeOver::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock.setUtcNow(JournalTale::start().addSecs(600));
    QVERIFY(QDir().mkpath(journals()));
    QFile file(journals() + u"/20261123T091500000Z-run-1.jsonl"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(interruptedTale().bytes() + R"({"kind":"sent","request":"3","att)");
}

void TestTakeOver::newJournalSaysWhatItContinues()
{
    {
        Life life(m_folder->path(), m_clock);
        QVERIFY(takeOver(life, u"run-2"_s)->ok());
    }
    const Recovery after = recovery();
    QCOMPARE(after.closed.size(), 1);
    QCOMPARE(after.interrupted.size(), 1);
    QVERIFY(after.takenOver.isEmpty() && after.unreadable.isEmpty());
    const UnfinishedRun run = after.interrupted.first();
    QCOMPARE(run.runId, u"run-2"_s);
    QCOMPARE(run.continues, u"run-1"_s);
    QCOMPARE(run.confirmed, JournalTale::start());
    QCOMPARE(run.hosts.size(), 1);
    QCOMPARE(storyOf(run), (QMap<QString, QString>{{answeredSender, u"declined-still-listed"_s},
                                                   {goneSender, u"declined-no-longer-listed"_s},
                                                   {unansweredSender, u"state 1"_s},
                                                   {aloneSender, u"state 2"_s},
                                                   {u"100000000007"_s, u"state 2"_s},
                                                   {waitingSender, u"state 3"_s}}));
    // The old run's own results are in the history under its name, those of the look under the new one's.
    QMap<QString, QString> told;
    for (const QJsonObject &line : history(u"outcome"_s))
        told.insert(line.value("sender"_L1).toString(), line.value("run"_L1).toString());
    QCOMPARE(told, (QMap<QString, QString>{
                       {settledSender, u"run-1"_s}, {answeredSender, u"run-2"_s}, {goneSender, u"run-2"_s}}));
    QCOMPARE(history(u"continues"_s).size(), 1);
}

void TestTakeOver::aCrashAnywhereLosesNothing_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<int>("nth");
    for (int nth = 1; nth <= 4; ++nth) {
        QTest::addRow("open %d", nth) << Operation::Open << nth;
        QTest::addRow("write %d", nth) << Operation::Write << nth;
        QTest::addRow("sync %d", nth) << Operation::Sync << nth;
        QTest::addRow("truncate %d", nth) << Operation::Truncate << nth;
        QTest::addRow("folder %d", nth) << Operation::SyncFolder << nth;
    }
}

void TestTakeOver::aCrashAnywhereLosesNothing()
{
    QFETCH(Operation, operation);
    QFETCH(int, nth);
    const auto before = storyOf(recovery().interrupted.first());
    {
        Life life(m_folder->path(), m_clock);
        life.files.fail(
            {.operation = operation, .nth = nth, .message = u"crash"_s, .taken = 20, .forGood = true});
        const auto result = takeOver(life, u"run-2"_s);
        QVERIFY(result);
        if (!result->ok()) // then nothing was handed over, and nothing may be sent
            QCOMPARE(recovery().interrupted.first().runId, u"run-1"_s);
    }
    // Exactly one of the two is asked about, and it knows everything.
    const Recovery after = recovery();
    QCOMPARE(after.interrupted.size(), 1);
    const auto story = storyOf(after.interrupted.first());
    if (after.interrupted.first().runId == u"run-1"_s) {
        QCOMPARE(story, before);
    } else {
        QCOMPARE(story.size(), before.size() - 1); // but what was settled
        QCOMPARE(story.value(unansweredSender), u"state 1"_s);
        QCOMPARE(story.value(answeredSender), u"declined-still-listed"_s);
    }
}

void TestTakeOver::keptRunsAreInTheHistoryOnce()
{
    for (int crash = 0; crash < 2; ++crash) {
        Life life(m_folder->path(), m_clock);
        if (crash == 0) // the history has it, the journal could not be closed
            life.files.fail(
                {.operation = Operation::Write, .nth = 1, .message = u"crash"_s, .forGood = true});
        const auto kept = outcomeOf(new KeepAsRecord(services(life), recovery().interrupted.first(), this));
        QVERIFY(kept);
        QCOMPARE(kept->ok(), crash == 1);
        QCOMPARE(recovery().interrupted.size(), crash == 0 ? 1 : 0);
    }
    QMap<QString, QString> told;
    for (const QJsonObject &line : history(u"outcome"_s)) {
        QCOMPARE(line.value("run"_L1).toString(), u"run-1"_s);
        const QString sender = line.value("sender"_L1).toString();
        QVERIFY(!told.contains(sender));
        told.insert(sender, line.value("result"_L1).toString());
    }
    QCOMPARE(told, (QMap<QString, QString>{{settledSender, u"declined-still-listed"_s},
                                           {answeredSender, u"declined-not-looked-at-again"_s},
                                           {unansweredSender, u"outcome-unknown"_s},
                                           {goneSender, u"outcome-unknown"_s},
                                           {waitingSender, u"not-started"_s},
                                           {aloneSender, u"failed"_s},
                                           {u"100000000007"_s, u"failed"_s}}));
}

void TestTakeOver::keepingWithoutAHistoryAsksAgain()
{
    Life life(m_folder->path(), m_clock);
    life.audit.reset();
    const auto kept = outcomeOf(new KeepAsRecord(services(life), recovery().interrupted.first(), this));
    QVERIFY(kept);
    QVERIFY(!kept->ok());
    QCOMPARE(kept->error().kind, Error::Kind::Storage);
    QCOMPARE(kept->error().detail, services(life).historyPath);
    QCOMPARE(recovery().interrupted.size(), 1);
}

void TestTakeOver::whatTheHistoryHasIsNotRepeated()
{
    Life life(m_folder->path(), m_clock);
    const UnfinishedRun run = recovery().interrupted.first();
    UnfinishedRun other = run;
    other.runId = u"run-9"_s; // the same pairs in another run are no reason to leave them out
    QCOMPARE(**outcomeOf(new KeepOutcomes(*life.audit, other, KeepOutcomes::Which::All, this)), 7);
    QCOMPARE(**outcomeOf(new KeepOutcomes(*life.audit, run, KeepOutcomes::Which::Settled, this)), 1);
    QCOMPARE(**outcomeOf(new KeepOutcomes(*life.audit, run, KeepOutcomes::Which::All, this)), 6);
    QCOMPARE(**outcomeOf(new KeepOutcomes(*life.audit, run, KeepOutcomes::Which::All, this)), 0);
}

void TestTakeOver::aContinuedRunCanBeContinuedAgain()
{
    for (int number = 2; number <= 4; ++number) {
        Life life(m_folder->path(), m_clock);
        QVERIFY(takeOver(life, u"run-%1"_s.arg(number))->ok());
        m_clock.advance(std::chrono::hours(1));
    }
    const Recovery after = recovery();
    QCOMPARE(after.closed.size(), 3);
    QCOMPARE(after.interrupted.size(), 1);
    const UnfinishedRun run = after.interrupted.first();
    QCOMPARE(run.confirmed, JournalTale::start()); // the only confirmation there was
    QCOMPARE(storyOf(run), (QMap<QString, QString>{{unansweredSender, u"state 1"_s},
                                                   {aloneSender, u"state 2"_s},
                                                   {u"100000000007"_s, u"state 2"_s},
                                                   {waitingSender, u"state 3"_s}}));
}

void TestTakeOver::aRunThatCouldNotBeClosedIsNotContinuedTwice()
{
    {
        Life life(m_folder->path(), m_clock);
        life.files.fail({.operation = Operation::Open, .nth = 2, .message = u"crash"_s}); // the old journal
        QVERIFY(takeOver(life, u"run-2"_s)->ok());
    }
    m_clock.advance(std::chrono::hours(1));
    {
        Life life(m_folder->path(), m_clock);
        QVERIFY(takeOver(life, u"run-3"_s)->ok());
    }
    const Recovery after = recovery();
    QCOMPARE(after.interrupted.size(), 1);
    QCOMPARE(after.interrupted.first().runId, u"run-3"_s);
    QCOMPARE(after.takenOver.size(), 1);
    QCOMPARE(after.takenOver.first().runId, u"run-1"_s);
}

QTEST_GUILESS_MAIN(TestTakeOver)
#include "tst_takeover.moc"
