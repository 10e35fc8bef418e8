// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/hardening.h"
#include "app/base/largeblocks.h"
#include "app/base/stallmeter.h"
#include "ui/desktopapp.h"
#include "ui/words.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

struct CommandLine
{
    StartOptions start;
    QString stallsFile; //!< empty: stalls are not measured
};

CommandLine readCommandLine(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Finds and declines AWS Security Hub invitations."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption dataDir(u"data-dir"_s, u"Keeps all files of this session in one folder."_s,
                                     u"folder"_s);
    const QCommandLineOption openIds(u"open-ids"_s, u"Opens a list of sender IDs."_s, u"file"_s);
    const QCommandLineOption stalls(
        u"measure-stalls"_s, u"Writes at the end how long the window was too busy to answer."_s, u"file"_s);
    const QCommandLineOption practice(
        u"practice"_s, u"Practises with made-up accounts; nothing leaves this computer."_s, u"scenario"_s);
    const QCommandLineOption tour(
        u"tour"_s, u"With --practice: plays the main jobs by itself and leaves pictures and results."_s,
        u"folder"_s);
    parser.addOptions({dataDir, openIds, practice, tour, stalls});
    // The parser knows no option whose value may be left out.
    QStringList arguments = app.arguments();
    arguments.replaceInStrings(QRegularExpression(u"^--?practice$"_s), u"--practice=standard"_s);
    parser.process(arguments);
    if (parser.isSet(tour) && !parser.isSet(practice)) {
        std::fputs("hubwarden: --tour needs --practice\n", stderr);
        std::exit(2);
    }
    return {{.dataFolder = parser.value(dataDir),
             .idFiles = parser.values(openIds),
             .practice = parser.value(practice),
             .tourFolder = parser.value(tour)},
            parser.value(stalls)};
}

//! A tour needs nobody who looks on, and no display; neither does what is answered in the terminal.
void goOffscreenWithoutWindow(int argc, char *argv[])
{
#ifdef Q_OS_LINUX
    const bool noWindow = std::any_of(argv, argv + argc, [](QByteArrayView argument) {
        return argument.startsWith("--tour") || argument == "--version" || argument == "-v"
               || argument.startsWith("--help") || argument == "-h";
    });
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    if (noWindow && !isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
#endif
}

//! The event loop, with its pulse measured if that was asked for.
int runMeasured(const QString &stallsFile)
{
    if (stallsFile.isEmpty())
        return QApplication::exec();
    SystemClock clock;
    StallMeter meter(clock);
    meter.start();
    const int code = QApplication::exec();
    QFile file(stallsFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(meter.summary()) < 0)
        qWarning("cannot write %s: %s", qPrintable(stallsFile), qPrintable(file.errorString()));
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    growLargeBlocksByPages();
    goOffscreenWithoutWindow(argc, argv);
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"hubwarden"_s);
    QCoreApplication::setOrganizationName({}); // no folder of a company around ours
    QCoreApplication::setApplicationVersion(QStringLiteral(HUBWARDEN_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Hubwarden"_s);
    QGuiApplication::setDesktopFileName(u"org.hubwarden.Hubwarden"_s);
    QApplication::setQuitOnLastWindowClosed(false); // the window asks first when something is on its way

    installWords(QLocale::system());

    const CommandLine commandLine = readCommandLine(app);
    DesktopApp desktop(commandLine.start);
    const auto started = desktop.start();
    if (!started && !commandLine.start.tourFolder.isEmpty()) {
        std::fprintf(stderr, "hubwarden: the tour cannot begin: %s %s\n", qPrintable(started.error().code),
                     qPrintable(started.error().detail));
        return 2;
    }
    if (!started && started.error().kind == Error::Kind::Conflict)
        desktop.callRunning(started.error());
    else if (!started)
        desktop.showStartError(started.error());
    return runMeasured(commandLine.stallsFile);
}
