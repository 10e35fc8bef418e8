// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinerun.h"

#include "app/records/auditlog.h"
#include "app/records/journal.h"

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxLiveRequests = 8;

} // namespace

DeclineRun::DeclineRun(RunServices services, QString runId, std::unique_ptr<Journal> journal,
                       const DeclinePlan &plan, const QList<Profile> &profiles, QObject *parent)
    : JobOf<RunSummary>(parent)
    , m_services(services)
    , m_runId(std::move(runId))
    , m_journalFile(std::move(journal))
    , m_journal(*m_journalFile, services.clock)
    , m_plan(plan)
    , m_profiles(profiles)
    , m_steps(new JobWindow(maxLiveRequests, this))
{
    for (const Profile &profile : profiles) {
        if (profile.identity)
            m_principals.insert(profile.id, profile.identity->principal);
    }
    for (const PlannedRequest &request : m_plan.requests) {
        RowsOfRequest rows;
        for (Outcome &row : m_plan.rows) {
            const bool ours = row.word == ResultWord::Waiting && row.target == request.target
                              && request.senders.contains(row.sender);
            if (!ours)
                continue;
            row.principal = m_principals.value(row.profile);
            rows.append(row);
        }
        m_rows.append(rows);
    }
    connect(m_steps, &JobWindow::drained, this, &DeclineRun::conclude);
}

DeclineRun::~DeclineRun() = default;

void DeclineRun::run()
{
    record({}); // the run itself opens its part of the history
    planNext();
}

void DeclineRun::planNext()
{
    if (m_planned == m_plan.requests.size())
        return checkIdentities();
    const PlannedRequest &request = m_plan.requests.at(m_planned);
    ++m_planned;
    auto *line
        = m_journal.planned({QString::number(m_planned), request}, m_principals.value(request.profile), this);
    line->onFinished(this, [this](const Result<Done> &written) {
        if (written)
            return planNext();
        m_summary.journalError = written.error();
        settleAll(NotSentReason::JournalFailed, written.error(), std::nullopt);
        conclude();
    });
    line->start();
}

void DeclineRun::checkIdentities()
{
    QList<Profile> needed;
    for (const Profile &profile : std::as_const(m_profiles)) {
        const bool sends
            = std::any_of(m_plan.requests.cbegin(), m_plan.requests.cend(),
                          [&profile](const PlannedRequest &r) { return r.profile == profile.id; });
        if (sends)
            needed.append(profile);
    }
    m_identitiesMissing = needed.size();
    if (needed.isEmpty())
        return sendAll();
    for (const Profile &profile : std::as_const(needed)) {
        auto *check = new IdentityCheck(m_services.sts, profile, this);
        check->onFinished(
            this, [this, profile](const Result<CheckedCaller> &caller) { takeIdentity(profile, caller); });
        check->start();
    }
}

void DeclineRun::takeIdentity(const Profile &profile, const Result<CheckedCaller> &caller)
{
    if (caller) {
        m_checked.insert(profile.id);
        m_checkedKeys.insert(caller->accessKeyId);
    } else {
        settleAll(NotSentReason::IdentityCheckFailed, caller.error(), profile.id);
    }
    if (--m_identitiesMissing == 0)
        sendAll();
}

void DeclineRun::sendAll()
{
    for (qsizetype i = 0; i < m_plan.requests.size(); ++i) {
        if (m_checked.contains(m_plan.requests.at(i).profile))
            m_steps->add([this, i](QObject *parent) { return makeStep(i, parent); });
    }
    if (m_steps->isIdle())
        conclude();
}

Job *DeclineRun::makeStep(qsizetype index, QObject *parent)
{
    const PlannedRequest &request = m_plan.requests.at(index);
    const DeclineContext context{.hub = m_services.hub,
                                 .journal = m_journal,
                                 .clock = m_services.clock,
                                 .checkedKeys = m_checkedKeys,
                                 .principal = m_principals.value(request.profile)};
    auto *step = new DeclineStep(context, {QString::number(index + 1), request}, m_rows.at(index), parent);
    connect(step, &DeclineStep::progressed, this, &DeclineRun::changed);
    step->onFinished(this, [this](const Result<QList<Outcome>> &rows) {
        if (rows)
            settle(*rows);
    });
    return step;
}

void DeclineRun::settle(RowsOfRequest rows)
{
    Q_EMIT changed(rows);
    record(rows);
}

void DeclineRun::settleAll(NotSentReason reason, const Error &error, const std::optional<ProfileId> &profile)
{
    for (RowsOfRequest rows : std::as_const(m_rows)) {
        if (rows.isEmpty() || (profile && rows.first().profile != *profile))
            continue;
        for (Outcome &row : rows) {
            row.word = ResultWord::NotStarted;
            row.reason = reason;
            row.error = error;
            row.awsSays = error.message;
            row.time = m_services.clock.utcNow();
        }
        settle(std::move(rows));
    }
}

void DeclineRun::record(const QList<Outcome> &rows)
{
    if (!rows.isEmpty()) {
        auto *line = m_journal.results(rows, this);
        ++m_recordsMissing;
        line->onFinished(this,
                         [this](const Result<Done> &done) { oneRecordDone(m_summary.journalError, done); });
        line->start();
    }
    if (!m_services.audit)
        return;
    QList<QJsonObject> lines;
    for (const Outcome &row : rows) {
        QJsonObject line = outcomeToJson(row);
        line.insert(u"kind"_s, u"outcome"_s);
        lines.append(line);
    }
    if (rows.isEmpty())
        lines.append({{u"kind"_s, u"run"_s}, {u"pairs"_s, m_plan.pairCount()}});
    for (QJsonObject &line : lines) {
        line.insert(u"run"_s, m_runId);
        auto *append = m_services.audit->append(line, this);
        ++m_recordsMissing;
        append->onFinished(this,
                           [this](const Result<Done> &done) { oneRecordDone(m_summary.auditError, done); });
        append->start();
    }
}

void DeclineRun::oneRecordDone(std::optional<Error> &keep, const Result<Done> &result)
{
    if (!result && !keep)
        keep = result.error();
    --m_recordsMissing;
    if (m_ending)
        conclude();
}

void DeclineRun::conclude()
{
    m_ending = true;
    if (m_closing || m_recordsMissing > 0 || !m_steps->isIdle())
        return;
    m_closing = true;
    auto *line = m_journal.finished(this);
    line->onFinished(this, [this](const Result<Done> &done) {
        if (!done && !m_summary.journalError)
            m_summary.journalError = done.error();
        finish(std::move(m_summary));
    });
    line->start();
}

} // namespace Hubwarden
