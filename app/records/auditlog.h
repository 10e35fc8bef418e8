// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/records/auditcheck.h"
#include "app/records/groupcommit.h"

#include <QJsonObject>

namespace Hubwarden {

//! The history for ever: an append-only file of lines, each with the hash of the line before.
//!
//! Format v1, one compact JSON object and a line feed (0x0A) a line:
//! - `seq`: 1 for the first line, one more each line. `time`: UTC, ISO 8601 with milliseconds.
//! - `prev`: lower-case hexadecimal SHA-256 over the exact bytes of the line before, its line feed included; 64 zeros
//!   in the first line. So `sed -n 7p audit.jsonl | sha256sum` prints the `prev` of line 8, whatever order its keys have.
//! - the first line has `kind` "begin", `format` 1, `program`, `version`, and if a damaged file was set aside before it,
//!   `continues` with that `file` and the `sha256` of all its bytes.
//! - after a crash cut the last line: a line of `kind` "repaired" with the `file` that keeps the cut bytes and their `sha256`.
//! - all other keys are the caller's, in the order of their code units.
class AuditLog
{
public:
    static constexpr int format = 1;

    //! What open() moved out of the way.
    struct SetAside
    {
        QString path;
        AuditCheck::FirstFault why; //!< TornEnd: only the cut line lies there; otherwise the whole old file
    };

    //! Creates the file or continues it after its last whole line. Of a large one only the end is read, and the whole if
    //! that shows a fault or a check said that it is to be read again; checkAuditLog() tells about what lies between.
    //! A later version's file (StorageCode::newerFormat) and one in use (StorageCode::locked) stay untouched.
    //! Clock and writer must outlive the log and its jobs.
    static Result<AuditLog> open(const QString &path, const Clock &clock, DurableFiles &files,
                                 GroupCommit &writer);

    //! Finishes after the line is on the disk. `seq`, `time` and `prev` are the log's: InvalidInput if `content` has them.
    JobOf<Done> *append(QJsonObject content, QObject *parent);

    //! Present if this open() found damage: to be told to the person.
    const std::optional<SetAside> &setAside() const { return m_setAside; }
    bool failed() const { return m_file->failure().has_value(); }
    const std::optional<Error> &failure() const { return m_file->failure(); }
    const QString &path() const { return m_path; }

private:
    //! The end of the chain, shared with the jobs.
    struct Chain
    {
        qint64 seq = 0;
        QByteArray hash;
    };
    class Opening;

    static Result<QByteArray> nextLine(Chain &chain, const QJsonObject &content, const Clock &clock);

    AuditLog() = default;

    QString m_path;
    const Clock *m_clock = nullptr;
    GroupCommit *m_writer = nullptr;
    std::shared_ptr<CommitFile> m_file;
    std::shared_ptr<Chain> m_chain;
    std::optional<SetAside> m_setAside;
};

} // namespace Hubwarden
