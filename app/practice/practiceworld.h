// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/scenario.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>

namespace Hubwarden {

//! An invitation as it stands now.
struct StandingInvitation
{
    PracticeInvitation made; //!< as the scenario made it; its status, lag and acceptance are those of now
    QString id;
    QDateTime sentAt; //!< UTC

    //! What will show when the lag is over.
    enum class Pending { Nothing, Resigned, Removed } pending = Pending::Nothing;

    //! As ListInvitations and GetAdministratorAccount show it.
    QJsonObject toJson() const;
};

//! Security Hub of one account in one region, as it stands now.
class StandingRegion
{
public:
    StandingRegion() = default; //!< Security Hub is off
    StandingRegion(const PracticeRegion &region, const QDateTime &now);

    PracticeRegion::State state() const { return m_state; }
    const QMap<QString, QString> &denials() const { return m_denials; }
    //! Those that are listed.
    QList<StandingInvitation> listed() const;
    //! Of that sender, also one that is not listed; null if there is none.
    StandingInvitation *ofSender(AccountId sender);
    StandingInvitation *administrator();

    //! Takes a decline; it shows at once unless the invitation lags.
    void decline(AccountId sender);
    void remove(AccountId sender);
    //! The administrator is left; what was not listed is gone.
    void leaveAdministrator();
    //! Lets one listing pass for the declines that show late.
    void settle();

private:
    void show(AccountId sender);

    PracticeRegion::State m_state = PracticeRegion::State::HubOff;
    QMap<QString, QString> m_denials;
    QList<StandingInvitation> m_invitations;
};

//! All that can change while somebody practises: invitations, keys, how often a fault was met, where pages go on.
class PracticeWorld
{
public:
    //! Where a NextToken leads: the rest of a listing as it was when it began.
    struct Listing
    {
        AccountId account;
        RegionName region;
        QList<QJsonObject> rest;
    };

    //! The scenario has its keys.
    PracticeWorld(PracticeScenario scenario, const QDateTime &now);

    const PracticeScenario &scenario() const { return m_scenario; }
    //! Null if there is none; its expiry is that of now.
    const PracticeAccount *accountOfKey(const QString &accessKeyId) const;
    const PracticeAccount *account(AccountId id) const;
    //! Draws a new key for the account, whose session does not end any more; null if there is no such account.
    const PracticeAccount *newSession(AccountId id);
    StandingRegion &region(AccountId account, const RegionName &region);

    //! The fault that this call meets, used up by one; none if all goes well.
    std::optional<PracticeFault> takeFault(const QString &operation, AccountId account,
                                           const RegionName &region);
    //! Counts a call that was carried out: the session may be over after it.
    void countCall(const QString &operation, AccountId account);

    QString newToken(const Listing &listing);
    std::optional<Listing> listingOf(const QString &token) const;

private:
    //! Whoever goes on with a listing this much later begins it again.
    static constexpr qsizetype mostTokens = 1000;

    PracticeScenario m_scenario;
    QHash<AccountId, QMap<RegionName, StandingRegion>> m_regions;
    QHash<QString, Listing> m_listings;
    QStringList m_tokens; //!< the oldest first
};

} // namespace Hubwarden
