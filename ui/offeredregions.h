// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/profiles/profile.h"
#include "ui/panes/regionspane.h"

namespace Hubwarden {

//! The regions of the partitions that the profiles belong to; of "aws" while there is none.
QList<RegionItem> offeredRegions(const QList<Profile> &profiles);

} // namespace Hubwarden
