// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/outcomemodel.h"

#include "tests/ui/sampleoutcome.h"
#include "ui/errortext.h"
#include "ui/models/resultstable.h"
#include "ui/models/roworder.h"
#include "ui/models/tableroles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

Outcome outcome(QStringView sender, ResultWord word, QStringView region = u"eu-west-1")
{
    return sampleOutcome(sender, word, region);
}

QString text(const OutcomeModel &model, int row, OutcomeModel::Column column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

using Word = ResultWord;

} // namespace

class TestOutcomeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rowsComeBackAsTheyWere();
    void rowsOfAPlaceShareItsError();
    void rowsAreKnownByPlaceAndSender();
    void newRowsComeWithOneSignal();
    void onlyChangedRowsAreAnnounced();
    void laterOfTheSameBatchCounts();
    void ticksStayOnTheirPair();
    void whatFailsIsTickedByItself_data();
    void whatFailsIsTickedByItself();
    void countsFollowTheWords();
    void everyWordBelongsToAGroup_data();
    void everyWordBelongsToAGroup();
    void identifiersAreGroupedForTheEyeAndPlainInCopies();
    void resultsThatNeedAPersonComeFirst();
    void equalMeaningsStandTogether();
    void causesAreKnownAsRowsComeAndChange();
    void filterFindsWhatTheRowShows();
    void stillListedAsksForAttention();
    void copiesKeepZerosAndDisarmFormulas();
    void wholeTableHasEveryTitledColumn();
    void exportNamesAccountsAndSaysTimesInUtc();

private:
    QList<Outcome> m_three;
};

void TestOutcomeModel::initTestCase()
{
    m_three
        = {outcome(u"000011112222", Word::DeclinedNoLongerListed),
           outcome(u"444455556666", Word::RefusedByAws), outcome(u"222233334444", Word::NoInvitationFound)};
    m_three[1].awsSays = u"The request is rejected because it is odd"_s;
    m_three[1].requestId = u"7c1e-44"_s;
}

void TestOutcomeModel::rowsComeBackAsTheyWere()
{
    Outcome whole = outcome(u"444455556666", Word::NotStarted);
    whole.reason = NotSentReason::LookFailed;
    whole.awsSays = u"Nicht gefunden – wörtlich"_s;
    Error error;
    error.kind = Error::Kind::ClockSkew;
    error.code = u"SignatureDoesNotMatch"_s;
    error.serverTime = QDateTime(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC);
    error.requestSent = true;
    whole.error = error;
    whole.requestId = u"7c1e-44-ü"_s;
    whole.time = QDateTime(QDate(2026, 11, 20), QTime(8, 1), Qt::UTC);
    whole.lookedAt = whole.time.addSecs(2);
    whole.httpStatus = 403;
    whole.attempts = 3;
    whole.invitationId = u"7ab938c5d52d7904ad09f9e7c20cc4eb"_s;
    whole.principal = u"arn:aws:sts::111122223333:assumed-role/Audit/hubwarden"_s;
    whole.endpoint = u"securityhub.eu-west-1.amazonaws.com"_s;
    whole.unseen = true;
    Outcome other = outcome(u"222233334444", Word::DeclinedStillListed, u"eu-north-1");
    other.principal = u"arn:aws:iam::111122223333:user/other"_s;
    OutcomeModel model;
    model.update({whole, other});
    QCOMPARE(model.outcome(0), whole);
    QCOMPARE(model.outcome(1), other);
    model.update({outcome(u"444455556666", Word::Sending)});
    model.update({whole});
    QCOMPARE(model.outcomes(), QList<Outcome>({whole, other}));
}

void TestOutcomeModel::rowsOfAPlaceShareItsError()
{
    Error error;
    error.kind = Error::Kind::Offline;
    QList<Outcome> rows{outcome(u"444455556666", Word::Failed), outcome(u"222233334444", Word::Failed)};
    const SharedError shared(error);
    for (Outcome &row : rows)
        row.error = shared;
    OutcomeModel model;
    model.update(rows);
    QCOMPARE(&*model.outcome(0).error, &*shared);
    QCOMPARE(&*model.outcome(1).error, &*shared);
    QVERIFY(SharedError(error) == shared && SharedError() != shared && SharedError() == SharedError());
    error.kind = Error::Kind::Tls;
    QVERIFY(SharedError(error) != shared);
}

