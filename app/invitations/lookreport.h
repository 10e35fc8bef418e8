// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/sharederror.h"
#include "app/base/target.h"
#include "app/services/invitation.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace Hubwarden {

//! What one look at one place brought: the whole list of invitations, or why there is none.
struct LookReport
{
    Target target;
    ProfileId profile;
    QDateTime time;    //!< UTC
    SharedError error; //!< set: nothing is known about the list
    QList<Invitation> invitations;
    std::optional<AccountId> administrator; //!< whose invitation was accepted, if that was asked and answered
    std::optional<RegionName>
        keyKnownIn; //!< where AWS confirmed the profile's key in the same scan, if it was asked

    //! The list is whole: what is not in it was not there.
    bool whole() const { return !error; }
};

//! How long a look may be used to plan a decline.
constexpr auto lookStaysFresh = std::chrono::minutes(10);

} // namespace Hubwarden
