// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/continuation.h"

#include "app/invitations/resultword.h"
#include "app/invitations/senderindex.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <utility>

namespace Hubwarden {

namespace {

using State = JournalledPair::State;

//! The profile of the run if it still stands for the account, otherwise another one that does.
const Profile *profileFor(const JournalledPair &pair, const QList<Profile> &profiles)
{
    const Profile *found = nullptr;
    for (const Profile &profile : profiles) {
        if (!profile.identity || profile.identity->account != pair.outcome.target.account)
            continue;
        if (profile.id == pair.outcome.profile)
            return &profile;
        if (!found)
            found = &profile;
    }
    return found;
}

bool needsALook(const JournalledPair &pair)
{
    if (pair.state == State::Done)
        return !pair.settled && pair.answer && deservesAnotherLook(*pair.answer);
    return true;
}

//! Decides pair by pair.
class Planner
{
public:
    Planner(const QList<LookReport> &reports, const QList<Profile> &profiles, const QDateTime &now)
        : m_profiles(profiles)
        , m_now(now)
    {
        for (const LookReport &report : reports)
            m_looks.insert(report.target, SenderIndex(report));
    }

    void take(const JournalledPair &pair)
    {
        if (pair.state == State::Done)
            return takeDone(pair);
        const Profile *profile = profileFor(pair, m_profiles);
        const auto look = m_looks.constFind(pair.outcome.target);
        if (!profile || look == m_looks.cend())
            return settle(withoutALook(pair));
        Outcome row = planned(pair, *look);
        row.profile = profile->id;
        row.principal = profile->identity->principal;
        if (row.word == ResultWord::Waiting)
            return send(pair, std::move(row));
        settle(pair.state == State::NotStarted ? row : afterLook(pair, *look));
    }

    Continuation end()
    {
        for (const auto &[key, request] : m_open) {
            for (qsizetype from = 0; from < request.senders.size(); from += maxSendersPerRequest) {
                PlannedRequest planned{request.target, request.profile,
                                       request.senders.mid(from, maxSendersPerRequest), request.unseen};
                for (const AccountId &sender : std::as_const(planned.senders)) {
                    if (request.sentBefore.contains(sender))
                        planned.sentBefore.append(sender);
                }
                m_result.plan.requests.append(std::move(planned));
            }
        }
        std::stable_partition(m_result.plan.rows.begin(), m_result.plan.rows.end(),
                              [](const Outcome &row) { return row.word == ResultWord::Waiting; });
        return std::move(m_result);
    }

private:
    struct Request
    {
        Target target;
        ProfileId profile;
        bool unseen;
        QList<AccountId> senders;
        QSet<AccountId> sentBefore;
    };

    //! What may be sent is decided in one place only.
    Outcome planned(const JournalledPair &pair, const SenderIndex &look) const
    {
        // Nobody can tell what became of one that was sent unseen and is not listed: it is not sent twice.
        return pair.outcome.unseen && !pair.sentBefore ? unseenRow(look, pair.outcome.sender, m_now)
                                                       : declineRow(look, pair.outcome.sender, m_now);
    }

    void takeDone(const JournalledPair &pair)
    {
        if (pair.settled) {
            m_result.plan.rows.append(pair.outcome);
            return;
        }
        const auto look = m_looks.constFind(pair.outcome.target);
        settle(look == m_looks.cend() ? pair.outcome : afterLook(pair, *look));
    }

    //! The answer, or that there was none, read in the light of the list.
    Outcome afterLook(const JournalledPair &pair, const SenderIndex &look) const
    {
        Outcome row = pair.outcome;
        PairAnswer answer
            = pair.answer.value_or(PairAnswer{.sender = row.sender, .kind = PairAnswer::Kind::Unknown});
        if (pair.state == State::Unanswered)
            answer.kind = PairAnswer::Kind::Unknown;
        // Where no open invitation was seen before, its absence tells nothing.
        row.word = decideResult(answer, row.unseen ? nullptr : &look);
        row.reason = NotSentReason::None;
        if (look.report().whole())
            row.lookedAt = look.report().time;
        if (look.report().error && row.word == ResultWord::OutcomeUnknown)
            row.error = look.report().error;
        return row;
    }

    Outcome withoutALook(const JournalledPair &pair) const
    {
        Outcome row = pair.outcome;
        Error error;
        error.kind = Error::Kind::CredentialsMissing;
        if (pair.state == State::NotStarted) {
            row.reason = NotSentReason::IdentityCheckFailed;
            row.error = error;
            row.time = m_now;
        } else if (!row.error) {
            row.error = error;
        }
        return row;
    }

    void settle(const Outcome &row)
    {
        m_result.plan.rows.append(row);
        m_result.settled.append(row);
    }

    void send(const JournalledPair &pair, Outcome row)
    {
        const Request empty{row.target, row.profile, row.unseen, {}, {}};
        Request &open = m_open.try_emplace({row.target, row.unseen}, empty).first->second;
        open.senders.append(row.sender);
        if (pair.sentBefore)
            open.sentBefore.insert(row.sender);
        m_result.plan.rows.append(std::move(row));
    }

    const QList<Profile> &m_profiles;
    QDateTime m_now;
    QHash<Target, SenderIndex> m_looks;
    std::map<std::pair<Target, bool>, Request> m_open;
    Continuation m_result;
};

} // namespace

QList<PlannedLook> looksToContinue(const UnfinishedRun &run, const QList<Profile> &profiles)
{
    QList<PlannedLook> looks;
    QSet<Target> seen;
    for (const JournalledPair &pair : run.pairs) {
        if (!needsALook(pair) || seen.contains(pair.outcome.target))
            continue;
        seen.insert(pair.outcome.target);
        if (const Profile *profile = profileFor(pair, profiles))
            looks.append({profile->id, pair.outcome.target});
    }
    return looks;
}

Continuation planContinuation(const UnfinishedRun &run, const QList<LookReport> &reports,
                              const QList<Profile> &profiles, const QDateTime &now)
{
    Planner planner(reports, profiles, now);
    for (const JournalledPair &pair : run.pairs)
        planner.take(pair);
    return planner.end();
}

AskAgain whyAskAgain(const UnfinishedRun &run, const DeclinePlan &plan, const QList<Profile> &profiles,
                     const std::function<QString(const Target &)> &hostNow, const QDateTime &now)
{
    AskAgain why;
    if (plan.requests.isEmpty())
        return why;
    // A time in the future means that a clock was wrong: then nobody knows how old it is.
    why.tooOld = !run.confirmed.isValid() || run.confirmed > now.addSecs(60)
                 || run.confirmed.addDuration(confirmationLasts) < now;
    QHash<ProfileId, QString> principals;
    for (const Profile &profile : profiles) {
        if (profile.identity)
            principals.insert(profile.id, profile.identity->principal);
    }
    QHash<Target, QString> confirmed;
    for (const JournalledPair &pair : run.pairs)
        confirmed.insert(pair.outcome.target, run.principals.value(pair.outcome.profile));
    why.otherEndpoint = run.hosts.isEmpty();
    for (auto host = run.hosts.cbegin(); host != run.hosts.cend(); ++host)
        why.otherEndpoint = why.otherEndpoint || hostNow(host.key()) != host.value();
    for (const PlannedRequest &request : plan.requests) {
        const QString principal = principals.value(request.profile);
        if (principal.isEmpty() || principal != confirmed.value(request.target))
            why.otherIdentity = true;
    }
    return why;
}

} // namespace Hubwarden
