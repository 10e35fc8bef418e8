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
    QSet<QString> checkedKeys; //!< access key IDs whose identity was checked in this run
    QString principal;
};

//! Sends one planned request, with a durable intent before each attempt and the answer after it. If several IDs fail
//! whole with 400 or 404 they are asked one by one. Brings one answer a sender; fails only when it is cancelled.
class DeclineRequest final : public JobOf<QList<PairAnswer>>
{
public:
    DeclineRequest(DeclineContext context, JournalledRequest request, QObject *parent);

private:
    void run() override;
    void ask(const QString &id, const QList<AccountId> &senders);
    JobOf<Done> *beforeAttempt(const QString &id, const Attempt &attempt, QObject *parent);
    void take(const QString &id, const QList<AccountId> &senders, const DeclineReply &reply);
    void keep(const QString &id, const QList<PairAnswer> &answers);
    void planOneByOne(const QList<AccountId> &senders);
    void askNext();

    DeclineContext m_context;
    JournalledRequest m_request;
    QList<JournalledRequest> m_single; //!< waiting to be asked one by one
    QList<PairAnswer> m_answers;
};

//! Pure: what a reply says about each sender that was in the request. IDs in the answer that were not asked for are
//! kept in the text of no one; see `strangersIn`.
QList<PairAnswer> answersFrom(const DeclineReply &reply, const QList<AccountId> &senders,
                              const QDateTime &now);
//! IDs in UnprocessedAccounts that were not in the request.
QStringList strangersIn(const DeclineReply &reply, const QList<AccountId> &senders);

} // namespace Hubwarden
