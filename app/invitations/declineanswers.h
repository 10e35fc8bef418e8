// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinejournal.h"
#include "app/services/securityhub.h"

namespace Hubwarden {

//! What a planned request brought.
struct DeclineAnswers
{
    QList<PairAnswer> pairs; //!< one a sender
    QList<Stranger> strangers;
};

//! Pure: what a reply says about each sender that was in the request.
QList<PairAnswer> answersFrom(const DeclineReply &reply, const QList<AccountId> &senders,
                              const QDateTime &now);
//! IDs in UnprocessedAccounts that were not in the request.
QList<Stranger> strangersIn(const DeclineReply &reply, const PlannedRequest &request);

} // namespace Hubwarden
