// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/retryplan.h"

#include "app/invitations/senderindex.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
const Target here{*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")};
const QList<ResultWord> everyWord{ResultWord::Waiting,
                                  ResultWord::Sending,
                                  ResultWord::LookingAgain,
                                  ResultWord::DeclinedNoLongerListed,
                                  ResultWord::DeclinedStillListed,
                                  ResultWord::DeclinedNotLookedAtAgain,
                                  ResultWord::RefusedByAws,
                                  ResultWord::Failed,
                                  ResultWord::OutcomeUnknown,
                                  ResultWord::NotStarted,
                                  ResultWord::NoInvitationFound};

AccountId id(quint64 number)
{
    return *AccountId::fromNumber(number);
}

Outcome row(ResultWord word, quint64 sender = 1)
{
    Outcome outcome{.target = here, .sender = id(sender), .profile = ProfileId::create(), .word = word};
    outcome.invitationId = u"one"_s;
    return outcome;
}

enum class Listed { Nothing, Open, Resigned, Accepted, Another, Failed };

LookReport report(Listed listed)
{
    LookReport report{.target = here, .profile = ProfileId::create(), .time = now};
    if (listed == Listed::Failed)
        report.error = Error{.kind = Error::Kind::Timeout};
    if (listed == Listed::Failed || listed == Listed::Nothing)
        return report;
    const QString status = listed == Listed::Resigned   ? u"Resigned"_s
                           : listed == Listed::Accepted ? u"Associated"_s
                                                        : u"Invited"_s;
    report.invitations = {Invitation{.sender = id(1),
                                     .invitationId = listed == Listed::Another ? u"two"_s : u"one"_s,
                                     .invitedAt = now,
                                     .status = status}};
    return report;
}

} // namespace

