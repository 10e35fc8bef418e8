// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/starttext.h"

#include "app/base/instance.h"
#include "app/base/storagecode.h"

#include <QCoreApplication>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! The context of these sentences for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::StartText)
};

using File = FileReport::File;

//! What it means to begin without the content of a file.
QString withoutContent(File file)
{
    switch (file) {
    case File::Profiles:
        return Words::tr("The accounts in it are not shown.");
    case File::Endpoints:
        return Words::tr("Endpoints that are not AWS's are asked about again.");
    case File::Memory:
        return Words::tr("The next scan cannot tell what is new.");
    case File::Settings:
        return Words::tr("Appearance, window and ticks begin anew.");
    case File::History:
        return Words::tr("The history goes on without it and names it.");
    }
    Q_UNREACHABLE();
}

//! What it means that nothing is written into a file.
QString withoutWriting(File file)
{
    switch (file) {
    case File::Profiles:
        return Words::tr("Its accounts can be used; changes to them are not kept.");
    case File::Endpoints:
        return Words::tr("Endpoints that you confirm now are asked about again at the next start.");
    case File::Memory:
        return Words::tr("What a scan finds now is not remembered.");
    case File::Settings:
        return Words::tr("Changes of appearance, window and ticks are not kept.");
    case File::History:
        return Words::tr("What is done now is not in the history; every run still has its journal.");
    }
    Q_UNREACHABLE();
}

QString problemLine(const FileReport &report)
{
    const ErrorText text = errorText(*report.problem);
    const bool unwritten = report.problem->code == StorageCode::newerFormat || report.file == File::History;
    return text.meaning + u' ' + (unwritten ? withoutWriting(report.file) : withoutContent(report.file))
           + u' ' + text.whatToDo;
}

QString setAsideLine(const FileReport &report)
{
    QString line = Words::tr("Nothing was deleted. The damaged file is kept as %1.").arg(report.setAside)
                   + u' ' + withoutContent(report.file);
    if (report.file == File::Profiles)
        line += u' '
                + Words::tr("Enter their keys again, or repair the file and give it its name back while "
                            "Hubwarden is closed.");
    return line;
}

void add(StartMessage &message, const QString &title, const QString &line)
{
    if (message.title.isEmpty())
        message.title = title;
    message.text += (message.text.isEmpty() ? QString() : u"\n"_s) + line;
}

void addFile(StartMessage &message, const FileReport &report)
{
    if (report.problem) {
        if (report.problem->code != StorageCode::newerFormat)
            message.tone = Tone::Failed;
        add(message, errorText(*report.problem).title, problemLine(report));
    }
    if (!report.setAside.isEmpty())
        add(message, Words::tr("A damaged file was set aside"), setAsideLine(report));
    if (report.notUnderstood > 0)
        add(message, Words::tr("%n account(s) not shown", nullptr, static_cast<int>(report.notUnderstood)),
            Words::tr("This Hubwarden cannot read them. They stay in profiles.json as they are."));
}

} // namespace

std::optional<StartMessage> startMessage(const QList<FileReport> &files, const std::optional<Error> &network)
{
    StartMessage message;
    int troubles = 0;
    if (network) {
        const ErrorText text = errorText(*network);
        message.tone = Tone::Failed;
        add(message, text.title, text.meaning + u' ' + text.whatToDo);
        ++troubles;
    }
    for (const FileReport &report : files) {
        addFile(message, report);
        troubles += report.isFine() ? 0 : 1;
    }
    if (troubles == 0)
        return std::nullopt;
    if (troubles > 1)
        message.title = Words::tr("%n thing(s) need your attention", nullptr, troubles);
    return message;
}

ErrorText inUseText(const Error &error)
{
    ErrorText text{.title = Words::tr("Hubwarden is already running"),
                   .meaning = Words::tr("Another Hubwarden uses the folder %1.").arg(error.detail),
                   .whatToDo = Words::tr("Go on in its window, or start with another --data-dir.")};
    if (error.code == "FolderInUseElsewhere"_L1) {
        text.meaning
            = Words::tr("Hubwarden on the computer %1 uses the folder %2.").arg(error.message, error.detail);
        text.whatToDo
            = Words::tr("Close it there, or start with another --data-dir. If that computer no longer "
                        "runs, delete the file \"lock\" in the folder.");
    } else if (error.message.isEmpty()) {
        text.title = Words::tr("The folder is locked");
        text.meaning = Words::tr("The folder %1 is locked, and the file \"lock\" in it does not say by whom.")
                           .arg(error.detail);
        text.whatToDo = Words::tr("If no other Hubwarden uses the folder, delete \"lock\" and start again.");
    } else if (error.code == InstanceCode::unreachable) {
        text.meaning += u' '
                        + Words::tr("Its window cannot be reached from here (process %1): it is just ending, "
                                    "or it belongs to another user or session.")
                              .arg(error.message);
    } else if (error.code == InstanceCode::silent) {
        text.meaning += u' ' + Words::tr("It does not answer (process %1).").arg(error.message);
        text.whatToDo
            = Words::tr("Wait a moment. If it stays like this, end that process and start again: what was "
                        "sent is in the journal, and the next start tells it.");
    }
    return text;
}

} // namespace Hubwarden
