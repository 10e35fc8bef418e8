// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <compare>

namespace Hubwarden {

//! A place: one account in one region.
struct Target
{
    AccountId account;
    RegionName region;

    auto operator<=>(const Target &) const = default;
    friend size_t qHash(const Target &t, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, t.account, t.region);
    }
};

} // namespace Hubwarden
