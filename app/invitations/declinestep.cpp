// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinestep.h"

#include "app/invitations/resultword.h"

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr auto lookDelay = std::chrono::seconds(2);
constexpr int maxLooks = 3;

//! What was not sent because of the computer or the identity is "not started", not a failure of AWS's.
NotSentReason reasonOf(const PairAnswer &answer)
{
    if (answer.kind != PairAnswer::Kind::NotSent || !answer.error)
        return NotSentReason::None;
    if (answer.error->kind == Error::Kind::Storage)
        return NotSentReason::JournalFailed;
    if (answer.error->kind == Error::Kind::IdentityChanged)
        return NotSentReason::IdentityCheckFailed;
    return NotSentReason::None;
}

void fill(Outcome &row, const PairAnswer &answer)
{
    row.awsSays = answer.text;
    row.error = answer.error;
    row.requestId = answer.requestId;
    row.httpStatus = answer.httpStatus;
    row.attempts = answer.attempts;
    row.endpoint = answer.endpoint;
    row.time = answer.time;
    row.reason = reasonOf(answer);
}

} // namespace

DeclineStep::DeclineStep(DeclineContext context, JournalledRequest request, QList<Outcome> rows,
                         QObject *parent)
    : JobOf<StepEnd>(parent)
    , m_context(std::move(context))
    , m_request(std::move(request))
    , m_rows(std::move(rows))
{
}

void DeclineStep::run()
{
    mark(ResultWord::Sending);
    auto *request = new DeclineRequest(m_context, m_request, this);
    request->onFinished(this, [this](const Result<DeclineAnswers> &answers) { takeAnswers(answers); });
    request->start();
}

void DeclineStep::takeAnswers(const Result<DeclineAnswers> &answers)
{
    if (!answers)
        return finish(answers.error());
    m_answers = *answers;
    for (Outcome &row : m_rows) {
        for (const PairAnswer &answer : std::as_const(m_answers.pairs)) {
            if (answer.sender == row.sender)
                fill(row, answer);
        }
    }
    if (!std::any_of(m_answers.pairs.cbegin(), m_answers.pairs.cend(), deservesAnotherLook))
        return conclude(nullptr);
    mark(ResultWord::LookingAgain);
    lookLater();
}

void DeclineStep::lookLater()
{
    m_context.clock.after(lookDelay, this, [this] {
        if (isFinished())
            return;
        ++m_looks;
        auto *look = new Look(m_context.hub, m_context.clock, m_request.planned.profile,
                              m_request.planned.target, this);
        look->onFinished(this, [this](const Result<LookReport> &report) {
            if (report)
                takeLook(*report);
            else
                finish(report.error());
        });
        look->start();
    });
}

void DeclineStep::takeLook(const LookReport &report)
{
    const bool waits
        = std::any_of(m_answers.pairs.cbegin(), m_answers.pairs.cend(), [&report](const PairAnswer &answer) {
              const bool mayChange = answer.kind == PairAnswer::Kind::Accepted || mayHaveWorked(answer);
              return mayChange && isStillOpen(answer.sender, report);
          });
    if (waits && m_looks < maxLooks)
        lookLater();
    else
        conclude(&report);
}

void DeclineStep::conclude(const LookReport *after)
{
    for (Outcome &row : m_rows) {
        for (const PairAnswer &answer : std::as_const(m_answers.pairs)) {
            if (answer.sender != row.sender)
                continue;
            row.word
                = row.reason == NotSentReason::None ? decideResult(answer, after) : ResultWord::NotStarted;
            row.time = m_context.clock.utcNow();
        }
    }
    finish(StepEnd{m_rows, m_answers.strangers});
}

void DeclineStep::mark(ResultWord word)
{
    for (Outcome &row : m_rows)
        row.word = word;
    Q_EMIT progressed(m_rows);
}

} // namespace Hubwarden
