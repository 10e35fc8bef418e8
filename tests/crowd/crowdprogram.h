// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/awschannel.h"
#include "app/base/datafolder.h"
#include "app/base/logging.h"
#include "app/credentials/directory.h"
#include "app/invitations/continuation.h"
#include "app/invitations/declinerun.h"
#include "app/invitations/memory.h"
#include "app/invitations/pair.h"
#include "app/profiles/profilestore.h"
#include "app/records/auditlog.h"
#include "app/records/journal.h"
#include "tests/crowd/crowddisk.h"
#include "tests/crowd/crowdjob.h"
#include "tests/support/fakesecretstore.h"
#include "tests/support/quickclock.h"

namespace Hubwarden {

//! The program without its window: the same services, made in the same order, and a job done with them.
//!
//! Everything that a person would see goes to standard output, a JSON line each.
class CrowdProgram final
{
public:
    explicit CrowdProgram(CrowdJob job);
    ~CrowdProgram();
    Q_DISABLE_COPY_MOVE(CrowdProgram)

    void start();

private:
    void addProfiles();
    void scan();
    void showReport(const LookReport &report);
    void decline(const QList<LookReport> &reports);
    void resume();
    void takeOver(const UnfinishedRun &run, const QList<LookReport> &reports);
    void run(const QString &runId, Journal journal, const DeclinePlan &plan);
    void refuse(const Error &error);
    QString journalFolder() const { return m_folder->filePath(QStringLiteral("journal")); }
    void showRows(const QList<Outcome> &rows);
    void end(const Result<RunSummary> &summary);

    const CrowdJob m_job;
    QuickClock m_clock;
    std::unique_ptr<DataFolder> m_folder;
    LogSink m_log;
    CrowdDisk m_files;
    GroupCommit m_writer;
    std::optional<AuditLog> m_audit;
    RequestQueue m_queue;
    ActivityFeed m_feed;
    ProfileStore m_profiles;
    FakeSecretStore m_secrets;
    Directory m_directory;
    AwsChannel m_channel;
    SecurityHub m_hub;
    Sts m_sts;
    ScanMemory m_memory;
    std::unique_ptr<QObject> m_owner; //!< of the jobs: they go before what they use
    QHash<Pair, Outcome> m_rows;
};

} // namespace Hubwarden
