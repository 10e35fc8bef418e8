// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinejournal.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Hubwarden {

class AuditLog;
class Journal;

//! Writes what a run does into its journal and into the history.
class RunRecords final : public QObject
{
    Q_OBJECT

public:
    //! Takes the journal. `audit` may be null.
    RunRecords(std::unique_ptr<Journal> journal, AuditLog *audit, QString runId, Clock &clock,
               QObject *parent);
    ~RunRecords() override;

    DeclineJournal &journal() { return m_journal; }
    //! Ends when the intents of all requests are durable; the first error if one is not.
    JobOf<Done> *planned(const QList<JournalledRequest> &requests,
                         const std::function<QString(const ProfileId &)> &principalOf);
    void begin(qsizetype pairs);
    void outcomes(const QList<Outcome> &rows);
    void strangers(const QList<Stranger> &strangers);
    //! The journal's last line.
    void finish();

    bool isIdle() const { return m_missing == 0; }
    const std::optional<Error> &journalError() const { return m_journalError; }
    const std::optional<Error> &auditError() const { return m_auditError; }

Q_SIGNALS:
    //! Everything that was handed over is written, or could not be.
    void idle();

private:
    void inHistory(QJsonObject line, const QString &kind);
    void await(JobOf<Done> *line, std::optional<Error> &keep);

    std::unique_ptr<Journal> m_journalFile;
    DeclineJournal m_journal;
    AuditLog *m_audit;
    QString m_runId;
    std::optional<Error> m_journalError;
    std::optional<Error> m_auditError;
    qsizetype m_missing = 0;
};

} // namespace Hubwarden
