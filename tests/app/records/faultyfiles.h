// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/durable.h"

#include <QHash>
#include <QMutex>
#include <QSemaphore>
#include <QString>

#include <optional>

namespace Hubwarden {

//! Real files whose operations are counted, remembered as durable or not, and fail where a test wants it.
class FaultyFiles final : public DurableFiles
{
public:
    enum class Operation { Open, Write, Sync, Truncate, SyncFolder };

    //! The n-th call (from 1) of an operation fails, and with `forGood` every later one.
    struct Fault
    {
        Operation operation;
        int nth;
        QString message;
        qint64 taken = 0; //!< bytes that reach the file before a write fails
        bool forGood = false;
    };

    Result<std::unique_ptr<AppendFile>> open(const QString &path, Open how) override
    {
        if (const std::optional<Fault> fault = count(Operation::Open))
            return storageError(path, fault->message);
        Result<std::unique_ptr<AppendFile>> real = m_system.open(path, how);
        if (!real)
            return real;
        return std::unique_ptr<AppendFile>(std::make_unique<File>(*this, std::move(real).value()));
    }

    Result<Done> syncFolder(const QString &folder) override
    {
        if (const std::optional<Fault> fault = count(Operation::SyncFolder))
            return storageError(folder, fault->message);
        return m_system.syncFolder(folder);
    }

    void fail(Fault fault)
    {
        const QMutexLocker lock(&m_mutex);
        m_faults.append(std::move(fault));
    }

    int calls(Operation operation) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_calls.value(operation);
    }

    //! How much of the file a power cut would leave for sure.
    qint64 durableSize(const QString &path) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_durable.value(path);
    }

    //! From now on every write takes at most this many bytes.
    void shortenWrites(qint64 bytes)
    {
        const QMutexLocker lock(&m_mutex);
        m_longestWrite = bytes;
    }

    //! From now on each sync waits for one release of `go`, after it released `arrived`.
    void holdSyncs(QSemaphore *arrived, QSemaphore *go)
    {
        const QMutexLocker lock(&m_mutex);
        m_arrived = arrived;
        m_go = go;
    }

private:
    class File final : public AppendFile
    {
    public:
        File(FaultyFiles &files, std::unique_ptr<AppendFile> real)
            : m_files(files)
            , m_real(std::move(real))
        {
        }

        Result<qint64> write(QByteArrayView bytes) override
        {
            if (const std::optional<Fault> fault = m_files.count(Operation::Write)) {
                const qint64 taken = std::min<qint64>(fault->taken, bytes.size());
                if (taken > 0 && !writeAll(*m_real, bytes.first(static_cast<qsizetype>(taken))))
                    return storageError(path(), QStringLiteral("the test's own disk is full"));
                return storageError(path(), fault->message);
            }
            return m_real->write(bytes.first(m_files.allowed(bytes.size())));
        }

        Result<Done> sync() override
        {
            m_files.waitForRelease();
            if (const std::optional<Fault> fault = m_files.count(Operation::Sync))
                return storageError(path(), fault->message);
            const Result<qint64> reached = m_real->size();
            Result<Done> synced = m_real->sync();
            if (synced && reached)
                m_files.setDurable(path(), *reached);
            return synced;
        }

        Result<Done> truncate(qint64 size) override
        {
            if (const std::optional<Fault> fault = m_files.count(Operation::Truncate))
                return storageError(path(), fault->message);
            return m_real->truncate(size);
        }

        Result<qint64> size() const override { return m_real->size(); }
        const QString &path() const override { return m_real->path(); }

    private:
        FaultyFiles &m_files;
        std::unique_ptr<AppendFile> m_real;
    };

    std::optional<Fault> count(Operation operation)
    {
        const QMutexLocker lock(&m_mutex);
        const int nth = ++m_calls[operation];
        for (const Fault &fault : m_faults) {
            if (fault.operation == operation && (fault.nth == nth || (fault.forGood && nth > fault.nth)))
                return fault;
        }
        return std::nullopt;
    }

    qsizetype allowed(qsizetype wanted) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_longestWrite > 0 ? std::min(wanted, static_cast<qsizetype>(m_longestWrite)) : wanted;
    }

    void waitForRelease()
    {
        m_mutex.lock();
        QSemaphore *const arrived = m_arrived;
        QSemaphore *const go = m_go;
        m_mutex.unlock();
        if (!go)
            return;
        arrived->release();
        go->acquire();
    }

    void setDurable(const QString &path, qint64 size)
    {
        const QMutexLocker lock(&m_mutex);
        m_durable.insert(path, size);
    }

    SystemFiles m_system;
    mutable QMutex m_mutex;
    QList<Fault> m_faults;
    QHash<Operation, int> m_calls;
    QHash<QString, qint64> m_durable;
    qint64 m_longestWrite = 0;
    QSemaphore *m_arrived = nullptr;
    QSemaphore *m_go = nullptr;
};

} // namespace Hubwarden
