// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"

#include <QString>

namespace Hubwarden {

//! Starts this program a second time, to practise; it lives on when this one ends.
//! @param dataFolder as on this program's command line; empty: the system's place
//! Error Storage, code PracticeNotStarted: the program file, in `detail`, could not be started.
Result<Done> launchPractice(const QString &dataFolder);

} // namespace Hubwarden
