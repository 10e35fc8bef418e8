// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/versionedfile.h"

#include "app/base/durable.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxFileSize = 64LL * 1024 * 1024; //!< a thousand times what we write: more is not ours
const QString formatField = u"format"_s;
const QString versionField = u"version"_s;

//! A rename is durable only when its folder is; QSaveFile syncs the file alone.
void syncFolderOf([[maybe_unused]] const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
#endif
}

} // namespace

VersionedFile::VersionedFile(QString path, QString format, int version)
    : m_path(std::move(path))
    , m_format(std::move(format))
    , m_version(version)
    , m_refusal(problem(StorageCode::notLoaded, {}))
{
}

Error VersionedFile::problem(QLatin1String code, const QString &message) const
{
    return storageError(m_path, message, code);
}

Result<VersionedFile::Loaded> VersionedFile::load(const QDateTime &now)
{
    m_refusal = problem(StorageCode::notLoaded, {});
    QFile file(m_path);
    // A link that leads nowhere exists for symLinkTarget only: writing through it would surprise.
    if (!file.exists() && !QFileInfo(m_path).isSymLink()) {
        m_refusal.reset();
        return Loaded{};
    }
    if (!file.open(QIODevice::ReadOnly))
        return problem(StorageCode::unreadable, file.errorString());
    if (file.size() > maxFileSize)
        return setAside(now);
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return problem(StorageCode::unreadable, file.errorString());
    file.close();

    QJsonParseError parse;
    QJsonObject values = QJsonDocument::fromJson(bytes, &parse).object();
    const int version = values.value(versionField).toInt(0);
    if (parse.error != QJsonParseError::NoError || values.value(formatField).toString() != m_format
        || version < 1)
        return setAside(now);

    Loaded loaded;
    values.remove(formatField);
    values.remove(versionField);
    loaded.values = values;
    m_refusal.reset();
    if (version > m_version) {
        m_refusal = problem(StorageCode::newerFormat, QString::number(version));
        loaded.readOnly = m_refusal;
    }
    return loaded;
}

Result<VersionedFile::Loaded> VersionedFile::setAside(const QDateTime &now)
{
    const QString base = m_path + ".damaged-"_L1 + now.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString name = base;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = base + u'-' + QString::number(i);
    // QFile::rename copies where a rename is not possible; it never replaces an existing file.
    QFile file(m_path);
    if (!file.rename(name))
        return problem(StorageCode::damaged, file.errorString());
    syncFolderOf(m_path);
    m_refusal.reset();
    Loaded loaded;
    loaded.setAside = name;
    return loaded;
}

Result<Done> VersionedFile::save(const QJsonObject &values)
{
    if (m_refusal)
        return *m_refusal;
    QJsonObject whole = values;
    whole.insert(formatField, m_format);
    whole.insert(versionField, m_version);
    const QByteArray bytes = QJsonDocument(whole).toJson(QJsonDocument::Indented);

    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return problem(StorageCode::unwritable, file.errorString());
    // Before the first byte: nobody else may read the file even for a moment.
    if (!file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return problem(StorageCode::unwritable, file.errorString());
    if (Result<Done> written = replaceContent(file, bytes); !written)
        return written;
    syncFolderOf(m_path);
    return Done{};
}

} // namespace Hubwarden
