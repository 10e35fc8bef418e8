// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace Hubwarden {

class AuditLog;
class Clock;
class SecurityHub;
class Sts;

//! What a run needs from outside, and whoever looks again at its outcomes.
struct RunServices
{
    SecurityHub &hub;
    Sts &sts;
    Clock &clock;
    AuditLog *audit = nullptr; //!< none: the history could not be opened; the person was told
};

} // namespace Hubwarden
