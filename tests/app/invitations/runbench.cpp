// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"

#include "app/records/journal.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QEventLoop>
#include <QNetworkProxyFactory>
#include <QTimer>

#include <algorithm>

namespace Hubwarden {

namespace {

class NoProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    }
};

//! Limits that a loopback server does not need.
constexpr QueueLimits limits{.inFlight = 24, .perHost = 6, .perSecond = 1e6, .burst = 1e6};

QStringList sorted(const QJsonArray &texts)
{
    QStringList list;
    for (const QJsonValue &text : texts)
        list.append(text.toString());
    list.sort();
    return list;
}

//! "bytes of the body, who is named" of each attempt.
QStringList received(const Hub &hub)
{
    QStringList list;
    for (const QJsonObject &request : hub.requests(u"DeclineInvitations"_s))
        list.append(request.value("bodySha256"_L1).toString() + u' '
                    + sorted(request.value("accountIds"_L1).toArray()).join(u','));
    list.sort();
    return list;
}

QStringList announced(const RunEnd &end)
{
    QHash<QString, QStringList> senders;
    for (const QJsonObject &line : end.lines(u"planned"_s))
        senders.insert(line.value("request"_L1).toString(), sorted(line.value("senders"_L1).toArray()));
    QStringList list;
    for (const QJsonObject &line : end.lines(u"sent"_s))
        list.append(line.value("bodySha256"_L1).toString() + u' '
                    + senders.value(line.value("request"_L1).toString()).join(u','));
    list.sort();
    return list;
}

QString rowText(const QJsonObject &outcome)
{
    return outcome.value("account"_L1).toString() + u' ' + outcome.value("region"_L1).toString() + u' '
           + outcome.value("sender"_L1).toString() + u' ' + outcome.value("result"_L1).toString();
}

QStringList shownRows(const RunEnd &end)
{
    QStringList list;
    for (const Outcome &row : end.outcomes)
        list.append(rowText(outcomeToJson(row)));
    list.sort();
    return list;
}

QStringList journalledRows(const RunEnd &end)
{
    QStringList list;
    for (const QJsonObject &line : end.lines(u"result"_s)) {
        for (const QJsonValue &outcome : line.value("outcomes"_L1).toArray())
            list.append(rowText(outcome.toObject()));
    }
    list.sort();
    return list;
}

//! Senders whose request ID is not that of an answer to a request that named them.
QStringList withForeignRequestId(const Hub &hub, const RunEnd &end)
{
    QHash<QString, QStringList> named;
    for (const QJsonObject &request : hub.requests(u"DeclineInvitations"_s))
        named.insert(request.value("requestId"_L1).toString(),
                     sorted(request.value("accountIds"_L1).toArray()));
    QStringList foreign;
    for (const Outcome &row : end.outcomes) {
        if (!row.requestId.isEmpty() && row.attempts > 0
            && !named.value(row.requestId).contains(row.sender.toString()))
            foreign.append(row.sender.toString());
    }
    return foreign;
}

QString difference(const QString &what, const QStringList &one, const QStringList &other)
{
    if (one == other)
        return {};
    return u"%1: %2 and %3\n%4\n--\n%5"_s.arg(what)
        .arg(one.size())
        .arg(other.size())
        .arg(one.join(u'\n'), other.join(u'\n'));
}

//! Turns the event loop until the job is over. Wakes at once, unlike QTest's steps of 10 ms.
void turnUntilEnd(Job *job)
{
    QEventLoop loop;
    QObject::connect(job, &QObject::destroyed, &loop, &QEventLoop::quit);
    QTimer::singleShot(std::chrono::seconds(30), &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

JobOf<Credentials> *GivenCredentials::credentials(const ProfileId &profile, QObject *parent)
{
    if (onAsked)
        onAsked(profile);
    return new ReadyJob<Credentials>(keys.value(profile).first(), parent);
}

bool GivenCredentials::renew(const ProfileId &profile)
{
    ++renewals;
    QList<Credentials> &list = keys[profile];
    if (list.size() < 2)
        return false;
    list.removeFirst();
    return true;
}

QList<QJsonObject> RunEnd::lines(const QString &kind) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &line : journal) {
        if (line.value("kind"_L1).toString() == kind)
            found.append(line);
    }
    return found;
}

const Outcome *RunEnd::of(const QString &sender) const
{
    const auto found = std::find_if(outcomes.cbegin(), outcomes.cend(), [&sender](const Outcome &row) {
        return row.sender.toString() == sender;
    });
    return found == outcomes.cend() ? nullptr : &*found;
}

qsizetype RunEnd::count(ResultWord word) const
{
    return std::count_if(outcomes.cbegin(), outcomes.cend(),
                         [word](const Outcome &row) { return row.word == word; });
}

RunBench::RunBench(EndpointSettings endpoints, DurableFiles *files)
    : queue(clock, limits, QSslConfiguration::defaultConfiguration(), std::make_unique<NoProxies>(), nullptr)
    , channel{.clock = clock,
              .queue = queue,
              .credentials = credentials,
              .feed = feed,
              .endpoints = std::move(endpoints),
              .random = [] { return 0.5; }}
    , m_files(files ? *files : m_systemFiles)
    , m_writer(std::make_unique<GroupCommit>(nullptr))
    , m_owner(std::make_unique<QObject>())
{
    auto audit = AuditLog::open(auditPath(), clock, m_systemFiles, *m_writer);
    if (!audit)
        qFatal("%s", qPrintable(audit.error().message));
    m_audit = std::move(audit).value();
}

