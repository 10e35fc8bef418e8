// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinerun.h"
#include "app/profiles/profilestore.h"
#include "app/records/journal.h"
#include "ui/flows/lookflow.h"
#include "ui/models/outcomemodel.h"

#include <QHash>

namespace Hubwarden {

//! From senders and what was seen of them to outcomes: plan, confirm, run.
class DeclineFlow final : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        SecurityHub &hub;
        Sts &sts;
        Clock &clock;
        ProfileStore &profiles;
        DurableFiles &files;
        GroupCommit &writer;
        AuditLog *audit; //!< null: could not be opened
        QString journalFolder;
    };

    DeclineFlow(Services services, LookFlow &looks, EndpointGate &gate, Banner &banner,
                OutcomeModel &outcomes, QWidget *window);

    //! The pasted senders in the ticked places: looks where no fresh look is at hand, asks for confirmation, sends.
    void decline();
    //! The same for pairs that were ticked.
    void decline(const QList<Pair> &pairs);
    //! Sends what an interrupted run left; its rows are in the table already.
    void resume(const QString &runId, const Journal &journal, const DeclinePlan &plan);
    //! True from the person's yes to the last outcome.
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void runningChanged();
    //! total 0: not known yet.
    void progressed(int done, int total, const QString &words);
    void ended(const QString &words);
    void runStarted();

private:
    void confirmPlan(const QList<Pair> &pairs);
    void start(const DeclinePlan &plan);
    void takeChanges(const QList<Outcome> &rows);
    void endRun(const Result<RunSummary> &summary);
    void setRunning(bool running);

    Services m_services;
    LookFlow &m_looks;
    EndpointGate &m_gate;
    Banner &m_banner;
    OutcomeModel &m_outcomes;
    QWidget *m_window;
    bool m_running = false;
    QHash<ResultWord, int> m_runWords; //!< of the run that goes on
    int m_runPairs = 0;
    int m_runDone = 0;
};

} // namespace Hubwarden
