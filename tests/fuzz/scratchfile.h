// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/fuzz/claim.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace Hubwarden {

//! One file in a folder of its own that is used again for every input; in memory where the system has a place for that.
class ScratchFile
{
public:
    explicit ScratchFile(const QString &name)
        : m_folder(folderTemplate())
        , m_name(name)
    {
        claim(m_folder.isValid(), "there is a place for files");
    }

    QString path() const { return m_folder.filePath(m_name); }

    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        claim(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(),
              "the file can be written");
    }

    QByteArray read() const { return contentOf(path()); }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    //! What is in the other files of the folder; they are deleted.
    QList<QByteArray> takeOthers() const
    {
        QDir folder(m_folder.path());
        QList<QByteArray> contents;
        const QStringList names = folder.entryList(QDir::Files);
        for (const QString &name : names) {
            if (name == m_name)
                continue;
            contents.append(contentOf(folder.filePath(name)));
            folder.remove(name);
        }
        return contents;
    }

private:
    static QString folderTemplate()
    {
        const QString memory = QStringLiteral("/dev/shm");
        return (QFile::exists(memory) ? memory : QDir::tempPath()) + QStringLiteral("/hubwarden-fuzz-XXXXXX");
    }

    QTemporaryDir m_folder;
    QString m_name;
};

} // namespace Hubwarden
