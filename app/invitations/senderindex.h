// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/lookreport.h"

#include <QHash>

namespace Hubwarden {

//! What a look brought, sender by sender: a list of thousands is not gone through for each of them.
class SenderIndex
{
public:
    explicit SenderIndex(LookReport report);

    const LookReport &report() const { return m_report; }
    //! The newest invitation of that sender; nullptr if there is none.
    const Invitation *from(const AccountId &sender) const;

private:
    LookReport m_report;
    QHash<AccountId, qsizetype> m_newest; //!< into the report's list
};

} // namespace Hubwarden
