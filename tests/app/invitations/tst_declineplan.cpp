// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declineplan.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);

AccountId id(quint64 number)
{
    return *AccountId::fromNumber(number);
}

Target place(quint64 account = 123456789012, const QString &region = u"eu-west-1"_s)
{
    return {id(account), *RegionName::parse(region)};
}

LookReport report(const QList<Invitation> &invitations, const Target &target = place())
{
    return {.target = target, .profile = ProfileId::create(), .time = now, .invitations = invitations};
}

Invitation invitation(quint64 sender, const QString &status = u"Invited"_s)
{
    return {.sender = id(sender), .invitationId = u"i%1"_s.arg(sender), .invitedAt = now, .status = status};
}

DeclinePlan planFor(const QList<AccountId> &senders, const QList<LookReport> &reports)
{
    return planDecline(everyPair(senders, reports), reports, now);
}

ResultWord wordOf(const DeclinePlan &plan, quint64 sender)
{
    for (const Outcome &row : plan.rows) {
        if (row.sender == id(sender))
            return row.word;
    }
    qFatal("no row");
}

} // namespace

class TestDeclinePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOpenInvitationsAreSent()
    {
        const auto look = report({invitation(1), invitation(2, u"RESIGNED"_s), invitation(3, u"Associated"_s),
                                  invitation(4, u"EmailVerificationInProgress"_s), invitation(9)});
        const DeclinePlan plan = planFor({id(1), id(2), id(3), id(4), id(5)}, {look});
        QCOMPARE(plan.pairCount(), 2);
        QCOMPARE(plan.requests.size(), 1);
        QCOMPARE(plan.requests.first().senders, (QList<AccountId>{id(1), id(4)}));
        QCOMPARE(wordOf(plan, 2), ResultWord::NoInvitationFound);
        QCOMPARE(wordOf(plan, 3), ResultWord::NotStarted);
        QCOMPARE(wordOf(plan, 5), ResultWord::NoInvitationFound);
        QCOMPARE(plan.rows.size(), 5); // 9 was not asked for
    }

    void theAdministratorIsNeverSent()
    {
        auto look = report({invitation(1), invitation(2)});
        look.administrator = id(1);
        const DeclinePlan plan = planFor({id(1), id(2)}, {look});
        QCOMPARE(plan.requests.first().senders, QList<AccountId>{id(2)});
        QCOMPARE(plan.rows.first().word, ResultWord::Waiting); // what is sent stands first
        QCOMPARE(plan.rows.last().reason, NotSentReason::IsAdministrator);
    }

    void seventeenOfAHundredAndTwenty()
    {
        QList<Invitation> open;
        QList<AccountId> pasted;
        for (quint64 i = 1; i <= 120; ++i) {
            pasted.append(id(i));
            if (i % 7 == 0)
                open.append(invitation(i));
        }
        const DeclinePlan plan = planFor(pasted, {report(open)});
        QCOMPARE(plan.pairCount(), 17);
        QCOMPARE(plan.rows.size(), 120);
        QCOMPARE(std::count_if(plan.rows.begin(), plan.rows.end(),
                               [](const Outcome &row) { return row.word == ResultWord::NoInvitationFound; }),
                 103);
    }

    void requestsHoldFiftyAndLoseNobody()
    {
        QList<Invitation> open;
        QList<AccountId> pasted;
        for (quint64 i = 1; i <= 101; ++i) {
            pasted.append(id(i));
            open.append(invitation(i));
        }
        const DeclinePlan plan = planFor(pasted, {report(open)});
        QCOMPARE(plan.requests.size(), 3);
        QSet<AccountId> sent;
        for (const PlannedRequest &request : plan.requests) {
            QVERIFY(request.senders.size() <= 50);
            sent.unite(QSet<AccountId>(request.senders.begin(), request.senders.end()));
        }
        QCOMPARE(sent.size(), 101);
    }

    void aPlaceThatCouldNotBeListedIsNotSentTo()
    {
        auto look = report({});
        look.error = Error{.kind = Error::Kind::AccessDenied, .httpStatus = 403, .message = u"no"_s};
        const DeclinePlan plan = planFor({id(1)}, {look});
        QVERIFY(plan.requests.isEmpty());
        QCOMPARE(plan.rows.first().word, ResultWord::NotStarted);
        QCOMPARE(plan.rows.first().reason, NotSentReason::LookFailed);
        QCOMPARE(plan.rows.first().awsSays, u"no"_s);

        // Who the key belongs to now is nothing that AWS said about the sender.
        look.error
            = Error{.kind = Error::Kind::IdentityChanged, .message = u"arn:aws:iam::111122223333:user/x"_s};
        QCOMPARE(planFor({id(1)}, {look}).rows.first().awsSays, QString());
    }

    void aSenderPastedTwiceIsOneRow()
    {
        const DeclinePlan plan = planFor({id(1), id(1)}, {report({invitation(1)})});
        QCOMPARE(plan.rows.size(), 1);
        QCOMPARE(plan.pairCount(), 1);
    }

    void theNewestInvitationOfASenderCounts()
    {
        Invitation old = invitation(1, u"Resigned"_s);
        old.invitedAt = now.addDays(-400);
        const DeclinePlan again = planFor({id(1)}, {report({old, invitation(1)})});
        QCOMPARE(again.pairCount(), 1);
    }

    void eachPlaceHasItsOwnRequest()
    {
        const DeclinePlan plan = planFor(
            {id(1)}, {report({invitation(1)}), report({invitation(1)}, place(123456789012, u"us-east-1"_s)),
                      report({invitation(1)}, place(111122223333))});
        QCOMPARE(plan.requests.size(), 3);
        QCOMPARE(plan.senders().size(), 1);
        QCOMPARE(plan.accounts().size(), 2);
        QCOMPARE(plan.regions().size(), 2);
    }

    void onlyTheWantedPairsAreAsked()
    {
        const Target there = place(111122223333);
        const QList<LookReport> reports{report({invitation(1), invitation(2)}),
                                        report({invitation(1), invitation(2)}, there)};
        const DeclinePlan plan
            = planDecline({{there, id(1)}, {place(), id(2)}, {there, id(1)}}, reports, now);
        QCOMPARE(plan.rows.size(), 2);
        QCOMPARE(plan.requests.size(), 2);
        QCOMPARE(plan.requests.at(0).target, place());
        QCOMPARE(plan.requests.at(0).senders, QList<AccountId>{id(2)});
        QCOMPARE(plan.requests.at(1).senders, QList<AccountId>{id(1)});
    }

    void aPairWhereNobodyLookedIsNotSent()
    {
        const DeclinePlan plan = planDecline({{place(111122223333), id(1)}}, {report({invitation(1)})}, now);
        QVERIFY(plan.requests.isEmpty());
        QVERIFY(plan.rows.isEmpty());
    }

    void whatWasNotSeenIsSentOnPurposeOnly()
    {
        auto denied = report({}, place(111122223333));
        denied.error = Error{.kind = Error::Kind::AccessDenied, .httpStatus = 403, .message = u"no"_s};
        auto off = report({}, place(444455556666));
        off.error = Error{.kind = Error::Kind::NotSubscribed};
        auto seen = report({invitation(1), invitation(2, u"RESIGNED"_s), invitation(3, u"Associated"_s)});
        seen.administrator = id(5);
        const QList<LookReport> reports{seen, denied, off};
        const DeclinePlan plan
            = planUnseen(everyPair({id(1), id(2), id(3), id(4), id(5)}, reports), reports, now);
        QCOMPARE(plan.requests.size(), 2);
        QCOMPARE(plan.requests.at(0).senders, (QList<AccountId>{id(2), id(4)}));
        QCOMPARE(plan.requests.at(1).target, denied.target);
        QCOMPARE(plan.requests.at(1).senders.size(), 5);
        QVERIFY(plan.requests.at(0).unseen && plan.requests.at(1).unseen);
        for (const Outcome &row : plan.rows)
            QCOMPARE(row.unseen, row.word == ResultWord::Waiting);
        QCOMPARE(plan.rows.size(), 4 + 5 + 5); // the open one belongs to Decline…
        QCOMPARE(plan.pairCount(), 7);
    }

    void noAccountInvitesItself()
    {
        const AccountId own = place().account;
        const QList<Pair> pairs = everyPair({own, id(2)}, {report({})});
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs.first().sender, id(2));
    }

    void oneFirstIsARequestOfItsOwn()
    {
        const LookReport look = report({invitation(1), invitation(2), invitation(3)});
        const DeclinePlan plan = withOneFirst(planFor({id(1), id(2), id(3)}, {look}));
        QCOMPARE(plan.requests.size(), 2);
        QCOMPARE(plan.requests.at(0).senders, QList<AccountId>{id(1)});
        QCOMPARE(plan.requests.at(1).senders, (QList<AccountId>{id(2), id(3)}));
        QCOMPARE(plan.pairCount(), 3);
        QCOMPARE(withOneFirst(planFor({id(1)}, {look})).requests.size(), 1);
        QVERIFY(withOneFirst({}).requests.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDeclinePlan)
#include "tst_declineplan.moc"
