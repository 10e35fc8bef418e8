// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/profiles/profilestore.h"
#include "ui/dialogs/confirmdeclinedialog.h"
#include "ui/flows/endpointgate.h"

namespace Hubwarden {

//! What is to be confirmed of any plan: who will send it, each identity once, and where to.
DeclineConfirmation confirmationOf(const DeclinePlan &plan, const ProfileStore &profiles,
                                   const EndpointGate &gate);

} // namespace Hubwarden
