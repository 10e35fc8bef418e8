// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace Hubwarden {

class Theme;

//! What a report about a fault needs to know of this computer: versions, screen, look. No names, paths, accounts or keys.
QString debugInfo(const Theme &theme);

} // namespace Hubwarden
