// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"
#include "app/base/storagecode.h"

#include <QByteArrayView>

#include <memory>

class QSaveFile;

namespace Hubwarden {

//! Kind::Storage with the path as detail and the system's words as message.
Error storageError(const QString &path, const QString &message, QLatin1String code = {});

//! A file that grows at its end, held by one process; tests put one that fails in its place.
class AppendFile
{
public:
    virtual ~AppendFile() = default;

    //! The number of bytes taken, which may be fewer than given.
    virtual Result<qint64> write(QByteArrayView bytes) = 0;
    //! Returns when everything written is on the disk: fdatasync, F_FULLFSYNC or FlushFileBuffers.
    virtual Result<Done> sync() = 0;
    virtual Result<Done> truncate(qint64 size) = 0;
    virtual Result<qint64> size() const = 0;
    virtual const QString &path() const = 0;
};

//! The calls to the file system that decide whether a record survives; tests put one that fails in its place.
class DurableFiles
{
public:
    enum class Open { New, Existing };

    virtual ~DurableFiles() = default;

    //! New: fails if the name is taken. The file is the owner's only (0600; on Windows the folder's rights count)
    //! and locked until it is closed; Error::code is StorageCode::locked if another process holds it.
    virtual Result<std::unique_ptr<AppendFile>> open(const QString &path, Open how) = 0;
    //! Makes new and renamed entries of the folder durable; nothing to do on Windows.
    virtual Result<Done> syncFolder(const QString &folder) = 0;
};

//! The computer's file system.
class SystemFiles final : public DurableFiles
{
public:
    Result<std::unique_ptr<AppendFile>> open(const QString &path, Open how) override;
    Result<Done> syncFolder(const QString &folder) override;
};

//! Goes on after short writes; after an error part of the bytes may be in the file.
Result<Done> writeAll(AppendFile &file, QByteArrayView bytes);
//! Writes all bytes into the file, which is open, and puts it in the place of the old one, or leaves that as it was.
Result<Done> replaceContent(QSaveFile &file, QByteArrayView bytes);
//! Makes the folder, the owner's only, if it is not there, and makes that durable.
Result<Done> makePrivateFolder(DurableFiles &files, const QString &folder);

} // namespace Hubwarden
