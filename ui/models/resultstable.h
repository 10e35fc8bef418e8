// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "ui/models/tabletext.h"

#include <QHash>

namespace Hubwarden {

class OutcomeModel;

//! The results as they are exported, in no language and in UTC. names: of the profiles.
TableText resultsTable(const OutcomeModel &outcomes, const QHash<ProfileId, QString> &names);

} // namespace Hubwarden
