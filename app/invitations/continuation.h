// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declineplan.h"
#include "app/invitations/journalledrun.h"
#include "app/invitations/scan.h"
#include "app/profiles/profile.h"

#include <functional>

namespace Hubwarden {

//! How an interrupted run goes on, decided from its journal and a look at its places.
struct Continuation
{
    DeclinePlan plan; //!< what is to be sent; a row for every pair of the run
    QList<Outcome>
        settled; //!< of the rows: those that no result line has settled yet and that need no request
};

//! Why the person must confirm again before an interrupted run goes on.
struct AskAgain
{
    bool tooOld = false;
    bool otherIdentity = false; //!< another account or role than the one the journal names
    bool otherEndpoint = false; //!< requests would go elsewhere, or nobody knows where they went

    bool needed() const { return tooOld || otherIdentity || otherEndpoint; }
    bool operator==(const AskAgain &) const = default;
};

//! A confirmation is good for so long.
constexpr auto confirmationLasts = std::chrono::hours(12);

//! Pure: the places to look at before the run can go on, each once; where no confirmed profile is for the account, none.
QList<PlannedLook> looksToContinue(const UnfinishedRun &run, const QList<Profile> &profiles);

//! Pure. A pair without an answer that the whole list shows as answered ends as declined; one that is still open is
//! sent again together with those that were not started.
Continuation planContinuation(const UnfinishedRun &run, const QList<LookReport> &reports,
                              const QList<Profile> &profiles, const QDateTime &now);

//! Pure. `hostNow`: where a request to the place would go today.
AskAgain whyAskAgain(const UnfinishedRun &run, const DeclinePlan &plan, const QList<Profile> &profiles,
                     const std::function<QString(const Target &)> &hostNow, const QDateTime &now);

} // namespace Hubwarden
