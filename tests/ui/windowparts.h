// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/fakeclock.h"
#include "ui/mainwindow.h"
#include "ui/models/activitymodel.h"
#include "ui/models/foundmodel.h"
#include "ui/models/invitationmodel.h"
#include "ui/models/outcomemodel.h"
#include "ui/models/placegridmodel.h"
#include "ui/theme.h"

namespace Hubwarden {

//! Everything a window is made of; it must outlive the window.
struct WindowParts
{
    Theme theme;
    FakeClock clock;
    FoundModel found;
    PlaceGridModel grid;
    InvitationModel invitations;
    OutcomeModel outcomes;
    ActivityModel activity;

    MainWindow::Models models() { return {theme, clock, found, grid, invitations, outcomes, activity}; }
};

} // namespace Hubwarden
