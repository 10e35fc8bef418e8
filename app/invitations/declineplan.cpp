// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declineplan.h"

#include "app/invitations/invitationstate.h"

#include <algorithm>
#include <set>

namespace Hubwarden {

namespace {

Outcome rowFor(const LookReport &report, const AccountId &sender, const QDateTime &now)
{
    Outcome row{.target = report.target, .sender = sender, .profile = report.profile};
    row.time = now;
    if (report.error) {
        row.word = ResultWord::NotStarted;
        row.reason = NotSentReason::LookFailed;
        row.error = report.error;
        row.awsSays = report.error->message;
        row.requestId = report.error->requestId;
        row.httpStatus = report.error->httpStatus;
        return row;
    }
    const Invitation *invitation = report.from(sender);
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

//! What will be sent stands before what cannot be, and both before what was not there.
int rank(const Outcome &row)
{
    if (row.word == ResultWord::Waiting)
        return 0;
    return row.word == ResultWord::NoInvitationFound ? 2 : 1;
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

DeclinePlan planDecline(const QList<AccountId> &senders, const QList<LookReport> &reports,
                        const QDateTime &now)
{
    DeclinePlan plan;
    for (const LookReport &report : reports) {
        QList<AccountId> open;
        std::set<AccountId> seen;
        for (const AccountId &sender : senders) {
            if (!seen.insert(sender).second)
                continue;
            plan.rows.append(rowFor(report, sender, now));
            if (plan.rows.last().word == ResultWord::Waiting)
                open.append(sender);
        }
        for (qsizetype from = 0; from < open.size(); from += maxSendersPerRequest)
            plan.requests.append({report.target, report.profile, open.mid(from, maxSendersPerRequest)});
    }
    std::stable_sort(plan.rows.begin(), plan.rows.end(),
                     [](const Outcome &a, const Outcome &b) { return rank(a) < rank(b); });
    return plan;
}

} // namespace Hubwarden
