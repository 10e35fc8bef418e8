// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/job.h"
#include "app/invitations/lookreport.h"
#include "app/services/securityhub.h"

namespace Hubwarden {

//! Looks at one place: the whole list of invitations, and the administrator if there is something to decline.
//!
//! Ends with a report also when the list could not be had; fails only when it is cancelled.
class Look final : public JobOf<LookReport>
{
public:
    Look(SecurityHub &hub, Clock &clock, const ProfileId &profile, const Target &target, QObject *parent);

private:
    void run() override;
    void takeList(const Result<QList<Invitation>> &list);
    void takeAdministrator(const Result<std::optional<AccountId>> &administrator);

    SecurityHub &m_hub;
    Clock &m_clock;
    LookReport m_report;
};

} // namespace Hubwarden
