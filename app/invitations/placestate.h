// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/lookreport.h"

namespace Hubwarden {

//! What is known of a place. "Off" is a state, not a failure: invitations there can be neither seen nor declined.
enum class PlaceState {
    NotLookedAt,
    Looking,
    Looked, //!< the whole list is at hand
    HubOff,
    RegionOff,    //!< the account has not enabled the region
    CouldNotTell, //!< the region is off or the key is unknown; AWS says the same for both
    Denied,       //!< signed in, and not allowed to list
    Failed,
};

//! Whether AWS knows the profile's key, by what it said elsewhere: a region that is off denies to know it.
enum class KeyProof { None, WorksElsewhere };

//! True if this report shows that AWS knows the profile's key.
bool provesKey(const LookReport &report);

//! `elsewhere`: what the other places of the same profile showed.
PlaceState stateOfReport(const LookReport &report, KeyProof elsewhere);

//! True for the states that someone has to do something about.
bool needsAttention(PlaceState state);

} // namespace Hubwarden
