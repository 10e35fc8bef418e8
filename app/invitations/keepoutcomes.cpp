// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/keepoutcomes.h"

#include "app/base/background.h"
#include "app/base/jsonlines.h"
#include "app/invitations/recordjson.h"
#include "app/records/appendlines.h"

#include <QJsonDocument>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! What makes a line of the history the one that is meant: a run has one outcome a pair.
QString keyOf(const QJsonObject &line)
{
    return QStringList{line.value("kind"_L1).toString(), line.value("account"_L1).toString(),
                       line.value("region"_L1).toString(), line.value("sender"_L1).toString(),
                       line.value("stranger"_L1).toString()}
        .join(u' ');
}

//! Of the lines that the history has about a run. It ends where the history is older than the run.
Result<QSet<QString>> keysInHistory(const QString &path, const QString &runId, const QDateTime &started)
{
    QSet<QString> keys;
    Result<LinesBackwards> opened = LinesBackwards::open(path);
    if (!opened)
        return opened.error();
    LinesBackwards lines = std::move(opened).value();
    const QByteArray needle = runId.toUtf8();
    const QDateTime oldest = started.addDays(-1); // clocks are set back sometimes
    while (true) {
        const auto line = lines.previous();
        if (!line)
            return line.error();
        if (!*line)
            return keys;
        const bool aboutRun = (*line)->bytes.contains(needle);
        const QJsonObject json = QJsonDocument::fromJson((*line)->bytes).object();
        if (aboutRun && json.value("run"_L1) == runId)
            keys.insert(keyOf(json));
        const auto time = QDateTime::fromString(json.value("time"_L1).toString(), Qt::ISODateWithMs);
        if (time.isValid() && oldest.isValid() && time < oldest)
            return keys;
    }
}

} // namespace

KeepOutcomes::KeepOutcomes(AuditLog &audit, const UnfinishedRun &run, Which which, QObject *parent)
    : JobOf<qsizetype>(parent)
    , m_audit(audit)
    , m_runId(run.runId)
    , m_started(run.started)
{
    const auto add = [this](QJsonObject line, const QString &kind, const QDateTime &time) {
        line.insert(u"kind"_s, kind);
        line.insert(u"run"_s, m_runId);
        // The line's own time is that of writing it down late.
        line.insert(u"happened"_s, time.toString(Qt::ISODateWithMs));
        m_lines.append(line);
    };
    for (const JournalledPair &pair : run.pairs) {
        if (pair.settled || which == Which::All)
            add(outcomeToJson(pair.outcome), u"outcome"_s, pair.outcome.time);
    }
    for (const Stranger &stranger : run.strangers)
        add(strangerToJson(stranger), u"stranger"_s, run.lastLine);
}

void KeepOutcomes::run()
{
    auto *reading = new Background(this);
    reading->run([path = m_audit.path(), runId = m_runId,
                  started = m_started] { return keysInHistory(path, runId, started); },
                 [this](const Result<QSet<QString>> &known) { append(known); });
}

void KeepOutcomes::append(const Result<QSet<QString>> &known)
{
    if (isFinished())
        return;
    if (!known)
        return finish(known.error());
    m_lines.removeIf([&known](const QJsonObject &line) { return known->contains(keyOf(line)); });
    auto *append = new AppendLines(m_audit, m_lines, this);
    append->onFinished(this, [this](const Result<Done> &done) {
        finish(done ? Result<qsizetype>(m_lines.size()) : Result<qsizetype>(done.error()));
    });
    append->start();
}

} // namespace Hubwarden
