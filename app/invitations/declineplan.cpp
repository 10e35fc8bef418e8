// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declineplan.h"

#include "app/base/servicewords.h"
#include "app/invitations/invitationstate.h"
#include "app/invitations/senderindex.h"

#include <QSet>

#include <algorithm>
#include <set>

namespace Hubwarden {

namespace {

//! Listing is not allowed there, or the list is whole and shows no open invitation.
bool mayBeSentUnseen(const Outcome &row)
{
    return row.word == ResultWord::NoInvitationFound
           || (row.reason == NotSentReason::LookFailed && row.error
               && row.error->kind == Error::Kind::AccessDenied);
}

//! Each sender of a place once, in the order of asking.
QHash<Target, QList<AccountId>> sendersByPlace(const QList<Pair> &wanted)
{
    QHash<Target, QList<AccountId>> byPlace;
    QSet<Pair> seen;
    for (const Pair &pair : wanted) {
        const qsizetype before = seen.size();
        seen.insert(pair);
        if (seen.size() > before)
            byPlace[pair.target].append(pair.sender);
    }
    return byPlace;
}

void addRequests(DeclinePlan &plan, const LookReport &report, const QList<Outcome> &rows, bool unseen)
{
    QList<AccountId> senders;
    for (const Outcome &row : rows) {
        if (row.word == ResultWord::Waiting)
            senders.append(row.sender);
    }
    for (qsizetype from = 0; from < senders.size(); from += maxSendersPerRequest)
        plan.requests.append(
            {report.target, report.profile, senders.mid(from, maxSendersPerRequest), unseen});
}

//! What will be sent stands before what cannot be, and both before what was not there.
int rank(const Outcome &row)
{
    if (row.word == ResultWord::Waiting)
        return 0;
    return row.word == ResultWord::NoInvitationFound ? 2 : 1;
}

void sortByNeed(QList<Outcome> &rows)
{
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Outcome &a, const Outcome &b) { return rank(a) < rank(b); });
}

template<typename T, typename Get>
QList<T> distinct(const QList<PlannedRequest> &requests, Get get)
{
    std::set<T> seen;
    for (const PlannedRequest &request : requests)
        get(request, seen);
    return QList<T>(seen.begin(), seen.end());
}

} // namespace

qsizetype DeclinePlan::pairCount() const
{
    qsizetype count = 0;
    for (const PlannedRequest &request : requests)
        count += request.senders.size();
    return count;
}

QList<AccountId> DeclinePlan::senders() const
{
    return distinct<AccountId>(requests, [](const PlannedRequest &request, std::set<AccountId> &seen) {
        seen.insert(request.senders.begin(), request.senders.end());
    });
}

QList<AccountId> DeclinePlan::accounts() const
{
    return distinct<AccountId>(requests, [](const PlannedRequest &request, std::set<AccountId> &seen) {
        seen.insert(request.target.account);
    });
}

QList<RegionName> DeclinePlan::regions() const
{
    return distinct<RegionName>(requests, [](const PlannedRequest &request, std::set<RegionName> &seen) {
        seen.insert(request.target.region);
    });
}

QList<Pair> everyPair(const QList<AccountId> &senders, const QList<LookReport> &reports)
{
    QList<Pair> pairs;
    pairs.reserve(senders.size() * reports.size());
    for (const LookReport &report : reports) {
        for (const AccountId &sender : senders) {
            if (sender != report.target.account)
                pairs.append({report.target, sender});
        }
    }
    return pairs;
}

Outcome declineRow(const SenderIndex &look, const AccountId &sender, const QDateTime &now)
{
    const LookReport &report = look.report();
    Outcome row{.target = report.target, .sender = sender, .profile = report.profile};
    row.time = now;
    if (report.error) {
        row.word = ResultWord::NotStarted;
        row.reason = NotSentReason::LookFailed;
        row.error = report.error;
        row.awsSays = serviceWords(*report.error);
        row.requestId = report.error->requestId;
        row.httpStatus = report.error->httpStatus;
        return row;
    }
    const Invitation *invitation = look.from(sender);
    const bool accepted
        = report.administrator == sender || (invitation && stateOf(*invitation) == InvitationState::Accepted);
    if (invitation)
        row.invitationId = invitation->invitationId;
    if (accepted) {
        row.word = ResultWord::NotStarted;
        row.reason = NotSentReason::IsAdministrator;
    } else if (!invitation || stateOf(*invitation) != InvitationState::Open) {
        row.word = ResultWord::NoInvitationFound;
    }
    return row;
}

Outcome unseenRow(const SenderIndex &look, const AccountId &sender, const QDateTime &now)
{
    Outcome row = declineRow(look, sender, now);
    if (!mayBeSentUnseen(row))
        return row;
    row = {.target = row.target, .sender = sender, .profile = row.profile};
    row.time = now;
    row.unseen = true;
    return row;
}

DeclinePlan planDecline(const QList<Pair> &wanted, const QList<LookReport> &reports, const QDateTime &now)
{
    QHash<Target, QList<AccountId>> byPlace = sendersByPlace(wanted);
    DeclinePlan plan;
    for (const LookReport &report : reports) {
        const SenderIndex look(report);
        QList<Outcome> rows;
        for (const AccountId &sender : byPlace.take(report.target))
            rows.append(declineRow(look, sender, now));
        addRequests(plan, report, rows, false);
        plan.rows += rows;
    }
    sortByNeed(plan.rows);
    return plan;
}

DeclinePlan planUnseen(const QList<Pair> &wanted, const QList<LookReport> &reports, const QDateTime &now)
{
    QHash<Target, QList<AccountId>> byPlace = sendersByPlace(wanted);
    DeclinePlan plan;
    for (const LookReport &report : reports) {
        const SenderIndex look(report);
        QList<Outcome> rows;
        for (const AccountId &sender : byPlace.take(report.target)) {
            const Outcome row = unseenRow(look, sender, now);
            if (row.unseen || row.word != ResultWord::Waiting) // else it was seen
                rows.append(row);
        }
        addRequests(plan, report, rows, true);
        plan.rows += rows;
    }
    sortByNeed(plan.rows);
    return plan;
}

DeclinePlan withOneFirst(DeclinePlan plan)
{
    if (plan.requests.isEmpty() || plan.requests.first().senders.size() == 1)
        return plan;
    PlannedRequest first = plan.requests.first();
    first.senders = {plan.requests.first().senders.takeFirst()};
    plan.requests.prepend(first);
    return plan;
}

} // namespace Hubwarden
