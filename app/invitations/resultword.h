// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/outcome.h"
#include "app/invitations/pairanswer.h"

namespace Hubwarden {

class SenderIndex;

//! True if a look afterwards can change what the answer means.
bool deservesAnotherLook(const PairAnswer &answer);

//! True if the invitation may have been declined although the last answer does not say so, or the answer is not one.
bool mayHaveWorked(const PairAnswer &answer);

//! True for a whole answer of 400 or 404: of several IDs in the request it may be about one only.
bool mayBeAboutOneId(const Error &error);

//! True if a pair that AWS accepted is still waiting for an answer according to the list.
bool isStillOpen(const AccountId &sender, const SenderIndex &after);

//! Pure: the word of a pair that had an open invitation before, from the answer and the last look after it.
//! "No longer listed" needs a whole list from the place. No look, or a failed one, is a null pointer or its error.
ResultWord decideResult(const PairAnswer &answer, const SenderIndex *after);

} // namespace Hubwarden
