// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

namespace Hubwarden {

//! A Windows entry holds 2,560 bytes; what fits there fits everywhere.
constexpr qsizetype maxKeychainEntrySize = 2500;

//! The content of one keychain entry: {"v":1,"secretAccessKey":"…"}, made without a QString in between.
//! Errors: InvalidInput if the secret is empty, not UTF-8 or too long for an entry.
Result<Secret> encodeKeychainEntry(const Secret &secretAccessKey);
//! Errors: KeychainEntryLost if the content is not exactly what encodeKeychainEntry() writes.
Result<Secret> decodeKeychainEntry(const Secret &entry);

} // namespace Hubwarden
