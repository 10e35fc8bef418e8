// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/credentials/directory.h"

#include "app/profiles/profilestore.h"

namespace Hubwarden {

Directory::Directory(const ProfileStore &profiles, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_profiles(profiles)
    , m_static(secrets)
    , m_cache([this](const ProfileId &profile, QObject *owner) { return fetch(profile, owner); }, nullptr)
{
    connect(&profiles, &ProfileStore::changed, this, &Directory::refresh);
    connect(&profiles, &ProfileStore::removed, this, [this](const ProfileId &profile) {
        m_static.forget(profile);
        refresh(profile);
    });
}

JobOf<Credentials> *Directory::credentials(const ProfileId &profile, QObject *parent)
{
    return m_cache.credentials(profile, parent);
}

void Directory::keepForSession(const ProfileId &profile, const Secret &secretKey, const Secret &sessionToken)
{
    m_static.keepForSession(profile, secretKey, sessionToken);
    refresh(profile);
}

void Directory::refresh(const ProfileId &profile)
{
    m_cache.forget(profile);
    const std::optional<Profile> known = m_profiles.find(profile);
    // A key that moved into the keychain is not needed here any more.
    if (known && std::get<StaticKey>(known->source).storage == StaticKey::Storage::Keychain)
        m_static.forget(profile);
}

bool Directory::renew(const ProfileId &profile)
{
    const std::optional<Profile> known = m_profiles.find(profile);
    if (!known || std::get<StaticKey>(known->source).storage != StaticKey::Storage::Keychain)
        return false;
    m_cache.forget(profile);
    return true;
}

void Directory::forgetAll()
{
    m_cache.forgetAll();
    m_static.forgetAll();
}

JobOf<Credentials> *Directory::fetch(const ProfileId &profile, QObject *parent)
{
    const std::optional<Profile> known = m_profiles.find(profile);
    if (known)
        return m_static.fetch(profile, std::get<StaticKey>(known->source), parent);
    Error error;
    error.kind = Error::Kind::CredentialsMissing;
    return new ReadyJob<Credentials>(error, parent);
}

} // namespace Hubwarden
