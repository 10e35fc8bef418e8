// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"
#include "app/invitations/outcome.h"
#include "app/invitations/runservices.h"
#include "app/invitations/scan.h"

#include <QList>

namespace Hubwarden {

//! Looks again at the places of some outcomes, each place once, and says what became of them; the history keeps it.
//! Who signs is checked first: the list of another account would prove the wrong thing.
class LookAgain final : public JobOf<Done>
{
    Q_OBJECT

public:
    LookAgain(RunServices services, const QList<Outcome> &outcomes, QList<Profile> profiles, QObject *parent);

    int placeCount() const { return static_cast<int>(m_looks.size()); }

Q_SIGNALS:
    //! Of one place; the outcomes have their new words, changed or not.
    void looked(const Hubwarden::LookReport &report, const QList<Hubwarden::Outcome> &outcomes);

private:
    void run() override;
    void take(const LookReport &report);

    RunServices m_services;
    QList<Profile> m_profiles;
    QHash<Target, QList<Outcome>> m_outcomes;
    QList<PlannedLook> m_looks;
};

} // namespace Hubwarden
