// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/lookedplaces.h"

#include "app/invitations/invitationstate.h"
#include "app/invitations/senderindex.h"

#include <algorithm>

namespace Hubwarden {

namespace {

//! A million pasted IDs are no table to read.
constexpr qsizetype maxShownPairs = 50'000;

bool isFresh(const LookReport &report, const QDateTime &now)
{
    return report.whole() && report.time.addDuration(lookStaysFresh) > now;
}

std::optional<AccountId> administratorIn(const LookReport &report)
{
    if (report.administrator)
        return report.administrator;
    for (const Invitation &invitation : report.invitations) {
        if (stateOf(invitation) == InvitationState::Accepted)
            return invitation.sender;
    }
    return std::nullopt;
}

} // namespace

void LookedPlaces::begin(const QList<PlannedLook> &looks, Begin begin, const QDateTime &now)
{
    for (const PlannedLook &look : looks)
        m_looking.insert(look.target);
    if (begin == Begin::Refresh)
        return;
    m_scanBegan = now;
    m_proven.clear();
}

bool LookedPlaces::take(const LookReport &report)
{
    m_looking.remove(report.target);
    m_stale.remove(report.target);
    const auto before = m_reports.constFind(report.target);
    if (report.whole())
        m_lists.remove(report.target);
    else if (before != m_reports.constEnd() && before->whole())
        m_lists.insert(report.target, *before);
    m_reports.insert(report.target, report);
    if (provesKey(report))
        m_proven.insert(report.profile);
    if (!report.whole())
        return false;
    auto &regions = m_administrators[report.target.account];
    const auto known = regions.constFind(report.target.region);
    const auto was = known != regions.cend() ? std::optional(*known) : std::nullopt;
    const auto now = administratorIn(report);
    if (now)
        regions.insert(report.target.region, *now);
    else
        regions.remove(report.target.region);
    return was != now;
}

QList<RegionName> LookedPlaces::administeredBy(const AccountId &sender, const Target &besides) const
{
    QList<RegionName> regions = m_administrators.value(besides.account).keys(sender);
    regions.removeOne(besides.region);
    return regions;
}

const LookReport *LookedPlaces::reportFor(const PlannedLook &look) const
{
    const auto report = m_reports.constFind(look.target);
    return report != m_reports.constEnd() && report->profile == look.profile ? &*report : nullptr;
}

const LookReport *LookedPlaces::listFor(const PlannedLook &look) const
{
    const LookReport *report = reportFor(look);
    if (report && report->whole())
        return report;
    const auto list = m_lists.constFind(look.target);
    return list != m_lists.constEnd() && list->profile == look.profile ? &*list : nullptr;
}

bool LookedPlaces::isOld(const PlannedLook &look) const
{
    const LookReport *report = reportFor(look);
    return report && (!report->whole() || report->time < m_scanBegan);
}

KeyProof LookedPlaces::proofOf(const ProfileId &profile) const
{
    return m_proven.contains(profile) ? KeyProof::WorksElsewhere : KeyProof::None;
}

PlaceState LookedPlaces::stateOf(const PlannedLook &look) const
{
    const LookReport *report = reportFor(look);
    if (report && report->time >= m_scanBegan)
        return stateOfReport(*report, proofOf(look.profile));
    return m_looking.contains(look.target) ? PlaceState::Looking : PlaceState::NotLookedAt;
}

Coverage LookedPlaces::coverage(const QList<PlannedLook> &looks) const
{
    Coverage coverage;
    for (const PlannedLook &look : looks)
        coverage.count(stateOf(look));
    return coverage;
}

QList<PlannedLook> LookedPlaces::notFresh(const QList<PlannedLook> &looks, const QDateTime &now) const
{
    QList<PlannedLook> wanted;
    for (const PlannedLook &look : looks) {
        const LookReport *report = reportFor(look);
        if (!report || !isFresh(*report, now) || m_stale.contains(look.target))
            wanted.append(look);
    }
    return wanted;
}

QList<PlannedLook> LookedPlaces::stale(const QList<PlannedLook> &looks) const
{
    QList<PlannedLook> wanted;
    for (const PlannedLook &look : looks) {
        if (m_stale.contains(look.target))
            wanted.append(look);
    }
    return wanted;
}

QList<LookReport> LookedPlaces::usable(const QList<PlannedLook> &looks, const QDateTime &now) const
{
    QList<LookReport> reports;
    for (const PlannedLook &look : looks) {
        const LookReport *report = reportFor(look);
        if (report && !m_stale.contains(look.target) && (!report->whole() || isFresh(*report, now)))
            reports.append(*report);
    }
    return reports;
}

QList<InvitationRow> LookedPlaces::rows(const QList<PlannedLook> &looks, const QList<AccountId> &senders,
                                        qsizetype all) const
{
    using Fate = InvitationRow::Fate;
    QList<InvitationRow> rows;
    const bool onlyFound = std::max(all, looks.size()) * senders.size() > maxShownPairs;
    for (const PlannedLook &look : looks) {
        const LookReport *report = reportFor(look);
        if (onlyFound && !report)
            continue;
        const auto seen = report ? std::optional<SenderIndex>(*report) : std::nullopt;
        for (const AccountId &sender : senders) {
            InvitationRow row = rowFor(look, seen ? &*seen : nullptr, sender);
            const bool isFound = row.fate == Fate::Open || row.fate == Fate::IsAdministrator
                                 || row.fate == Fate::DeclinedEarlier;
            if (!onlyFound || isFound)
                rows.append(std::move(row));
        }
    }
    return rows;
}

InvitationRow LookedPlaces::rowFor(const PlannedLook &look, const SenderIndex *seen,
                                   const AccountId &sender) const
{
    using Fate = InvitationRow::Fate;
    InvitationRow row{.target = look.target, .sender = sender};
    const LookReport *report = seen ? &seen->report() : nullptr;
    if (m_looking.contains(look.target)) {
        row.fate = Fate::Looking;
    } else if (report && report->error) {
        const PlaceState state = stateOfReport(*report, proofOf(look.profile));
        row.fate = state == PlaceState::HubOff      ? Fate::HubOff
                   : state == PlaceState::RegionOff ? Fate::RegionOff
                                                    : Fate::CouldNotLook;
        row.error = report->error;
    } else if (report) {
        const Invitation *invitation = seen->from(sender);
        const auto state = invitation ? std::optional(Hubwarden::stateOf(*invitation)) : std::nullopt;
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
