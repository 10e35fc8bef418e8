// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"
#include "app/base/secret.h"
#include "app/profiles/profile.h"

namespace Hubwarden {

class Directory;
class ProfileStore;
class SecretStore;

//! Changes a profile and its secret together: in the file, and in the keychain or in memory.
class ProfileKeeper
{
    Q_DISABLE_COPY_MOVE(ProfileKeeper)

public:
    ProfileKeeper(ProfileStore &profiles, SecretStore &secrets, Directory &directory);

    //! Adds the profile, or edits the one with its id; what fails leaves both places as they were.
    //! @param secretKey empty when editing: the secret stays as it is
    //! Errors: those of ProfileStore and SecretStore; InvalidInput for a session token that would be stored.
    JobOf<Done> *save(const Profile &profile, const Secret &secretKey, const Secret &sessionToken,
                      QObject *parent);

    enum class Leftover { Refuse, Accept };
    //! @param leftover whether the profile may go although its secret could not be removed
    JobOf<Done> *remove(const ProfileId &profile, Leftover leftover, QObject *parent);

private:
    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    Directory &m_directory;
};

} // namespace Hubwarden
