// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/dialogs/confirmdeclinedialog.h"
#include "ui/flows/lookagainflow.h"
#include "ui/flows/lookflow.h"
#include "ui/flows/runflow.h"

namespace Hubwarden {

//! From what the person chose to a run: plan, confirm, start. Decline, Send Anyway and Retry Failed all come through here.
class DeclineFlow final : public QObject
{
    Q_OBJECT

public:
    struct Flows
    {
        LookFlow &looks;
        LookAgainFlow &lookAgain;
        RunFlow &run;
        EndpointGate &gate;
    };

    DeclineFlow(Flows flows, const ProfileStore &profiles, Clock &clock, Banner &banner,
                OutcomeModel &outcomes, QWidget *window);

    //! The pasted senders in the ticked places: looks where no fresh look is at hand, asks for confirmation, sends.
    void decline();
    //! The same for pairs that were ticked.
    void decline(const QList<Pair> &pairs);
    //! The same for what no look shows: where listing is not allowed, and if there is no such place, on purpose.
    void sendAnyway();
    //! Looks at the places of the ticked results, asks, and sends those again that still have to be.
    void retryFailed();

private:
    bool isBusy() const;
    bool hasSenders();
    void confirmDecline(const QList<Pair> &pairs);
    void confirmAnyway();
    void confirmRetry(const QList<Outcome> &chosen, const QList<LookReport> &reports);
    void confirm(const DeclinePlan &plan, DeclineConfirmation::Ask ask, int leftOut = 0);

    Flows m_flows;
    const ProfileStore &m_profiles;
    Clock &m_clock;
    Banner &m_banner;
    OutcomeModel &m_outcomes;
    QWidget *m_window;
};

} // namespace Hubwarden
