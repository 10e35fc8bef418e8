// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/lookagain.h"

#include "app/invitations/recordjson.h"
#include "app/invitations/retryplan.h"
#include "app/invitations/senderindex.h"
#include "app/records/auditlog.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

LookAgain::LookAgain(RunServices services, const QList<Outcome> &outcomes, QList<Profile> profiles,
                     QObject *parent)
    : JobOf<Done>(parent)
    , m_services(services)
    , m_profiles(std::move(profiles))
{
    for (const Outcome &outcome : outcomes) {
        if (!m_outcomes.contains(outcome.target))
            m_looks.append({outcome.profile, outcome.target});
        m_outcomes[outcome.target].append(outcome);
    }
}

void LookAgain::run()
{
    auto *scan = new Scan(m_services.hub, m_services.clock, m_looks, this);
    scan->checkFirst(m_services.sts, m_profiles);
    connect(scan, &Scan::looked, this, [this](const QList<LookReport> &reports) {
        for (const LookReport &report : reports)
            take(report);
    });
    scan->onFinished(this, [this](const Result<QList<LookReport>> &reports) {
        if (reports)
            finish(Done());
        else
            finish(reports.error());
    });
    scan->start();
}

void LookAgain::take(const LookReport &report)
{
    const SenderIndex look(report);
    QList<Outcome> now = m_outcomes.value(report.target);
    for (Outcome &outcome : now) {
        const ResultWord before = outcome.word;
        outcome = afterLook(outcome, look);
        if (!m_services.audit || outcome.word == before)
            continue;
        QJsonObject line = outcomeToJson(outcome);
        line.insert(u"kind"_s, u"looked-again"_s);
        line.insert(u"before"_s, recordWord(before));
        // Handed over before we can be deleted: what is started comes first in the event loop.
        m_services.audit->append(line, this)->start();
    }
    Q_EMIT looked(report, now);
}

} // namespace Hubwarden
