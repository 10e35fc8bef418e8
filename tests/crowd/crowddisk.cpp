// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/crowd/crowddisk.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

FaultyFiles::Operation operationOf(const QString &name)
{
    if (name == "write"_L1)
        return FaultyFiles::Operation::Write;
    if (name != "sync"_L1)
        qFatal("the disk fault is neither of write nor of sync");
    return FaultyFiles::Operation::Sync;
}

} // namespace

class CrowdDisk::Traced final : public AppendFile
{
public:
    Traced(CrowdDisk &disk, std::unique_ptr<AppendFile> real)
        : m_disk(disk)
        , m_real(std::move(real))
    {
    }

    Result<qint64> write(QByteArrayView bytes) override { return m_real->write(bytes); }
    Result<Done> truncate(qint64 size) override { return m_real->truncate(size); }
    Result<qint64> size() const override { return m_real->size(); }
    const QString &path() const override { return m_real->path(); }

    Result<Done> sync() override
    {
        const Result<qint64> reached = m_real->size();
        Result<Done> synced = m_real->sync();
        if (synced && reached)
            m_disk.note(path(), *reached);
        return synced;
    }

private:
    CrowdDisk &m_disk;
    std::unique_ptr<AppendFile> m_real;
};

CrowdDisk::CrowdDisk(const QString &trace, const QJsonObject &fault)
    : m_trace(trace)
{
    if (!trace.isEmpty() && !m_trace.open(QIODevice::Append | QIODevice::Unbuffered))
        qFatal("%s", qPrintable(m_trace.errorString()));
    if (!fault.isEmpty())
        m_files.fail({.operation = operationOf(fault.value("operation"_L1).toString()),
                      .nth = fault.value("nth"_L1).toInt(),
                      .message = u"the test's own disk is full"_s,
                      .taken = fault.value("taken"_L1).toInt(),
                      .forGood = fault.value("forGood"_L1).toBool()});
}

Result<std::unique_ptr<AppendFile>> CrowdDisk::open(const QString &path, Open how)
{
    Result<std::unique_ptr<AppendFile>> real = m_files.open(path, how);
    if (!real)
        return real;
    return std::unique_ptr<AppendFile>(std::make_unique<Traced>(*this, std::move(real).value()));
}

void CrowdDisk::note(const QString &path, qint64 size)
{
    const QMutexLocker lock(&m_mutex);
    if (m_trace.isOpen())
        m_trace.write(QByteArray::number(size) + ' ' + path.toUtf8() + '\n');
}

} // namespace Hubwarden
