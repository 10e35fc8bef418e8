// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace Hubwarden {

//! The folder with the program's own files, locked: one running program uses it at a time.
class DataFolder
{
    Q_DISABLE_COPY_MOVE(DataFolder)

public:
    //! Creates the folder, for its owner only, and locks it until the value is destroyed.
    //! @param path empty: the system's place for the files of this application.
    //! Errors: Conflict if another program holds the folder, with its process number in `message` (empty: the lock cannot be read), or with the code
    //! FolderInUseElsewhere the name of the computer it runs on; Storage; the path in `detail`.
    static Result<std::unique_ptr<DataFolder>> open(const QString &path);

    //! The place of the files that belong to practice, within that of the real ones: they never mix.
    //! @param path as for open()
    static QString practicePath(const QString &path);

    //! Removes all files and folders in it; only the lock stays. Error Storage: what could not be removed, in `detail`.
    Result<Done> empty();

    const QString &path() const { return m_path; }
    QString filePath(const QString &name) const;

private:
    explicit DataFolder(const QString &path);

    QString m_path;
    QLockFile m_lock;
};

} // namespace Hubwarden
