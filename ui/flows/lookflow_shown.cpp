// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/gridplaces.h"
#include "ui/flows/lookflow.h"

namespace Hubwarden {

//! In every view.
void LookFlow::show(const Looks &looks)
{
    const QList<FoundModel::Place> found = foundIn(looks);
    m_models.found.updatePlaces(found);
    m_models.invitations.update(m_places.rows(looks, m_choice.senders, m_plan.looks.size()));
    updateCoverage(found);
}

void LookFlow::updateCoverage(const QList<FoundModel::Place> &changed)
{
    m_models.grid.update(gridPlaces(m_plan.looks, m_places, changed));
    m_coverage = m_places.coverage(m_plan.looks);
    const auto items = m_profileFlow.accounts();
    for (const AccountItem &item : items) {
        if (m_plan.notConfirmed.contains(item.profile.id))
            m_coverage.count(item.error ? PlaceState::Failed : PlaceState::NotLookedAt,
                             m_choice.regions.size());
    }
    Q_EMIT coverageChanged();
}

FoundModel::Place LookFlow::foundIn(const PlannedLook &look, const QSet<AccountId> &own) const
{
    FoundModel::Place place{look.target, {}};
    const LookReport *list = m_places.listFor(look);
    if (!list)
        return place;
    place.invitations = foundInvitations(*list, m_services.memory.compare(*list), own);
    const bool isOld = m_places.isOld(look);
    for (FoundInvitation &invitation : place.invitations) {
        if (isOld && invitation.since != SinceLast::NoLongerListed)
            invitation.since = SinceLast::NotReadAgain;
        invitation.administeredIn = m_places.administeredBy(invitation.sender, look.target);
    }
    return place;
}

QList<FoundModel::Place> LookFlow::foundIn(const Looks &looks) const
{
    const QSet<AccountId> own = ownAccounts();
    QList<FoundModel::Place> found;
    for (const PlannedLook &look : looks)
        found.append(foundIn(look, own));
    return found;
}

//! Rows may come and go with what is known of an account's key.
void LookFlow::refreshAxes()
{
    const auto accounts = gridAccounts(m_choice.profiles, m_plan, m_profileFlow.accounts());
    if (m_models.grid.setAxes(accounts, gridRegions(m_choice.regions)))
        m_models.grid.update(gridPlaces(m_plan.looks, m_places, foundIn(m_plan.looks)));
}

void LookFlow::refreshPasted()
{
    m_models.invitations.setNow(m_services.clock.utcNow());
    m_models.invitations.setRows(m_places.rows(m_plan.looks, m_choice.senders));
}

void LookFlow::refreshRows()
{
    const QList<FoundModel::Place> found = foundIn(m_plan.looks);
    m_models.found.setNow(m_services.clock.utcNow());
    m_models.found.setPlaces(found);
    refreshPasted();
    refreshAxes();
    updateCoverage(found);
}

} // namespace Hubwarden
