// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinestep.h"

#include "app/invitations/resultword.h"

#include <algorithm>
#include <utility>

namespace Hubwarden {

namespace {

constexpr auto lookDelay = std::chrono::seconds(2);
constexpr int maxLooks = 3;

void fill(Outcome &row, const PairAnswer &answer)
{
    row.awsSays = answer.text;
    row.error = answer.error;
    row.requestId = answer.requestId;
    row.httpStatus = answer.httpStatus;
    row.attempts = answer.attempts;
    row.endpoint = answer.endpoint;
    row.time = answer.time;
    row.reason = answer.notSent;
}

template<typename Use>
void forEachAnswered(QList<Outcome> &rows, const QList<PairAnswer> &answers, Use use)
{
    for (Outcome &row : rows) {
        for (const PairAnswer &answer : answers) {
            if (answer.sender == row.sender)
                use(row, answer);
        }
    }
}

} // namespace

DeclineStep::DeclineStep(DeclineContext context, JournalledRequest request, QList<Outcome> rows,
                         QObject *parent)
    : JobOf<StepEnd>(parent)
    , m_context(std::move(context))
    , m_request(std::move(request))
    , m_rows(std::move(rows))
    , m_asking(new DeclineRequest(m_context, m_request, this))
{
}

void DeclineStep::run()
{
    mark(ResultWord::Sending);
    m_asking->onFinished(this, [this](const Result<DeclineAnswers> &answers) { takeAnswers(answers); });
    m_asking->start();
}

void DeclineStep::hold()
{
    m_held = true;
    if (m_asking)
        m_asking->hold();
    if (!m_look)
        return;
    m_look->disconnect(this);
    m_look->cancel();
    m_look = nullptr;
    m_lookDue = true;
}

void DeclineStep::goOn()
{
    m_held = false;
    if (m_asking)
        m_asking->goOn();
    if (std::exchange(m_lookDue, false))
        look();
}

void DeclineStep::stop()
{
    if (isFinished())
        return;
    m_stopped = true;
    if (m_asking)
        m_asking->stop();
    else
        cut();
}

void DeclineStep::cut()
{
    if (isFinished())
        return;
    if (m_asking)
        m_answers = m_asking->answersIfCut();
    m_asking = nullptr;
    cancelChildren();
    conclude();
}

QList<Outcome> DeclineStep::rowsIfCut() const
{
    return rowsAfter(m_asking ? m_asking->answersIfCut() : m_answers);
}

void DeclineStep::takeAnswers(const Result<DeclineAnswers> &answers)
{
    m_answers = answers ? *answers : m_asking->answersIfCut();
    m_asking = nullptr;
    forEachAnswered(m_rows, m_answers.pairs, fill);
    Q_EMIT answered();
    if (!deservesLooks())
        return conclude();
    mark(ResultWord::LookingAgain);
    lookLater();
}

bool DeclineStep::deservesLooks() const
{
    const bool refused
        = m_context.identities.state(m_request.planned.profile) == RunIdentities::State::Refused;
    return !m_stopped && !refused && !m_request.planned.unseen
           && std::any_of(m_answers.pairs.cbegin(), m_answers.pairs.cend(), deservesAnotherLook);
}

void DeclineStep::lookLater()
{
    m_context.clock.after(lookDelay, this, [this] {
        if (isFinished())
            return;
        if (m_held)
            m_lookDue = true;
        else
            look();
    });
}

void DeclineStep::look()
{
    m_look
        = new Look(m_context.hub, m_context.clock, m_request.planned.profile, m_request.planned.target, this);
    m_look->onFinished(this, [this](const Result<LookReport> &report) {
        m_look = nullptr;
        if (report)
            takeLook(*report);
        else
            conclude(); // what should have carried it is gone
    });
    m_look->start();
}

void DeclineStep::takeLook(const LookReport &report)
{
    ++m_looks;
    m_after.emplace(report);
    const bool waits
        = std::any_of(m_answers.pairs.cbegin(), m_answers.pairs.cend(), [this](const PairAnswer &answer) {
              const bool mayChange = answer.kind == PairAnswer::Kind::Accepted || mayHaveWorked(answer);
              return mayChange && isStillOpen(answer.sender, *m_after);
          });
    if (waits && m_looks < maxLooks)
        lookLater();
    else
        conclude();
}

QList<Outcome> DeclineStep::rowsAfter(const DeclineAnswers &answers) const
{
    QList<Outcome> rows = m_rows;
    forEachAnswered(rows, answers.pairs, [this](Outcome &row, const PairAnswer &answer) {
        fill(row, answer);
        const bool neverLeft = row.reason != NotSentReason::None;
        row.word = neverLeft ? ResultWord::NotStarted : decideResult(answer, m_after ? &*m_after : nullptr);
        if (row.word == ResultWord::DeclinedNotLookedAtAgain && m_after)
            row.error = m_after->report().error;
        if (m_after && m_after->report().whole())
            row.lookedAt = m_after->report().time;
    });
    return rows;
}

void DeclineStep::conclude()
{
    m_rows = rowsAfter(m_answers);
    finish(StepEnd{m_rows, m_answers.strangers});
}

void DeclineStep::mark(ResultWord word)
{
    for (Outcome &row : m_rows)
        row.word = word;
    Q_EMIT progressed(m_rows);
}

} // namespace Hubwarden
