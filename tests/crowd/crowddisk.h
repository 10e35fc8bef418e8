// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/app/records/faultyfiles.h"

#include <QFile>
#include <QJsonObject>

namespace Hubwarden {

//! The computer's files, with a fault if one is asked for, and a note of each size that a power cut would leave.
//!
//! The note is written before sync() returns, so whoever kills the program knows at least what it knew.
class CrowdDisk final : public DurableFiles
{
public:
    CrowdDisk(const QString &trace, const QJsonObject &fault);

    Result<std::unique_ptr<AppendFile>> open(const QString &path, Open how) override;
    Result<Done> syncFolder(const QString &folder) override { return m_files.syncFolder(folder); }

private:
    class Traced;

    void note(const QString &path, qint64 size);

    FaultyFiles m_files;
    QMutex m_mutex;
    QFile m_trace; // under m_mutex
};

} // namespace Hubwarden
