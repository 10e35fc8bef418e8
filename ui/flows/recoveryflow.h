// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/endpoint.h"
#include "app/invitations/recovery.h"
#include "app/invitations/takeover.h"
#include "app/profiles/profilestore.h"
#include "app/services/securityhub.h"
#include "app/services/sts.h"
#include "ui/flows/endpointgate.h"
#include "ui/models/outcomemodel.h"
#include "ui/panes/banner.h"

#include <QPointer>

#include <functional>

namespace Hubwarden {

class Background;

//! What an earlier start of the program left unfinished: tells it, and continues it or keeps it as the person wants.
class RecoveryFlow final : public QObject
{
    Q_OBJECT

public:
    struct Services
    {
        SecurityHub &hub;
        Sts &sts;
        ProfileStore &profiles;
        RecordServices records;
        EndpointSettings endpoints;
        std::function<bool()> isOtherWorkGoingOn;
    };

    RecoveryFlow(Services services, EndpointGate &gate, Banner &banner, OutcomeModel &outcomes,
                 QWidget *window);

    //! Reads the journals and tells what is there; once, before anything else is sent.
    void begin();
    //! Tells it once more, if there is something left.
    void tell();
    //! Ends looking; the run can still be continued.
    void stop();

    bool hasInterruptedRun() const { return !m_runs.isEmpty(); }
    bool isWorking() const { return m_working; }
    bool isLooking() const { return !m_scan.isNull(); }

Q_SIGNALS:
    void workingChanged();
    //! total 0: not known yet.
    void progressed(int done, int total, const QString &words);
    void ended(const QString &words);
    void showRequested();
    //! The old run is over; this one is to be run, with rows that are in the table already.
    void readyToSend(const QString &runId, const Hubwarden::Journal &journal,
                     const Hubwarden::DeclinePlan &plan);

private:
    void takeRecovery(const Recovery &recovery);
    void showRows(const UnfinishedRun &run);
    void continueRun();
    void look();
    void takeReports(const QList<LookReport> &reports);
    void confirm(const Continuation &next, const AskAgain &why);
    void takeOver(const Continuation &next);
    void keep();
    void handOver(const QString &runId, const Journal &journal, const Continuation &next);
    void endWithoutRequests(const Journal &journal, const Continuation &next);
    void fail(const QString &title, const Error &error);
    void setWorking(bool working);
    bool mayBegin() const { return hasInterruptedRun() && !m_working && !m_services.isOtherWorkGoingOn(); }
    QList<Banner::Button> buttons(bool withShow);

    Services m_services;
    EndpointGate &m_gate;
    Banner &m_banner;
    OutcomeModel &m_outcomes;
    QWidget *m_window;
    Background *m_background;    // our child
    QList<UnfinishedRun> m_runs; //!< the first is the one that is asked about
    QPointer<Scan> m_scan;       //!< our child
    bool m_working = false;
};

} // namespace Hubwarden