void TestOutcomeModel::rowsAreKnownByPlaceAndSender()
{
    OutcomeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update(
        {outcome(u"444455556666", Word::Waiting), outcome(u"444455556666", Word::Waiting, u"eu-north-1")});
    QCOMPARE(model.rowCount(), 2);
    model.update({outcome(u"444455556666", Word::Sending, u"eu-north-1")});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, OutcomeModel::Result), u"Waiting"_s);
    QCOMPARE(text(model, 1, OutcomeModel::Result), u"Sending"_s);
    QCOMPARE(model.rowOf({model.outcome(1).target, model.outcome(1).sender}), 1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.update(m_three);
    QCOMPARE(model.rowCount(), 3);
}

void TestOutcomeModel::newRowsComeWithOneSignal()
{
    OutcomeModel model;
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.update(m_three);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
}

void TestOutcomeModel::onlyChangedRowsAreAnnounced()
{
    OutcomeModel model;
    model.update(m_three);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.update(m_three);
    QCOMPARE(changed.size(), 0);
    QList<Outcome> next = m_three;
    next[2].word = Word::Failed;
    model.update(next);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().at(0).toModelIndex().row(), 2);
    QCOMPARE(changed.front().at(1).toModelIndex().row(), 2);
}

void TestOutcomeModel::laterOfTheSameBatchCounts()
{
    OutcomeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update({outcome(u"444455556666", Word::Sending), outcome(u"444455556666", Word::Failed)});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, OutcomeModel::Result), u"Failed"_s);
    QCOMPARE(model.counts(), (OutcomeModel::Counts{1, 0, 0, 1, 0}));
}

void TestOutcomeModel::ticksStayOnTheirPair()
{
    OutcomeModel model;
    RowOrder order(SortRole);
    const QAbstractItemModelTester tester(&order, QAbstractItemModelTester::FailureReportingMode::QtTest);
    order.setSourceModel(&model);
    model.update(
        {outcome(u"000011112222", Word::RefusedByAws), outcome(u"444455556666", Word::RefusedByAws)});
    QCOMPARE(model.tickedCount(), 0);
    order.sort(OutcomeModel::Sender);
    QVERIFY(order.setData(order.index(1, OutcomeModel::Tick), Qt::Checked, Qt::CheckStateRole));
    order.sort(OutcomeModel::Sender, Qt::DescendingOrder);
    Outcome later = outcome(u"444455556666", Word::RefusedByAws);
    later.awsSays = u"no"_s;
    model.update({later}); // the same word: what the person ticked stays
    QCOMPARE(model.tickedOutcomes().size(), 1);
    QCOMPARE(model.tickedOutcomes().front().sender.toString(), u"444455556666"_s);
    QVERIFY(!model.setData(model.index(0, OutcomeModel::Result), Qt::Checked, Qt::CheckStateRole));
}

void TestOutcomeModel::whatFailsIsTickedByItself_data()
{
    QTest::addColumn<Word>("word");
    QTest::addColumn<bool>("ticked");
    QTest::addColumn<bool>("tickable");
    QTest::newRow("failed") << Word::Failed << true << true;
    QTest::newRow("unknown") << Word::OutcomeUnknown << true << true;
    QTest::newRow("not started") << Word::NotStarted << true << true;
    QTest::newRow("refused") << Word::RefusedByAws << false << true;
    QTest::newRow("declined") << Word::DeclinedStillListed << false << false;
    QTest::newRow("nothing found") << Word::NoInvitationFound << false << false;
    QTest::newRow("sending") << Word::Sending << false << false;
}

