// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/continuation.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using State = JournalledPair::State;

Q_DECLARE_METATYPE(Hubwarden::JournalledPair)
Q_DECLARE_METATYPE(Hubwarden::ResultWord)

namespace {

const QDateTime now({2026, 11, 23}, {12, 0}, Qt::UTC);
const QString audit = u"arn:aws:iam::111122223333:role/Audit"_s;

Profile profileOf(const QString &account, const QString &principal = audit)
{
    Profile profile{
        .id = ProfileId::create(), .name = account, .signInRegion = *RegionName::parse(u"eu-west-1"_s)};
    profile.identity = ConfirmedIdentity{*AccountId::parse(account), principal, now};
    return profile;
}

JournalledPair pairOf(State state, const QString &sender = u"444455556666"_s)
{
    JournalledPair pair{
        .state = state,
        .outcome = {.target = {*AccountId::parse(u"111122223333"_s), *RegionName::parse(u"eu-west-1"_s)},
                    .sender = *AccountId::parse(sender),
                    .profile = *ProfileId::parse(QString(32, u'a'))}};
    pair.sentBefore = state == State::Unanswered;
    return pair;
}

PairAnswer answerOf(PairAnswer::Kind kind)
{
    return {.sender = *AccountId::parse(u"444455556666"_s), .kind = kind};
}

UnfinishedRun runOf(const QList<JournalledPair> &pairs, const QString &principal = audit)
{
    UnfinishedRun run;
    run.runId = u"run-1"_s;
    run.started = now.addSecs(-600);
    run.confirmed = run.started;
    run.pairs = pairs;
    for (const JournalledPair &pair : pairs) {
        run.principals.insert(pair.outcome.profile, principal);
        if (pair.sentBefore)
            run.hosts.insert(pair.outcome.target, u"securityhub.eu-west-1.amazonaws.com"_s);
    }
    return run;
}

//! What the list shows of the sender.
enum class Shown { Open, Gone, Resigned, Accepted, NotAllowed, Offline };

LookReport reportOf(Shown shown, const Profile &profile)
{
    LookReport report{.target = pairOf(State::NotStarted).outcome.target, .profile = profile.id, .time = now};
    Invitation invitation{.sender = *AccountId::parse(u"444455556666"_s)};
    invitation.status = shown == Shown::Resigned ? u"Resigned"_s : u"Invited"_s;
    if (shown == Shown::NotAllowed || shown == Shown::Offline) {
        report.error
            = Error{.kind = shown == Shown::Offline ? Error::Kind::Offline : Error::Kind::AccessDenied};
    } else if (shown != Shown::Gone) {
        report.invitations.append(invitation);
    }
    if (shown == Shown::Accepted)
        report.administrator = invitation.sender;
    return report;
}

QString hostNow(const Target &target)
{
    return u"securityhub.%1.amazonaws.com"_s.arg(target.region.toString());
}

} // namespace

Q_DECLARE_METATYPE(Shown)

//! How an interrupted run goes on.
class TestContinuation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListDecides_data();
    void theListDecides();
    void whatWasSettledStaysAsItWas();
    void requestsHoldFiftyAndRememberWhatWasSent();
    void onlyPlacesThatMatterAreLookedAt();
    void anotherProfileOfTheAccountTakesOver();
    void withoutAProfileNothingIsSent();
    void asksAgain_data();
    void asksAgain();
    void asksAgainWhereRequestsWouldGoElsewhere();
    void nothingToSendNeedsNoConfirmation();
};

