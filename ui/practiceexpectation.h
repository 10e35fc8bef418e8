// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/outcome.h"
#include "app/invitations/pair.h"
#include "app/practice/scenario.h"

#include <QList>
#include <QSet>
#include <QStringList>

namespace Hubwarden {

//! Compares what came of declining everything of these senders with what the scenario says; a line for each difference.
//!
//! Rows for which nothing was sent may be there for any other pair. Where a session ends in the middle it only counts how
//! many requests got through: which ones is not known. In English, for whoever runs the tour.
QStringList practiceDifferences(const PracticeScenario &scenario, const QSet<AccountId> &senders,
                                const QList<Outcome> &outcomes);

} // namespace Hubwarden
