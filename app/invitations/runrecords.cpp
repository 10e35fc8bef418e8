// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/runrecords.h"

#include "app/invitations/recordjson.h"
#include "app/records/auditlog.h"
#include "app/records/journal.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Writes many lines that may share one sync.
class ManyLines final : public JobOf<Done>
{
public:
    using JobOf<Done>::JobOf;

    void add(JobOf<Done> *line)
    {
        m_lines.append(line);
        line->onFinished(this, [this](const Result<Done> &written) {
            if (!written)
                return finish(written.error());
            if (--m_missing == 0)
                finish(Done());
        });
    }

private:
    void run() override
    {
        m_missing = m_lines.size();
        if (m_lines.isEmpty())
            return finish(Done());
        for (JobOf<Done> *line : std::as_const(m_lines))
            line->start();
    }

    QList<JobOf<Done> *> m_lines;
    qsizetype m_missing = 0;
};

} // namespace

RunRecords::RunRecords(std::unique_ptr<Journal> journal, AuditLog *audit, QString runId, Clock &clock,
                       QObject *parent)
    : QObject(parent)
    , m_journalFile(std::move(journal))
    , m_journal(*m_journalFile, clock)
    , m_audit(audit)
    , m_runId(std::move(runId))
{
}

RunRecords::~RunRecords() = default;

JobOf<Done> *RunRecords::planned(const QList<JournalledRequest> &requests,
                                 const std::function<QString(const ProfileId &)> &principalOf)
{
    auto *lines = new ManyLines(this);
    for (const JournalledRequest &request : requests)
        lines->add(m_journal.planned(request, principalOf(request.planned.profile), lines));
    return lines;
}

void RunRecords::begin(qsizetype pairs)
{
    inHistory({{u"pairs"_s, pairs}}, u"run"_s);
}

void RunRecords::outcomes(const QList<Outcome> &rows)
{
    await(m_journal.results(rows, this), m_journalError);
    for (const Outcome &row : rows)
        inHistory(outcomeToJson(row), u"outcome"_s);
}

void RunRecords::strangers(const QList<Stranger> &strangers)
{
    for (const Stranger &stranger : strangers)
        inHistory(strangerToJson(stranger), u"stranger"_s);
}

void RunRecords::finish()
{
    await(m_journal.finished(this), m_journalError);
}

void RunRecords::inHistory(QJsonObject line, const QString &kind)
{
    if (!m_audit)
        return;
    line.insert(u"kind"_s, kind);
    line.insert(u"run"_s, m_runId);
    await(m_audit->append(line, this), m_auditError);
}

void RunRecords::await(JobOf<Done> *line, std::optional<Error> &keep)
{
    ++m_missing;
    line->onFinished(this, [this, &keep](const Result<Done> &done) {
        if (!done && !keep)
            keep = done.error();
        if (--m_missing == 0)
            Q_EMIT idle();
    });
    line->start();
}

} // namespace Hubwarden
