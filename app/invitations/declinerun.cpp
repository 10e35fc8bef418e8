// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinerun.h"

#include "app/base/servicewords.h"
#include "app/records/journal.h"

#include <QPointer>

#include <utility>

namespace Hubwarden {

namespace {

//! Keys may be replaced meanwhile, and the computer may have slept.
constexpr std::chrono::minutes longHold(1);

} // namespace

DeclineRun::DeclineRun(RunServices services, QString runId, std::unique_ptr<Journal> journal,
                       const DeclinePlan &plan, const QList<Profile> &profiles, QObject *parent, Start start)
    : JobOf<RunSummary>(parent)
    , m_services(services)
    , m_identities(services.sts, profiles, nullptr)
    , m_records(std::move(journal), services.audit, std::move(runId), services.clock, nullptr)
    , m_news(services.clock, nullptr)
    , m_oneFirst(start == Start::OneFirst)
{
    QHash<Pair, Outcome> waiting;
    for (const Outcome &row : plan.rows) {
        if (row.word == ResultWord::Waiting)
            waiting.insert({row.target, row.sender}, row);
    }
    const DeclinePlan whole = m_oneFirst ? withOneFirst(plan) : plan;
    for (const PlannedRequest &request : whole.requests) {
        Part part{.request = request};
        for (const AccountId &sender : request.senders) {
            const auto known = waiting.constFind({request.target, sender});
            if (known == waiting.constEnd())
                continue;
            Outcome row = *known;
            row.principal = m_identities.principal(request.profile);
            part.rows.append(row);
        }
        if (!m_profiles.contains(request.profile))
            m_profiles.append(request.profile);
        m_parts.append(part);
    }
    m_unsettled = m_parts.size();
    connect(&m_identities, &RunIdentities::settled, this, &DeclineRun::takeIdentity);
    connect(&m_records, &RunRecords::idle, this, &DeclineRun::conclude);
    connect(&m_news, &RowNews::changed, this, &DeclineRun::changed);
}

DeclineRun::~DeclineRun()
{
    // The steps go before what they use.
    qDeleteAll(findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly));
}

void DeclineRun::run()
{
    QList<JournalledRequest> requests;
    qsizetype pairs = 0;
    for (const Part &part : std::as_const(m_parts)) {
        requests.append({QString::number(requests.size() + 1), part.request});
        pairs += part.rows.size();
    }
    m_records.begin(pairs);
    auto *lines = m_records.planned(
        requests, [this](const ProfileId &profile) { return m_identities.principal(profile); });
    lines->onFinished(this, [this](const Result<Done> &written) { takePlanned(written); });
    lines->start();
    for (const ProfileId &profile : std::as_const(m_profiles))
        m_identities.check(profile);
}

void DeclineRun::takePlanned(const Result<Done> &written)
{
    if (isFinished())
        return;
    if (written) {
        m_durable = true;
        for (const ProfileId &profile : std::as_const(m_profiles))
            order(profile);
        sendNext();
        return conclude();
    }
    m_summary.journalError = written.error();
    settleUnsent({NotSentReason::JournalFailed, written.error()}, [](const Part &) { return true; });
    conclude();
}

void DeclineRun::takeIdentity(const ProfileId &profile)
{
    if (isFinished())
        return;
    if (m_identities.state(profile) == RunIdentities::State::Refused) {
        settleUnsent(m_identities.refusal(profile),
                     [&profile](const Part &part) { return part.request.profile == profile; });
    } else {
        // The profile was confirmed for another account after the look: the plan is not about that one.
        Error error;
        error.kind = Error::Kind::IdentityChanged;
        error.message = m_identities.principal(profile);
        settleUnsent({NotSentReason::IdentityCheckFailed, error}, [&](const Part &part) {
            return part.request.profile == profile
                   && m_identities.account(profile) != part.request.target.account;
        });
        order(profile);
    }
    afterStep();
}

//! Lines up what may be sent as this profile.
void DeclineRun::order(const ProfileId &profile)
{
    if (!m_durable || m_identities.state(profile) != RunIdentities::State::MaySend)
        return;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        Part &part = m_parts[i];
        if (part.stage != Stage::Planned || part.request.profile != profile || (m_oneFirst && i > 0))
            continue;
        part.stage = Stage::Ordered;
        m_order.add(i, part.request.target);
    }
}

void DeclineRun::sendNext()
{
    while (!m_heldSince && !m_stopped) {
        const auto next = m_order.next();
        if (!next)
            return;
        startStep(*next);
    }
}

void DeclineRun::startStep(qsizetype index)
{
    Part &part = m_parts[index];
    part.stage = Stage::Live;
    const DeclineContext context{.hub = m_services.hub,
                                 .journal = m_records.journal(),
                                 .clock = m_services.clock,
                                 .identities = m_identities};
    part.step = new DeclineStep(context, {QString::number(index + 1), part.request}, part.rows, this);
    connect(part.step, &DeclineStep::progressed, &m_news, &RowNews::add);
    connect(part.step, &DeclineStep::answered, this, [this, index] {
        takeAnswer(index);
        sendNext();
    });
    part.step->onFinished(this, [this, index](const Result<StepEnd> &end) {
        takeStep(index, end ? *end : StepEnd{m_parts.at(index).step->rowsIfCut(), {}});
    });
    part.step->start();
}