void TestOutcomeModel::whatFailsIsTickedByItself()
{
    QFETCH(Word, word);
    QFETCH(bool, ticked);
    QFETCH(bool, tickable);
    OutcomeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update({outcome(u"444455556666", Word::Waiting)});
    const QSignalSpy ticks(&model, &OutcomeModel::ticksChanged);
    model.update({outcome(u"444455556666", word)});
    const QModelIndex cell = model.index(0, OutcomeModel::Tick);
    QCOMPARE(model.tickedCount(), ticked ? 1 : 0);
    QCOMPARE(ticks.size(), ticked ? 1 : 0);
    QCOMPARE(cell.data(Qt::CheckStateRole).isValid(), tickable);
    QCOMPARE(cell.flags().testFlag(Qt::ItemIsUserCheckable), tickable);
    QCOMPARE(model.setData(cell, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole), tickable);
    QCOMPARE(model.tickedCount(), tickable && !ticked ? 1 : 0);
    model.update({outcome(u"444455556666", Word::Sending)}); // sent again
    QCOMPARE(model.tickedCount(), 0);
    model.clear();
    QCOMPARE(model.tickedCount(), 0);
}

void TestOutcomeModel::countsFollowTheWords()
{
    OutcomeModel model;
    model.update(m_three);
    QCOMPARE(model.counts(), (OutcomeModel::Counts{3, 1, 1, 0, 1}));
    QList<Outcome> next = m_three;
    next[1].word = Word::OutcomeUnknown;
    next[2].word = Word::LookingAgain;
    model.update(next);
    QCOMPARE(model.counts(), (OutcomeModel::Counts{3, 1, 0, 1, 0}));
    model.clear();
    QCOMPARE(model.counts(), OutcomeModel::Counts{});
}

void TestOutcomeModel::everyWordBelongsToAGroup_data()
{
    QTest::addColumn<int>("word");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("group");
    const auto add = [](Word word, const QString &text, OutcomeGroup group) {
        QTest::newRow(qPrintable(text)) << static_cast<int>(word) << text << static_cast<int>(group);
    };
    add(Word::Waiting, u"Waiting"_s, OutcomeGroup::All);
    add(Word::Sending, u"Sending"_s, OutcomeGroup::All);
    add(Word::LookingAgain, u"Looking again"_s, OutcomeGroup::All);
    add(Word::DeclinedNoLongerListed, u"Declined, no longer listed"_s, OutcomeGroup::Declined);
    add(Word::DeclinedStillListed, u"Declined, still listed"_s, OutcomeGroup::Declined);
    add(Word::DeclinedNotLookedAtAgain, u"Declined, not looked at again"_s, OutcomeGroup::Declined);
    add(Word::RefusedByAws, u"Refused by AWS"_s, OutcomeGroup::Refused);
    add(Word::Failed, u"Failed"_s, OutcomeGroup::FailedOrUnknown);
    add(Word::OutcomeUnknown, u"Outcome unknown"_s, OutcomeGroup::FailedOrUnknown);
    add(Word::NotStarted, u"Not started"_s, OutcomeGroup::NotSent);
    add(Word::NoInvitationFound, u"No invitation found"_s, OutcomeGroup::NotSent);
}

void TestOutcomeModel::everyWordBelongsToAGroup()
{
    QFETCH(int, word);
    QTEST(resultText(static_cast<Word>(word)), "text");
    QTEST(static_cast<int>(outcomeGroup(static_cast<Word>(word))), "group");
}

void TestOutcomeModel::identifiersAreGroupedForTheEyeAndPlainInCopies()
{
    OutcomeModel model;
    model.update(m_three);
    QCOMPARE(text(model, 0, OutcomeModel::Sender), u"0000\u00a01111\u00a02222"_s);
    QCOMPARE(text(model, 0, OutcomeModel::Sender, CopyRole), u"000011112222"_s);
    QCOMPARE(text(model, 0, OutcomeModel::Account, CopyRole), u"111122223333"_s);
}