//! What is sent again, and what a later look proves.
class TestRetryPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFailedIsOfferedAndWhatIsDoneIsNot()
    {
        for (const ResultWord word : everyWord) {
            const RetryOffer offer = retryOffer(row(word));
            if (word == ResultWord::Failed || word == ResultWord::OutcomeUnknown
                || word == ResultWord::NotStarted)
                QCOMPARE(offer, RetryOffer::Ticked);
            else if (word == ResultWord::RefusedByAws)
                QCOMPARE(offer, RetryOffer::OnWish);
            else
                QCOMPARE(offer, RetryOffer::Never);
        }
        Outcome administrator = row(ResultWord::NotStarted);
        administrator.reason = NotSentReason::IsAdministrator;
        QCOMPARE(retryOffer(administrator), RetryOffer::Never);
        // Nobody is led to send again what AWS will forbid again.
        for (const Error::Kind kind : {Error::Kind::AccessDenied, Error::Kind::NotSubscribed}) {
            for (const ResultWord word : {ResultWord::Failed, ResultWord::NotStarted}) {
                Outcome forbidden = row(word);
                forbidden.error = Error{.kind = kind};
                QCOMPARE(retryOffer(forbidden), RetryOffer::OnWish);
            }
        }
    }

    void aLaterLookLeavesTheTimeOfTheDecline()
    {
        Outcome declined = row(ResultWord::DeclinedStillListed);
        declined.time = now.addSecs(-600);
        const Outcome after = afterLook(declined, SenderIndex(report(Listed::Nothing)));
        QCOMPARE(after.time, declined.time);
        QCOMPARE(after.lookedAt, now);
        QVERIFY(!afterLook(declined, SenderIndex(report(Listed::Failed))).lookedAt.isValid());
    }

    void aLaterLookProvesWhatItShows_data()
    {
        QTest::addColumn<ResultWord>("before");
        QTest::addColumn<Listed>("listed");
        QTest::addColumn<ResultWord>("after");
        const auto gone = ResultWord::DeclinedNoLongerListed;
        const auto still = ResultWord::DeclinedStillListed;
        const auto blind = ResultWord::DeclinedNotLookedAtAgain;
        const auto unknown = ResultWord::OutcomeUnknown;
        for (const ResultWord word : {gone, still, blind}) {
            const int name = static_cast<int>(word);
            QTest::addRow("%d gone", name) << word << Listed::Nothing << gone;
            QTest::addRow("%d open", name) << word << Listed::Open << still;
            QTest::addRow("%d resigned", name) << word << Listed::Resigned << still;
            QTest::addRow("%d invited anew", name) << word << Listed::Another << gone;
            QTest::addRow("%d accepted meanwhile", name) << word << Listed::Accepted << word;
            QTest::addRow("%d not a list", name) << word << Listed::Failed << word;
        }
        QTest::newRow("unknown, gone") << unknown << Listed::Nothing << gone;
        QTest::newRow("unknown, open") << unknown << Listed::Open << unknown;
        QTest::newRow("unknown, resigned") << unknown << Listed::Resigned << still;
        QTest::newRow("unknown, not a list") << unknown << Listed::Failed << unknown;
        QTest::newRow("refused, gone")
            << ResultWord::RefusedByAws << Listed::Nothing << ResultWord::RefusedByAws;
        QTest::newRow("failed, gone") << ResultWord::Failed << Listed::Nothing << ResultWord::Failed;
        QTest::newRow("not started, gone")
            << ResultWord::NotStarted << Listed::Nothing << ResultWord::NotStarted;
    }

    void aLaterLookProvesWhatItShows()
    {
        QFETCH(ResultWord, before);
        QFETCH(Listed, listed);
        QFETCH(ResultWord, after);
        QCOMPARE(afterLook(row(before), SenderIndex(report(listed))).word, after);
        Outcome unseen = row(before);
        unseen.unseen = true;
        unseen.invitationId.clear();
        const ResultWord blind = afterLook(unseen, SenderIndex(report(listed))).word;
        if (before != ResultWord::DeclinedNoLongerListed)
            QVERIFY(blind != ResultWord::DeclinedNoLongerListed);
    }

    void aRetryPlansWhatIsStillOpen()
    {
        const QList<Outcome> chosen{row(ResultWord::Failed, 1), row(ResultWord::OutcomeUnknown, 2),
                                    row(ResultWord::OutcomeUnknown, 3), row(ResultWord::NotStarted, 4),
                                    row(ResultWord::DeclinedStillListed, 1)};
        LookReport look = report(Listed::Open);
        Invitation third = look.invitations.first();
        third.sender = id(3);
        look.invitations.append(third);
        const DeclinePlan plan = planRetry(chosen, {look}, now);
        QCOMPARE(plan.requests.size(), 1);
        QCOMPARE(plan.requests.first().senders, (QList<AccountId>{id(1), id(3)}));
        QCOMPARE(plan.requests.first().sentBefore, QList<AccountId>{id(3)});
        QHash<AccountId, ResultWord> words;
        for (const Outcome &planned : plan.rows)
            words.insert(planned.sender, planned.word);
        QCOMPARE(words.size(), 4);
        QCOMPARE(words.value(id(1)), ResultWord::Waiting);
        QCOMPARE(words.value(id(2)), ResultWord::DeclinedNoLongerListed); // the list tells
        QCOMPARE(words.value(id(3)), ResultWord::Waiting);
        QCOMPARE(words.value(id(4)), ResultWord::NoInvitationFound);
    }

    void aPlaceThatCannotBeListedIsNotSentTo()
    {
        const DeclinePlan plan = planRetry({row(ResultWord::Failed)}, {report(Listed::Failed)}, now);
        QVERIFY(plan.requests.isEmpty());
        QCOMPARE(plan.rows.first().reason, NotSentReason::LookFailed);
        // Nor is a row without any report lost: it keeps what it said.
        QVERIFY(planRetry({row(ResultWord::Failed)}, {}, now).rows.isEmpty());
    }

    void anUnknownOutcomeStaysUnknownIfNobodyCanLook()
    {
        const DeclinePlan plan = planRetry({row(ResultWord::OutcomeUnknown)}, {report(Listed::Failed)}, now);
        QVERIFY(plan.requests.isEmpty());
        QCOMPARE(plan.rows.first().word, ResultWord::OutcomeUnknown);
    }

    void whatWasSentUnseenIsSentUnseenAgain()
    {
        Outcome unseen = row(ResultWord::Failed);
        unseen.unseen = true;
        LookReport denied = report(Listed::Failed);
        Error error = *denied.error;
        error.kind = Error::Kind::AccessDenied;
        denied.error = error;
        const DeclinePlan plan = planRetry({unseen}, {denied}, now);
        QCOMPARE(plan.requests.size(), 1);
        QVERIFY(plan.requests.first().unseen);
    }
};

QTEST_GUILESS_MAIN(TestRetryPlan)
#include "tst_retryplan.moc"
