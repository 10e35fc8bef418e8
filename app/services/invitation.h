// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QDateTime>
#include <QString>

namespace Hubwarden {

//! One entry of ListInvitations, as the service sent it.
struct Invitation
{
    AccountId sender;
    QString invitationId; //!< opaque; may be empty
    QDateTime invitedAt;  //!< UTC; null if absent or unreadable
    QString status;       //!< verbatim; AWS documents no closed list

    bool operator==(const Invitation &) const = default;
};

} // namespace Hubwarden
