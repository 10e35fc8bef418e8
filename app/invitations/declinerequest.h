// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/declinejournal.h"
#include "app/services/securityhub.h"

#include <QSet>

namespace Hubwarden {

//! What the requests of one run share.
struct DeclineContext
{
    SecurityHub &hub;
    DeclineJournal &journal;
    Clock &clock;
    QSet<QString> checkedKeys; //!< access key IDs of the profile whose identity was checked in this run
    QString principal;
};

//! What a planned request brought.
struct DeclineAnswers
{
    QList<PairAnswer> pairs; //!< one a sender
    QList<Stranger> strangers;
};

//! Sends one planned request, with a durable intent before each attempt and the answer after it. If several IDs fail
//! whole with 400 or 404 they are asked one by one. Fails only when it is cancelled.
class DeclineRequest final : public JobOf<DeclineAnswers>
{
public:
    DeclineRequest(DeclineContext context, JournalledRequest request, QObject *parent);

private:
    void run() override;
    void ask(const QString &id, const QList<AccountId> &senders);
    JobOf<Done> *beforeAttempt(const QString &id, const Attempt &attempt, QObject *parent);
    void take(const QString &id, const QList<AccountId> &senders, const DeclineReply &reply);
    void planOneByOne(const QList<AccountId> &senders);
    void askNext();

    DeclineContext m_context;
    JournalledRequest m_request;
    QList<JournalledRequest> m_single; //!< waiting to be asked one by one
    DeclineAnswers m_answers;
    bool m_wholeMayHaveWorked = false; //!< an attempt with all IDs, before they were asked one by one
};

//! Pure: what a reply says about each sender that was in the request.
QList<PairAnswer> answersFrom(const DeclineReply &reply, const QList<AccountId> &senders,
                              const QDateTime &now);
//! IDs in UnprocessedAccounts that were not in the request.
QList<Stranger> strangersIn(const DeclineReply &reply, const PlannedRequest &request);

} // namespace Hubwarden
