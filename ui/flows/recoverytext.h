// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/continuation.h"
#include "app/invitations/recovery.h"

#include <QString>

namespace Hubwarden {

//! "The run of … was interrupted: 37 done, 2 sent without an answer, 40 not started".
QString interruptedText(const UnfinishedRun &run);
//! What can be done about it, and what is known of the journal itself.
QString interruptedAdvice(const UnfinishedRun &run);
//! Why the person is asked to confirm once more; a sentence for each reason.
QString askAgainText(const AskAgain &why);
//! Names the journals that could not be read.
QString unreadableText(const QList<UnreadableJournal> &journals);
//! What came of a run that nothing was left to send for.
QString settledText(const QList<Outcome> &settled);

} // namespace Hubwarden