void TestContinuation::theListDecides_data()
{
    QTest::addColumn<JournalledPair>("pair");
    QTest::addColumn<Shown>("shown");
    QTest::addColumn<ResultWord>("word"); // Waiting: it is sent
    const JournalledPair unanswered = pairOf(State::Unanswered);
    QTest::newRow("unanswered, open") << unanswered << Shown::Open << ResultWord::Waiting;
    QTest::newRow("unanswered, gone") << unanswered << Shown::Gone << ResultWord::DeclinedNoLongerListed;
    QTest::newRow("unanswered, resigned") << unanswered << Shown::Resigned << ResultWord::DeclinedStillListed;
    QTest::newRow("unanswered, accepted") << unanswered << Shown::Accepted << ResultWord::OutcomeUnknown;
    QTest::newRow("unanswered, not allowed") << unanswered << Shown::NotAllowed << ResultWord::OutcomeUnknown;
    QTest::newRow("unanswered, offline") << unanswered << Shown::Offline << ResultWord::OutcomeUnknown;
    const JournalledPair waiting = pairOf(State::NotStarted);
    QTest::newRow("not started, open") << waiting << Shown::Open << ResultWord::Waiting;
    QTest::newRow("not started, gone") << waiting << Shown::Gone << ResultWord::NoInvitationFound;
    QTest::newRow("not started, accepted") << waiting << Shown::Accepted << ResultWord::NotStarted;
    QTest::newRow("not started, not allowed") << waiting << Shown::NotAllowed << ResultWord::NotStarted;
    JournalledPair alone = pairOf(State::ToAskAlone);
    alone.answer = answerOf(PairAnswer::Kind::Failed);
    QTest::newRow("to ask alone, open") << alone << Shown::Open << ResultWord::Waiting;
    QTest::newRow("to ask alone, gone") << alone << Shown::Gone << ResultWord::Failed;
    JournalledPair accepted = pairOf(State::Done);
    accepted.answer = answerOf(PairAnswer::Kind::Accepted);
    accepted.outcome.word = ResultWord::DeclinedNotLookedAtAgain;
    QTest::newRow("accepted, gone") << accepted << Shown::Gone << ResultWord::DeclinedNoLongerListed;
    QTest::newRow("accepted, open") << accepted << Shown::Open << ResultWord::DeclinedStillListed;
    QTest::newRow("accepted, offline") << accepted << Shown::Offline << ResultWord::DeclinedNotLookedAtAgain;
    JournalledPair refused = pairOf(State::Done);
    refused.answer = answerOf(PairAnswer::Kind::Refused);
    QTest::newRow("refused, gone") << refused << Shown::Gone << ResultWord::RefusedByAws;
    refused.answer->earlierAttemptUnanswered = true;
    QTest::newRow("refused after a lost answer, gone")
        << refused << Shown::Gone << ResultWord::DeclinedNoLongerListed;
    JournalledPair unseen = pairOf(State::Unanswered);
    unseen.outcome.unseen = true;
    QTest::newRow("unseen and unanswered, gone") << unseen << Shown::Gone << ResultWord::OutcomeUnknown;
    QTest::newRow("unseen and unanswered, not allowed")
        << unseen << Shown::NotAllowed << ResultWord::OutcomeUnknown;
    JournalledPair unseenWaiting = pairOf(State::NotStarted);
    unseenWaiting.outcome.unseen = true;
    QTest::newRow("unseen and not started, gone") << unseenWaiting << Shown::Gone << ResultWord::Waiting;
    QTest::newRow("unseen and not started, not allowed")
        << unseenWaiting << Shown::NotAllowed << ResultWord::Waiting;
}

void TestContinuation::theListDecides()
{
    QFETCH(JournalledPair, pair);
    QFETCH(Shown, shown);
    QFETCH(ResultWord, word);
    const Profile profile = profileOf(u"111122223333"_s);
    const Continuation next = planContinuation(runOf({pair}), {reportOf(shown, profile)}, {profile}, now);
    QCOMPARE(next.plan.rows.size(), 1);
    const Outcome &row = next.plan.rows.first();
    QCOMPARE(row.word, word);
    const bool sent = word == ResultWord::Waiting;
    QCOMPARE(next.plan.pairCount(), sent ? 1 : 0);
    QCOMPARE(next.settled, sent ? QList<Outcome>() : next.plan.rows);
    if (sent) {
        const PlannedRequest &request = next.plan.requests.first();
        QCOMPARE(request.profile, profile.id);
        QCOMPARE(request.sentBefore.size(), pair.sentBefore ? 1 : 0);
        QCOMPARE(request.unseen, pair.outcome.unseen);
        QCOMPARE(row.principal, audit);
    }
    if (word == ResultWord::OutcomeUnknown && shown == Shown::Offline)
        QCOMPARE(row.error->kind, Error::Kind::Offline);
}

void TestContinuation::whatWasSettledStaysAsItWas()
{
    JournalledPair done = pairOf(State::Done);
    done.settled = true;
    done.outcome.word = ResultWord::RefusedByAws;
    done.outcome.awsSays = u"no"_s;
    const Profile profile = profileOf(u"111122223333"_s);
    const Continuation next
        = planContinuation(runOf({done}), {reportOf(Shown::Open, profile)}, {profile}, now);
    QCOMPARE(next.plan.rows, QList<Outcome>{done.outcome});
    QVERIFY(next.settled.isEmpty() && next.plan.requests.isEmpty());
    QVERIFY(looksToContinue(runOf({done}), {profile}).isEmpty());
}

void TestContinuation::requestsHoldFiftyAndRememberWhatWasSent()
{
    const Profile profile = profileOf(u"111122223333"_s);
    LookReport report = reportOf(Shown::Gone, profile);
    QList<JournalledPair> pairs;
    for (int i = 0; i < 120; ++i) {
        const QString sender = QString::number(100000000000 + i);
        pairs.append(pairOf(i % 3 == 0 ? State::Unanswered : State::NotStarted, sender));
        report.invitations.append({.sender = *AccountId::parse(sender), .status = u"Invited"_s});
    }
    const DeclinePlan plan = planContinuation(runOf(pairs), {report}, {profile}, now).plan;
    QCOMPARE(plan.requests.size(), 3);
    QCOMPARE(plan.pairCount(), 120);
    qsizetype before = 0;
    for (const PlannedRequest &request : plan.requests) {
        QVERIFY(request.senders.size() <= maxSendersPerRequest);
        for (const AccountId &sender : request.sentBefore)
            QVERIFY(request.senders.contains(sender) && sender.number() % 3 == 100000000000 % 3);
        before += request.sentBefore.size();
    }
    QCOMPARE(before, 40);
}

