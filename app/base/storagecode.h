// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLatin1String>

namespace Hubwarden {

//! Error::code of Kind::Storage; Error::detail has the path, Error::message the system's words if there are any.
//!
//! It is empty where the path was to be read or written and nothing more is known.
namespace StorageCode {
inline constexpr QLatin1String unreadable("Unreadable");
inline constexpr QLatin1String unwritable("Unwritable");
inline constexpr QLatin1String notLoaded("NotLoaded");     //!< not replaced, as nobody read what is in it
inline constexpr QLatin1String locked("Locked");           //!< another process writes this file
inline constexpr QLatin1String newerFormat("NewerFormat"); //!< written by a later version of this program
inline constexpr QLatin1String damaged("Damaged");         //!< the file is not what its name says
inline constexpr QLatin1String folderUnusable("FolderUnusable"); //!< the data folder
} // namespace StorageCode

} // namespace Hubwarden
