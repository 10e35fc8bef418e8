// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/withdrawal.h"
#include "app/invitations/declineanswers.h"
#include "app/invitations/declinejournal.h"
#include "app/invitations/runidentities.h"
#include "app/services/securityhub.h"

#include <QHash>

#include <optional>

namespace Hubwarden {

//! What the requests of one run share.
struct DeclineContext
{
    SecurityHub &hub;
    DeclineJournal &journal;
    Clock &clock;
    RunIdentities &identities;
};

//! Sends one planned request, with a durable intent before each attempt and the answer after it. If several IDs fail
//! whole with 400 or 404 they are asked one by one. Signs only with a key whose identity was checked in this run; a new
//! one is checked first. Fails only when it is cancelled by its owner.
class DeclineRequest final : public JobOf<DeclineAnswers>
{
public:
    DeclineRequest(DeclineContext context, JournalledRequest request, QObject *parent);

    //! Nothing leaves until goOn(); an attempt that is announced goes to its end.
    void hold();
    void goOn();
    //! Nothing more leaves: who was not asked is NotSent.
    void stop();
    //! Ends now; who was sent and not answered is Unknown.
    void cut();
    //! As cut() would answer.
    DeclineAnswers answersIfCut() const;

private:
    void run() override;
    void ask(const JournalledRequest &request);
    void proceed();
    void send();
    JobOf<Done> *beforeAttempt(const Attempt &attempt, QObject *parent);
    void take(const Result<DeclineReply> &reply);
    bool mustAskAgain(const DeclineReply &reply);
    void keep(const DeclineReply &reply);
    //! What AWS answered, of senders that are to be asked again.
    void remember(const DeclineReply &reply);
    void planOneByOne();
    void askNext();
    void endUnsent(const NotSent &why);
    QList<PairAnswer> unsent(const NotSent &why) const;
    //! What is known of attempts before the last one.
    struct Earlier
    {
        bool mayHaveWorked = false; //!< no answer, or one that says nothing about it
        bool lost = false;          //!< no whole answer

        void add(const CallFacts &facts);
    };
    Earlier earlier(const AccountId &sender) const;

    DeclineContext m_context;
    JournalledRequest m_request;
    //! Whole, or one ID of it; none between an answer and the next call.
    std::optional<JournalledRequest> m_asked;
    QList<JournalledRequest> m_single; //!< waiting to be asked one by one
    DeclineAnswers m_answers;
    QHash<AccountId, PairAnswer> m_last; //!< answered, and asked again
    Withdrawal *m_withdrawal = nullptr;  // our child; of the call under way
    int m_attempts = 0;                  //!< of m_asked, announced
    bool m_waiting = false;              //!< to be asked, and no call is under way
    bool m_held = false;
    bool m_stopped = false;
    bool m_newKeyTried = false;
    Earlier m_heldUp; //!< attempts of calls that were held up
    Earlier m_whole;  //!< attempts with all IDs, before they were asked one by one
};

} // namespace Hubwarden
