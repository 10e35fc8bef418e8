// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/versionedfile.h"
#include "app/profiles/profile.h"

#include <QObject>

namespace Hubwarden {

//! The list of profiles, kept without secrets in a file; those for this session only are kept in memory alone.
//!
//! What this program does not know in the file, fields and whole profiles, is written back as it was found.
class ProfileStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileStore)

public:
    static constexpr qsizetype maxNameLength = 64;

    struct Report
    {
        QString setAside;              //!< where a damaged file lies now; empty: none
        std::optional<Error> readOnly; //!< the file is from a newer program: changes will be refused
        qsizetype notUnderstood = 0;   //!< profiles in the file that are kept and not shown
    };

    ProfileStore(const QString &path, QObject *parent);

    //! @param now UTC, see VersionedFile::load
    Result<Report> load(const QDateTime &now);

    const QList<Profile> &profiles() const { return m_profiles; }
    std::optional<Profile> find(const ProfileId &id) const;

    //! What add() or edit() would refuse without looking at the disk.
    std::optional<Error> problemWith(const Profile &profile) const;

    //! A change that cannot be written is not made. Errors: InvalidInput and Conflict for the name (code EmptyName,
    //! LongName, BadName, NameTaken), Conflict for a known id, NotFound, Storage.
    Result<Done> add(const Profile &profile);
    Result<Done> edit(const Profile &profile);
    Result<Done> rename(const ProfileId &id, const QString &name);
    Result<Done> remove(const ProfileId &id);

Q_SIGNALS:
    void added(const Hubwarden::ProfileId &id);
    void changed(const Hubwarden::ProfileId &id);
    void removed(const Hubwarden::ProfileId &id);

private:
    //! Trimmed, or why it cannot be used; the profile's own name does not count as taken.
    Result<QString> usableName(const QString &name, const ProfileId &owner) const;
    qsizetype indexOf(const ProfileId &id) const;
    Result<Done> replaceAll(QList<Profile> profiles);

    VersionedFile m_file;
    QList<Profile> m_profiles;
    QJsonObject m_fileValues; //!< as last read or written
};

} // namespace Hubwarden
