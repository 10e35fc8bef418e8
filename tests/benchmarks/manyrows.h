// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/foundinvitation.h"
#include "app/invitations/outcome.h"
#include "ui/models/causes.h"
#include "ui/models/invitationmodel.h"

namespace Hubwarden {

//! Rows by number, as they come from 200 accounts × 33 regions: neighbours are of one place, and what a place has in
//! common is one string. Every row has request and invitation IDs of its own.
class ManyRows
{
public:
    static constexpr int perPlace = 16;

    ManyRows();

    //! As planned, before anything is sent.
    Outcome waiting(int number) const;
    //! As it ends: a quarter each is gone, still listed, refused, and failed for the whole place.
    Outcome outcome(int number) const;
    FoundInvitation found(int number) const;
    InvitationRow wanted(int number) const;
    //! One for each place, no two with the same words.
    QList<PlaceTrouble> troubles() const;

private:
    qsizetype regionOf(int number) const { return number / perPlace % 33; }
    Target target(int number) const;
    AccountId sender(int number) const;
    QDateTime time(int number) const;

    ProfileId m_profile = ProfileId::create();
    QList<RegionName> m_regions;
    QStringList m_hosts;
    QString m_principal = QStringLiteral("arn:aws:sts::111122223333:assumed-role/Audit/hubwarden");
    QString m_refusal = QStringLiteral("Account is not invited");
    QString m_status = QStringLiteral("Invited");
    QList<SharedError> m_errors;
};

} // namespace Hubwarden
