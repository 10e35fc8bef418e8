// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/coverage.h"
#include "app/invitations/scan.h"
#include "ui/models/invitationmodel.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace Hubwarden {

class SenderIndex;

//! What was seen in each place, and what that means for the senders that are wanted.
class LookedPlaces
{
public:
    //! Whether the looks that begin are a new scan, which coverage is counted for, or only bring it up to date.
    enum class Begin { Scan, Refresh };

    void begin(const QList<PlannedLook> &looks, Begin begin, const QDateTime &now);
    //! True: the place has another administrator than was known.
    bool take(const LookReport &report);
    //! What began and brought no report is no longer on its way.
    void end() { m_looking.clear(); }
    //! What was seen there may no longer be true: it is shown, and no decline is planned with it.
    void forget(const Target &target) { m_stale.insert(target); }

    qsizetype underWay() const { return m_looking.size(); }
    Coverage coverage(const QList<PlannedLook> &looks) const;
    //! Without a whole list that is fresh enough to plan a decline.
    QList<PlannedLook> notFresh(const QList<PlannedLook> &looks, const QDateTime &now) const;
    //! Those that a run has made doubtful.
    QList<PlannedLook> stale(const QList<PlannedLook> &looks) const;
    //! Fresh lists and failed looks, by the profile that is planned for the place.
    QList<LookReport> usable(const QList<PlannedLook> &looks, const QDateTime &now) const;
    //! What is known of the place by that profile; nullptr: nothing.
    const LookReport *reportFor(const PlannedLook &look) const;
    //! The last whole list, even if a later look failed; nullptr: none.
    const LookReport *listFor(const PlannedLook &look) const;
    //! That list is not what the scan that goes on or was the last one has read.
    bool isOld(const PlannedLook &look) const;
    //! The other regions where the sender is the administrator of that account, as far as whole lists have told.
    QList<RegionName> administeredBy(const AccountId &sender, const Target &besides) const;
    PlaceState stateOf(const PlannedLook &look) const;
    //! One row a pair; with very many pairs only those that were found. `all`: how many places there are besides.
    QList<InvitationRow> rows(const QList<PlannedLook> &looks, const QList<AccountId> &senders,
                              qsizetype all = 0) const;

private:
    InvitationRow rowFor(const PlannedLook &look, const SenderIndex *seen, const AccountId &sender) const;
    KeyProof proofOf(const ProfileId &profile) const;

    QHash<Target, LookReport> m_reports;
    QHash<Target, LookReport> m_lists; //!< of m_reports, those that were replaced by a failure
    QSet<Target> m_looking;
    QSet<Target> m_stale;
    QHash<AccountId, QMap<RegionName, AccountId>> m_administrators; //!< of each account, by region
    QSet<ProfileId> m_proven;                                       //!< AWS knew their keys somewhere
    QDateTime m_scanBegan; //!< earlier reports do not count as looked at
};

} // namespace Hubwarden
