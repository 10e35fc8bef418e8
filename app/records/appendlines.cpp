// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/appendlines.h"

namespace Hubwarden {

AppendLines::AppendLines(AuditLog &audit, QList<QJsonObject> lines, QObject *parent)
    : JobOf<Done>(parent)
    , m_audit(audit)
    , m_lines(std::move(lines))
{
}

void AppendLines::run()
{
    m_waiting = m_lines.size();
    if (m_waiting == 0)
        return finish(Done{});
    for (const QJsonObject &line : std::as_const(m_lines)) {
        auto *append = m_audit.append(line, this);
        append->onFinished(this, [this](const Result<Done> &done) {
            if (!done && !m_error)
                m_error = done.error();
            if (--m_waiting == 0)
                finish(m_error ? Result<Done>(*m_error) : Result<Done>(Done{}));
        });
        append->start();
    }
}

} // namespace Hubwarden
