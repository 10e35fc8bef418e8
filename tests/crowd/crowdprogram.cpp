// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/crowd/crowdprogram.h"

#include "app/invitations/recovery.h"
#include "app/invitations/takeover.h"
#include "app/invitations/targetplan.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxyFactory>
#include <QRandomGenerator>
#include <QUuid>

#include <cstdio>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

class NoProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    }
};

void say(const QString &event, QJsonObject line)
{
    line.insert(u"event"_s, event);
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

template<typename T>
T needed(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().detail), qPrintable(result.error().message));
    return std::move(result).value();
}

QString newRunId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonValue kindOf(const SharedError &error)
{
    return error ? QJsonValue(recordWord(error->kind)) : QJsonValue();
}

QString sinceWord(SinceLast since)
{
    switch (since) {
    case SinceLast::NotCompared:
        return u"not compared"_s;
    case SinceLast::New:
        return u"new"_s;
    case SinceLast::Same:
        return u"same"_s;
    case SinceLast::CameBack:
        return u"came back"_s;
    case SinceLast::NoLongerListed:
        return u"no longer listed"_s;
    case SinceLast::NotReadAgain:
        return u"not read again"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

CrowdProgram::CrowdProgram(CrowdJob job)
    : m_job(std::move(job))
    , m_clock(m_job.quicken)
    , m_folder(needed(DataFolder::open(m_job.dataFolder)))
    , m_log({.path = m_folder->filePath(u"hubwarden.log"_s)})
    , m_files(m_job.durableTrace, m_job.diskFault)
    , m_writer(nullptr)
    , m_queue(m_clock, m_job.limits, QSslConfiguration::defaultConfiguration(), std::make_unique<NoProxies>(),
              nullptr)
    , m_profiles(m_folder->filePath(u"profiles.json"_s), nullptr)
    , m_directory(m_profiles, m_secrets, nullptr)
    , m_channel{.clock = m_clock,
                .queue = m_queue,
                .credentials = m_directory,
                .feed = m_feed,
                .endpoints = endpointSettings({{u"AWS_ENDPOINT_URL"_s, m_job.endpoint}}),
                .random = [] { return QRandomGenerator::global()->generateDouble(); }}
    , m_hub(m_channel)
    , m_sts(m_channel)
    , m_memory(m_folder->filePath(u"memory.json"_s))
    , m_owner(std::make_unique<QObject>())
{
    auto audit = AuditLog::open(m_folder->filePath(u"audit.jsonl"_s), m_clock, m_files, m_writer);
    if (audit)
        m_audit = std::move(audit).value();
    m_queue.setHttpLimits(m_job.http);
}

CrowdProgram::~CrowdProgram()
{
    m_owner.reset();
}

void CrowdProgram::start()
{
    addProfiles();
    if (m_job.mode == CrowdJob::Mode::Resume)
        resume();
    else
        scan();
}

void CrowdProgram::addProfiles()
{
    needed(m_profiles.load(m_clock.utcNow()));
    for (const CrowdProfile &one : m_job.profiles) {
        if (!m_profiles.find(one.profile.id))
            needed(m_profiles.add(one.profile));
        m_secrets.secrets[one.profile.id] = one.secretKey;
        if (std::get<StaticKey>(one.profile.source).storage == StaticKey::Storage::SessionOnly)
            m_directory.keepForSession(one.profile.id, one.secretKey, one.sessionToken);
    }
}

void CrowdProgram::scan()
{
    const TargetPlan targets = planTargets(m_profiles.profiles(), m_job.regions);
    needed(m_memory.load(m_clock.utcNow()));
    auto *scan = new Scan(m_hub, m_clock, targets.looks, m_owner.get());
    scan->checkFirst(m_sts, m_profiles.profiles());
    scan->onFinished(m_owner.get(), [this](const Result<QList<LookReport>> &reports) {
        for (const LookReport &report : needed(reports)) {
            m_memory.take(report);
            showReport(report);
        }
        // A full disk costs the memory, never the scan or what follows from it.
        if (const auto saved = m_memory.saving()(); !saved)
            qWarning("memory not kept: %s", qPrintable(saved.error().message));
        if (m_job.mode == CrowdJob::Mode::Scan)
            return QCoreApplication::exit(0);
        decline(*reports);
    });
    scan->start();
}

void CrowdProgram::showReport(const LookReport &report)
{
    QJsonArray invitations;
    for (const ComparedInvitation &one : m_memory.compare(report))
        invitations.append(QJsonArray{one.invitation.sender.toString(), sinceWord(one.since)});
    say(u"looked"_s, {{u"account"_s, report.target.account.toString()},
                      {u"region"_s, report.target.region.toString()},
                      {u"error"_s, kindOf(report.error)},
                      {u"invitations"_s, invitations}});
}

void CrowdProgram::decline(const QList<LookReport> &reports)
{
    const DeclinePlan plan = planDecline(everyPair(m_job.senders, reports), reports, m_clock.utcNow());
    say(u"plan"_s, {{u"requests"_s, plan.requests.size()}, {u"pairs"_s, plan.pairCount()}});
    showRows(plan.rows);
    const QString runId = newRunId();
    auto journal = Journal::create(journalFolder(), runId, m_clock, m_files, m_writer);
    if (!journal)
        return refuse(journal.error());
    run(runId, std::move(journal).value(), plan);
}

void CrowdProgram::resume()
{
    const Recovery recovery = readInterruptedRuns(journalFolder());
    for (const UnreadableJournal &journal : recovery.unreadable)
        say(u"unreadable"_s, {{u"path"_s, journal.path}, {u"error"_s, journal.error.message}});
    if (recovery.interrupted.isEmpty()) {
        say(u"nothing"_s, {});
        return QCoreApplication::exit(0);
    }
    const UnfinishedRun &interrupted = recovery.interrupted.first();
    auto *scan = new Scan(m_hub, m_clock, looksToContinue(interrupted, m_profiles.profiles()), m_owner.get());
    scan->onFinished(m_owner.get(), [this, interrupted](const Result<QList<LookReport>> &reports) {
        takeOver(interrupted, needed(reports));
    });
    scan->start();
}

void CrowdProgram::takeOver(const UnfinishedRun &run, const QList<LookReport> &reports)
{
    const Continuation next = planContinuation(run, reports, m_profiles.profiles(), m_clock.utcNow());
    say(u"plan"_s, {{u"requests"_s, next.plan.requests.size()}, {u"pairs"_s, next.plan.pairCount()}});
    const QString runId = newRunId();
    auto *handing = new TakeOver({.clock = m_clock,
                                  .files = m_files,
                                  .writer = m_writer,
                                  .audit = m_audit ? &*m_audit : nullptr,
                                  .journalFolder = journalFolder()},
                                 run, next, runId, m_owner.get());
    handing->onFinished(m_owner.get(), [this, runId, plan = next.plan](const Result<Journal> &journal) {
        if (!journal)
            return refuse(journal.error());
        showRows(plan.rows);
        this->run(runId, *journal, plan);
    });
    handing->start();
}

void CrowdProgram::refuse(const Error &error)
{
    say(u"refused"_s, {{u"error"_s, error.message}});
    QCoreApplication::exit(0);
}

void CrowdProgram::run(const QString &runId, Journal journal, const DeclinePlan &plan)
{
    auto *run = new DeclineRun({m_hub, m_sts, m_clock, m_audit ? &*m_audit : nullptr}, runId,
                               std::make_unique<Journal>(std::move(journal)), plan, m_profiles.profiles(),
                               m_owner.get());
    QObject::connect(run, &DeclineRun::changed, m_owner.get(),
                     [this](const QList<Outcome> &rows) { showRows(rows); });
    run->onFinished(m_owner.get(), [this](const Result<RunSummary> &summary) { end(summary); });
    run->start();
}

void CrowdProgram::showRows(const QList<Outcome> &rows)
{
    for (const Outcome &row : rows) {
        m_rows.insert({row.target, row.sender}, row);
        if (!isUnderWay(row.word))
            say(u"row"_s, outcomeToJson(row));
    }
}

void CrowdProgram::end(const Result<RunSummary> &summary)
{
    QJsonArray rows;
    for (const Outcome &row : std::as_const(m_rows))
        rows.append(outcomeToJson(row));
    say(u"end"_s, {{u"rows"_s, rows},
                   {u"journalError"_s, kindOf(needed(summary).journalError)},
                   {u"auditError"_s, kindOf(summary->auditError)},
                   {u"strangers"_s, summary->strangers.size()}});
    QCoreApplication::exit(0);
}

} // namespace Hubwarden
