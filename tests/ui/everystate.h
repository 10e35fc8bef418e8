// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/dialogs/confirmdeclinedialog.h"
#include "ui/models/causes.h"
#include "ui/models/foundmodel.h"
#include "ui/models/invitationmodel.h"
#include "ui/panes/accountspane.h"

namespace Hubwarden {

// One of everything that can be shown, for tests that look at all words.

constexpr int errorKindCount = static_cast<int>(Error::Kind::Storage) + 1;

Error errorOf(Error::Kind kind);
QList<Outcome> everyOutcome();
QList<FoundModel::Place> everyInvitation();
QList<InvitationRow> everyFate();
QList<AccountItem> everyAccount();
QList<Cause> everyCause();
DeclineConfirmation sampleConfirmation(DeclineConfirmation::Ask ask, int senders, int places);

} // namespace Hubwarden
