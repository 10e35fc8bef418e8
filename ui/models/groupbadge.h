// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/foundinvitation.h"
#include "ui/themecolors.h"
#include "ui/themeicons.h"

#include <utility>

namespace Hubwarden {

//! How a group is drawn beside its word.
std::pair<Icon, Tone> groupBadge(FoundGroup group);

} // namespace Hubwarden
