// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/durable.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <limits>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Hubwarden {

Error storageError(const QString &path, const QString &message, QLatin1String code)
{
    Error error;
    error.kind = Error::Kind::Storage;
    error.code = code;
    error.message = message;
    error.detail = QDir::toNativeSeparators(path);
    return error;
}

Result<Done> writeAll(AppendFile &file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const Result<qint64> taken = file.write(bytes);
        if (!taken)
            return taken.error();
        bytes = bytes.sliced(static_cast<qsizetype>(*taken));
    }
    return Done{};
}

Result<Done> replaceContent(QSaveFile &file, QByteArrayView bytes)
{
    const auto refused = [&file] {
        const QString why = file.errorString(); // gone once the writing is cancelled
        file.cancelWriting();
        return storageError(file.fileName(), why, StorageCode::unwritable);
    };
    // A disk that fills up takes a part of the bytes and calls it no error: commit() alone would keep half a file. Only
    // what comes after that part is refused with a reason.
    for (qsizetype done = 0; done < bytes.size();) {
        const qint64 taken = file.write(bytes.data() + done, bytes.size() - done);
        if (taken <= 0)
            return refused();
        done += static_cast<qsizetype>(taken);
    }
    if (!file.flush() && !file.flush())
        return refused();
    if (!file.commit())
        return storageError(file.fileName(), file.errorString(), StorageCode::unwritable);
    return Done{};
}

Result<Done> makePrivateFolder(DurableFiles &files, const QString &folder)
{
    const QFileInfo place(folder);
    if (place.isDir())
        return Done{};
    const QString parent = place.absolutePath();
    const auto rights = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QDir().mkpath(parent) || !QDir().mkdir(place.absoluteFilePath(), rights))
        return storageError(folder, qt_error_string());
    return files.syncFolder(parent);
}

namespace {

#ifdef Q_OS_WIN

Error systemError(const QString &path)
{
    const DWORD number = GetLastError();
    return storageError(path, qt_error_string(static_cast<int>(number)),
                        number == ERROR_SHARING_VIOLATION ? StorageCode::locked : QLatin1String());
}

//! A handle that lets others read and rename, but not write: Windows itself is the lock.
class SystemAppendFile final : public AppendFile
{
    Q_DISABLE_COPY_MOVE(SystemAppendFile)

public:
    SystemAppendFile(QString path, HANDLE handle)
        : m_path(std::move(path))
        , m_handle(handle)
    {
    }
    ~SystemAppendFile() override { CloseHandle(m_handle); }

    Result<qint64> write(QByteArrayView bytes) override
    {
        const LARGE_INTEGER end{};
        const auto count = static_cast<DWORD>(std::min<qsizetype>(bytes.size(), 1 << 30));
        DWORD taken = 0;
        if (!SetFilePointerEx(m_handle, end, nullptr, FILE_END)
            || !WriteFile(m_handle, bytes.data(), count, &taken, nullptr) || taken == 0)
            return systemError(m_path);
        return static_cast<qint64>(taken);
    }

    Result<Done> sync() override
    {
        if (!FlushFileBuffers(m_handle))
            return systemError(m_path);
        return Done{};
    }

    Result<Done> truncate(qint64 size) override
    {
        LARGE_INTEGER position{};
        position.QuadPart = size;
        if (!SetFilePointerEx(m_handle, position, nullptr, FILE_BEGIN) || !SetEndOfFile(m_handle))
            return systemError(m_path);
        return Done{};
    }

    Result<qint64> size() const override
    {
        LARGE_INTEGER size{};
        if (!GetFileSizeEx(m_handle, &size))
            return systemError(m_path);
        return static_cast<qint64>(size.QuadPart);
    }

