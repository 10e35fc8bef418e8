// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/datafolder.h"

#include "app/base/durable.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTemporaryFile>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Error inUse(const QString &code, const QString &path, const QString &message)
{
    Error error;
    error.kind = Error::Kind::Conflict;
    error.code = code;
    error.message = message;
    error.detail = path;
    return error;
}

//! Only the last folder is ours; those above keep the rights that people expect.
bool makeFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return true;
    return QDir().mkpath(info.absolutePath())
           && QDir().mkdir(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

QString wantedPath(const QString &path)
{
    return path.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : path;
}

//! The lock does not say why it could not be made.
Error unusable(const QString &folder)
{
    QTemporaryFile probe(folder + "/probe-XXXXXX"_L1);
    const bool writable = probe.open() && probe.write("?") == 1 && probe.flush();
    return storageError(folder, writable ? QString() : probe.errorString(), StorageCode::folderUnusable);
}

} // namespace

DataFolder::DataFolder(const QString &path)
    : m_path(path)
    , m_lock(path + "/lock"_L1)
{
    // A lock has no age: a program may run for weeks. QLockFile itself notices that its owner is dead.
    m_lock.setStaleLockTime(0);
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const QString &path)
{
    const QString wanted = wantedPath(path);
    const QString folder = QDir::cleanPath(QFileInfo(wanted).absoluteFilePath());
    if (wanted.isEmpty() || !makeFolder(folder))
        return storageError(folder, qt_error_string(), StorageCode::folderUnusable);

    std::unique_ptr<DataFolder> result(new DataFolder(folder));
    if (result->m_lock.tryLock(0))
        return result;
    if (result->m_lock.error() != QLockFile::LockFailedError)
        return unusable(folder);
    qint64 process = 0;
    QString host;
    QString program;
    if (!result->m_lock.getLockInfo(&process, &host, &program))
        return inUse(u"FolderInUse"_s, folder, {});
    if (!host.isEmpty() && host != QSysInfo::machineHostName())
        return inUse(u"FolderInUseElsewhere"_s, folder, host);
    return inUse(u"FolderInUse"_s, folder, QString::number(process));
}

QString DataFolder::practicePath(const QString &path)
{
    const QString real = QDir::cleanPath(QFileInfo(wantedPath(path)).absoluteFilePath());
    // Whoever practises first makes the folder of the real files, too. Where that fails, open() says so.
    (void)makeFolder(real);
    return real + "/practice"_L1;
}

Result<Done> DataFolder::empty()
{
    const auto entries
        = QDir(m_path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        if (entry.fileName() == "lock"_L1)
            continue;
        const bool isFolder = entry.isDir() && !entry.isSymLink();
        if (!(isFolder ? QDir(entry.filePath()).removeRecursively() : QFile::remove(entry.filePath())))
            return storageError(entry.filePath(), {}, StorageCode::unwritable);
    }
    return Done{};
}

QString DataFolder::filePath(const QString &name) const
{
    return m_path + u'/' + name;
}

} // namespace Hubwarden
