// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/lookreport.h"

namespace Hubwarden {

const Invitation *LookReport::from(const AccountId &sender) const
{
    const Invitation *newest = nullptr;
    for (const Invitation &invitation : invitations) {
        if (invitation.sender == sender && (!newest || invitation.invitedAt > newest->invitedAt))
            newest = &invitation;
    }
    return newest;
}

} // namespace Hubwarden