    const QString &path() const override { return m_path; }

private:
    QString m_path;
    HANDLE m_handle;
};

#else

Error systemError(const QString &path, int number)
{
    return storageError(path, qt_error_string(number));
}

//! Repeats a system call that a signal interrupted.
template<typename Call>
auto uninterrupted(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

int flushToDisk(int descriptor)
{
#ifdef Q_OS_MACOS
    // fsync stops at the drive's cache there; file systems without F_FULLFSYNC have nothing better than fsync.
    if (uninterrupted([descriptor] { return fcntl(descriptor, F_FULLFSYNC); }) != -1)
        return 0;
    return uninterrupted([descriptor] { return fsync(descriptor); });
#else
    return uninterrupted([descriptor] { return fdatasync(descriptor); });
#endif
}

//! A descriptor in O_APPEND mode with an exclusive flock, which the system gives back even after a kill.
class SystemAppendFile final : public AppendFile
{
    Q_DISABLE_COPY_MOVE(SystemAppendFile)

public:
    SystemAppendFile(QString path, int descriptor)
        : m_path(std::move(path))
        , m_descriptor(descriptor)
    {
    }
    ~SystemAppendFile() override { ::close(m_descriptor); }

    Result<qint64> write(QByteArrayView bytes) override
    {
        const auto count = static_cast<std::size_t>(bytes.size());
        const ssize_t taken = uninterrupted([&] { return ::write(m_descriptor, bytes.data(), count); });
        // Nothing taken and no reason given would loop for ever.
        if (taken <= 0)
            return systemError(m_path, taken == 0 ? ENOSPC : errno);
        return static_cast<qint64>(taken);
    }

    Result<Done> sync() override
    {
        if (flushToDisk(m_descriptor) == -1)
            return systemError(m_path, errno);
        return Done{};
    }

    Result<Done> truncate(qint64 size) override
    {
        if (uninterrupted([&] { return ::ftruncate(m_descriptor, static_cast<off_t>(size)); }) == -1)
            return systemError(m_path, errno);
        return Done{};
    }

    Result<qint64> size() const override
    {
        struct stat status = {};
        if (::fstat(m_descriptor, &status) == -1)
            return systemError(m_path, errno);
        return static_cast<qint64>(status.st_size);
    }

    const QString &path() const override { return m_path; }

    //! Locks the file and makes sure that the name still means it: its last holder may have renamed it meanwhile.
    Result<Done> claim() const
    {
        if (uninterrupted([this] { return ::flock(m_descriptor, LOCK_EX | LOCK_NB); }) == -1) {
            const int number = errno;
            return storageError(m_path, qt_error_string(number),
                                number == EWOULDBLOCK ? StorageCode::locked : QLatin1String());
        }
        struct stat held = {};
        struct stat named = {};
        if (::fstat(m_descriptor, &held) == -1 || ::stat(QFile::encodeName(m_path).constData(), &named) == -1)
            return systemError(m_path, errno);
        if (held.st_dev != named.st_dev || held.st_ino != named.st_ino)
            return storageError(m_path, qt_error_string(EWOULDBLOCK), StorageCode::locked);
        // A file restored from a copy may have come with wider rights.
        if (::fchmod(m_descriptor, S_IRUSR | S_IWUSR) == -1)
            return systemError(m_path, errno);
        return Done{};
    }

private:
    QString m_path;
    int m_descriptor;
};

#endif

} // namespace

#ifdef Q_OS_WIN

Result<std::unique_ptr<AppendFile>> SystemFiles::open(const QString &path, Open how)
{
    const QString native = QDir::toNativeSeparators(QFileInfo(path).absoluteFilePath());
    const HANDLE handle
        = CreateFileW(reinterpret_cast<const wchar_t *>(native.utf16()), GENERIC_READ | GENERIC_WRITE,
                      FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr,
                      how == Open::New ? CREATE_NEW : OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return systemError(path);
    return std::unique_ptr<AppendFile>(std::make_unique<SystemAppendFile>(path, handle));
}

Result<Done> SystemFiles::syncFolder(const QString &)
{
    return Done{};
}

#else

Result<std::unique_ptr<AppendFile>> SystemFiles::open(const QString &path, Open how)
{
    const QByteArray name = QFile::encodeName(path);
    const int flags = O_RDWR | O_APPEND | O_CLOEXEC | (how == Open::New ? O_CREAT | O_EXCL : 0);
    const int descriptor = uninterrupted([&] { return ::open(name.constData(), flags, S_IRUSR | S_IWUSR); });
    if (descriptor == -1)
        return systemError(path, errno);
    auto file = std::make_unique<SystemAppendFile>(path, descriptor);
    if (const Result<Done> claimed = file->claim(); !claimed)
        return claimed.error();
    return std::unique_ptr<AppendFile>(std::move(file));
}

Result<Done> SystemFiles::syncFolder(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    const int descriptor
        = uninterrupted([&] { return ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (descriptor == -1)
        return systemError(folder, errno);
    const int result = uninterrupted([descriptor] { return ::fsync(descriptor); });
    const int number = errno;
    ::close(descriptor);
    // Some network file systems know no fsync of a folder; they keep its entries at once.
    if (result == -1 && number != EINVAL)
        return systemError(folder, number);
    return Done{};
}

#endif

} // namespace Hubwarden
