// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/versionedfile.h"
#include "app/invitations/sincelast.h"

#include <QHash>

#include <functional>

namespace Hubwarden {

//! What the scans before this one listed, place by place, kept in a file.
//!
//! A scan is compared with the one before it, however often its places are looked at in between.
class ScanMemory
{
public:
    struct Report
    {
        QString setAside;              //!< path of a damaged file under its new name
        std::optional<Error> readOnly; //!< a newer program wrote the file; it stays as it is
    };

    explicit ScanMemory(const QString &path);

    //! Errors: Storage, with the path in `detail`; the memory is then empty and is not saved.
    Result<Report> load(const QDateTime &now);
    //! A scan looked at the place. Reports that are not whole change nothing.
    void take(const LookReport &scanned);
    //! What is new in the report, against the scan before the last one that was taken here.
    QList<ComparedInvitation> compare(const LookReport &report) const;

    //! Writes a copy of what is remembered; to be called on any thread. Errors: Storage.
    std::function<Result<Done>()> saving() const;
    bool isChanged() const { return m_changed; }
    void setSaved() { m_changed = false; }

private:
    struct Place
    {
        std::optional<PlaceMemory> baseline; //!< what is compared with
        PlaceMemory last;
        bool taken = false; //!< since the program started
    };

    VersionedFile m_file;
    QHash<Target, Place> m_places;
    bool m_changed = false;
};

} // namespace Hubwarden
