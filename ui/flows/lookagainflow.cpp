// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/lookagainflow.h"

#include "app/invitations/retryplan.h"
#include "ui/models/causes.h"
#include "ui/panes/banner.h"

#include <algorithm>

namespace Hubwarden {

LookAgainFlow::LookAgainFlow(RunServices services, const ProfileStore &profiles, Banner &banner,
                             OutcomeModel &outcomes, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_profiles(profiles)
    , m_banner(banner)
    , m_outcomes(outcomes)
{
}

void LookAgainFlow::lookAgain(const QList<Outcome> &chosen)
{
    const auto unchanging = [](const Outcome &outcome) { return !deservesLookAgain(outcome.word); };
    QList<Outcome> rows = chosen;
    rows.removeIf(unchanging);
    if (rows.isEmpty()) {
        rows = m_outcomes.outcomes();
        rows.removeIf(unchanging);
    }
    if (rows.isEmpty()) {
        m_banner.showMessage(Tone::Neutral, tr("Nothing to look at again"),
                             tr("Every row already says what the list shows, or was not declined."));
        return;
    }
    look(rows, [this, rows](const QList<LookReport> &reports) { announce(rows, reports); });
}

void LookAgainFlow::look(const QList<Outcome> &outcomes, std::function<void(const QList<LookReport> &)> then)
{
    if (m_job)
        return;
    m_reports.clear();
    m_job = new LookAgain(m_services, outcomes, m_profiles.profiles(), this);
    const int total = m_job->placeCount();
    connect(m_job, &LookAgain::looked, this,
            [this, total](const LookReport &report, const QList<Outcome> &rows) {
                m_reports.append(report);
                m_outcomes.update(rows);
                Q_EMIT looked(report);
                Q_EMIT progressed(static_cast<int>(m_reports.size()), total,
                                  tr("Looking again at %n place(s)", nullptr, total));
            });
    m_job->onFinished(this, [this, f = std::move(then)](const Result<Done> &done) {
        m_job.clear();
        Q_EMIT lookingChanged();
        Q_EMIT ended({});
        if (done)
            f(m_reports);
    });
    Q_EMIT lookingChanged();
    Q_EMIT progressed(0, total, tr("Looking again at %n place(s)", nullptr, total));
    m_job->start();
}

void LookAgainFlow::stop()
{
    if (m_job)
        m_job->cancel();
}

void LookAgainFlow::announce(const QList<Outcome> &before, const QList<LookReport> &reports)
{
    const QList<Cause> causes = groupCauses(reports);
    if (!causes.isEmpty())
        return m_banner.showError(causesText(causes));
    int changed = 0;
    for (const Outcome &row : before) {
        const int now = m_outcomes.rowOf({row.target, row.sender});
        changed += now >= 0 && m_outcomes.outcome(now).word != row.word;
    }
    m_banner.showMessage(changed > 0 ? Tone::Done : Tone::Neutral,
                         changed > 0 ? tr("%n row(s) changed", nullptr, changed) : tr("Nothing has changed"),
                         tr("Looked again at %n place(s).", nullptr, static_cast<int>(reports.size())));
}

} // namespace Hubwarden
