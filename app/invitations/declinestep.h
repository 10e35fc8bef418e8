// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinerequest.h"
#include "app/invitations/look.h"

namespace Hubwarden {

//! One planned request on its way: sent, then looked at again until the list shows what came of it.
//!
//! Looks 2 s after the answer, at most 3 times, as the list may lag behind. Brings the final outcomes.
class DeclineStep final : public JobOf<QList<Outcome>>
{
    Q_OBJECT

public:
    DeclineStep(DeclineContext context, JournalledRequest request, QList<Outcome> rows, QObject *parent);

Q_SIGNALS:
    //! Outcomes that changed on the way: Sending, LookingAgain.
    void progressed(const QList<Hubwarden::Outcome> &rows);

private:
    void run() override;
    void takeAnswers(const Result<QList<PairAnswer>> &answers);
    void lookLater();
    void takeLook(const LookReport &report);
    void conclude(const LookReport *after);
    void mark(ResultWord word);

    DeclineContext m_context;
    JournalledRequest m_request;
    QList<Outcome> m_rows;
    QList<PairAnswer> m_answers;
    int m_looks = 0;
};

} // namespace Hubwarden
