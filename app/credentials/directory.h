// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/credentials/credentialcache.h"
#include "app/credentials/staticprovider.h"

namespace Hubwarden {

class ProfileStore;

//! From a profile to its credentials; what it knows of a profile goes with the profile.
class Directory final
    : public QObject
    , public CredentialsSource
{
    Q_DISABLE_COPY_MOVE(Directory)

public:
    Directory(const ProfileStore &profiles, SecretStore &secrets, QObject *parent);

    JobOf<Credentials> *credentials(const ProfileId &profile, QObject *parent) override;

    //! For a profile whose key is of this session only.
    void keepForSession(const ProfileId &profile, const Secret &secretKey, const Secret &sessionToken);
    //! Reads the keychain again next time; keys of this session stay.
    void refresh(const ProfileId &profile);
    //! A key from the keychain may have been replaced there; one of this session stays what it is.
    bool renew(const ProfileId &profile) override;
    //! Keys of this session are gone for good: their profiles answer CredentialsMissing from now on.
    void forgetAll();

private:
    JobOf<Credentials> *fetch(const ProfileId &profile, QObject *parent);

    const ProfileStore &m_profiles;
    StaticProvider m_static;
    CredentialCache m_cache;
};

} // namespace Hubwarden
