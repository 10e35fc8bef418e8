// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/runflow.h"

#include "ui/coveragetext.h"
#include "ui/errortext.h"
#include "ui/formats.h"
#include "ui/models/causes.h"
#include "ui/panes/banner.h"

#include <QUuid>

#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

bool isAboutTheKey(NotSentReason reason)
{
    return reason == NotSentReason::IdentityCheckFailed || reason == NotSentReason::ProfileFailed;
}

//! What the counts do not tell and a person must know first.
QString noteText(const RunSummary &summary)
{
    if (summary.journalError || summary.auditError) {
        const ErrorText text = errorText(summary.journalError ? *summary.journalError : *summary.auditError);
        return text.title + u". "_s + text.meaning + u' ' + text.whatToDo;
    }
    if (summary.strangers.isEmpty())
        return {};
    const Stranger &stranger = summary.strangers.first();
    return RunFlow::tr("AWS also named an account that was not asked for: %1 (%2, request %3). It is in the "
                       "history.")
        .arg(accountText(stranger.accountId), stranger.text, stranger.requestId);
}

} // namespace

RunFlow::RunFlow(Services services, Banner &banner, OutcomeModel &outcomes, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_banner(banner)
    , m_outcomes(outcomes)
    , m_grouping(this)
{
    // A question that is closed, or covered by another message, must not leave the run held for ever.
    connect(&m_banner, &Banner::dismissed, this, &RunFlow::showQuestion, Qt::QueuedConnection);
}

void RunFlow::start(const DeclinePlan &plan, DeclineRun::Start how)
{
    const QString runId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const RecordServices &records = m_services.records;
    auto journal
        = Journal::create(records.journalFolder, runId, records.clock, records.files, records.writer);
    if (!journal) {
        const ErrorText why = errorText(journal.error());
        m_banner.showMessage(
            Tone::Failed, tr("Nothing was sent"),
            tr("The journal of this run could not be written, and nothing is sent without it. %1 %2")
                .arg(why.meaning, why.whatToDo));
        return;
    }
    // A list without the invitation is no news to the row of the request that declined it.
    QList<Outcome> rows = plan.rows;
    rows.removeIf([this](const Outcome &row) {
        const int earlier = m_outcomes.rowOf({row.target, row.sender});
        return row.attempts == 0 && earlier >= 0 && m_outcomes.outcome(earlier).attempts > 0;
    });
    m_outcomes.update(rows);
    begin(runId, *journal, plan, how);
}

void RunFlow::resume(const QString &runId, const Journal &journal, const DeclinePlan &plan)
{
    begin(runId, journal, plan, DeclineRun::Start::All);
}

void RunFlow::begin(const QString &runId, const Journal &journal, const DeclinePlan &plan,
                    DeclineRun::Start how)
{
    m_pairs = static_cast<int>(plan.pairCount());
    m_done = 0;
    m_stopped = false;
    m_words.clear();
    m_troubled.clear();
    m_grouping.drop();
    m_refused.clear();
    const RecordServices &records = m_services.records;
    m_pace.emplace(records.clock.monotonic());
    m_run
        = new DeclineRun({m_services.hub, m_services.sts, records.clock, records.audit}, runId,
                         std::make_unique<Journal>(journal), plan, m_services.profiles.profiles(), this, how);
    connect(m_run, &DeclineRun::changed, this, &RunFlow::takeChanges);
    connect(m_run, &DeclineRun::oneDone, this, &RunFlow::askAboutOthers);
    m_run->onFinished(this, [this](const Result<RunSummary> &summary) { end(summary); });
    Q_EMIT runningChanged();
    Q_EMIT started();
    Q_EMIT progressed(0, m_pairs, tr("Declining %n invitation(s)", nullptr, m_pairs));
    m_run->start();
}

void RunFlow::stop(std::optional<std::chrono::milliseconds> grace)
{
    if (!m_run)
        return;
    m_stopped = true;
    if (std::exchange(m_first, std::nullopt))
        m_banner.dismiss();
    m_run->stop(grace);
    showProgress();
    Q_EMIT runningChanged();
}

void RunFlow::hold()
{
    if (m_run)
        m_run->hold();
    showProgress();
}

void RunFlow::holdAfterSleep()
{
    if (m_run)
        m_run->holdAfterSleep();
    showProgress();
}

void RunFlow::goOn()
{
    if (!m_run || m_first) // the person has still to say
        return;
    m_run->goOn();
    showProgress();
}

void RunFlow::takeChanges(const QList<Outcome> &rows)
{
    m_outcomes.update(rows);
    for (const Outcome &row : rows) {
        if (isUnderWay(row.word))
            continue;
        ++m_done;
        ++m_words[row.word];
        if (hasCause(row))
            m_troubled.append(m_outcomes.rowOf({row.target, row.sender}));
        if (isAboutTheKey(row.reason) && !m_refused.contains(row.profile)) {
            m_refused.insert(row.profile);
            Q_EMIT keyRefused(row.profile, row.error);
        }
    }
    m_pace->note(m_done, m_services.records.clock.monotonic());
    showProgress();
}

void RunFlow::showProgress()
{
    if (!m_run)
        return;
    QStringList parts{tr("%1 of %2 invitations done").arg(countText(m_done), countText(m_pairs))};
    if (m_stopped)
        parts.append(tr("stopping: what was sent finishes"));
    else if (m_run->isHeld())
        parts.append(tr("held: nothing is sent"));
    else if (m_done > 0 && m_done < m_pairs)
        parts += {rateText(m_pace->perSecond()), leftText(m_pace->remaining(m_pairs))};
    parts.removeAll(QString()); // what cannot be known yet
    Q_EMIT progressed(m_done, m_pairs, parts.join(u" · "_s));
}

void RunFlow::askAboutOthers(const Outcome &first, qsizetype others)
{
    m_first = first;
    m_others = static_cast<int>(others);
    showProgress();
    showQuestion();
}

void RunFlow::showQuestion()
{
    if (!m_run || !m_first)
        return;
    const ErrorText text = outcomeText(*m_first);
    QString words = tr("Sender %1 in account %2, %3: %4")
                        .arg(accountText(m_first->sender), accountText(m_first->target.account),
                             m_first->target.region.toString(), text.meaning);
    if (!m_first->awsSays.isEmpty())
        words += u' ' + tr("AWS says: %1").arg(excerptText(m_first->awsSays));
    const auto sendOthers = [this] {
        m_first.reset();
        goOn();
    };
    m_banner.showMessage(
        outcomeTone(m_first->word), resultText(m_first->word), words,
        {{tr("Send the Other %n", nullptr, m_others), sendOthers}, {tr("Stop"), [this] { stop(); }}});
}

QString RunFlow::countedWords() const
{
    int declined = 0;
    for (auto word = m_words.cbegin(); word != m_words.cend(); ++word)
        declined += isDeclined(word.key()) ? word.value() : 0;
    const int refused = m_words.value(ResultWord::RefusedByAws);
    const int notStarted = m_words.value(ResultWord::NotStarted);
    const int others = m_done - declined - refused - notStarted;
    QStringList parts;
    if (declined > 0)
        parts.append(tr("%n declined", nullptr, declined));
    if (refused > 0)
        parts.append(tr("%n refused by AWS", nullptr, refused));
    if (others > 0)
        parts.append(tr("%n failed or unknown", nullptr, others));
    if (notStarted > 0)
        parts.append(tr("%n not started", nullptr, notStarted));
    if (parts.isEmpty())
        parts.append(tr("Nothing was sent"));
    return parts.join(u" · "_s);
}

void RunFlow::end(const Result<RunSummary> &summary)
{
    m_run.clear();
    m_first.reset();
    Q_EMIT runningChanged();
    const QString words = countedWords();
    Q_EMIT ended(words);
    m_note = summary ? noteText(*summary) : QString();
    m_recordsFailed = summary && (summary->journalError || summary->auditError);
    showEnd(words);
}

//! What kept the most from being declined; where nothing did, where to read on.
void RunFlow::showEnd(const QString &words)
{
    if (m_troubled.isEmpty())
        return announceEnd(words, {});
    // Of 100,000 rows it takes longer than the window may keep a person waiting.
    m_grouping.run(
        [rows = m_outcomes.rows(), troubled = m_troubled] {
            QList<Outcome> outcomes;
            for (const int row : troubled)
                outcomes.append(rows.at(row));
            return groupCauses(outcomes);
        },
        [this, words](const QList<Cause> &causes) { announceEnd(words, causes); });
}

QString RunFlow::endText(const QList<Cause> &causes) const
{
    if (!m_note.isEmpty())
        return m_note;
    if (m_stopped)
        return tr("Nobody looked again after Stop: Look Again tells what the list says now.");
    if (causes.isEmpty())
        return tr("Each row says what was seen afterwards.");
    // What to do about it is on its card, one press away: the rows need the room.
    const ErrorText text = causesText(causes);
    const QString words = text.title + u". "_s + text.meaning;
    const QString others = otherCausesText(causes);
    return others.isEmpty() ? words : words + u' ' + others;
}

void RunFlow::announceEnd(const QString &words, const QList<Cause> &causes)
{
    QList<Banner::Button> buttons;
    if (!causes.isEmpty())
        buttons.append({tr("Show Causes"), [this, causes] { Q_EMIT causesRequested(causes); }});
    if (m_outcomes.tickedCount() > 0)
        buttons.append({tr("Retry Failed"), [this] { Q_EMIT retryRequested(); }});
    if (m_stopped && m_words.contains(ResultWord::DeclinedNotLookedAtAgain))
        buttons.append({tr("Look Again"), [this] { Q_EMIT lookAgainRequested(); }});
    const bool allIsWell = !m_stopped && buttons.isEmpty() && m_note.isEmpty();
    const Tone tone = allIsWell ? Tone::Done : Tone::Attention;
    m_banner.showMessage(m_recordsFailed ? Tone::Failed : tone,
                         m_stopped ? tr("Stopped: %1").arg(words) : words, endText(causes), buttons);
}

} // namespace Hubwarden