void TestContinuation::onlyPlacesThatMatterAreLookedAt()
{
    const Profile profile = profileOf(u"111122223333"_s);
    JournalledPair done = pairOf(State::Done);
    done.settled = true;
    JournalledPair elsewhere = pairOf(State::NotStarted);
    elsewhere.outcome.target.region = *RegionName::parse(u"eu-central-1"_s);
    const auto looks = looksToContinue(
        runOf({done, elsewhere, elsewhere, pairOf(State::Unanswered, u"777788889999"_s)}), {profile});
    QCOMPARE(looks.size(), 2);
    QCOMPARE(looks.first().target, elsewhere.outcome.target);
    QCOMPARE(looks.last().target, done.outcome.target);
}

void TestContinuation::anotherProfileOfTheAccountTakesOver()
{
    const Profile other = profileOf(u"777788889999"_s);
    Profile mine = profileOf(u"111122223333"_s, u"arn:aws:iam::111122223333:role/Other"_s);
    UnfinishedRun run = runOf({pairOf(State::NotStarted)});
    QCOMPARE(looksToContinue(run, {other, mine}).first().profile, mine.id);
    Profile same = profileOf(u"111122223333"_s);
    same.id = run.pairs.first().outcome.profile;
    QCOMPARE(looksToContinue(run, {other, mine, same}).first().profile, same.id);
}

void TestContinuation::withoutAProfileNothingIsSent()
{
    const Profile other = profileOf(u"777788889999"_s);
    const UnfinishedRun run
        = runOf({pairOf(State::NotStarted), pairOf(State::Unanswered, u"123456789012"_s)});
    QVERIFY(looksToContinue(run, {other}).isEmpty());
    const Continuation next = planContinuation(run, {}, {other}, now);
    QVERIFY(next.plan.requests.isEmpty());
    QCOMPARE(next.settled.size(), 2);
    QCOMPARE(next.settled.first().reason, NotSentReason::IdentityCheckFailed);
    QCOMPARE(next.settled.first().error->kind, Error::Kind::CredentialsMissing);
    QCOMPARE(next.settled.last().reason, NotSentReason::None); // something was sent for it
}

void TestContinuation::asksAgain_data()
{
    QTest::addColumn<QDateTime>("confirmed");
    QTest::addColumn<QString>("principal");
    QTest::addColumn<bool>("tooOld");
    QTest::addColumn<bool>("otherIdentity");
    const QString other = u"arn:aws:iam::111122223333:role/Other"_s;
    QTest::newRow("at once") << now.addSecs(-1) << audit << false << false;
    QTest::newRow("11:59 hours") << now.addSecs(-12 * 3600 + 60) << audit << false << false;
    QTest::newRow("12 hours") << now.addSecs(-12 * 3600 - 1) << audit << true << false;
    QTest::newRow("in the future") << now.addSecs(3600) << audit << true << false;
    QTest::newRow("no time") << QDateTime() << audit << true << false;
    QTest::newRow("another role") << now.addSecs(-1) << other << false << true;
    QTest::newRow("role unknown") << now.addSecs(-1) << QString() << false << true;
}

void TestContinuation::asksAgain()
{
    QFETCH(QDateTime, confirmed);
    QFETCH(QString, principal);
    QFETCH(bool, tooOld);
    QFETCH(bool, otherIdentity);
    const Profile profile = profileOf(u"111122223333"_s);
    UnfinishedRun run = runOf({pairOf(State::Unanswered)}, principal);
    run.confirmed = confirmed;
    const DeclinePlan plan = planContinuation(run, {reportOf(Shown::Open, profile)}, {profile}, now).plan;
    QCOMPARE(whyAskAgain(run, plan, {profile}, hostNow, now),
             (AskAgain{.tooOld = tooOld, .otherIdentity = otherIdentity, .otherEndpoint = false}));
}

void TestContinuation::asksAgainWhereRequestsWouldGoElsewhere()
{
    const Profile profile = profileOf(u"111122223333"_s);
    UnfinishedRun run = runOf({pairOf(State::Unanswered)});
    const DeclinePlan plan = planContinuation(run, {reportOf(Shown::Open, profile)}, {profile}, now).plan;
    QVERIFY(!whyAskAgain(run, plan, {profile}, hostNow, now).needed());
    const auto elsewhere = [](const Target &) { return u"127.0.0.1:8080"_s; };
    QVERIFY(whyAskAgain(run, plan, {profile}, elsewhere, now).otherEndpoint);
    run.hosts.clear();
    QVERIFY(whyAskAgain(run, plan, {profile}, hostNow, now).otherEndpoint);
}

void TestContinuation::nothingToSendNeedsNoConfirmation()
{
    UnfinishedRun run = runOf({pairOf(State::Unanswered)}, u"someone else"_s);
    run.confirmed = now.addDays(-30);
    const Profile profile = profileOf(u"111122223333"_s);
    const DeclinePlan plan = planContinuation(run, {reportOf(Shown::Gone, profile)}, {profile}, now).plan;
    QVERIFY(!whyAskAgain(run, plan, {profile}, hostNow, now).needed());
}

QTEST_GUILESS_MAIN(TestContinuation)
#include "tst_continuation.moc"
