// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/lookreport.h"

namespace Hubwarden {

//! What became of an invitation since the place was scanned before.
enum class SinceLast {
    NotCompared, //!< there is nothing to compare with
    New,
    Same,
    CameBack, //!< the sender had one here that was gone or answered, and now there is another
    NoLongerListed,
    NotReadAgain, //!< an earlier list showed it; the place could not be looked at since, or not yet
};

//! What is remembered of a place that was listed whole.
struct PlaceMemory
{
    QDateTime time; //!< of the last whole list; UTC
    QList<Invitation> listed;
    QList<Invitation> gone; //!< listed once and not in the last list; the newest of each sender

    bool operator==(const PlaceMemory &) const = default;
};

//! An invitation and what is new about it.
struct ComparedInvitation
{
    Invitation invitation;
    SinceLast since = SinceLast::NotCompared;

    bool operator==(const ComparedInvitation &) const = default;
};

//! Pure: the invitations of the report, then those no longer listed. A report that is not whole claims nothing.
QList<ComparedInvitation> compared(const std::optional<PlaceMemory> &before, const LookReport &report);

//! Pure: what to remember after a report that is whole.
PlaceMemory remembered(const std::optional<PlaceMemory> &before, const LookReport &report);

} // namespace Hubwarden
