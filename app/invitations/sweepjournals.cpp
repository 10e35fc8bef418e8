// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/sweepjournals.h"

#include "app/base/background.h"
#include "app/invitations/keepoutcomes.h"

#include <QFileInfo>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype atOnce = 20; //!< each looks through the history of its time

//! The name begins with the time of the run: most need not be opened.
QDateTime timeOf(const QString &path)
{
    QDateTime time = QDateTime::fromString(QFileInfo(path).fileName().left(19), u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

Result<UnfinishedRun> runIn(const QString &path)
{
    const Result<JournalContents> contents = readJournal(path);
    if (!contents)
        return contents.error();
    UnfinishedRun run = readRun(*contents);
    run.path = path;
    return run;
}

} // namespace

SweepJournals::SweepJournals(const RecordServices &services, QStringList closed, QObject *parent)
    : JobOf<qsizetype>(parent)
    , m_services(services)
{
    const QDateTime oldest = services.clock.utcNow().addDuration(-journalsStay);
    for (const QString &path : std::as_const(closed)) {
        const QDateTime time = timeOf(path);
        if (time.isValid() && time < oldest && m_paths.size() < atOnce)
            m_paths.append(path);
    }
}

void SweepJournals::run()
{
    sweepNext();
}

void SweepJournals::sweepNext()
{
    if (m_paths.isEmpty() || !m_services.audit)
        return finish(qsizetype(m_removed));
    auto *reading = new Background(this);
    reading->run([path = m_paths.takeFirst()] { return runIn(path); },
                 [this, reading](const Result<UnfinishedRun> &run) {
                     reading->deleteLater();
                     // A line that cannot be read may hold what nobody else knows.
                     if (!run || run->unreadableLines > 0)
                         return sweepNext();
                     record(*run);
                 });
}

void SweepJournals::record(const UnfinishedRun &run)
{
    const bool kept = run.end == UnfinishedRun::End::Kept;
    auto *keep = new KeepOutcomes(*m_services.audit, run,
                                  kept ? KeepOutcomes::Which::All : KeepOutcomes::Which::Settled, this);
    keep->onFinished(this, [this, path = run.path](const Result<qsizetype> &recorded) {
        if (recorded && QFile::remove(path))
            ++m_removed;
        sweepNext();
    });
    keep->start();
}

} // namespace Hubwarden
