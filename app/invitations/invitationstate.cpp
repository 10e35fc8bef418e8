// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/invitationstate.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

InvitationState stateOf(const Invitation &invitation)
{
    const auto is = [&invitation](QLatin1StringView word) {
        return invitation.status.compare(word, Qt::CaseInsensitive) == 0;
    };
    // "ASSOCIATED" stands only in the examples of AWS's command line, "Enabled" in those of the members' list.
    if (is("enabled"_L1) || is("associated"_L1))
        return InvitationState::Accepted;
    if (is("resigned"_L1))
        return InvitationState::Answered;
    return InvitationState::Open;
}

} // namespace Hubwarden
