// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/targetplan.h"
#include "ui/models/placegridmodel.h"
#include "ui/panes/accountspane.h"

namespace Hubwarden {

class LookedPlaces;

//! A row for each ticked profile that stands for its account, in the order of the ticks.
QList<PlaceGridModel::Account> gridAccounts(const QList<ProfileId> &ticked, const TargetPlan &plan,
                                            const QList<AccountItem> &known);
//! With the names people know; a region that we do not know has its code for a name.
QList<PlaceGridModel::Region> gridRegions(const QList<RegionName> &regions);
//! What is known of every place now; `changed`: those whose invitations are others than before.
QList<PlaceGridModel::Place> gridPlaces(const QList<PlannedLook> &looks, const LookedPlaces &places,
                                        const QList<FoundModel::Place> &changed);

} // namespace Hubwarden
