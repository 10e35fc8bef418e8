// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/journalledrun.h"

#include "app/records/journal.h"
#include "tests/app/invitations/journaltale.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

using State = JournalledPair::State;

Q_DECLARE_METATYPE(Hubwarden::JournalledPair::State)

namespace {

//! The pair of a sender; the tests' senders are in one place only.
const JournalledPair *of(const UnfinishedRun &run, const QString &sender)
{
    for (const JournalledPair &pair : run.pairs) {
        if (pair.outcome.sender.toString() == sender)
            return &pair;
    }
    return nullptr;
}

} // namespace

//! What a journal tells, however it was cut or damaged.
class TestJournalledRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoWhereAndWhen();
    void lastLineOfAPairDecides_data();
    void lastLineOfAPairDecides();
    void answerKeepsWhatTheResultNeeds();
    void takesOverWhatAnEarlierRunLeft();
    void everyCutTellsTheTruth();
    void damageNeverMakesASentPairNotStarted();
    void anyBytesAreRead();

private:
    UnfinishedRun read(const QByteArray &bytes)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(file.errorString()));
        file.close();
        return read();
    }
    UnfinishedRun read() const
    {
        const Result<JournalContents> contents = readJournal(path());
        return contents ? readRun(*contents) : UnfinishedRun{};
    }
    QString path() const { return m_folder.filePath(u"journal.jsonl"_s); }

    QTemporaryDir m_folder;
};

void TestJournalledRun::tellsWhoWhereAndWhen()
{
    JournalTale tale;
    tale.plan(u"1"_s, {u"100000000001"_s});
    tale.sent(u"1"_s);
    const UnfinishedRun run = read(tale.bytes());
    QCOMPARE(run.runId, u"run-1"_s);
    QCOMPARE(run.started, JournalTale::start());
    QCOMPARE(run.confirmed, JournalTale::start());
    QCOMPARE(run.lastLine, JournalTale::start().addSecs(2));
    QCOMPARE(run.programVersion, u"0.1.0"_s);
    QCOMPARE(run.principals.values(), QStringList{JournalTale::principal()});
    QCOMPARE(run.hosts.values(), QStringList{u"securityhub.eu-west-1.amazonaws.com"_s});
    QVERIFY(run.isInterrupted());
    const Outcome &row = run.pairs.first().outcome;
    QCOMPARE(row.profile, JournalTale::profile());
    QCOMPARE(row.target, JournalTale::place());
    QCOMPARE(row.attempts, 1);
    QCOMPARE(row.principal, JournalTale::principal());
    QCOMPARE(row.endpoint, u"securityhub.eu-west-1.amazonaws.com"_s);
}

