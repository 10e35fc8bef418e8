// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/scan.h"

namespace Hubwarden {

namespace {

//! More than may be in flight, so that the queue always has something to choose from.
constexpr int maxLiveLooks = 48;

} // namespace

Scan::Scan(SecurityHub &hub, Clock &clock, QList<PlannedLook> looks, QObject *parent)
    : JobOf<QList<LookReport>>(parent)
    , m_hub(hub)
    , m_clock(clock)
    , m_looks(std::move(looks))
    , m_reports(m_looks.size())
    , m_window(new JobWindow(maxLiveLooks, this))
{
    connect(m_window, &JobWindow::drained, this, [this] {
        QList<LookReport> reports;
        for (const auto &report : std::as_const(m_reports)) {
            if (report)
                reports.append(*report);
        }
        finish(std::move(reports));
    });
}

void Scan::run()
{
    if (m_looks.isEmpty())
        return finish(QList<LookReport>());
    for (qsizetype i = 0; i < m_looks.size(); ++i)
        m_window->add([this, i](QObject *parent) { return makeLook(i, parent); });
}

Job *Scan::makeLook(qsizetype index, QObject *parent)
{
    const PlannedLook &planned = m_looks.at(index);
    auto *look = new Look(m_hub, m_clock, planned.profile, planned.target, parent);
    look->onFinished(this, [this, index](const Result<LookReport> &report) {
        if (!report)
            return;
        m_reports[index] = *report;
        Q_EMIT looked(*report);
    });
    return look;
}

} // namespace Hubwarden
