// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/coverage.h"

namespace Hubwarden {

void Coverage::count(PlaceState state, qsizetype places)
{
    all += places;
    switch (state) {
    case PlaceState::NotLookedAt:
    case PlaceState::Looking:
        notLookedAt += places;
        return;
    case PlaceState::Looked:
        looked += places;
        return;
    case PlaceState::HubOff:
        hubOff += places;
        return;
    case PlaceState::RegionOff:
        regionOff += places;
        return;
    case PlaceState::CouldNotTell:
        couldNotTell += places;
        return;
    case PlaceState::Denied:
        denied += places;
        return;
    case PlaceState::Failed:
        failed += places;
        return;
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
