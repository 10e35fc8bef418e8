// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/profiles/secretstore.h"

#include <map>
#include <optional>

namespace Hubwarden {

//! Secrets in memory, and the failure that is set.
class FakeSecretStore final : public SecretStore
{
public:
    std::map<ProfileId, Secret> secrets;
    std::optional<Error::Kind> failure; //!< what every job ends with
    int reads = 0;
    int writes = 0;
    int removals = 0;

    JobOf<Secret> *read(const ProfileId &profile, QObject *parent) override
    {
        ++reads;
        if (failure)
            return new ReadyJob<Secret>(errorOf(*failure), parent);
        const auto found = secrets.find(profile);
        if (found == secrets.end())
            return new ReadyJob<Secret>(errorOf(Error::Kind::KeychainEntryLost), parent);
        return new ReadyJob<Secret>(found->second, parent);
    }

    JobOf<Done> *write(const ProfileId &profile, const Secret &secret, QObject *parent) override
    {
        ++writes;
        if (failure)
            return new ReadyJob<Done>(errorOf(*failure), parent);
        secrets[profile] = secret;
        return new ReadyJob<Done>(Done{}, parent);
    }

    JobOf<Done> *remove(const ProfileId &profile, QObject *parent) override
    {
        ++removals;
        if (failure)
            return new ReadyJob<Done>(errorOf(*failure), parent);
        secrets.erase(profile);
        return new ReadyJob<Done>(Done{}, parent);
    }

private:
    static Error errorOf(Error::Kind kind)
    {
        Error error;
        error.kind = kind;
        return error;
    }
};

} // namespace Hubwarden
