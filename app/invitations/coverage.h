// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/placestate.h"

namespace Hubwarden {

//! How many of the chosen places were looked at, and what became of the others.
struct Coverage
{
    qsizetype all = 0;
    qsizetype looked = 0;
    qsizetype hubOff = 0;
    qsizetype regionOff = 0;
    qsizetype couldNotTell = 0;
    qsizetype denied = 0;
    qsizetype failed = 0;
    qsizetype notLookedAt = 0; //!< also those that are being looked at

    bool operator==(const Coverage &) const = default;

    void count(PlaceState state, qsizetype places = 1);
    //! Every place was listed, or has nothing that could be listed.
    bool isWhole() const { return all > 0 && looked + hubOff + regionOff == all; }
    qsizetype needAttention() const { return couldNotTell + denied + failed; }
};

} // namespace Hubwarden
