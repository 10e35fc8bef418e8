// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/records/auditlog.h"

namespace Hubwarden {

//! Appends lines to the history and ends when all of them are on the disk, or with the first error.
class AppendLines final : public JobOf<Done>
{
public:
    AppendLines(AuditLog &audit, QList<QJsonObject> lines, QObject *parent);

private:
    void run() override;

    AuditLog &m_audit;
    QList<QJsonObject> m_lines;
    qsizetype m_waiting = 0;
    std::optional<Error> m_error;
};

} // namespace Hubwarden
