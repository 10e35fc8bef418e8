// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/recovery.h"

#include "app/records/journal.h"

#include <QSet>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Most journals have an end, and their last line alone says so.
bool hasEnd(const QString &path)
{
    const auto last = lastJournalLine(path);
    if (!last)
        return false;
    const QString kind = last->value("kind"_L1).toString();
    return kind == "finished"_L1 || kind == "kept"_L1 || kind == "continued"_L1;
}

//! The run that a journal took over; empty if none, or if it cannot be read.
QString continuedIn(const QString &path)
{
    const Result<JournalContents> contents = readJournal(path);
    return contents ? readRun(*contents).continues : QString();
}

} // namespace

Recovery readInterruptedRuns(const QString &journalFolder)
{
    Recovery recovery;
    QList<UnfinishedRun> open;
    QSet<QString> takenOver;
    const QStringList paths = journalFiles(journalFolder);
    for (const QString &path : paths) {
        if (hasEnd(path)) {
            recovery.closed.append(path);
            continue;
        }
        const Result<JournalContents> contents = readJournal(path);
        if (!contents) {
            recovery.unreadable.append({path, contents.error()});
            continue;
        }
        UnfinishedRun run = readRun(*contents);
        run.path = path;
        if (!run.continues.isEmpty())
            takenOver.insert(run.continues);
        open.append(std::move(run));
    }
    // Whoever took a run over may have ended before that run could be closed.
    for (const QString &path : std::as_const(recovery.closed)) {
        if (!open.isEmpty() && path > open.first().path)
            takenOver.insert(continuedIn(path));
    }
    for (UnfinishedRun &run : open) {
        if (!run.runId.isEmpty() && takenOver.contains(run.runId))
            recovery.takenOver.append(std::move(run));
        else if (run.isInterrupted())
            recovery.interrupted.append(std::move(run));
        else
            recovery.closed.append(run.path);
    }
    return recovery;
}

} // namespace Hubwarden
