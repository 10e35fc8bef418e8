// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/declineflow.h"

#include "ui/dialogs/confirmdeclinedialog.h"
#include "ui/formats.h"
#include "ui/panes/banner.h"

#include <QSet>
#include <QUuid>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

DeclineFlow::DeclineFlow(Services services, LookFlow &looks, EndpointGate &gate, Banner &banner,
                         OutcomeModel &outcomes, QWidget *window)
    : QObject(window)
    , m_services(std::move(services))
    , m_looks(looks)
    , m_gate(gate)
    , m_banner(banner)
    , m_outcomes(outcomes)
    , m_window(window)
{
}

void DeclineFlow::decline()
{
    if (m_running)
        return;
    if (m_looks.choice().senders.isEmpty()) {
        m_banner.showMessage(
            Tone::Attention, tr("No sender IDs"),
            tr("Paste the account IDs of the senders whose invitations you want to decline."));
        return;
    }
    m_looks.freshen([this] { confirmPlan(everyPair(m_looks.choice().senders, m_looks.reports())); });
}

void DeclineFlow::decline(const QList<Pair> &pairs)
{
    if (m_running)
        return;
    if (pairs.isEmpty()) {
        m_banner.showMessage(Tone::Attention, tr("Nothing is ticked"),
                             tr("Tick the invitations of unknown senders that you want to decline, or paste "
                                "sender IDs."));
        return;
    }
    QSet<Target> places;
    for (const Pair &pair : pairs)
        places.insert(pair.target);
    m_looks.freshen(places, [this, pairs] { confirmPlan(pairs); });
}

void DeclineFlow::confirmPlan(const QList<Pair> &pairs)
{
    const DeclinePlan plan = planDecline(pairs, m_looks.reports(), m_services.clock.utcNow());
    m_looks.announceEnd();
    if (plan.requests.isEmpty()) {
        const bool allSeen = std::none_of(plan.rows.begin(), plan.rows.end(), [](const Outcome &row) {
            return row.reason == NotSentReason::LookFailed;
        });
        QSet<AccountId> senders;
        for (const Pair &pair : pairs)
            senders.insert(pair.sender);
        if (allSeen)
            m_banner.showMessage(Tone::Neutral, tr("Nothing to decline"),
                                 tr("None of the %n sender(s) has an open invitation in the places that were "
                                    "looked at. %1",
                                    nullptr, static_cast<int>(senders.size()))
                                     .arg(m_looks.coverageText()));
        return;
    }
    DeclineConfirmation confirmation{.plan = plan,
                                     .foreignEndpoint = m_gate.foreignHost(),
                                     .foreignEndpointSource = m_gate.foreignSource()};
    QSet<ProfileId> named;
    for (const PlannedRequest &request : plan.requests) {
        const auto profile = m_services.profiles.find(request.profile);
        if (!profile || !profile->identity || named.contains(profile->id))
            continue;
        named.insert(profile->id);
        confirmation.identities.append({profile->name, profile->identity->principal});
    }
    auto *dialog = new ConfirmDeclineDialog(std::move(confirmation), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, plan] { start(plan); });
    dialog->open();
}

void DeclineFlow::start(const DeclinePlan &plan)
{
    const QString runId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto journal = Journal::create(m_services.journalFolder, runId, m_services.clock, m_services.files,
                                   m_services.writer);
    if (!journal) {
        const ErrorText why = errorText(journal.error());
        m_banner.showMessage(
            Tone::Failed, tr("Nothing was sent"),
            tr("The journal of this run could not be written, and nothing is sent without it. %1 %2")
                .arg(why.meaning, why.whatToDo));
        return;
    }
    m_outcomes.clear();
    m_outcomes.update(plan.rows);
    resume(runId, *journal, plan);
}

void DeclineFlow::resume(const QString &runId, const Journal &journal, const DeclinePlan &plan)
{
    m_runPairs = static_cast<int>(plan.pairCount());
    m_runDone = 0;
    m_runWords.clear();
    for (const PlannedRequest &request : plan.requests)
        m_looks.forget(request.target); // what was seen before is no longer true
    auto *run
        = new DeclineRun({m_services.hub, m_services.sts, m_services.clock, m_services.audit}, runId,
                         std::make_unique<Journal>(journal), plan, m_services.profiles.profiles(), this);
    connect(run, &DeclineRun::changed, this, &DeclineFlow::takeChanges);
    run->onFinished(this, [this](const Result<RunSummary> &summary) { endRun(summary); });
    setRunning(true);
    Q_EMIT runStarted();
    Q_EMIT progressed(0, m_runPairs, tr("Declining %n invitation(s)", nullptr, m_runPairs));
    run->start();
}

void DeclineFlow::takeChanges(const QList<Outcome> &rows)
{
    m_outcomes.update(rows);
    for (const Outcome &row : rows) {
        const bool working = row.word == ResultWord::Waiting || row.word == ResultWord::Sending
                             || row.word == ResultWord::LookingAgain;
        if (working)
            continue;
        ++m_runDone;
        ++m_runWords[row.word];
    }
    Q_EMIT progressed(m_runDone, m_runPairs, tr("%1 of %2 invitations done").arg(m_runDone).arg(m_runPairs));
}

void DeclineFlow::endRun(const Result<RunSummary> &summary)
{
    setRunning(false);
    m_looks.refreshRows();
    const int declined = m_runWords.value(ResultWord::DeclinedNoLongerListed)
                         + m_runWords.value(ResultWord::DeclinedStillListed)
                         + m_runWords.value(ResultWord::DeclinedNotLookedAtAgain);
    const int refused = m_runWords.value(ResultWord::RefusedByAws);
    const int others = m_runDone - declined - refused;
    QStringList parts{tr("%n declined", nullptr, declined)};
    if (refused > 0)
        parts.append(tr("%n refused by AWS", nullptr, refused));
    if (others > 0)
        parts.append(tr("%n failed, unknown or not started", nullptr, others));
    const QString words = parts.join(u" · "_s);
    Q_EMIT ended(words);
    if (summary && !summary->strangers.isEmpty()) {
        const Stranger &stranger = summary->strangers.first();
        m_banner.showMessage(
            Tone::Attention, words,
            tr("AWS also named an account that was not asked for: %1 (%2, request %3). It is in the "
               "history.")
                .arg(accountText(stranger.accountId), stranger.text, stranger.requestId));
        return;
    }
    if (summary && summary->journalError)
        m_banner.showError(errorText(*summary->journalError));
    else if (summary && summary->auditError)
        m_banner.showError(errorText(*summary->auditError));
    else if (refused + others > 0)
        m_banner.showMessage(Tone::Attention, words,
                             tr("Select a row to read what AWS says about it and what to do."));
    else
        m_banner.showMessage(Tone::Done, words, tr("Each row says what was seen afterwards."));
}

void DeclineFlow::setRunning(bool running)
{
    m_running = running;
    Q_EMIT runningChanged();
}

} // namespace Hubwarden
