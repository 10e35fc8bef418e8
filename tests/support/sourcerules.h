// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Hubwarden::Testing {

//! A room and the doors out of it: what its files may include besides their own room.
struct Room
{
    QString path;
    QStringList mayInclude; //!< "app/base/" opens a whole room, "app/aws/sigv4.h" one header
    //! Its own files too if it is a folder.
    bool opens(const QString &header) const;
};

//! What must not be used below `where`, save in `except`.
struct Ban
{
    QStringList where;  //!< beginnings of paths
    QString pattern;    //!< of an include path or of code, see the two tables
    QStringList except; //!< beginnings of paths
    QString why;
};

//! What the sources are held to. Every fault is one line: "path:line: what is wrong".
struct SourceRules
{
    QList<Room> rooms;   //!< the first whose path begins a file's path counts
    QList<Ban> includes; //!< patterns fit a whole include path
    QList<Ban> code;     //!< patterns are looked for outside comments and literals

    //! Rooms, bans, licence lines, length; the path is from the top folder.
    QStringList faultsOf(const QString &path, const QString &text) const;
};

//! The text with comments, include directives and literals blanked; lines keep their numbers.
QString codeOf(const QString &text);

} // namespace Hubwarden::Testing
