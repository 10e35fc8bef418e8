// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/look.h"

namespace Hubwarden {

Look::Look(SecurityHub &hub, Clock &clock, const ProfileId &profile, const Target &target, QObject *parent)
    : JobOf<LookReport>(parent)
    , m_hub(hub)
    , m_clock(clock)
    , m_report{.target = target, .profile = profile}
{
}

void Look::run()
{
    auto *list = m_hub.listInvitations(m_report.profile, m_report.target, this);
    list->onFinished(this, [this](const Result<QList<Invitation>> &result) { takeList(result); });
    list->start();
}

void Look::takeList(const Result<QList<Invitation>> &list)
{
    m_report.time = m_clock.utcNow();
    if (!list) {
        m_report.error = list.error();
        return finish(std::move(m_report));
    }
    m_report.invitations = *list;
    if (list->isEmpty())
        return finish(std::move(m_report));
    auto *call = m_hub.administrator(m_report.profile, m_report.target, this);
    call->onFinished(this,
                     [this](const Result<std::optional<AccountId>> &result) { takeAdministrator(result); });
    call->start();
}

void Look::takeAdministrator(const Result<std::optional<AccountId>> &administrator)
{
    // Not being allowed to ask is common; the invitation's own status then has to do.
    if (administrator)
        m_report.administrator = *administrator;
    finish(std::move(m_report));
}

} // namespace Hubwarden
