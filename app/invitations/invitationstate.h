// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/invitation.h"

namespace Hubwarden {

//! What an invitation's status means for declining.
enum class InvitationState {
    Open,     //!< waits for an answer, or has a status we do not know: the person may try
    Accepted, //!< the sender is the administrator; declining does not end that
    Answered, //!< declined, or left after having been accepted
};

//! Statuses are compared without case: AWS documents no list for invitations.
InvitationState stateOf(const Invitation &invitation);

} // namespace Hubwarden
