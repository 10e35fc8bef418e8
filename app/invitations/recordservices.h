// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace Hubwarden {

class AuditLog;
class Clock;
class DurableFiles;
class GroupCommit;

//! What keeps journals and the history.
struct RecordServices
{
    Clock &clock;
    DurableFiles &files;
    GroupCommit &writer;
    AuditLog *audit = nullptr; //!< none: the history could not be opened; the person was told
    QString journalFolder;
    QString historyPath = {}; //!< to be named where there is no `audit`
};

} // namespace Hubwarden