void TestOutcomeModel::resultsThatNeedAPersonComeFirst()
{
    OutcomeModel model;
    RowOrder order(SortRole);
    order.setSourceModel(&model);
    model.update({outcome(u"444455556666", Word::NoInvitationFound),
                  outcome(u"222233334444", Word::DeclinedNoLongerListed),
                  outcome(u"123456789012", Word::Waiting), outcome(u"000011112222", Word::RefusedByAws)});
    order.sort(OutcomeModel::Result);
    QStringList words;
    for (int row = 0; row < order.rowCount(); ++row)
        words.append(order.index(row, OutcomeModel::Result).data().toString());
    QCOMPARE(words, QStringList({u"Refused by AWS"_s, u"Waiting"_s, u"Declined, no longer listed"_s,
                                 u"No invitation found"_s}));
}

void TestOutcomeModel::equalMeaningsStandTogether()
{
    const auto failed = [](QStringView sender, Error::Kind kind) {
        Outcome failure = outcome(sender, Word::Failed);
        failure.error = Error{.kind = kind};
        return failure;
    };
    const auto notStarted = [](QStringView sender, NotSentReason reason) {
        Outcome waiting = outcome(sender, Word::NotStarted);
        waiting.reason = reason;
        return waiting;
    };
    OutcomeModel model;
    RowOrder order(SortRole);
    order.setSourceModel(&model);
    model.update({notStarted(u"000000000001", NotSentReason::Stopped),
                  failed(u"000000000002", Error::Kind::Timeout), outcome(u"000000000003", Word::RefusedByAws),
                  notStarted(u"000000000004", NotSentReason::JournalFailed),
                  failed(u"000000000005", Error::Kind::AccessDenied), outcome(u"000000000006", Word::Waiting),
                  failed(u"000000000007", Error::Kind::Timeout), outcome(u"000000000008", Word::RefusedByAws),
                  failed(u"000000000009", Error::Kind::AccessDenied),
                  notStarted(u"000000000010", NotSentReason::Stopped)});
    order.sort(OutcomeModel::Meaning);
    QStringList meanings;
    for (int row = 0; row < order.rowCount(); ++row)
        meanings.append(order.index(row, OutcomeModel::Meaning).data().toString());
    QStringList groups = meanings;
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    QStringList different = meanings;
    different.removeDuplicates();
    QCOMPARE(groups, different);
    QCOMPARE(different.size(), 6);
    QCOMPARE(order.index(0, OutcomeModel::Result).data().toString(), u"Refused by AWS"_s);
    QCOMPARE(order.index(9, OutcomeModel::Result).data().toString(), u"Waiting"_s);
}

void TestOutcomeModel::causesAreKnownAsRowsComeAndChange()
{
    OutcomeModel model;
    model.update({outcome(u"444455556666", Word::Sending), outcome(u"222233334444", Word::Sending)});
    QVERIFY(!model.hasCauses());
    model.update({outcome(u"444455556666", Word::RefusedByAws)});
    QVERIFY(model.hasCauses());
    model.update({outcome(u"444455556666", Word::DeclinedNoLongerListed)});
    QVERIFY(!model.hasCauses());
    model.update({outcome(u"000011112222", Word::Failed)});
    QVERIFY(model.hasCauses());
    model.clear();
    QVERIFY(!model.hasCauses());
}

void TestOutcomeModel::filterFindsWhatTheRowShows()
{
    OutcomeModel model;
    model.update(m_three);
    const auto found = [&model](OutcomeGroup group, const QString &part) {
        QString rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.matches(row, group, part))
                rows += QString::number(row);
        }
        return rows;
    };
    QCOMPARE(found(OutcomeGroup::All, {}), u"012"_s);
    QCOMPARE(found(OutcomeGroup::Refused, {}), u"1"_s);
    QCOMPARE(found(OutcomeGroup::All, u"4444 5555"_s), u"1"_s);
    QCOMPARE(found(OutcomeGroup::All, u"REJECTED"_s), u"1"_s);
    QCOMPARE(found(OutcomeGroup::All, u"7c1e"_s), u"1"_s);
    QCOMPARE(found(OutcomeGroup::Declined, u"7c1e"_s), QString());
    QCOMPARE(found(OutcomeGroup::All, u"no longer"_s), u"0"_s);
    QCOMPARE(found(OutcomeGroup::All, u" - -"_s), QString());
}

