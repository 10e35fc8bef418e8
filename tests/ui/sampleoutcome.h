// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/outcome.h"

namespace Hubwarden {

//! One sender in account 1111 2222 3333, with everything else as it is before anything happened.
inline Outcome sampleOutcome(QStringView sender, ResultWord word = ResultWord::Waiting,
                             QStringView region = u"eu-west-1")
{
    static const ProfileId profile = ProfileId::create();
    return {.target = {*AccountId::parse(u"111122223333"), *RegionName::parse(region)},
            .sender = *AccountId::parse(sender),
            .profile = profile,
            .word = word};
}

} // namespace Hubwarden
