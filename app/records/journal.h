// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/records/groupcommit.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

namespace Hubwarden {

//! The working memory of one run: what is on its way is on the disk before it is sent.
//!
//! One file a run, <folder>/<UTC time>-<run id>.jsonl; its first line says format, program version and run.
//! After a failed write the journal stays failed: nothing may be sent until another one was created.
class Journal
{
public:
    static constexpr int format = 1;

    //! Blocks until the file, its first line and its name are durable. `runId`: letters, digits and hyphens.
    //! The writer must outlive the journal.
    static Result<Journal> create(const QString &folder, const QString &runId, const Clock &clock,
                                  DurableFiles &files, GroupCommit &writer);

    //! Goes on with an interrupted one after its last whole line; a torn end, on which nobody relied, is cut off.
    //! Errors as of readJournal(), and StorageCode::locked if another process writes it.
    static Result<Journal> resume(const QString &path, DurableFiles &files, GroupCommit &writer);

    //! Finishes after the line is on the disk; with an error it was not and will not be.
    JobOf<Done> *append(QJsonObject line, QObject *parent);

    bool failed() const { return m_file->failure().has_value(); }
    //! Why nothing is written any more.
    const std::optional<Error> &failure() const { return m_file->failure(); }
    const QString &path() const { return m_path; }

private:
    Journal(QString path, std::shared_ptr<CommitFile> file, GroupCommit &writer);

    QString m_path;
    std::shared_ptr<CommitFile> m_file;
    GroupCommit *m_writer;
};

//! A journal read back.
struct JournalContents
{
    QString runId;                  //!< empty if the first line was torn: then nothing can have been sent
    QString programVersion;         //!< which wrote it
    QDateTime started;              //!< UTC
    QList<QJsonObject> lines;       //!< in the order of writing, without the first line
    QList<qint64> damagedLines;     //!< line numbers in the file
    std::optional<qint64> tornLine; //!< cut by a crash; it was never acknowledged
    qint64 wholeBytes = 0;          //!< where the torn line begins, or the size of the file
};

//! StorageCode::newerFormat for a later version's file, StorageCode::damaged if the first line is no journal's.
Result<JournalContents> readJournal(const QString &path);
//! The last line, if the file ends with a whole and short one; without reading the rest.
std::optional<QJsonObject> lastJournalLine(const QString &path);
//! Paths, oldest first; empty if there is no such folder.
QStringList journalFiles(const QString &folder);

} // namespace Hubwarden