void TestOutcomeModel::stillListedAsksForAttention()
{
    QVERIFY(outcomeTone(Word::DeclinedStillListed) == Tone::Attention);
    QVERIFY(outcomeTone(Word::DeclinedNotLookedAtAgain) == Tone::Neutral);
    QVERIFY(outcomeIcon(Word::DeclinedStillListed) != outcomeIcon(Word::DeclinedNoLongerListed));
    QVERIFY(outcomeTone(Word::RefusedByAws) == Tone::Failed);
    QVERIFY(outcomeTone(Word::DeclinedNoLongerListed) == Tone::Done);
}

void TestOutcomeModel::copiesKeepZerosAndDisarmFormulas()
{
    OutcomeModel model;
    Outcome odd = m_three[0];
    odd.awsSays = u"=HYPERLINK(\"x\")\twith a tab\n<b>"_s;
    model.update({odd});
    const TableText table = tableText(model, {0}, {OutcomeModel::Sender, OutcomeModel::AwsSays}, CopyRole);
    QCOMPARE(toTsv(table, TableHeader::Without), u"000011112222\t'=HYPERLINK(\"x\") with a tab <b>\n"_s);
    QCOMPARE(toTsv(table, TableHeader::With).section(u'\n', 0, 0), u"Sender\tAWS Says"_s);
    const QString html = toHtml(table, TableHeader::With);
    QVERIFY(html.contains(u"&lt;b&gt;"_s) && !html.contains(u"<b>"_s));
    QVERIFY(html.contains(u"<td style='mso-number-format:\"\\@\"'>000011112222</td>"_s));
    QVERIFY(html.contains(u">AWS Says</th>"_s));
}

void TestOutcomeModel::wholeTableHasEveryTitledColumn()
{
    OutcomeModel model;
    model.update(m_three);
    const TableText table = wholeTable(model, CopyRole);
    QCOMPARE(table.header.size(), OutcomeModel::ColumnCount - 1);
    QCOMPARE(table.header.front(), u"Result"_s);
    QCOMPARE(table.header.back(), u"Endpoint"_s);
    QCOMPARE(table.rows.size(), 3);
    QCOMPARE(table.rows[1].value(4), u"The request is rejected because it is odd"_s);
}

void TestOutcomeModel::exportNamesAccountsAndSaysTimesInUtc()
{
    QList<Outcome> rows = m_three;
    rows[0].profile = ProfileId::create();
    rows[0].time = QDateTime(QDate(2026, 11, 20), QTime(8, 1, 2), Qt::UTC);
    rows[0].lookedAt = QDateTime(QDate(2026, 11, 20), QTime(18, 1, 4), Qt::OffsetFromUTC, 7200);
    OutcomeModel model;
    model.update(rows);
    const TableText table = resultsTable(model, {{rows[0].profile, u"acme-prod"_s}});
    const auto cell = [&table](int row, const QString &title) {
        return table.rows.at(row).value(table.header.indexOf(title));
    };
    QCOMPARE(cell(0, u"Account Name"_s), u"acme-prod"_s);
    QCOMPARE(cell(1, u"Account Name"_s), QString());
    QCOMPARE(cell(0, u"Time"_s), u"2026-11-20T08:01:02Z"_s);
    QCOMPARE(cell(0, u"Looked At Again"_s), u"2026-11-20T16:01:04Z"_s);
    QCOMPARE(cell(1, u"Looked At Again"_s), QString());
    for (const QString &title : {u"Result"_s, u"Sender"_s, u"Account"_s, u"Request ID"_s, u"Endpoint"_s})
        QCOMPARE(table.header.count(title), 1);
    QCOMPARE(cell(1, u"Request ID"_s), u"7c1e-44"_s);
    QCOMPARE(cell(1, u"Account"_s), m_three[1].target.account.toString());
}

QTEST_GUILESS_MAIN(TestOutcomeModel)
#include "tst_outcomemodel.moc"
