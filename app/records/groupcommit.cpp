// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/groupcommit.h"

#include <algorithm>
#include <utility>

namespace Hubwarden {

CommitFile::CommitFile(std::unique_ptr<AppendFile> file, qint64 size)
    : m_file(std::move(file))
    , m_goodSize(size)
{
}

Result<Done> CommitFile::commit(const QByteArray &bytes)
{
    if (m_broken)
        return *m_broken;
    Result<Done> result = writeAll(*m_file, bytes);
    if (result)
        result = m_file->sync();
    if (result) {
        m_goodSize += bytes.size();
        return result;
    }
    // A second sync may report success for pages that the first one lost: nothing here is repeated.
    m_broken = result.error();
    // Takes half a line away. If that fails too, readers know the half line by its missing line feed.
    if (m_file->truncate(m_goodSize))
        (void)m_file->sync().ok();
    return result;
}

//! One line on its way to the disk.
class GroupCommit::AppendJob final : public JobOf<Done>
{
public:
    AppendJob(GroupCommit *writer, std::shared_ptr<CommitFile> file, MakeLine makeLine, QObject *parent)
        : JobOf<Done>(parent)
        , m_writer(writer)
        , m_file(std::move(file))
        , m_makeLine(std::move(makeLine))
    {
    }

    using JobOf<Done>::finish;

private:
    void run() override
    {
        if (m_file->failure())
            return finish(*m_file->failure());
        Result<QByteArray> line = m_makeLine();
        if (!line)
            return finish(line.error());
        // Moved: a job that waits for its deletion must not keep a file locked.
        m_writer->enqueue(this, std::move(m_file), std::move(line).value());
    }

    GroupCommit *m_writer;
    std::shared_ptr<CommitFile> m_file;
    MakeLine m_makeLine;
};

GroupCommit::GroupCommit(QObject *parent)
    : QObject(parent)
    , m_thread(QThread::create([this] { writeUntilEnd(); }))
{
    m_thread->start();
}

GroupCommit::~GroupCommit()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_ending = true;
    }
    m_wake.wakeOne();
    m_thread->wait();
}

Result<std::shared_ptr<CommitFile>> GroupCommit::adopt(std::unique_ptr<AppendFile> file)
{
    const Result<qint64> size = file->size();
    if (!size)
        return size.error();
    return std::make_shared<CommitFile>(std::move(file), *size);
}

JobOf<Done> *GroupCommit::append(std::shared_ptr<CommitFile> file, MakeLine makeLine, QObject *parent)
{
    return new AppendJob(this, std::move(file), std::move(makeLine), parent);
}

void GroupCommit::enqueue(AppendJob *job, std::shared_ptr<CommitFile> file, QByteArray line)
{
    const quint64 ticket = m_nextTicket++;
    CommitFile *const target = file.get();
    m_pending.insert(ticket, {job, std::move(file)});
    {
        const QMutexLocker lock(&m_mutex);
        m_waiting.push_back({ticket, target, std::move(line)});
    }
    m_wake.wakeOne();
}

void GroupCommit::writeUntilEnd()
{
    while (true) {
        std::vector<Waiting> batch;
        {
            const QMutexLocker lock(&m_mutex);
            while (m_waiting.empty() && !m_ending)
                m_wake.wait(&m_mutex);
            batch.swap(m_waiting);
        }
        if (batch.empty())
            return;
        commitBatch(batch);
    }
}

void GroupCommit::commitBatch(const std::vector<Waiting> &batch)
{
    std::vector<CommitFile *> files;
    for (const Waiting &waiting : batch) {
        if (std::find(files.begin(), files.end(), waiting.file) == files.end())
            files.push_back(waiting.file);
    }
    for (CommitFile *const file : files) {
        QByteArray bytes;
        std::vector<quint64> tickets;
        for (const Waiting &waiting : batch) {
            if (waiting.file != file)
                continue;
            bytes.append(waiting.line);
            tickets.push_back(waiting.ticket);
        }
        const Result<Done> result = file->commit(bytes);
        QMetaObject::invokeMethod(
            this, [this, tickets, result] { deliver(tickets, result); }, Qt::QueuedConnection);
    }
}

void GroupCommit::deliver(const std::vector<quint64> &tickets, const Result<Done> &result)
{
    for (const quint64 ticket : tickets) {
        const Pending pending = m_pending.take(ticket);
        if (!result && !pending.file->m_failure)
            pending.file->m_failure = result.error();
        if (pending.job)
            pending.job->finish(result);
    }
}

} // namespace Hubwarden
