// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/jobwindow.h"
#include "app/invitations/look.h"

namespace Hubwarden {

//! A place and the profile that is used for it.
struct PlannedLook
{
    ProfileId profile;
    Target target;

    bool operator==(const PlannedLook &) const = default;
};

//! Looks at many places, a bounded number at a time. Brings a report a place, in the order they were asked for.
class Scan final : public JobOf<QList<LookReport>>
{
    Q_OBJECT

public:
    Scan(SecurityHub &hub, Clock &clock, QList<PlannedLook> looks, QObject *parent);

Q_SIGNALS:
    void looked(const Hubwarden::LookReport &report);

private:
    void run() override;
    Job *makeLook(qsizetype index, QObject *parent);

    SecurityHub &m_hub;
    Clock &m_clock;
    QList<PlannedLook> m_looks;
    QList<std::optional<LookReport>> m_reports;
    JobWindow *m_window; // our child
};

} // namespace Hubwarden
