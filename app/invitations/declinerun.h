// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/jobwindow.h"
#include "app/invitations/declinejournal.h"
#include "app/invitations/declinestep.h"
#include "app/invitations/identitycheck.h"

#include <QHash>

#include <functional>
#include <memory>

namespace Hubwarden {

class AuditLog;
class Journal;

//! What a run needs from outside.
struct RunServices
{
    SecurityHub &hub;
    Sts &sts;
    Clock &clock;
    AuditLog *audit = nullptr; //!< none: the history could not be opened; the person was told
};

//! How a run ended, besides its outcomes.
struct RunSummary
{
    std::optional<Error> journalError;
    std::optional<Error> auditError;
    QList<Stranger> strangers; //!< AWS named them, nobody asked for them
};

//! One confirmed set of declines: intents to the journal, identity of each profile, requests, another look, history.
//!
//! A place that fails is a row, never the end of the run. Takes the journal.
class DeclineRun final : public JobOf<RunSummary>
{
    Q_OBJECT

public:
    DeclineRun(RunServices services, QString runId, std::unique_ptr<Journal> journal, const DeclinePlan &plan,
               const QList<Profile> &profiles, QObject *parent);
    ~DeclineRun() override;

Q_SIGNALS:
    //! Rows whose word or facts changed, each with its whole new content.
    void changed(const QList<Hubwarden::Outcome> &rows);

private:
    using RowsOfRequest = QList<Outcome>;

    void run() override;
    void planNext();
    void checkIdentities();
    void takeStep(const StepEnd &end);
    void takeIdentity(const Profile &profile, const Result<CheckedCaller> &caller);
    void sendAll();
    void settle(const RowsOfRequest &rows);
    using Concerns = std::function<bool(const PlannedRequest &)>;
    void settleAll(NotSentReason reason, const Error &error, const Concerns &concerns);
    void record(const QList<Outcome> &rows);
    void recordInHistory(QList<QJsonObject> lines);
    void conclude();
    void oneRecordDone(std::optional<Error> &keep, const Result<Done> &result);
    Job *makeStep(qsizetype index, QObject *parent);

    RunServices m_services;
    QString m_runId;
    std::unique_ptr<Journal> m_journalFile;
    DeclineJournal m_journal;
    DeclinePlan m_plan;
    QList<Profile> m_profiles;
    QList<RowsOfRequest> m_rows; //!< by request
    QHash<ProfileId, QString> m_principals;
    QHash<ProfileId, CheckedCaller> m_callers; //!< of the profiles that may send
    RunSummary m_summary;
    JobWindow *m_steps = nullptr; // our child
    qsizetype m_planned = 0;
    qsizetype m_identitiesMissing = 0;
    qsizetype m_recordsMissing = 0;
    bool m_ending = false;  //!< nothing more will be sent
    bool m_closing = false; //!< the journal's last line is on its way
};

} // namespace Hubwarden
