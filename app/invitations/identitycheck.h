// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"
#include "app/profiles/profile.h"
#include "app/services/sts.h"

namespace Hubwarden {

//! Asks STS who a profile is and compares it with whom the person confirmed.
//!
//! Errors besides those of the call: IdentityChanged with the present principal in message and the confirmed one in
//! detail; AccessDenied with FailureCode::rootUser for the account's root; CredentialsMissing with
//! FailureCode::notConfirmed for a profile nobody has confirmed.
class IdentityCheck final : public JobOf<CheckedCaller>
{
public:
    IdentityCheck(Sts &sts, const Profile &profile, QObject *parent);

private:
    void run() override;
    void compare(const Result<CheckedCaller> &caller);

    Sts &m_sts;
    Profile m_profile;
};

} // namespace Hubwarden
