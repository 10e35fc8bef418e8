// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/recoveryflow.h"

#include "app/base/background.h"
#include "app/invitations/declinejournal.h"
#include "app/invitations/sweepjournals.h"
#include "ui/flows/planconfirmation.h"
#include "ui/flows/recoverytext.h"
#include "ui/formats.h"

#include <QUuid>

#include <algorithm>

namespace Hubwarden {

RecoveryFlow::RecoveryFlow(Services services, EndpointGate &gate, Banner &banner, OutcomeModel &outcomes,
                           QWidget *window)
    : QObject(window)
    , m_services(std::move(services))
    , m_gate(gate)
    , m_banner(banner)
    , m_outcomes(outcomes)
    , m_window(window)
    , m_background(new Background(this))
{
}

void RecoveryFlow::begin()
{
    m_background->run([folder = m_services.records.journalFolder] { return readInterruptedRuns(folder); },
                      [this](const Recovery &recovery) { takeRecovery(recovery); });
}

void RecoveryFlow::takeRecovery(const Recovery &recovery)
{
    for (const UnfinishedRun &run : recovery.takenOver)
        (new CloseJournal(m_services.records, run.path, run.runId, this))->start();
    if (m_services.records.audit)
        (new SweepJournals(m_services.records, recovery.closed, this))->start();
    m_runs = recovery.interrupted;
    if (!m_runs.isEmpty() && m_outcomes.rowCount() == 0)
        showRows(m_runs.first());
    const auto tellAll = [this, unreadable = recovery.unreadable] {
        if (unreadable.isEmpty())
            return tell();
        m_banner.showMessage(Tone::Attention,
                             tr("%n journal(s) of an earlier run cannot be read", nullptr,
                                static_cast<int>(unreadable.size())),
                             unreadableText(unreadable));
        connect(&m_banner, &Banner::dismissed, this, &RecoveryFlow::tell, Qt::SingleShotConnection);
    };
    // One message at a time: what the start itself had to say comes first.
    if (m_banner.isHidden())
        tellAll();
    else
        connect(&m_banner, &Banner::dismissed, this, tellAll,
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    Q_EMIT workingChanged();
}

void RecoveryFlow::showRows(const UnfinishedRun &run)
{
    QList<Outcome> rows;
    for (const JournalledPair &pair : run.pairs)
        rows.append(pair.outcome);
    m_outcomes.clear();
    m_outcomes.update(rows);
}

QList<Banner::Button> RecoveryFlow::buttons(bool withShow)
{
    QList<Banner::Button> list{{tr("Look, Then Continue"), [this] { continueRun(); }},
                               {tr("Keep as Record"), [this] { keep(); }}};
    if (withShow)
        list.append({tr("Show"), [this] {
                         showRows(m_runs.first());
                         Q_EMIT showRequested();
                         m_banner.showMessage(Tone::Attention, interruptedText(m_runs.first()),
                                              interruptedAdvice(m_runs.first()), buttons(false));
                     }});
    return list;
}

void RecoveryFlow::tell()
{
    if (!mayBegin())
        return;
    m_banner.showMessage(Tone::Attention, interruptedText(m_runs.first()), interruptedAdvice(m_runs.first()),
                         buttons(true));
}

void RecoveryFlow::continueRun()
{
    if (!mayBegin())
        return;
    showRows(m_runs.first());
    m_gate.pass(this, [this] { look(); });
}

void RecoveryFlow::look()
{
    if (!mayBegin())
        return;
    const auto looks = looksToContinue(m_runs.first(), m_services.profiles.profiles());
    if (looks.isEmpty() && m_runs.first().count(JournalledPair::State::Done) < m_runs.first().pairs.size()) {
        Error error;
        error.kind = Error::Kind::CredentialsMissing;
        return fail(tr("No profile for the accounts of this run"), error);
    }
    const int total = static_cast<int>(looks.size());
    m_scan = new Scan(m_services.hub, m_services.records.clock, looks, this);
    m_scan->checkFirst(m_services.sts, m_services.profiles.profiles());
    setWorking(true);
    Q_EMIT progressed(0, total, tr("Looking at %n place(s)", nullptr, total));
    const auto done = std::make_shared<int>(0);
    connect(m_scan, &Scan::looked, this, [this, done, total](const QList<LookReport> &reports) {
        *done += static_cast<int>(reports.size());
        Q_EMIT progressed(*done, total,
                          tr("Looked at %1 of %Ln place(s)", nullptr, total).arg(countText(*done)));
    });
    m_scan->onFinished(this, [this](const Result<QList<LookReport>> &reports) {
        m_scan.clear();
        setWorking(false);
        Q_EMIT ended({});
        if (reports)
            takeReports(*reports);
        else
            tell();
    });
    m_scan->start();
}

void RecoveryFlow::stop()
{
    if (m_scan)
        m_scan->cancel();
}

void RecoveryFlow::takeReports(const QList<LookReport> &reports)
{
    const auto whole
        = std::any_of(reports.cbegin(), reports.cend(), [](const LookReport &one) { return one.whole(); });
    if (!whole && !reports.isEmpty())
        return fail(tr("No place could be looked at"), *reports.first().error);
    const QDateTime now = m_services.records.clock.utcNow();
    const QList<Profile> profiles = m_services.profiles.profiles();
    const Continuation next = planContinuation(m_runs.first(), reports, profiles, now);
    const auto hostNow = [this](const Target &target) {
        const auto endpoint = resolveEndpoint(Service::SecurityHub, target.region, m_services.endpoints);
        return endpoint ? endpoint->url.authority() : QString();
    };
    const AskAgain why = whyAskAgain(m_runs.first(), next.plan, profiles, hostNow, now);
    if (why.needed())
        confirm(next, why);
    else
        takeOver(next);
}

void RecoveryFlow::confirm(const Continuation &next, const AskAgain &why)
{
    DeclineConfirmation confirmation = confirmationOf(next.plan, m_services.profiles, m_gate);
    confirmation.plan.rows.removeIf([](const Outcome &row) { return row.word != ResultWord::Waiting; });
    confirmation.whyAgain = askAgainText(why);
    auto *dialog = new ConfirmDeclineDialog(std::move(confirmation), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, next] {
        m_runs.first().confirmed = m_services.records.clock.utcNow();
        takeOver(next);
    });
    connect(dialog, &QDialog::rejected, this, &RecoveryFlow::tell);
    dialog->open();
}

void RecoveryFlow::takeOver(const Continuation &next)
{
    const QString runId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    setWorking(true);
    auto *handing = new TakeOver(m_services.records, m_runs.first(), next, runId, this);
    handing->onFinished(this, [this, runId, next](const Result<Journal> &journal) {
        setWorking(false);
        if (journal)
            handOver(runId, *journal, next);
        else
            fail(tr("Nothing was sent"), journal.error());
    });
    handing->start();
}

void RecoveryFlow::handOver(const QString &runId, const Journal &journal, const Continuation &next)
{
    m_runs.removeFirst();
    m_outcomes.clear();
    m_outcomes.update(next.plan.rows);
    Q_EMIT workingChanged();
    Q_EMIT showRequested();
    if (next.plan.requests.isEmpty())
        return endWithoutRequests(journal, next);
    Q_EMIT readyToSend(runId, journal, next.plan);
}

void RecoveryFlow::endWithoutRequests(const Journal &journal, const Continuation &next)
{
    Journal open = journal;
    // A crash before this line only asks again, and then everything is settled already.
    DeclineJournal(open, m_services.records.clock).finished(this)->start();
    m_banner.showMessage(Tone::Done, tr("Nothing was left to send"), settledText(next.settled));
}

void RecoveryFlow::keep()
{
    if (!mayBegin())
        return;
    showRows(m_runs.first());
    setWorking(true);
    auto *keeping = new KeepAsRecord(m_services.records, m_runs.first(), this);
    keeping->onFinished(this, [this](const Result<Done> &kept) {
        setWorking(false);
        if (!kept)
            return fail(tr("The run could not be kept as a record"), kept.error());
        m_runs.removeFirst();
        Q_EMIT workingChanged();
        m_banner.showMessage(Tone::Done, tr("Kept as a record"),
                             tr("Everything that is known of this run is in the history. Nothing was sent."));
        if (hasInterruptedRun())
            connect(&m_banner, &Banner::dismissed, this, &RecoveryFlow::tell, Qt::SingleShotConnection);
    });
    keeping->start();
}

void RecoveryFlow::fail(const QString &title, const Error &error)
{
    const ErrorText text = errorText(error, m_services.records.clock.utcNow());
    m_banner.showMessage(
        Tone::Failed, title,
        tr("%1 %2 Nothing is lost: the run can still be continued.").arg(text.meaning, text.whatToDo),
        buttons(false));
}

void RecoveryFlow::setWorking(bool working)
{
    m_working = working;
    Q_EMIT workingChanged();
}

} // namespace Hubwarden
