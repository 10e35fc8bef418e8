// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"

#include <memory>

namespace Hubwarden {

//! In what condition a keychain that answers is.
enum class KeychainCondition {
    Usable,
    NoCollection //!< a service without a place for new entries: it may make one, asking the person, or fail
};

//! Tells whether the system's keychain is there and open, which its answers to reads and writes do not tell.
class KeychainState
{
public:
    virtual ~KeychainState() = default;
    //! Never blocks and never opens a prompt. Errors: KeychainMissing, KeychainLocked, KeychainBusy, KeychainDenied.
    virtual JobOf<KeychainCondition> *check(QObject *parent) = 0;
};

//! Of this system; where the system has no such question it answers Usable.
std::unique_ptr<KeychainState> systemKeychainState();

} // namespace Hubwarden
