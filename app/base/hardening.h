// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace Hubwarden {

//! Whether other processes are kept from this one's memory.
enum class Hardening {
    NotBuilt, //!< a debug build: HUBWARDEN_HARDENED is not defined
    OptedOut, //!< the environment variable HUBWARDEN_ALLOW_DEBUGGER is "1": for support, to make a core dump or a trace
    Applied,
    Partial, //!< the system refused a part of it
};

//! Called first in main, before any secret is in memory. Release builds write no core dump, and programs of the same user
//! without special rights cannot attach; an administrator still can.
Hardening hardenProcess();

} // namespace Hubwarden
