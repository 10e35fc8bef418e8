// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinerequest.h"
#include "app/invitations/look.h"
#include "app/invitations/senderindex.h"

namespace Hubwarden {

//! The final outcomes of a request's pairs.
struct StepEnd
{
    QList<Outcome> rows;
    QList<Stranger> strangers;
};

//! One planned request on its way: sent, then looked at again until the list shows what came of it.
//!
//! Looks 2 s after the answer, at most 3 times, as the list may lag behind; never at what was sent unseen.
class DeclineStep final : public JobOf<StepEnd>
{
    Q_OBJECT

public:
    DeclineStep(DeclineContext context, JournalledRequest request, QList<Outcome> rows, QObject *parent);

    //! Nothing leaves until goOn(), no look either.
    void hold();
    void goOn();
    //! What was sent finishes; nothing more leaves, and nobody looks again.
    void stop();
    //! Ends now with what is known.
    void cut();
    //! The rows as cut() would leave them.
    QList<Outcome> rowsIfCut() const;

Q_SIGNALS:
    //! Outcomes that changed on the way: Sending, LookingAgain.
    void progressed(const QList<Hubwarden::Outcome> &rows);
    //! The request has its answers; only looks may follow.
    void answered();

private:
    void run() override;
    void takeAnswers(const Result<DeclineAnswers> &answers);
    bool deservesLooks() const;
    void lookLater();
    void look();
    void takeLook(const LookReport &report);
    void conclude();
    QList<Outcome> rowsAfter(const DeclineAnswers &answers) const;
    void mark(ResultWord word);

    DeclineContext m_context;
    JournalledRequest m_request;
    QList<Outcome> m_rows;
    DeclineRequest *m_asking; // our child; null once it has answered
    DeclineAnswers m_answers;
    std::optional<SenderIndex> m_after; //!< the last look
    Look *m_look = nullptr;             // our child
    int m_looks = 0;
    bool m_held = false;
    bool m_lookDue = false; //!< when it goes on
    bool m_stopped = false;
};

} // namespace Hubwarden
