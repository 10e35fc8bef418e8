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
    QHash<Target, RowsOfRequest> waiting;
    for (const Outcome &row : m_plan.rows) {
        if (row.word == ResultWord::Waiting)
            waiting[row.target].append(row);
    }
    for (const PlannedRequest &request : m_plan.requests) {
        RowsOfRequest rows = waiting.value(request.target);
        rows.removeIf([&request](const Outcome &row) { return !request.senders.contains(row.sender); });
        for (Outcome &row : rows)
            row.principal = m_principals.value(row.profile);
        m_rows.append(rows);
    }
    connect(m_steps, &JobWindow::drained, this, &DeclineRun::conclude);
}

DeclineRun::~DeclineRun() = default;

void DeclineRun::run()
{
    recordInHistory({{{u"kind"_s, u"run"_s}, {u"pairs"_s, m_plan.pairCount()}}});
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
        settleAll(NotSentReason::JournalFailed, written.error(), [](const PlannedRequest &) { return true; });
        conclude();
    });
    line->start();
}

void DeclineRun::checkIdentities()
{
    QSet<ProfileId> unknown;
    for (const PlannedRequest &request : std::as_const(m_plan.requests))
        unknown.insert(request.profile);
    QList<Profile> needed;
    for (const Profile &profile : std::as_const(m_profiles)) {
        if (unknown.remove(profile.id))
            needed.append(profile);
    }
    if (!unknown.isEmpty()) {
        Error error;
        error.kind = Error::Kind::CredentialsMissing;
        settleAll(NotSentReason::IdentityCheckFailed, error,
                  [&unknown](const PlannedRequest &request) { return unknown.contains(request.profile); });
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
        m_callers.insert(profile.id, *caller);
        // The profile was confirmed for another account after the look: the plan is not about that one.
        Error error;
        error.kind = Error::Kind::IdentityChanged;
        error.message = caller->identity.principal();
        settleAll(NotSentReason::IdentityCheckFailed, error, [&](const PlannedRequest &request) {
            return request.profile == profile.id && request.target.account != caller->identity.account;
        });
    } else {
        settleAll(NotSentReason::IdentityCheckFailed, caller.error(),
                  [&](const PlannedRequest &request) { return request.profile == profile.id; });
    }
    if (--m_identitiesMissing == 0)
        sendAll();
}

void DeclineRun::sendAll()
{
    for (qsizetype i = 0; i < m_plan.requests.size(); ++i) {
        const PlannedRequest &request = m_plan.requests.at(i);
        const auto caller = m_callers.constFind(request.profile);
        if (caller != m_callers.constEnd() && caller->identity.account == request.target.account)
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
                                 .checkedKeys = {m_callers.constFind(request.profile)->accessKeyId},
                                 .principal = m_principals.value(request.profile)};
    auto *step = new DeclineStep(context, {QString::number(index + 1), request}, m_rows.at(index), parent);
    connect(step, &DeclineStep::progressed, this, &DeclineRun::changed);
    step->onFinished(this, [this](const Result<StepEnd> &end) {
        if (end)
            takeStep(*end);
    });
    return step;
}

void DeclineRun::takeStep(const StepEnd &end)
{
    settle(end.rows);
    QList<QJsonObject> lines;
    for (const Stranger &stranger : end.strangers) {
        QJsonObject line = strangerToJson(stranger);
        line.insert(u"kind"_s, u"stranger"_s);
        lines.append(line);
    }
    m_summary.strangers += end.strangers;
    recordInHistory(lines);
}

void DeclineRun::settle(const RowsOfRequest &rows)
{
    Q_EMIT changed(rows);
    record(rows);
}

void DeclineRun::settleAll(NotSentReason reason, const Error &error, const Concerns &concerns)
{
    for (qsizetype i = 0; i < m_plan.requests.size(); ++i) {
        if (!concerns(m_plan.requests.at(i)))
            continue;
        RowsOfRequest rows = m_rows.at(i);
        for (Outcome &row : rows) {
            row.word = ResultWord::NotStarted;
            row.reason = reason;
            row.error = error;
            row.awsSays = error.message;
            row.time = m_services.clock.utcNow();
        }
        settle(rows);
    }
}

void DeclineRun::record(const QList<Outcome> &rows)
{
    auto *line = m_journal.results(rows, this);
    ++m_recordsMissing;
    line->onFinished(this, [this](const Result<Done> &done) { oneRecordDone(m_summary.journalError, done); });
    line->start();
    QList<QJsonObject> lines;
    for (const Outcome &row : rows) {
        QJsonObject outcome = outcomeToJson(row);
        outcome.insert(u"kind"_s, u"outcome"_s);
        lines.append(outcome);
    }
    recordInHistory(lines);
}

void DeclineRun::recordInHistory(QList<QJsonObject> lines)
{
    if (!m_services.audit)
        return;
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
