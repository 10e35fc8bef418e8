// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/awschannel.h"
#include "app/base/durable.h"
#include "app/invitations/declinerun.h"
#include "app/invitations/scan.h"
#include "app/records/auditlog.h"
#include "app/records/groupcommit.h"
#include "tests/app/invitations/scenarios.h"
#include "tests/support/hub.h"
#include "tests/support/quickclock.h"

#include <QTemporaryDir>

namespace Hubwarden {

using namespace Qt::StringLiterals;

//! Hands out the credentials that a test gives it.
class GivenCredentials final : public CredentialsSource
{
public:
    JobOf<Credentials> *credentials(const ProfileId &profile, QObject *parent) override;
    //! Steps on to the next credentials of the profile, if there are any.
    bool renew(const ProfileId &profile) override;

    QHash<ProfileId, QList<Credentials>> keys; //!< the first is in use
    int renewals = 0;
    std::function<void(const ProfileId &)> onAsked; //!< before they are handed out
};

//! A run as it ended.
struct RunEnd
{
    std::optional<Result<RunSummary>> summary;
    QList<Outcome> outcomes; //!< the pairs of the plan's requests, as last shown
    QList<QList<Outcome>> shown;
    QList<QJsonObject> journal;

    QList<QJsonObject> lines(const QString &kind) const;
    //! By sender; the tests' senders are in one place only.
    const Outcome *of(const QString &sender) const;
    qsizetype count(ResultWord word) const;
};

//! All that a run needs, from the network to the records, put together as the program does.
class RunBench final
{
public:
    explicit RunBench(EndpointSettings endpoints, DurableFiles *files = nullptr);
    ~RunBench();
    Q_DISABLE_COPY_MOVE(RunBench)

    //! A confirmed profile.
    Profile addProfile(const Hub::Key &key);
    QList<LookReport> look(const QStringList &regions = {u"eu-west-1"_s});
    DeclinePlan plan(const QStringList &senders, const QStringList &regions = {u"eu-west-1"_s});
    //! Plans and declines.
    RunEnd decline(const QStringList &senders, const QStringList &regions = {u"eu-west-1"_s});
    RunEnd run(const DeclinePlan &plan);
    //! A run that is to be started, deleted or cancelled by hand; null if the journal could not be made.
    DeclineRun *makeRun(const DeclinePlan &plan, RunEnd &end,
                        DeclineRun::Start start = DeclineRun::Start::All);
    //! Turns the event loop until the run is over.
    void finish(DeclineRun *run, RunEnd &end);

    AuditLog *audit() { return &*m_audit; }
    //! For jobs that a test makes by itself.
    QObject *owner() const { return m_owner.get(); }
    QString journalFolder() const { return m_folder.filePath(u"journal"_s); }
    QString auditPath() const { return m_folder.filePath(u"audit.jsonl"_s); }
    //! Everything that lies on the disk.
    QByteArray allFiles() const;

    QuickClock clock;
    ActivityFeed feed;
    GivenCredentials credentials;
    QList<Profile> profiles;
    RequestQueue queue;
    AwsChannel channel;
    SecurityHub hub{channel};
    Sts sts{channel};

private:
    QTemporaryDir m_folder;
    SystemFiles m_systemFiles;
    DurableFiles &m_files;
    std::unique_ptr<GroupCommit> m_writer;
    std::optional<AuditLog> m_audit;
    std::unique_ptr<QObject> m_owner;
};

//! What the judge received, what the journal says was sent and what the rows show are one story; else where they differ.
QString disagreement(const Hub &hub, const RunBench &bench, const RunEnd &end);

} // namespace Hubwarden
