// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"

#include <QByteArray>

#include <optional>

namespace Hubwarden {

//! What reading the whole audit log shows: it is consistent, or where it first is not.
//!
//! Consistent does not mean unaltered: whoever can write the file can also write a new consistent one, and lines cut
//! from the end or a changed last line show only against an `endHash` noted elsewhere.
struct AuditCheck
{
    enum class Fault {
        TornEnd,     //!< the last line has no end: a crash while it was written
        Unreadable,  //!< a whole line that is no JSON object
        Edited,      //!< this line is not the one whose hash the next line carries
        Missing,     //!< the numbers jump: lines before this one are gone
        BrokenChain, //!< the numbers go back, or number, hash or format are not there
        NewerFormat, //!< a later version wrote it; nothing after the first line was looked at
    };

    struct FirstFault
    {
        Fault kind;
        qint64 line; //!< 1 for the first

        bool operator==(const FirstFault &) const = default;
    };

    qint64 lines = 0;                //!< consistent lines from the start
    qint64 bytes = 0;                //!< of these lines
    QByteArray endHash;              //!< hexadecimal SHA-256 of the last of these lines
    std::optional<FirstFault> fault; //!< empty: consistent

    bool consistent() const { return !fault; }
};

//! The `prev` of a first line.
QByteArray auditStartHash();
//! Hexadecimal SHA-256 of a line with its line feed.
QByteArray auditLineHash(const QByteArray &line);

//! An empty file of that name makes the next AuditLog::open() read everything, and set a damaged log aside.
QString auditRecheckPath(const QString &path);

//! Reads the first line and the last ones only. Nothing if they show any fault or the file is small: then the whole file
//! must be read to say what it is. What lies between is not looked at.
std::optional<AuditCheck> checkAuditLogEnd(const QString &path);

//! Reads the whole file: run it in the background for a large one. An error is a failed read.
Result<AuditCheck> checkAuditLog(const QString &path);

} // namespace Hubwarden
