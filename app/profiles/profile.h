// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <variant>

namespace Hubwarden {

//! An access key; the secret is elsewhere: in the keychain, or in memory until the program ends.
struct StaticKey
{
    enum class Storage { Keychain, SessionOnly };

    QString accessKeyId;
    Storage storage = Storage::Keychain;

    bool operator==(const StaticKey &) const = default;
};

//! Who the person said this profile is, after having seen it.
struct ConfirmedIdentity
{
    AccountId account;
    QString principal;     //!< ARN without the session's name, which differs each time a role is assumed
    QDateTime confirmedAt; //!< UTC

    bool operator==(const ConfirmedIdentity &) const = default;
};

//! A way to sign in to one account, without secrets.
struct Profile
{
    ProfileId id;
    QString name;
    RegionName signInRegion; //!< where STS is asked who this is; decides the partition
    std::variant<StaticKey> source;
    std::optional<ConfirmedIdentity> identity;

    bool operator==(const Profile &) const = default;
};

} // namespace Hubwarden
