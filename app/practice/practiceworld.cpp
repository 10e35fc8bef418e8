// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceworld.h"

#include "app/practice/drawn.h"

#include <algorithm>
#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

QJsonObject StandingInvitation::toJson() const
{
    return {{u"AccountId"_s, made.sender.toString()},
            {u"InvitationId"_s, id},
            {u"InvitedAt"_s, sentAt.toString(Qt::ISODateWithMs)},
            {u"MemberStatus"_s, made.status}};
}

StandingRegion::StandingRegion(const PracticeRegion &region, const QDateTime &now)
    : m_state(region.state)
    , m_denials(region.denials)
{
    for (const PracticeInvitation &one : region.invitations)
        m_invitations.append({one, Drawn::invitationId(), now.addSecs(-60 * one.age.count())});
}

QList<StandingInvitation> StandingRegion::listed() const
{
    QList<StandingInvitation> found;
    std::copy_if(m_invitations.begin(), m_invitations.end(), std::back_inserter(found),
                 [](const StandingInvitation &one) { return one.made.listed; });
    return found;
}

StandingInvitation *StandingRegion::ofSender(AccountId sender)
{
    const auto found
        = std::find_if(m_invitations.begin(), m_invitations.end(),
                       [sender](const StandingInvitation &one) { return one.made.sender == sender; });
    return found == m_invitations.end() ? nullptr : &*found;
}

StandingInvitation *StandingRegion::administrator()
{
    const auto found = std::find_if(m_invitations.begin(), m_invitations.end(),
                                    [](const StandingInvitation &one) { return one.made.accepted; });
    return found == m_invitations.end() ? nullptr : &*found;
}

void StandingRegion::decline(AccountId sender)
{
    using On = PracticeInvitation::OnDecline;
    using Pending = StandingInvitation::Pending;
    StandingInvitation *const one = ofSender(sender);
    one->pending = one->made.onDecline == On::Removed ? Pending::Removed : Pending::Resigned;
    if (one->made.lag == 0)
        show(sender);
}

void StandingRegion::remove(AccountId sender)
{
    m_invitations.removeIf([sender](const StandingInvitation &one) { return one.made.sender == sender; });
}

void StandingRegion::leaveAdministrator()
{
    StandingInvitation *const left = administrator();
    left->made.accepted = false;
    left->made.status = u"Resigned"_s;
    if (!left->made.listed)
        remove(left->made.sender);
}

void StandingRegion::settle()
{
    QList<AccountId> due;
    for (StandingInvitation &one : m_invitations) {
        if (one.pending == StandingInvitation::Pending::Nothing)
            continue;
        if (one.made.lag > 0)
            --one.made.lag;
        else
            due.append(one.made.sender);
    }
    for (const AccountId sender : std::as_const(due))
        show(sender);
}

void StandingRegion::show(AccountId sender)
{
    StandingInvitation *const one = ofSender(sender);
    if (std::exchange(one->pending, StandingInvitation::Pending::Nothing)
        == StandingInvitation::Pending::Removed)
        remove(sender);
    else
        one->made.status = u"Resigned"_s;
}

PracticeWorld::PracticeWorld(PracticeScenario scenario, const QDateTime &now)
    : m_scenario(std::move(scenario))
{
    for (const PracticeAccount &account : std::as_const(m_scenario.accounts)) {
        for (auto region = account.regions.begin(); region != account.regions.end(); ++region)
            m_regions[account.id].insert(region.key(), StandingRegion(region.value(), now));
    }
}

const PracticeAccount *PracticeWorld::accountOfKey(const QString &accessKeyId) const
{
    const auto found = std::find_if(
        m_scenario.accounts.begin(), m_scenario.accounts.end(),
        [&accessKeyId](const PracticeAccount &account) { return account.accessKeyId == accessKeyId; });
    return found == m_scenario.accounts.end() ? nullptr : &*found;
}

const PracticeAccount *PracticeWorld::account(AccountId id) const
{
    const auto found = std::find_if(m_scenario.accounts.begin(), m_scenario.accounts.end(),
                                    [id](const PracticeAccount &account) { return account.id == id; });
    return found == m_scenario.accounts.end() ? nullptr : &*found;
}

const PracticeAccount *PracticeWorld::newSession(AccountId id)
{
    for (PracticeAccount &one : m_scenario.accounts) {
        if (one.id != id)
            continue;
        one.drawKey();
        one.expired = false;
        one.sessionEnd.reset();
        return &one;
    }
    return nullptr;
}

StandingRegion &PracticeWorld::region(AccountId account, const RegionName &region)
{
    return m_regions[account][region];
}

std::optional<PracticeFault> PracticeWorld::takeFault(const QString &operation, AccountId account,
                                                      const RegionName &region)
{
    for (PracticeFault &fault : m_scenario.faults) {
        const bool meets
            = fault.count.value_or(1) > 0 && (fault.operation == u'*' || fault.operation == operation)
              && fault.account.value_or(account) == account && fault.region.value_or(region) == region;
        if (!meets)
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        if (fault.count)
            --*fault.count;
        return fault;
    }
    return std::nullopt;
}

void PracticeWorld::countCall(const QString &operation, AccountId account)
{
    for (PracticeAccount &one : m_scenario.accounts) {
        if (one.id != account || !one.sessionEnd)
            continue;
        if (one.sessionEnd->operation == u'*' || one.sessionEnd->operation == operation)
            one.expired = --one.sessionEnd->calls <= 0 || one.expired;
    }
}

QString PracticeWorld::newToken(const Listing &listing)
{
    const QString token = QString::fromLatin1(Drawn::opaque(31));
    m_listings.insert(token, listing);
    m_tokens.append(token);
    if (m_tokens.size() > mostTokens)
        m_listings.remove(m_tokens.takeFirst());
    return token;
}

std::optional<PracticeWorld::Listing> PracticeWorld::listingOf(const QString &token) const
{
    const auto found = m_listings.find(token);
    return found == m_listings.end() ? std::nullopt : std::optional(*found);
}

} // namespace Hubwarden
