// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/scan.h"
#include "ui/models/invitationmodel.h"

#include <QHash>
#include <QSet>

namespace Hubwarden {

//! What was seen in each place, and what that means for the senders that are wanted.
class LookedPlaces
{
public:
    struct Coverage
    {
        qsizetype looked = 0;
        qsizetype failed = 0;
        qsizetype all = 0;

        bool operator==(const Coverage &) const = default;
    };

    void begin(const QList<PlannedLook> &looks);
    void take(const LookReport &report);
    //! What began and brought no report is no longer on its way.
    void end() { m_looking.clear(); }
    //! What was seen there is no longer true.
    void forget(const Target &target) { m_reports.remove(target); }

    qsizetype underWay() const { return m_looking.size(); }
    Coverage coverage(const QList<PlannedLook> &looks) const;
    //! True if every place has a whole list that is fresh enough to plan a decline.
    bool allFresh(const QList<PlannedLook> &looks, const QDateTime &now) const;
    //! Fresh lists and failed looks, by the profile that is planned for the place.
    QList<LookReport> usable(const QList<PlannedLook> &looks, const QDateTime &now) const;
    //! One of the errors that kept a place from being listed.
    std::optional<Error> anyError(const QList<PlannedLook> &looks) const;
    //! One row a pair; with very many pairs only those that were found.
    QList<InvitationRow> rows(const QList<PlannedLook> &looks, const QList<AccountId> &senders) const;

private:
    const LookReport *reportFor(const PlannedLook &look) const;
    InvitationRow rowFor(const PlannedLook &look, const AccountId &sender) const;

    QHash<Target, LookReport> m_reports;
    QSet<Target> m_looking;
};

} // namespace Hubwarden
