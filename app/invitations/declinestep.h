// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinerequest.h"
#include "app/invitations/look.h"

namespace Hubwarden {

//! The final outcomes of a request's pairs.
struct StepEnd
{
    QList<Outcome> rows;
    QList<Stranger> strangers;
};

//! One planned request on its way: sent, then looked at again until the list shows what came of it.
//!
//! Looks 2 s after the answer, at most 3 times, as the list may lag behind.
class DeclineStep final : public JobOf<StepEnd>
{
    Q_OBJECT

public:
    DeclineStep(DeclineContext context, JournalledRequest request, QList<Outcome> rows, QObject *parent);

Q_SIGNALS:
    //! Outcomes that changed on the way: Sending, LookingAgain.
    void progressed(const QList<Hubwarden::Outcome> &rows);

private:
    void run() override;
    void takeAnswers(const Result<DeclineAnswers> &answers);
    void lookLater();
    void takeLook(const LookReport &report);
    void conclude(const LookReport *after);
    void mark(ResultWord word);

    DeclineContext m_context;
    JournalledRequest m_request;
    QList<Outcome> m_rows;
    DeclineAnswers m_answers;
    int m_looks = 0;
};

} // namespace Hubwarden