//! Another one may take its place, while it still looks again.
void DeclineRun::takeAnswer(qsizetype index)
{
    Part &part = m_parts[index];
    if (!std::exchange(part.answered, true))
        m_order.ended(part.request.target);
}

void DeclineRun::takeStep(qsizetype index, const StepEnd &end)
{
    takeAnswer(index);
    m_parts[index].step = nullptr;
    settle(index, end.rows);
    m_summary.strangers += end.strangers;
    m_records.strangers(end.strangers);
    afterStep();
}

void DeclineRun::settle(qsizetype index, const QList<Outcome> &rows)
{
    Part &part = m_parts[index];
    part.stage = Stage::Settled;
    part.rows = rows;
    --m_unsettled;
    m_news.add(rows);
    m_records.outcomes(rows);
}

void DeclineRun::settleUnsent(const NotSent &why, const std::function<bool(const Part &)> &concerns)
{
    m_order.removeIf([&](qsizetype index) { return concerns(m_parts.at(index)); });
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const Part &part = m_parts.at(i);
        const bool unsent = part.stage == Stage::Planned || part.stage == Stage::Ordered;
        if (unsent && concerns(part))
            settle(i, unsentRows(part, why));
    }
}

QList<Outcome> DeclineRun::unsentRows(const Part &part, const NotSent &why) const
{
    QList<Outcome> rows = part.rows;
    for (Outcome &row : rows) {
        // What an earlier run sent without an answer stays unknown.
        const bool unknown = part.request.sentBefore.contains(row.sender);
        row.word = unknown ? ResultWord::OutcomeUnknown : ResultWord::NotStarted;
        row.reason = unknown ? NotSentReason::None : why.reason;
        row.error = why.error;
        row.awsSays = why.error ? serviceWords(*why.error) : QString();
        row.time = m_services.clock.utcNow();
    }
    return rows;
}

//! Some part is settled: is it the one that goes first, is it the last one?
void DeclineRun::afterStep()
{
    const bool firstIsDone = !m_parts.isEmpty() && m_parts.first().stage == Stage::Settled;
    if (m_oneFirst && firstIsDone && m_unsettled > 0 && !m_stopped && !std::exchange(m_oneTold, true)) {
        hold();
        return tellOneDone();
    }
    sendNext();
    conclude();
}

void DeclineRun::tellOneDone()
{
    qsizetype others = 0;
    for (const Part &part : std::as_const(m_parts))
        others += part.stage == Stage::Settled ? 0 : part.rows.size();
    // Queued, and after the rows were told: the slot may delete the run.
    QMetaObject::invokeMethod(
        this,
        [self = QPointer<DeclineRun>(this), others] {
            self->m_news.flush();
            if (self)
                Q_EMIT self->oneDone(self->m_parts.first().rows.first(), others);
        },
        Qt::QueuedConnection);
}

void DeclineRun::hold()
{
    if (m_heldSince || m_stopped)
        return;
    m_heldSince = m_services.clock.monotonic();
    forEachStep([](DeclineStep &step) { step.hold(); });
}

void DeclineRun::holdAfterSleep()
{
    hold();
    if (m_heldSince)
        m_heldSince = m_services.clock.monotonic() - longHold;
}

void DeclineRun::goOn()
{
    if (!m_heldSince || m_stopped)
        return;
    const bool longAgo = m_services.clock.monotonic() - *m_heldSince >= longHold;
    m_heldSince.reset();
    m_oneFirst = m_oneFirst && m_parts.first().stage != Stage::Settled;
    if (longAgo) {
        m_identities.forgetChecks();
        for (const ProfileId &profile : std::as_const(m_profiles))
            m_identities.check(profile);
    }
    forEachStep([](DeclineStep &step) { step.goOn(); });
    for (const ProfileId &profile : std::as_const(m_profiles))
        order(profile);
    sendNext();
}

void DeclineRun::stop(std::optional<std::chrono::milliseconds> grace)
{
    if (isFinished())
        return;
    if (grace) {
        m_services.clock.after(*grace, this, [this] { forEachStep([](DeclineStep &step) { step.cut(); }); });
    }
    if (std::exchange(m_stopped, true))
        return;
    m_heldSince.reset();
    settleUnsent({NotSentReason::Stopped, std::nullopt}, [](const Part &) { return true; });
    forEachStep([](DeclineStep &step) { step.stop(); });
    conclude();
}

void DeclineRun::forEachStep(const std::function<void(DeclineStep &)> &action)
{
    for (const Part &part : std::as_const(m_parts)) {
        if (part.step)
            action(*part.step);
    }
}

//! Cancelled: the journal is as after a crash, but no row may seem to be under way.
void DeclineRun::abort()
{
    for (const Part &part : std::as_const(m_parts)) {
        if (part.stage == Stage::Live)
            m_news.add(part.step->rowsIfCut());
        else if (part.stage != Stage::Settled)
            m_news.add(unsentRows(part, {NotSentReason::Stopped, std::nullopt}));
    }
    m_news.flush();
}

void DeclineRun::conclude()
{
    if (m_unsettled > 0 || !m_records.isIdle() || isFinished())
        return;
    if (!std::exchange(m_closing, true))
        return m_records.finish();
    if (!m_summary.journalError)
        m_summary.journalError = m_records.journalError();
    m_summary.auditError = m_records.auditError();
    const QPointer<DeclineRun> alive(this);
    m_news.flush();
    if (alive)
        finish(std::move(m_summary));
}

} // namespace Hubwarden
