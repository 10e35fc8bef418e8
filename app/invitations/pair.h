// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/target.h"

namespace Hubwarden {

//! One sender in one place: what an invitation, a request's entry and a row of the results are about.
struct Pair
{
    Target target;
    AccountId sender;

    auto operator<=>(const Pair &) const = default;
    friend size_t qHash(const Pair &pair, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, pair.target, pair.sender);
    }
};

} // namespace Hubwarden
