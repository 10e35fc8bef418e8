// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/declineflow.h"

#include "app/invitations/retryplan.h"
#include "ui/flows/planconfirmation.h"
#include "ui/models/causes.h"
#include "ui/panes/banner.h"

#include <QSet>

#include <algorithm>

namespace Hubwarden {

DeclineFlow::DeclineFlow(Flows flows, const ProfileStore &profiles, Clock &clock, Banner &banner,
                         OutcomeModel &outcomes, QWidget *window)
    : QObject(window)
    , m_flows(flows)
    , m_profiles(profiles)
    , m_clock(clock)
    , m_banner(banner)
    , m_outcomes(outcomes)
    , m_window(window)
{
}

bool DeclineFlow::isBusy() const
{
    return m_flows.run.isRunning() || m_flows.lookAgain.isLooking() || m_flows.looks.isLooking();
}

bool DeclineFlow::hasSenders()
{
    if (!m_flows.looks.choice().senders.isEmpty())
        return true;
    m_banner.showMessage(Tone::Attention, tr("No sender IDs"),
                         tr("Paste the account IDs of the senders whose invitations you want to decline."));
    return false;
}

void DeclineFlow::decline()
{
    if (!isBusy() && hasSenders())
        m_flows.looks.freshen(
            [this] { confirmDecline(everyPair(m_flows.looks.choice().senders, m_flows.looks.reports())); });
}

void DeclineFlow::decline(const QList<Pair> &pairs)
{
    if (isBusy())
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
    m_flows.looks.freshen(places, [this, pairs] { confirmDecline(pairs); });
}

void DeclineFlow::sendAnyway()
{
    if (!isBusy() && hasSenders())
        m_flows.looks.freshen([this] { confirmAnyway(); });
}

void DeclineFlow::retryFailed()
{
    if (isBusy())
        return;
    QList<Outcome> chosen = m_outcomes.tickedOutcomes();
    chosen.removeIf([](const Outcome &outcome) { return retryOffer(outcome) == RetryOffer::Never; });
    if (chosen.isEmpty()) {
        m_banner.showMessage(Tone::Neutral, tr("Nothing is ticked"),
                             tr("Tick the results that are to be sent again."));
        return;
    }
    m_banner.dismiss();
    m_flows.lookAgain.look(
        chosen, [this, chosen](const QList<LookReport> &reports) { confirmRetry(chosen, reports); });
}

void DeclineFlow::confirmDecline(const QList<Pair> &pairs)
{
    const DeclinePlan plan = planDecline(pairs, m_flows.looks.reports(), m_clock.utcNow());
    m_flows.looks.announceEnd();
    if (!plan.requests.isEmpty())
        return confirm(plan, DeclineConfirmation::Ask::Decline);
    const bool allSeen = std::none_of(plan.rows.begin(), plan.rows.end(), [](const Outcome &row) {
        return row.reason == NotSentReason::LookFailed;
    });
    QSet<AccountId> senders;
    for (const Pair &pair : pairs)
        senders.insert(pair.sender);
    m_banner.showMessage(allSeen ? Tone::Neutral : Tone::Attention, tr("Nothing to decline"),
                         tr("None of the %n sender(s) has an open invitation in the places that were "
                            "looked at. %1",
                            nullptr, static_cast<int>(senders.size()))
                             .arg(m_flows.looks.coverageText()));
}

void DeclineFlow::confirmAnyway()
{
    QList<LookReport> reports = m_flows.looks.reports();
    const auto denied = [](const LookReport &report) {
        return report.error && report.error->kind == Error::Kind::AccessDenied;
    };
    // Where the list can be read, sending without an invitation is a choice of its own.
    if (std::any_of(reports.cbegin(), reports.cend(), denied))
        reports.removeIf([&denied](const LookReport &report) { return !denied(report); });
    const QList<AccountId> &senders = m_flows.looks.choice().senders;
    const DeclinePlan plan = planUnseen(everyPair(senders, reports), reports, m_clock.utcNow());
    if (plan.requests.isEmpty()) {
        m_banner.showMessage(
            Tone::Neutral, tr("Nothing to send"),
            tr("Every pasted sender has an open invitation in the places that could be looked at, "
               "or is the administrator there. Use Decline…."));
        return;
    }
    confirm(plan, DeclineConfirmation::Ask::SendUnseen);
}

void DeclineFlow::confirmRetry(const QList<Outcome> &chosen, const QList<LookReport> &reports)
{
    const DeclinePlan plan = planRetry(chosen, reports, m_clock.utcNow());
    if (!plan.requests.isEmpty())
        return confirm(plan, DeclineConfirmation::Ask::Retry,
                       static_cast<int>(chosen.size() - plan.pairCount()));
    m_outcomes.update(plan.rows);
    const QList<Cause> causes = groupCauses(reports);
    if (causes.isEmpty()) {
        m_banner.showMessage(Tone::Done, tr("Nothing is left to send"),
                             tr("The lists show no open invitation of the ticked rows any more."));
        return;
    }
    ErrorText text = causesText(causes);
    text.meaning = tr("No request was sent again.") + u' ' + text.meaning;
    m_banner.showError(text);
}

void DeclineFlow::confirm(const DeclinePlan &plan, DeclineConfirmation::Ask ask, int leftOut)
{
    DeclineConfirmation confirmation = confirmationOf(plan, m_profiles, m_flows.gate);
    confirmation.ask = ask;
    confirmation.leftOut = leftOut;
    auto *dialog = new ConfirmDeclineDialog(std::move(confirmation), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, plan] {
        for (const PlannedRequest &request : plan.requests)
            m_flows.looks.forget(request.target); // what was seen before is no longer true
        m_flows.run.start(plan, dialog->isOneFirst() ? DeclineRun::Start::OneFirst : DeclineRun::Start::All);
    });
    dialog->open();
}

} // namespace Hubwarden
