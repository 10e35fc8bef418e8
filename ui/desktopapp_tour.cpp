// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceaws.h"
#include "ui/desktopapp_parts.h"
#include "ui/errortext.h"
#include "ui/models/tableroles.h"
#include "ui/models/tabletext.h"
#include "ui/practiceexpectation.h"
#include "ui/tour.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <array>
#include <cstdio>
#include <numeric>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! What people paste: IDs among words, with signs in them.
QByteArray pastedText(const QList<AccountId> &senders)
{
    QString text = u"Ticket 4711: please decline what these accounts sent us\n"_s;
    for (const AccountId &sender : senders) {
        const QString id = sender.toString();
        text += u"- %1-%2-%3\n"_s.arg(id.first(4), id.sliced(4, 4), id.sliced(8));
    }
    return text.toUtf8();
}

QList<AccountId> unknownSenders(const PracticeScenario &scenario)
{
    QList<AccountId> senders;
    for (const PracticeSender &sender : scenario.senders) {
        if (sender.kind == PracticeSender::Kind::Unknown)
            senders.append(sender.id);
    }
    return senders;
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

void print(const QString &line)
{
    std::fprintf(stdout, "%s\n", qUtf8Printable(line));
}

void printOutcomes(const OutcomeModel &outcomes)
{
    QList<int> rows(outcomes.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    TableText table = tableText(outcomes, rows,
                                {OutcomeModel::Result, OutcomeModel::Sender, OutcomeModel::Account,
                                 OutcomeModel::Region, OutcomeModel::AwsSays},
                                ExportRole);
    constexpr std::array widths{30, 14, 14, 16, 0};
    table.rows.prepend(table.header);
    for (const QStringList &cells : std::as_const(table.rows)) {
        QString line;
        for (std::size_t i = 0; i < widths.size(); ++i)
            line += cells.at(static_cast<qsizetype>(i)).leftJustified(widths[i]);
        print(line.trimmed());
    }
}

} // namespace

void DesktopApp::beginTour()
{
    Parts &p = *m_parts;
    const PracticeScenario &scenario = m_practice->scenario();
    const QDir folder(m_options.tourFolder);
    Tour::Script script{.folder = folder.absolutePath(),
                        .idFile = folder.absoluteFilePath(u"practice-sender-ids.txt"_s)};
    script.unknown = unknownSenders(scenario);
    script.pasted = {script.unknown.back()};
    auto *tour = new Tour({*p.window, p.found, p.outcomes}, script, p.window.get());
    connect(tour, &Tour::ended, this, [this, tour](const QString &failure) { endTour(*tour, failure); });
    if (folder.mkpath(u"."_s) && writeFile(script.idFile, pastedText(script.pasted)))
        tour->start();
    else
        // Not before the event loop runs, which it ends.
        QMetaObject::invokeMethod(
            this, [this, tour] { endTour(*tour, u"cannot write to "_s + m_options.tourFolder); },
            Qt::QueuedConnection);
}

//! Says what came of it; the program ends with 0 only if that is what the scenario says.
void DesktopApp::endTour(const Tour &tour, const QString &failure)
{
    // As it was before anything was sent.
    const PracticeScenario scenario = *PracticeScenario::builtIn(m_options.practice);
    const QList<AccountId> unknown = unknownSenders(scenario);
    OutcomeModel all;
    all.update(tour.outcomes());
    printOutcomes(all);
    QStringList faults = practiceDifferences(scenario, {unknown.begin(), unknown.end()}, tour.outcomes());
    if (!failure.isEmpty())
        faults.prepend(failure);
    const auto written
        = writeResults(all, QDir(m_options.tourFolder).filePath(u"hubwarden-practice-results.csv"_s));
    if (!written)
        faults.append(errorText(written.error()).meaning);
    for (const QString &fault : std::as_const(faults))
        std::fprintf(stderr, "not as the scenario says: %s\n", qUtf8Printable(fault));
    print(faults.isEmpty() ? u"PRACTICE: everything came out as the scenario says"_s
                           : u"PRACTICE: not everything came out as the scenario says"_s);
    QCoreApplication::exit(faults.isEmpty() ? 0 : 1);
}

} // namespace Hubwarden
