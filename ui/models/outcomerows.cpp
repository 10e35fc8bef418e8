// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/outcomerows.h"

#include "ui/models/rowlists.h"

namespace Hubwarden {

namespace {

QByteArray compact(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.squeeze(); // it has room for three bytes a character
    return bytes;
}

} // namespace

int OutcomeRows::rowOf(const Pair &pair) const
{
    const auto target = m_targets.find(pair.target);
    return target ? m_index.value({*target, pair.sender}, -1) : -1;
}

Outcome OutcomeRows::at(int row) const
{
    const Row &packed = m_rows.at(row);
    const Way &way = m_ways.at(packed.way);
    return {.target = m_targets.at(packed.target),
            .sender = packed.sender,
            .profile = way.profile,
            .word = packed.word,
            .reason = packed.reason,
            .awsSays = m_texts.at(packed.awsSays),
            .error = packed.error,
            .requestId = QString::fromUtf8(packed.requestId),
            .time = packed.time,
            .lookedAt = packed.lookedAt,
            .httpStatus = packed.httpStatus,
            .attempts = packed.attempts,
            .invitationId = QString::fromUtf8(packed.invitationId),
            .principal = way.principal,
            .endpoint = way.endpoint,
            .unseen = packed.unseen};
}

qint64 OutcomeRows::meaningKey(int row, int rank) const
{
    const Row &packed = m_rows.at(row);
    const int kind = packed.error ? static_cast<int>(packed.error->kind) + 1 : 0;
    const quint32 code = packed.error ? m_texts.find(packed.error->code).value_or(0) : 0;
    qint64 key = rank;
    key = key << 4 | static_cast<int>(packed.reason);
    key = key << 6 | kind;
    key = key << 24 | code;
    return key << 24 | packed.awsSays;
}

QList<Outcome> OutcomeRows::all() const
{
    QList<Outcome> all;
    all.reserve(size());
    for (int row = 0; row < size(); ++row)
        all.append(at(row));
    return all;
}

OutcomeRows::Row OutcomeRows::packed(const Outcome &outcome)
{
    if (outcome.error)
        m_texts.numberOf(outcome.error->code); // for meaningKey()
    return {.sender = outcome.sender,
            .time = outcome.time,
            .lookedAt = outcome.lookedAt,
            .error = outcome.error,
            .requestId = compact(outcome.requestId),
            .invitationId = compact(outcome.invitationId),
            .target = m_targets.numberOf(outcome.target),
            .way = m_ways.numberOf({outcome.profile, outcome.principal, outcome.endpoint}),
            .awsSays = m_texts.numberOf(outcome.awsSays),
            .attempts = outcome.attempts,
            .httpStatus = outcome.httpStatus,
            .word = outcome.word,
            .reason = outcome.reason,
            .unseen = outcome.unseen};
}

void OutcomeRows::replace(int row, const Outcome &outcome)
{
    const bool ticked = m_rows.at(row).ticked;
    m_rows[row] = packed(outcome);
    m_rows[row].ticked = ticked;
}

void OutcomeRows::append(const QList<Outcome> &outcomes)
{
    makeRoom(m_rows, outcomes.size());
    for (const Outcome &outcome : outcomes) {
        m_rows.append(packed(outcome));
        m_index.insert({m_rows.last().target, outcome.sender}, size() - 1);
    }
}

} // namespace Hubwarden
