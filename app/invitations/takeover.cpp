// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/takeover.h"

#include "app/invitations/declinejournal.h"
#include "app/invitations/keepoutcomes.h"
#include "app/records/appendlines.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

TakeOver::TakeOver(RecordServices services, UnfinishedRun run, Continuation continuation, QString newRunId,
                   QObject *parent)
    : JobOf<Journal>(parent)
    , m_services(std::move(services))
    , m_run(std::move(run))
    , m_continuation(std::move(continuation))
    , m_newRunId(std::move(newRunId))
{
}

void TakeOver::run()
{
    if (!m_services.audit)
        return makeJournal();
    auto *keep = new KeepOutcomes(*m_services.audit, m_run, KeepOutcomes::Which::Settled, this);
    // What the history lacks stays in the old journal, which is removed only when it lacks nothing.
    keep->onFinished(this, [this](const Result<qsizetype> &) { makeJournal(); });
    keep->start();
}

void TakeOver::makeJournal()
{
    auto journal = Journal::create(m_services.journalFolder, m_newRunId, m_services.clock, m_services.files,
                                   m_services.writer);
    if (!journal)
        return finish(journal.error());
    m_journal = std::move(journal).value();
    DeclineJournal lines(*m_journal, m_services.clock);
    auto *line = lines.continues(m_run, m_continuation.settled, this);
    line->onFinished(this, [this](const Result<Done> &written) {
        if (!written)
            return finish(written.error());
        recordSettled();
    });
    line->start();
}

void TakeOver::recordSettled()
{
    if (!m_services.audit)
        return closeOld();
    QList<QJsonObject> lines{
        {{u"kind"_s, u"continues"_s}, {u"run"_s, m_newRunId}, {u"continues"_s, m_run.runId}}};
    for (const Outcome &outcome : std::as_const(m_continuation.settled)) {
        QJsonObject line = outcomeToJson(outcome);
        line.insert(u"kind"_s, u"outcome"_s);
        line.insert(u"run"_s, m_newRunId);
        lines.append(line);
    }
    auto *append = new AppendLines(*m_services.audit, lines, this);
    append->onFinished(this, [this](const Result<Done> &) { closeOld(); });
    append->start();
}

void TakeOver::closeOld()
{
    auto *close = new CloseJournal(m_services, m_run.path, m_newRunId, this);
    // The new journal says it too: the next start would close the old one.
    close->onFinished(this, [this](const Result<Done> &) { finish(*m_journal); });
    close->start();
}

CloseJournal::CloseJournal(const RecordServices &services, QString path, QString continuedBy, QObject *parent)
    : JobOf<Done>(parent)
    , m_services(services)
    , m_path(std::move(path))
    , m_continuedBy(std::move(continuedBy))
{
}

void CloseJournal::run()
{
    auto journal = Journal::resume(m_path, m_services.files, m_services.writer);
    if (!journal)
        return finish(journal.error());
    Journal open = std::move(journal).value();
    DeclineJournal lines(open, m_services.clock);
    auto *line = m_continuedBy.isEmpty() ? lines.kept(this) : lines.continued(m_continuedBy, this);
    line->onFinished(this, [this](const Result<Done> &written) { finish(written); });
    line->start();
}

KeepAsRecord::KeepAsRecord(const RecordServices &services, UnfinishedRun run, QObject *parent)
    : JobOf<Done>(parent)
    , m_services(services)
    , m_run(std::move(run))
{
}

void KeepAsRecord::run()
{
    if (!m_services.audit)
        return finish(storageError(m_services.historyPath, {}, StorageCode::notLoaded));
    auto *keep = new KeepOutcomes(*m_services.audit, m_run, KeepOutcomes::Which::All, this);
    keep->onFinished(this, [this](const Result<qsizetype> &kept) {
        if (!kept)
            return finish(kept.error());
        auto *close = new CloseJournal(m_services, m_run.path, {}, this);
        close->onFinished(this, [this](const Result<Done> &closed) { finish(closed); });
        close->start();
    });
    keep->start();
}

} // namespace Hubwarden
