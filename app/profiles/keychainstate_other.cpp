// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/keychainstate.h"

namespace Hubwarden {

namespace {

//! macOS and Windows: the store is a part of the system, and its own errors tell denied from lost.
class AlwaysUsable final : public KeychainState
{
public:
    JobOf<KeychainCondition> *check(QObject *parent) override
    {
        return new ReadyJob<KeychainCondition>(KeychainCondition::Usable, parent);
    }
};

} // namespace

std::unique_ptr<KeychainState> systemKeychainState()
{
    return std::make_unique<AlwaysUsable>();
}

} // namespace Hubwarden