void TestJournalledRun::lastLineOfAPairDecides_data()
{
    QTest::addColumn<JournalTale>("tale");
    QTest::addColumn<State>("state");
    QTest::addColumn<ResultWord>("word");
    const QStringList two{u"100000000001"_s, u"100000000002"_s};
    JournalTale tale;
    tale.plan(u"1"_s, two);
    QTest::newRow("planned") << tale << State::NotStarted << ResultWord::NotStarted;
    JournalTale unsent = tale;
    unsent.answered(u"1"_s, {{u"answer"_s, u"not-sent"_s}});
    QTest::newRow("no byte left") << unsent << State::NotStarted << ResultWord::NotStarted;
    tale.sent(u"1"_s);
    QTest::newRow("sent") << tale << State::Unanswered << ResultWord::OutcomeUnknown;
    const auto answered = [&tale](const QJsonObject &answer) {
        JournalTale copy = tale;
        copy.answered(u"1"_s, answer);
        return copy;
    };
    const QJsonObject notFound{{u"answer"_s, u"failed"_s},
                               {u"status"_s, 404},
                               {u"error"_s, QJsonObject{{u"kind"_s, u"not-found"_s}}}};
    QJsonObject lost = notFound;
    lost.insert(u"earlierAttemptUnanswered"_s, true);
    const QJsonObject denied{{u"answer"_s, u"failed"_s},
                             {u"status"_s, 403},
                             {u"error"_s, QJsonObject{{u"kind"_s, u"access-denied"_s}}}};
    QTest::newRow("accepted") << answered({{u"answer"_s, u"accepted"_s}}) << State::Done
                              << ResultWord::DeclinedNotLookedAtAgain;
    QTest::newRow("refused") << answered({{u"answer"_s, u"refused"_s}}) << State::Done
                             << ResultWord::RefusedByAws;
    QTest::newRow("denied") << answered(denied) << State::Done << ResultWord::Failed;
    QTest::newRow("cut answer") << answered({{u"answer"_s, u"unknown"_s}}) << State::Unanswered
                                << ResultWord::OutcomeUnknown;
    QTest::newRow("404 for all") << answered(notFound) << State::ToAskAlone << ResultWord::Failed;
    QTest::newRow("404 after a lost answer")
        << answered(lost) << State::Unanswered << ResultWord::OutcomeUnknown;
    QTest::newRow("a word of a later version")
        << answered({{u"answer"_s, u"postponed"_s}}) << State::Unanswered << ResultWord::OutcomeUnknown;
    JournalTale again = tale;
    again.sent(u"1"_s, 2);
    QTest::newRow("sent twice") << again << State::Unanswered << ResultWord::OutcomeUnknown;
    JournalTale single = answered(notFound);
    single.plan(u"1.1"_s, {two.first()});
    QTest::newRow("alone, planned") << single << State::ToAskAlone << ResultWord::Failed;
    single.sent(u"1.1"_s);
    QTest::newRow("alone, sent") << single << State::Unanswered << ResultWord::OutcomeUnknown;
    single.answered(u"1.1"_s, {{u"answer"_s, u"accepted"_s}});
    QTest::newRow("alone, accepted") << single << State::Done << ResultWord::DeclinedNotLookedAtAgain;
    JournalTale result = answered({{u"answer"_s, u"accepted"_s}});
    result.result({{two.first(), ResultWord::DeclinedStillListed}});
    QTest::newRow("looked at again") << result << State::Done << ResultWord::DeclinedStillListed;
    JournalTale alone404 = tale;
    alone404.plan(u"2"_s, {u"100000000003"_s});
    alone404.sent(u"2"_s);
    alone404.answered(u"2"_s, notFound);
    QTest::newRow("others' lines") << alone404 << State::Unanswered << ResultWord::OutcomeUnknown;
}

void TestJournalledRun::lastLineOfAPairDecides()
{
    QFETCH(JournalTale, tale);
    QFETCH(State, state);
    QFETCH(ResultWord, word);
    const UnfinishedRun run = read(tale.bytes());
    const JournalledPair *pair = of(run, u"100000000001"_s);
    QVERIFY(pair);
    QCOMPARE(pair->state, state);
    QCOMPARE(pair->outcome.word, word);
    QCOMPARE(pair->sentBefore, state == State::Unanswered);
    if (const JournalledPair *single = of(run, u"100000000003"_s))
        QCOMPARE(single->state, State::Done); // one ID is not repeated one by one
}

void TestJournalledRun::answerKeepsWhatTheResultNeeds()
{
    JournalTale tale;
    tale.plan(u"1"_s, {u"100000000001"_s});
    tale.sent(u"1"_s);
    tale.sent(u"1"_s, 2);
    tale.answered(u"1"_s, {{u"answer"_s, u"refused"_s},
                           {u"text"_s, u"The account was not found"_s},
                           {u"requestId"_s, u"id-1"_s},
                           {u"status"_s, 200},
                           {u"attempts"_s, 2},
                           {u"earlierAttemptUnanswered"_s, true}});
    const UnfinishedRun run = read(tale.bytes());
    const JournalledPair &pair = run.pairs.first();
    QVERIFY(pair.answer && pair.answer->earlierAttemptUnanswered && pair.sentBefore);
    QCOMPARE(pair.outcome.awsSays, u"The account was not found"_s);
    QCOMPARE(pair.outcome.requestId, u"id-1"_s);
    QCOMPARE(pair.outcome.httpStatus, 200);
    QCOMPARE(pair.outcome.attempts, 2);
}

