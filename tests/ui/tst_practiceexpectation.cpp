// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/practiceexpectation.h"

#include "tests/ui/sampleoutcome.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

constexpr auto scenarioText = R"({
  "name": "Small", "regions": ["us-east-1", "eu-west-1"],
  "senders": [{"id": "000011112222", "kind": "unknown"}],
  "accounts": [
    {"id": "111122223333", "name": "one", "user": "u", "regions": {
      "us-east-1": {"invitations": [{"sender": "000011112222", "daysAgo": 1, "onDecline": "removed"}]},
      "eu-west-1": {"deny": {"DeclineInvitations": "service control policy"},
                    "invitations": [{"sender": "000011112222", "daysAgo": 1}]}}},
    {"id": "444455556666", "name": "two", "role": "r", "sessionEndsAfter": {"DeclineInvitations": 1}, "regions": {
      "us-east-1": {"invitations": [{"sender": "000011112222", "daysAgo": 1}]},
      "eu-west-1": {"invitations": [{"sender": "000011112222", "daysAgo": 1}]}}}]
})";

const AccountId stranger = *AccountId::parse(u"000011112222");
const AccountId one = *AccountId::parse(u"111122223333");
const AccountId two = *AccountId::parse(u"444455556666");

Outcome row(const AccountId &account, QStringView region, ResultWord word, int attempts = 1)
{
    Outcome outcome = sampleOutcome(stranger.toString(), word);
    outcome.target = {account, *RegionName::parse(region)};
    outcome.attempts = attempts;
    return outcome;
}

QList<Outcome> asTheScenarioSays()
{
    return {row(one, u"us-east-1", ResultWord::DeclinedNoLongerListed),
            row(one, u"eu-west-1", ResultWord::Failed),
            row(two, u"us-east-1", ResultWord::DeclinedNotLookedAtAgain),
            row(two, u"eu-west-1", ResultWord::Failed)};
}

} // namespace

class TestPracticeExpectation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto parsed = PracticeScenario::parse(scenarioText);
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().detail));
        m_scenario = *parsed;
    }

    void whatIsAsTheScenarioSaysPasses()
    {
        QCOMPARE(practiceDifferences(m_scenario, {stranger}, asTheScenarioSays()), QStringList());
    }

    void rowsForWhichNothingWasSentAreNoDifference()
    {
        Outcome other = row(one, u"ap-south-1", ResultWord::NoInvitationFound, 0);
        QCOMPARE(practiceDifferences(m_scenario, {stranger}, asTheScenarioSays() + QList{other}),
                 QStringList());
        other.attempts = 1;
        QCOMPARE(practiceDifferences(m_scenario, {stranger}, asTheScenarioSays() + QList{other}),
                 QStringList{
                     u"111122223333, ap-south-1, sender 000011112222: sent, but has no open invitation"_s});
    }

    void theLastRequestOfAPairCounts()
    {
        const QList<Outcome> earlier{row(one, u"us-east-1", ResultWord::Failed)};
        QCOMPARE(practiceDifferences(m_scenario, {stranger}, earlier + asTheScenarioSays()), QStringList());
        QCOMPARE(practiceDifferences(m_scenario, {stranger}, asTheScenarioSays() + earlier).size(), 1);
    }

    void differencesAreNamed_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<ResultWord>("word");
        QTest::addColumn<QString>("difference");
        QTest::newRow("another word")
            << 0 << ResultWord::DeclinedStillListed
            << u"111122223333, us-east-1, sender 000011112222: Declined, still listed, "
               "expected Declined, no longer listed"_s;
        QTest::newRow("a denial that was none")
            << 1 << ResultWord::DeclinedNoLongerListed
            << u"111122223333, eu-west-1, sender 000011112222: Declined, no longer listed, expected Failed"_s;
        QTest::newRow("a session that did not end")
            << 3 << ResultWord::DeclinedNoLongerListed
            << u"444455556666: declined in 2 places before its session ended, expected 1"_s;
        QTest::newRow("a word no end of a session brings")
            << 3 << ResultWord::RefusedByAws
            << u"444455556666, eu-west-1, sender 000011112222: Refused by AWS"_s;
    }
    void differencesAreNamed()
    {
        QFETCH(const int, index);
        QFETCH(const ResultWord, word);
        QFETCH(const QString, difference);
        QList<Outcome> rows = asTheScenarioSays();
        rows[index].word = word;
        QCOMPARE(practiceDifferences(m_scenario, {stranger}, rows), QStringList{difference});
    }

    void aRowThatIsMissingIsNamed()
    {
        QList<Outcome> rows = asTheScenarioSays();
        rows.removeFirst();
        QCOMPARE(practiceDifferences(m_scenario, {stranger}, rows),
                 QStringList{u"111122223333, us-east-1, sender 000011112222: has no row"_s});
    }

private:
    PracticeScenario m_scenario;
};

QTEST_MAIN(TestPracticeExpectation)
#include "tst_practiceexpectation.moc"
