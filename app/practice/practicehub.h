// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/httpparser.h"
#include "app/practice/practiceanswer.h"
#include "app/practice/practiceworld.h"

namespace Hubwarden {

//! The member's side of Security Hub's invitations: from a request that is rightly signed to its answer.
class PracticeHub
{
public:
    explicit PracticeHub(PracticeWorld &world)
        : m_world(world)
    {
    }

    //! The operation at that method and path; empty if AWS has none there.
    static QString operationOf(const QByteArray &method, const QByteArray &path);

    PracticeAnswer answer(const QString &operation, const ReceivedRequest &request, AccountId account,
                          const RegionName &region);

private:
    struct Call;

    PracticeAnswer perform(Call &call);
    PracticeAnswer listInvitations(Call &call);
    PracticeAnswer countInvitations(Call &call);
    PracticeAnswer declineInvitations(Call &call);
    PracticeAnswer deleteInvitations(Call &call);
    PracticeAnswer administrator(Call &call);
    PracticeAnswer leaveAdministrator(Call &call);
    PracticeAnswer describeHub(Call &call);

    PracticeWorld &m_world;
};

} // namespace Hubwarden
