// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/credentials.h"
#include "app/profiles/profile.h"
#include "app/profiles/secretstore.h"

#include <QHash>

namespace Hubwarden {

//! Credentials from an access key: the secret is in the keychain, or here until the program ends.
class StaticProvider
{
    Q_DISABLE_COPY_MOVE(StaticProvider)

public:
    explicit StaticProvider(SecretStore &store);

    //! Errors: CredentialsMissing for a key of this session that is not here, else those of the store.
    JobOf<Credentials> *fetch(const ProfileId &profile, const StaticKey &key, QObject *parent);

    void keepForSession(const ProfileId &profile, const Secret &secretKey, const Secret &sessionToken);
    void forget(const ProfileId &profile);
    void forgetAll();

private:
    struct SessionKey
    {
        Secret secretKey;
        Secret sessionToken;
    };

    SecretStore &m_store;
    QHash<ProfileId, SessionKey> m_sessionKeys;
};

} // namespace Hubwarden
