// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/job.h"
#include "app/invitations/continuation.h"
#include "app/invitations/recordservices.h"
#include "app/records/journal.h"

namespace Hubwarden {

//! Hands an interrupted run over to a new one. Brings the new journal, in which nothing is sent yet.
//!
//! What is over goes into the history. The new journal's line `continues` is the one moment in which the pairs change
//! hands: a crash before it leaves the old run, a crash after it the new one.
class TakeOver final : public JobOf<Journal>
{
public:
    TakeOver(RecordServices services, UnfinishedRun run, Continuation continuation, QString newRunId,
             QObject *parent);

private:
    void run() override;
    void makeJournal();
    void recordSettled();
    void closeOld();

    RecordServices m_services;
    UnfinishedRun m_run;
    Continuation m_continuation;
    QString m_newRunId;
    std::optional<Journal> m_journal;
};

//! Writes the last line of an interrupted run's journal, so that it is asked about only once.
class CloseJournal final : public JobOf<Done>
{
public:
    //! `continuedBy`: the run that goes on with it; empty: it was kept as it is.
    CloseJournal(const RecordServices &services, QString path, QString continuedBy, QObject *parent);

private:
    void run() override;

    RecordServices m_services;
    QString m_path;
    QString m_continuedBy;
};

//! Keeps an interrupted run as it is: everything known of it goes into the history, then its journal is closed.
class KeepAsRecord final : public JobOf<Done>
{
public:
    //! Error::Kind::Storage if there is no history to keep it in.
    KeepAsRecord(const RecordServices &services, UnfinishedRun run, QObject *parent);

private:
    void run() override;

    RecordServices m_services;
    UnfinishedRun m_run;
};

} // namespace Hubwarden
