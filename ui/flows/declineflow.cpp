// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/declineflow.h"

#include "ui/dialogs/confirmdeclinedialog.h"
#include "ui/formats.h"
#include "ui/panes/banner.h"

#include <QUuid>

namespace Hubwarden {

using namespace Qt::StringLiterals;

DeclineFlow::DeclineFlow(Services services, EndpointGate &gate, ProfileFlow &profileFlow, Banner &banner,
                         InvitationModel &invitations, OutcomeModel &outcomes, QWidget *window)
    : QObject(window)
    , m_services(std::move(services))
    , m_gate(gate)
    , m_profileFlow(profileFlow)
    , m_banner(banner)
    , m_invitations(invitations)
    , m_outcomes(outcomes)
    , m_window(window)
{
    connect(&m_services.profiles, &ProfileStore::changed, this, &DeclineFlow::refreshRows);
}

void DeclineFlow::setChoice(const Choice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    refreshRows();
}

void DeclineFlow::find()
{
    prepare([this] { look([this] { announceEnd(); }); });
}

void DeclineFlow::decline()
{
    if (m_choice.senders.isEmpty()) {
        m_banner.showMessage(
            Tone::Attention, tr("No sender IDs"),
            tr("Paste the account IDs of the senders whose invitations you want to decline."));
        return;
    }
    prepare([this] {
        if (m_places.allFresh(targets().looks, m_services.clock.utcNow()))
            confirmPlan();
        else
            look([this] { confirmPlan(); });
    });
}

void DeclineFlow::prepare(std::function<void()> then)
{
    if (m_work != Work::None)
        return;
    if (m_choice.profiles.isEmpty() || m_choice.regions.isEmpty()) {
        m_banner.showMessage(Tone::Attention, tr("Nothing is ticked"),
                             tr("Tick at least one account and one region on the left."));
        return;
    }
    m_banner.dismiss();
    m_gate.pass(this, [this, f = std::move(then)] {
        confirmProfiles(m_choice.profiles, [this, f] {
            if (!targets().looks.isEmpty())
                return f();
            m_banner.showMessage(Tone::Attention, tr("No place to look at"),
                                 tr("The ticked accounts and regions belong to different AWS partitions."));
        });
    });
}

void DeclineFlow::confirmProfiles(QList<ProfileId> rest, std::function<void()> then)
{
    if (rest.isEmpty())
        return then();
    const ProfileId next = rest.takeFirst();
    m_profileFlow.ensureConfirmed(next, [this, rest, f = std::move(then)] { confirmProfiles(rest, f); });
}

TargetPlan DeclineFlow::targets() const
{
    QList<Profile> profiles;
    for (const ProfileId &id : m_choice.profiles) {
        if (const auto profile = m_services.profiles.find(id))
            profiles.append(*profile);
    }
    return planTargets(profiles, m_choice.regions);
}

void DeclineFlow::look(std::function<void()> then)
{
    const auto looks = targets().looks;
    const int total = static_cast<int>(looks.size());
    m_places.begin(looks);
    setWork(Work::Looking);
    refreshRows();
    Q_EMIT progressed(0, total, tr("Looking at %n place(s)", nullptr, total));
    auto *scan = new Scan(m_services.hub, m_services.clock, looks, this);
    connect(scan, &Scan::looked, this, [this, total](const LookReport &report) {
        m_places.take(report);
        refreshRows();
        Q_EMIT progressed(total - static_cast<int>(m_places.underWay()), total, coverageText());
    });
    scan->onFinished(this, [this, f = std::move(then)](const Result<QList<LookReport>> &) {
        m_places.end();
        setWork(Work::None);
        refreshRows();
        Q_EMIT ended(coverageText());
        f();
    });
    scan->start();
}

void DeclineFlow::announceEnd()
{
    // One message at a time; every row tells its own.
    if (const auto error = m_places.anyError(targets().looks))
        m_banner.showError(errorText(*error, m_services.clock.utcNow()));
}

void DeclineFlow::confirmPlan()
{
    const auto looks = targets().looks;
    const QDateTime now = m_services.clock.utcNow();
    const DeclinePlan plan = planDecline(m_choice.senders, m_places.usable(looks, now), now);
    announceEnd();
    if (plan.requests.isEmpty()) {
        if (m_places.allFresh(looks, now))
            m_banner.showMessage(Tone::Neutral, tr("Nothing to decline"),
                                 tr("None of the %n pasted sender(s) has an open invitation in the places "
                                    "that were looked at. %1",
                                    nullptr, static_cast<int>(m_choice.senders.size()))
                                     .arg(coverageText()));
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
    m_runPairs = static_cast<int>(plan.pairCount());
    m_runDone = 0;
    m_runWords.clear();
    m_outcomes.clear();
    m_outcomes.update(plan.rows);
    for (const PlannedRequest &request : plan.requests)
        m_places.forget(request.target); // what was seen before is no longer true
    auto *run = new DeclineRun({m_services.hub, m_services.sts, m_services.clock, m_services.audit}, runId,
                               std::make_unique<Journal>(std::move(journal).value()), plan,
                               m_services.profiles.profiles(), this);
    connect(run, &DeclineRun::changed, this, &DeclineFlow::takeChanges);
    run->onFinished(this, [this](const Result<RunSummary> &summary) { endRun(summary); });
    setWork(Work::Declining);
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
    setWork(Work::None);
    refreshRows();
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

QString DeclineFlow::coverageText() const
{
    const auto looks = targets().looks;
    if (looks.isEmpty())
        return {};
    const auto coverage = m_places.coverage(looks);
    //: %1: looked at, %2: all
    QString text = tr("Looked at %1 of %2 places").arg(coverage.looked).arg(coverage.all);
    if (coverage.failed > 0)
        text += u" · "_s + tr("could not look at %n", nullptr, static_cast<int>(coverage.failed));
    return text;
}

void DeclineFlow::refreshRows()
{
    m_invitations.setNow(m_services.clock.utcNow());
    m_invitations.setRows(m_places.rows(targets().looks, m_choice.senders));
    Q_EMIT coverageChanged();
}

void DeclineFlow::setWork(Work work)
{
    m_work = work;
    Q_EMIT workChanged();
}

} // namespace Hubwarden
