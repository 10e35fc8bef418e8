// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/credentials/staticprovider.h"

namespace Hubwarden {

namespace {

//! A long-term key: one read of the store, and the key's ID beside it.
class StoredKey final : public JobOf<Credentials>
{
public:
    StoredKey(SecretStore &store, ProfileId profile, QString accessKeyId, QObject *parent)
        : JobOf<Credentials>(parent)
        , m_store(store)
        , m_profile(std::move(profile))
        , m_accessKeyId(std::move(accessKeyId))
    {
    }

private:
    void run() override
    {
        JobOf<Secret> *read = m_store.read(m_profile, this);
        read->onFinished(this, [this](const Result<Secret> &secret) {
            if (!secret)
                return finish(secret.error());
            finish(Credentials{m_accessKeyId, *secret, {}, {}});
        });
        read->start();
    }

    SecretStore &m_store;
    ProfileId m_profile;
    QString m_accessKeyId;
};

} // namespace

StaticProvider::StaticProvider(SecretStore &store)
    : m_store(store)
{
}

JobOf<Credentials> *StaticProvider::fetch(const ProfileId &profile, const StaticKey &key, QObject *parent)
{
    switch (key.storage) {
    case StaticKey::Storage::Keychain:
        return new StoredKey(m_store, profile, key.accessKeyId, parent);
    case StaticKey::Storage::SessionOnly:
        break;
    }
    const auto found = m_sessionKeys.constFind(profile);
    if (found == m_sessionKeys.cend()) {
        Error error;
        error.kind = Error::Kind::CredentialsMissing;
        return new ReadyJob<Credentials>(error, parent);
    }
    return new ReadyJob<Credentials>(Credentials{key.accessKeyId, found->secretKey, found->sessionToken, {}},
                                     parent);
}

void StaticProvider::keepForSession(const ProfileId &profile, const Secret &secretKey,
                                    const Secret &sessionToken)
{
    m_sessionKeys.insert(profile, {secretKey, sessionToken});
}

void StaticProvider::forget(const ProfileId &profile)
{
    m_sessionKeys.remove(profile);
}

void StaticProvider::forgetAll()
{
    m_sessionKeys.clear();
}

} // namespace Hubwarden