RunBench::~RunBench()
{
    m_owner.reset(); // the jobs go before what they use
}

Profile RunBench::addProfile(const Hub::Key &key)
{
    Profile profile{
        .id = ProfileId::create(), .name = key.account, .signInRegion = *RegionName::parse(u"eu-west-1")};
    const CallerIdentity caller{*AccountId::parse(key.account), key.arn, {}};
    profile.identity = ConfirmedIdentity{caller.account, caller.principal(), clock.utcNow()};
    profiles.append(profile);
    credentials.keys[profile.id]
        = {{key.accessKeyId, Secret::fromBytes(key.secretKey), Secret::fromBytes(key.sessionToken)}};
    return profile;
}

QList<LookReport> RunBench::look(const QStringList &regions)
{
    QList<PlannedLook> looks;
    for (const Profile &profile : std::as_const(profiles)) {
        for (const QString &region : regions)
            looks.append({profile.id, {profile.identity->account, *RegionName::parse(region)}});
    }
    std::optional<QList<LookReport>> reports;
    auto *scan = new Scan(hub, clock, looks, m_owner.get());
    scan->onFinished(m_owner.get(), [&reports](const Result<QList<LookReport>> &result) {
        if (result)
            reports = *result;
    });
    scan->start();
    turnUntilEnd(scan);
    if (!reports)
        qFatal("the scan did not end");
    return *reports;
}

DeclinePlan RunBench::plan(const QStringList &senders, const QStringList &regions)
{
    const QList<LookReport> reports = look(regions);
    return planDecline(everyPair(accountIds(senders), reports), reports, clock.utcNow());
}

RunEnd RunBench::decline(const QStringList &senders, const QStringList &regions)
{
    return run(plan(senders, regions));
}

RunEnd RunBench::run(const DeclinePlan &plan)
{
    RunEnd end;
    if (DeclineRun *run = makeRun(plan, end)) {
        run->start();
        finish(run, end);
    }
    return end;
}

DeclineRun *RunBench::makeRun(const DeclinePlan &plan, RunEnd &end, DeclineRun::Start start)
{
    for (const Outcome &row : plan.rows) {
        if (row.word == ResultWord::Waiting)
            end.outcomes.append(row);
    }
    auto journal = Journal::create(journalFolder(), u"run-1"_s, clock, m_files, *m_writer);
    if (!journal)
        return nullptr;
    auto *run = new DeclineRun({.hub = hub, .sts = sts, .clock = clock, .audit = &*m_audit}, u"run-1"_s,
                               std::make_unique<Journal>(std::move(journal).value()), plan, profiles,
                               m_owner.get(), start);
    QObject::connect(run, &DeclineRun::changed, m_owner.get(), [&end](const QList<Outcome> &rows) {
        end.shown.append(rows);
        for (const Outcome &row : rows) {
            for (Outcome &known : end.outcomes) {
                if (known.target == row.target && known.sender == row.sender)
                    known = row;
            }
        }
    });
    run->onFinished(m_owner.get(),
                    [&end](const Result<RunSummary> &summary) { end.summary.emplace(summary); });
    return run;
}

void RunBench::finish(DeclineRun *run, RunEnd &end)
{
    if (!end.summary)
        turnUntilEnd(run);
    if (!end.summary)
        qFatal("the run did not end");
    const QStringList files = journalFiles(journalFolder());
    if (files.isEmpty())
        return;
    const auto contents = readJournal(files.last());
    if (contents)
        end.journal = contents->lines;
}

QByteArray RunBench::allFiles() const
{
    QByteArray bytes;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

QString disagreement(const Hub &hub, const RunBench &bench, const RunEnd &end)
{
    QString text = difference(u"received, journalled as sent"_s, received(hub), announced(end));
    text += difference(u"shown, journalled as results"_s, shownRows(end), journalledRows(end));
    text += difference(u"rows with a foreign request ID"_s, withForeignRequestId(hub, end), {});
    for (const Outcome &row : end.outcomes) {
        if (row.word == ResultWord::NotStarted && row.attempts > 0)
            text += u"%1 was sent and reads not started\n"_s.arg(row.sender.toString());
    }
    if (end.lines(u"finished"_s).size() != 1 || end.journal.last().value("kind"_L1) != "finished"_L1)
        text += u"the journal does not end with \"finished\"\n"_s;
    const QByteArray files = bench.allFiles();
    for (const Hub::Key &key : hub.keys()) {
        if (files.contains(key.secretKey)
            || (!key.sessionToken.isEmpty() && files.contains(key.sessionToken)))
            text += u"a secret of %1 is in a file\n"_s.arg(key.accessKeyId);
    }
    if (!hub.isClean())
        text += u"the judge does not agree with itself\n"_s;
    return text;
}

} // namespace Hubwarden