void TestJournalledRun::takesOverWhatAnEarlierRunLeft()
{
    JournalTale tale;
    tale.takeOver(u"run-0"_s, JournalTale::start().addSecs(-3600), {u"100000000001"_s}, {u"100000000002"_s});
    UnfinishedRun run = read(tale.bytes());
    QCOMPARE(run.continues, u"run-0"_s);
    QCOMPARE(run.confirmed, JournalTale::start().addSecs(-3600));
    QCOMPARE(of(run, u"100000000001"_s)->state, State::Unanswered);
    QCOMPARE(of(run, u"100000000002"_s)->state, State::NotStarted);
    tale.plan(u"1"_s, {u"100000000001"_s});
    run = read(tale.bytes());
    QCOMPARE(of(run, u"100000000001"_s)->state, State::Unanswered); // planning again unsends nothing
    tale.sent(u"1"_s);
    tale.answered(u"1"_s, {{u"answer"_s, u"refused"_s}});
    run = read(tale.bytes());
    QCOMPARE(of(run, u"100000000001"_s)->state, State::Done);
    QVERIFY(of(run, u"100000000001"_s)->answer->earlierAttemptUnanswered);
}

void TestJournalledRun::everyCutTellsTheTruth()
{
    const JournalTale tale = JournalTale::ofEverything();
    const QByteArray whole = tale.bytes();
    read(whole);
    for (qsizetype size = whole.size(); size >= 0; --size) {
        QVERIFY(QFile::resize(path(), size));
        const UnfinishedRun run = read();
        const auto truth = tale.truthAfter(size);
        QCOMPARE(run.pairs.size(), truth.size());
        QCOMPARE(run.unreadableLines, 0);
        for (const JournalledPair &pair : run.pairs) {
            const QString sender = pair.outcome.sender.toString();
            QVERIFY2(pair.state == truth.value(sender),
                     qPrintable(u"%1 after %2 bytes is %3"_s.arg(sender).arg(size).arg(int(pair.state))));
        }
    }
}

void TestJournalledRun::damageNeverMakesASentPairNotStarted()
{
    const JournalTale tale = JournalTale::ofEverything();
    QByteArrayList lines = tale.bytes().split('\n');
    lines.removeLast();
    for (qsizetype damaged = 1; damaged < lines.size(); ++damaged) {
        // Whatever came before the damage, and whatever it hides.
        for (qsizetype count = damaged + 1; count <= lines.size(); ++count) {
            QByteArrayList left = lines.first(count);
            const auto truth = tale.truthAfter(left.join('\n').size() + 1);
            left[damaged] = "{\"kind\":\"sen";
            const UnfinishedRun run = read(left.join('\n') + '\n');
            QCOMPARE(run.unreadableLines > 0, true);
            for (const JournalledPair &pair : run.pairs) {
                QVERIFY(pair.state != State::NotStarted && pair.state != State::ToAskAlone);
                // An answer that can be read is believed.
                if (pair.state == State::Done)
                    QCOMPARE(truth.value(pair.outcome.sender.toString()), State::Done);
            }
        }
    }
}

void TestJournalledRun::anyBytesAreRead()
{
    const QByteArray whole = JournalTale::ofEverything().bytes();
    QRandomGenerator random(20261123);
    for (int round = 0; round < 500; ++round) {
        QByteArray bytes = whole;
        for (int i = random.bounded(1, 200); i > 0; --i)
            bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
        for (const JournalledPair &pair : read(bytes).pairs)
            QVERIFY(pair.outcome.word != ResultWord::Waiting);
    }
}

QTEST_GUILESS_MAIN(TestJournalledRun)
#include "tst_journalledrun.moc"
