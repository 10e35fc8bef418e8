// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/coverage.h"

#include <QString>

#include <chrono>
#include <optional>

namespace Hubwarden {

//! "Looked at 298 of 340 places · Security Hub off in 38 · not allowed in 4"; empty if nothing is chosen.
QString coverageText(const Coverage &coverage);

//! What an empty list of invitations means, and what to do next.
QString nothingFoundText(const Coverage &coverage, bool looking);

//! Where AWS says that accounts of an organization need no invitations.
QString organizationsUrl();

//! How far a look is.
struct LookProgress
{
    qsizetype done = 0;
    qsizetype all = 0;
    qsizetype open = 0;
    qsizetype attention = 0;
    double perSecond = 0;
    std::optional<std::chrono::milliseconds> left;
};

//! "212 of 340 places · 26 a second · 14 open · 2 need attention · about 8 s left"
QString progressText(const LookProgress &progress);

//! "26 a second"; empty below one.
QString rateText(double perSecond);

//! "about 8 s left": rounded so that it does not flicker. Empty if it is not known.
QString leftText(const std::optional<std::chrono::milliseconds> &left);

} // namespace Hubwarden
