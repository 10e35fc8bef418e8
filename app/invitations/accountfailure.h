// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"

namespace Hubwarden {

//! Pure: true if what went wrong in one place goes wrong in every place of the same profile, so that asking again there
//! would only cost time. A refusal that may be the region's own is not of that kind.
bool isAccountWide(const Error &error);

} // namespace Hubwarden
