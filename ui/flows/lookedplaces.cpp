// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/lookedplaces.h"

#include "app/invitations/invitationstate.h"

#include <algorithm>

namespace Hubwarden {

namespace {

//! A million pasted IDs are no table to read.
constexpr qsizetype maxShownPairs = 50'000;

bool isFresh(const LookReport &report, const QDateTime &now)
{
    return report.whole() && report.time.addDuration(lookStaysFresh) > now;
}

} // namespace

void LookedPlaces::begin(const QList<PlannedLook> &looks)
{
    for (const PlannedLook &look : looks)
        m_looking.insert(look.target);
}

void LookedPlaces::take(const LookReport &report)
{
    m_looking.remove(report.target);
    m_reports.insert(report.target, report);
}

const LookReport *LookedPlaces::reportFor(const PlannedLook &look) const
{
    const auto report = m_reports.constFind(look.target);
    return report != m_reports.constEnd() && report->profile == look.profile ? &*report : nullptr;
}

LookedPlaces::Coverage LookedPlaces::coverage(const QList<PlannedLook> &looks) const
{
    Coverage coverage{.all = looks.size()};
    for (const PlannedLook &look : looks) {
        if (const LookReport *report = reportFor(look))
            ++(report->whole() ? coverage.looked : coverage.failed);
    }
    return coverage;
}

bool LookedPlaces::allFresh(const QList<PlannedLook> &looks, const QDateTime &now) const
{
    return std::all_of(looks.begin(), looks.end(), [&](const PlannedLook &look) {
        const LookReport *report = reportFor(look);
        return report && isFresh(*report, now);
    });
}

QList<LookReport> LookedPlaces::usable(const QList<PlannedLook> &looks, const QDateTime &now) const
{
    QList<LookReport> reports;
    for (const PlannedLook &look : looks) {
        const LookReport *report = reportFor(look);
        if (report && (!report->whole() || isFresh(*report, now)))
            reports.append(*report);
    }
    return reports;
}

std::optional<Error> LookedPlaces::anyError(const QList<PlannedLook> &looks) const
{
    for (const PlannedLook &look : looks) {
        const LookReport *report = reportFor(look);
        if (report && report->error)
            return report->error;
    }
    return std::nullopt;
}

QList<InvitationRow> LookedPlaces::rows(const QList<PlannedLook> &looks,
                                        const QList<AccountId> &senders) const
{
    using Fate = InvitationRow::Fate;
    QList<InvitationRow> rows;
    const bool onlyFound = looks.size() * senders.size() > maxShownPairs;
    for (const PlannedLook &look : looks) {
        if (onlyFound && !reportFor(look))
            continue;
        for (const AccountId &sender : senders) {
            InvitationRow row = rowFor(look, sender);
            if (!onlyFound || (row.fate != Fate::NoneFound && row.fate != Fate::CouldNotLook))
                rows.append(std::move(row));
        }
    }
    return rows;
}

InvitationRow LookedPlaces::rowFor(const PlannedLook &look, const AccountId &sender) const
{
    using Fate = InvitationRow::Fate;
    InvitationRow row{.target = look.target, .sender = sender};
    const LookReport *report = reportFor(look);
    if (m_looking.contains(look.target)) {
        row.fate = Fate::Looking;
    } else if (report && report->error) {
        row.fate = Fate::CouldNotLook;
        row.error = report->error;
    } else if (report) {
        const Invitation *invitation = report->from(sender);
        const auto state = invitation ? std::optional(stateOf(*invitation)) : std::nullopt;
        if (invitation) {
            row.status = invitation->status;
            row.invitedAt = invitation->invitedAt;
        }
        if (report->administrator == sender || state == InvitationState::Accepted)
            row.fate = Fate::IsAdministrator;
        else if (state == InvitationState::Open)
            row.fate = Fate::Open;
        else
            row.fate = state ? Fate::DeclinedEarlier : Fate::NoneFound;
    }
    return row;
}

} // namespace Hubwarden
