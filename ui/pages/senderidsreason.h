// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/senderids.h"

#include <QString>

namespace Hubwarden {

//! Why something in a pasted text is not used as it stands, in a few words without a full stop.
QString senderReasonText(SenderIds::Reason reason);

} // namespace Hubwarden
