// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/job.h"
#include "app/invitations/declineplan.h"
#include "app/invitations/recordjson.h"

namespace Hubwarden {

class Journal;
struct UnfinishedRun;

//! A request of a run as the journal names it.
struct JournalledRequest
{
    QString id; //!< unique in the run: "1", or "1.3" for the third ID of request 1 asked by itself
    PlannedRequest planned;
};

//! Translates a run into the journal's lines: `planned`, `sent`, `answered`, `result` and `finished`,
//! and for an interrupted run `continues` in the new journal, `continued` or `kept` in the old one.
//!
//! Every job ends when its line is durable, or with Error::Kind::Storage.
class DeclineJournal
{
public:
    DeclineJournal(Journal &journal, Clock &clock)
        : m_journal(journal)
        , m_clock(clock)
    {
    }

    JobOf<Done> *planned(const JournalledRequest &request, const QString &principal, QObject *parent);
    //! Before the first byte of an attempt. `body` are the very bytes that will be sent.
    JobOf<Done> *sent(const QString &requestId, int attempt, const QString &accessKeyId,
                      const QString &endpoint, const QByteArray &body, QObject *parent);
    JobOf<Done> *answered(const QString &requestId, const QList<PairAnswer> &answers,
                          const QList<Stranger> &strangers, QObject *parent);
    JobOf<Done> *results(const QList<Outcome> &outcomes, QObject *parent);
    JobOf<Done> *finished(QObject *parent);
    //! From now on the pairs of that run that had no result line are this run's: one line, so all of them or none.
    //! `settled`: those of them that need no request any more.
    JobOf<Done> *continues(const UnfinishedRun &run, const QList<Outcome> &settled, QObject *parent);
    //! The interrupted run is over: another goes on with it, or the person kept it as it is.
    JobOf<Done> *continued(const QString &byRunId, QObject *parent);
    JobOf<Done> *kept(QObject *parent);

private:
    JobOf<Done> *append(const QString &kind, QJsonObject line, QObject *parent);

    Journal &m_journal;
    Clock &m_clock;
};

} // namespace Hubwarden
