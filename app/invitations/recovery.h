// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"
#include "app/invitations/journalledrun.h"

#include <QStringList>

namespace Hubwarden {

struct UnreadableJournal
{
    QString path;
    Error error; //!< StorageCode::newerFormat, StorageCode::damaged, or the system's words
};

//! What the journals of earlier runs say when the program starts.
struct Recovery
{
    QList<UnfinishedRun> interrupted; //!< to ask the person about; oldest first
    QList<UnfinishedRun> takenOver; //!< another journal goes on with their pairs, and they do not say so yet
    QList<UnreadableJournal> unreadable;
    QStringList closed; //!< nothing to ask: they ended, or nothing was planned in them
};

//! Reads every journal that has no end. Slow with large ones: run it in the background.
Recovery readInterruptedRuns(const QString &journalFolder);

} // namespace Hubwarden
