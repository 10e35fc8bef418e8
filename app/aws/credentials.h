// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"
#include "app/base/names.h"
#include "app/base/secret.h"

#include <QDateTime>

#include <optional>

namespace Hubwarden {

//! What signs a request.
struct Credentials
{
    QString accessKeyId;
    Secret secretKey;
    Secret sessionToken;              //!< empty for a long-term key
    std::optional<QDateTime> expires; //!< UTC; none: not known or never
};

//! Finds the credentials of a profile: in memory, or from where they are kept.
class CredentialsSource
{
public:
    virtual ~CredentialsSource() = default;
    //! The job belongs to the parent. Errors: CredentialsMissing, CredentialsExpired, the Keychain kinds.
    virtual JobOf<Credentials> *credentials(const ProfileId &profile, QObject *parent) = 0;
    //! AWS said that they have run out. True: the next call of credentials() may bring newer ones.
    virtual bool renew(const ProfileId &profile) = 0;
};

} // namespace Hubwarden
