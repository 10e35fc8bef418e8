// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/durable.h"
#include "app/base/job.h"

#include <QHash>
#include <QMutex>
#include <QPointer>
#include <QThread>
#include <QWaitCondition>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Hubwarden {

//! A file in the hands of GroupCommit; after its first error nothing is written to it any more.
class CommitFile
{
    Q_DISABLE_COPY_MOVE(CommitFile)

public:
    CommitFile(std::unique_ptr<AppendFile> file, qint64 size);

    //! Set before the first job that met the error finishes, and for ever.
    const std::optional<Error> &failure() const { return m_failure; }

private:
    friend class GroupCommit;

    Result<Done> commit(const QByteArray &bytes);

    std::optional<Error> m_failure; // the owner's thread only

    // The writer's thread only.
    std::unique_ptr<AppendFile> m_file;
    qint64 m_goodSize;
    std::optional<Error> m_broken;
};

//! The one writer thread of all records: lines that wait together share one write and one sync.
//!
//! Deleting it first commits what was handed over; it must outlive the jobs it made.
class GroupCommit final : public QObject
{
    Q_DISABLE_COPY_MOVE(GroupCommit)

public:
    //! Called once in the owner's thread when the job runs; an error ends the job and touches no file.
    using MakeLine = std::function<Result<QByteArray>()>;

    explicit GroupCommit(QObject *parent);
    ~GroupCommit() override;

    //! Takes a file that ends with a whole line.
    Result<std::shared_ptr<CommitFile>> adopt(std::unique_ptr<AppendFile> file);
    //! Finishes after the line is on the disk; cancelling the started job does not take the line back.
    JobOf<Done> *append(std::shared_ptr<CommitFile> file, MakeLine makeLine, QObject *parent);

private:
    class AppendJob;

    //! Keeps the file open, and so locked, until the outcome is delivered, and closes it in the owner's thread.
    struct Pending
    {
        QPointer<AppendJob> job;
        std::shared_ptr<CommitFile> file;
    };

    struct Waiting
    {
        quint64 ticket;
        CommitFile *file;
        QByteArray line;
    };

    void enqueue(AppendJob *job, std::shared_ptr<CommitFile> file, QByteArray line);
    void writeUntilEnd();
    void commitBatch(const std::vector<Waiting> &batch);
    void deliver(const std::vector<quint64> &tickets, const Result<Done> &result);

    QHash<quint64, Pending> m_pending; // the owner's thread only
    quint64 m_nextTicket = 1;

    QMutex m_mutex;
    QWaitCondition m_wake;
    std::vector<Waiting> m_waiting; // under m_mutex
    bool m_ending = false;          // under m_mutex

    std::unique_ptr<QThread> m_thread;
};

} // namespace Hubwarden
