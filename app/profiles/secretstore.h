// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"
#include "app/base/names.h"
#include "app/base/secret.h"

namespace Hubwarden {

//! Keeps one secret a profile outside the program's own files.
//!
//! Every job ends within 3 seconds, with one of the Keychain kinds if the store does not play along.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    virtual JobOf<Secret> *read(const ProfileId &profile, QObject *parent) = 0;
    //! Reads the entry back before it reports success.
    virtual JobOf<Done> *write(const ProfileId &profile, const Secret &secret, QObject *parent) = 0;
    //! Succeeds if the entry is gone afterwards, whether or not there was one.
    virtual JobOf<Done> *remove(const ProfileId &profile, QObject *parent) = 0;
};

} // namespace Hubwarden
