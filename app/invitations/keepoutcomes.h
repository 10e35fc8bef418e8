// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"
#include "app/invitations/journalledrun.h"

#include <QJsonObject>
#include <QSet>

namespace Hubwarden {

class AuditLog;

//! Brings what a journal knows of a run into the history, as far as it is not there: a crash can fall between the two.
//!
//! Brings the number of lines that were added.
class KeepOutcomes final : public JobOf<qsizetype>
{
public:
    enum class Which {
        Settled, //!< what the run itself settled
        All      //!< and what is known of the rest
    };

    KeepOutcomes(AuditLog &audit, const UnfinishedRun &run, Which which, QObject *parent);

private:
    void run() override;
    void append(const Result<QSet<QString>> &known);

    AuditLog &m_audit;
    QString m_runId;
    QDateTime m_started;
    QList<QJsonObject> m_lines;
};

} // namespace Hubwarden
