// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/resultword.h"

#include "app/invitations/senderindex.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Hubwarden::PairAnswer)

namespace {

const AccountId theSender = *AccountId::parse(u"111122223333");

//! What the look after the answer shows of the sender.
enum class After { None, Failed, Gone, Invited, Resigned };

std::optional<SenderIndex> look(After after)
{
    if (after == After::None)
        return std::nullopt;
    LookReport report{.target = {*AccountId::parse(u"123456789012"), *RegionName::parse(u"eu-west-1")},
                      .profile = ProfileId::create()};
    if (after == After::Failed)
        report.error = Error{.kind = Error::Kind::Timeout};
    if (after == After::Invited || after == After::Resigned)
        report.invitations = {Invitation{.sender = theSender,
                                         .status = after == After::Invited ? u"Invited"_s : u"Resigned"_s}};
    return SenderIndex(report);
}

} // namespace

class TestResultWord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCombination_data()
    {
        using Kind = PairAnswer::Kind;
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("earlierUnanswered");
        QTest::addColumn<int>("after");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, Kind kind, bool earlier, After after, ResultWord expected) {
            QTest::newRow(name) << int(kind) << earlier << int(after) << int(expected);
        };
        row("accepted, gone", Kind::Accepted, false, After::Gone, ResultWord::DeclinedNoLongerListed);
        row("accepted, still invited", Kind::Accepted, false, After::Invited,
            ResultWord::DeclinedStillListed);
        row("accepted, resigned", Kind::Accepted, false, After::Resigned, ResultWord::DeclinedStillListed);
        row("accepted, no look", Kind::Accepted, false, After::None, ResultWord::DeclinedNotLookedAtAgain);
        row("accepted, look failed", Kind::Accepted, false, After::Failed,
            ResultWord::DeclinedNotLookedAtAgain);
        row("refused, gone", Kind::Refused, false, After::Gone, ResultWord::RefusedByAws);
        row("refused, still there", Kind::Refused, false, After::Invited, ResultWord::RefusedByAws);
        row("refused after a lost answer, gone", Kind::Refused, true, After::Gone,
            ResultWord::DeclinedNoLongerListed);
        row("refused after a lost answer, resigned", Kind::Refused, true, After::Resigned,
            ResultWord::DeclinedStillListed);
        row("refused after a lost answer, still there", Kind::Refused, true, After::Invited,
            ResultWord::RefusedByAws);
        row("refused after a lost answer, look failed", Kind::Refused, true, After::Failed,
            ResultWord::OutcomeUnknown);
        row("refused after a lost answer, no look", Kind::Refused, true, After::None,
            ResultWord::OutcomeUnknown);
        row("failed", Kind::Failed, false, After::Invited, ResultWord::Failed);
        row("failed, gone by itself", Kind::Failed, false, After::Gone, ResultWord::Failed);
        row("failed after a lost answer, gone", Kind::Failed, true, After::Gone,
            ResultWord::DeclinedNoLongerListed);
        row("failed after a lost answer, still there", Kind::Failed, true, After::Invited,
            ResultWord::OutcomeUnknown);
        row("failed after a lost answer, look failed", Kind::Failed, true, After::Failed,
            ResultWord::OutcomeUnknown);
        row("unknown, gone", Kind::Unknown, false, After::Gone, ResultWord::DeclinedNoLongerListed);
        row("unknown, still there", Kind::Unknown, false, After::Invited, ResultWord::OutcomeUnknown);
        row("unknown, look failed", Kind::Unknown, false, After::Failed, ResultWord::OutcomeUnknown);
        row("unknown, no look", Kind::Unknown, false, After::None, ResultWord::OutcomeUnknown);
        row("not sent", Kind::NotSent, false, After::None, ResultWord::Failed);
        row("not sent, gone", Kind::NotSent, false, After::Gone, ResultWord::Failed);
    }

    void everyCombination()
    {
        QFETCH(int, kind);
        QFETCH(bool, earlierUnanswered);
        QFETCH(int, after);
        QFETCH(int, expected);
        PairAnswer answer{.sender = theSender, .kind = PairAnswer::Kind(kind)};
        answer.earlierAttemptUnanswered = earlierUnanswered;
        answer.earlierAttemptLost = earlierUnanswered;
        const auto seen = look(After(after));
        QCOMPARE(int(decideResult(answer, seen ? &*seen : nullptr)), expected);
    }

    //! Nothing was lost, so nothing can have been accepted unseen.
    void whatWasAnsweredWithErrorsOnlyFailed()
    {
        PairAnswer answer{.sender = theSender, .kind = PairAnswer::Kind::Failed};
        answer.earlierAttemptUnanswered = true; // by a 5xx
        const auto seen = look(After::Invited);
        QCOMPARE(decideResult(answer, &*seen), ResultWord::Failed);
    }
};

QTEST_GUILESS_MAIN(TestResultWord)
#include "tst_resultword.moc"
