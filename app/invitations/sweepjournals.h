// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/takeover.h"

#include <QStringList>

namespace Hubwarden {

//! Removes journals of runs that are over for a month, each only after everything in it is in the history.
//!
//! Brings the number of removed files. What cannot be read or recorded stays.
class SweepJournals final : public JobOf<qsizetype>
{
public:
    //! `closed`: as Recovery tells. The history must be there.
    SweepJournals(const RecordServices &services, QStringList closed, QObject *parent);

private:
    void run() override;
    void sweepNext();
    void record(const UnfinishedRun &run);

    RecordServices m_services;
    QStringList m_paths;
    qsizetype m_removed = 0;
};

//! Journals are of use for so long: to whoever looks for what a program really did.
constexpr auto journalsStay = std::chrono::days(30);

} // namespace Hubwarden
