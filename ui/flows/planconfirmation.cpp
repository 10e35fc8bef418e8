// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/planconfirmation.h"

#include <QSet>

namespace Hubwarden {

DeclineConfirmation confirmationOf(const DeclinePlan &plan, const ProfileStore &profiles,
                                   const EndpointGate &gate)
{
    DeclineConfirmation confirmation{
        .plan = plan, .foreignEndpoint = gate.foreignHost(), .foreignEndpointSource = gate.foreignSource()};
    QSet<ProfileId> named;
    for (const PlannedRequest &request : plan.requests) {
        const auto profile = profiles.find(request.profile);
        if (!profile || !profile->identity || named.contains(profile->id))
            continue;
        named.insert(profile->id);
        confirmation.identities.append({profile->name, profile->identity->principal});
    }
    return confirmation;
}

} // namespace Hubwarden
