// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/storagecode.h"
#include "ui/errortext_parts.h"

#include <QCoreApplication>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! The context of these sentences for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::StorageText)
};

QString systemsWords(const Error &error)
{
    QString words = error.message.trimmed();
    while (words.endsWith(u'.'))
        words.chop(1);
    //: %1: for example "No space left on device"
    return words.isEmpty() ? QString() : u' ' + Words::tr("The system says: %1.").arg(words);
}

ErrorText newerText(const QString &path)
{
    return {Words::tr("A file is from a newer Hubwarden"),
            Words::tr("%1 was written by a newer Hubwarden. It is left as it is.").arg(path),
            fixedByYou(),
            Words::tr("Use the newer Hubwarden, or start with another --data-dir."),
            {}};
}

ErrorText damagedText(const Error &error)
{
    return {Words::tr("A file is damaged"),
            Words::tr("%1 is not what its name says, and it is left as it is.").arg(error.detail)
                + systemsWords(error),
            fixedByYou(),
            Words::tr("Put a good copy in its place, or move it elsewhere, and start Hubwarden again."),
            {}};
}

ErrorText lockedText(const QString &path)
{
    return {Words::tr("A file is in use"),
            Words::tr("%1 is held by another program.").arg(path),
            fixedByYou(),
            Words::tr("Close the other program, then try again."),
            {}};
}

ErrorText folderText(const Error &error)
{
    return {Words::tr("The folder cannot be used"),
            Words::tr("Hubwarden keeps its files in %1 and cannot write there.").arg(error.detail)
                + systemsWords(error),
            fixedByYou(),
            Words::tr("Check its permissions and free space, or start with another --data-dir."),
            {}};
}

ErrorText notLoadedText(const QString &path)
{
    return {Words::tr("A file is not replaced"),
            Words::tr("%1 could not be read when Hubwarden started, so it is not written either.").arg(path),
            fixedByYou(),
            Words::tr("Check the permissions of the file, then start Hubwarden again."),
            {}};
}

} // namespace

ErrorText storageErrorText(const Error &error)
{
    const QString path = error.detail.isEmpty() ? Words::tr("One of Hubwarden's files") : error.detail;
    if (error.code == StorageCode::newerFormat)
        return newerText(path);
    if (error.code == StorageCode::damaged)
        return damagedText(error);
    if (error.code == StorageCode::locked)
        return lockedText(path);
    if (error.code == StorageCode::folderUnusable)
        return folderText(error);
    if (error.code == StorageCode::notLoaded)
        return notLoadedText(path);
    ErrorText text{Words::tr("A file could not be read or written"),
                   Words::tr("%1 could not be read or written.").arg(path),
                   fixedByYou(),
                   Words::tr("Check free space and permissions of the folder, then try again."),
                   {}};
    if (error.code == StorageCode::unreadable) {
        text.title = Words::tr("A file could not be read");
        text.meaning = Words::tr("%1 could not be read.").arg(path);
        text.whatToDo = Words::tr("Check the permissions of the file, then start Hubwarden again.");
    } else if (error.code == StorageCode::unwritable) {
        text.title = Words::tr("A file could not be written");
        text.meaning = Words::tr("%1 could not be written.").arg(path);
    }
    text.meaning += systemsWords(error);
    return text;
}

} // namespace Hubwarden
