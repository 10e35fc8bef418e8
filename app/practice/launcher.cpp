// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/launcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! An AppImage's own file: what runs lies in a mount that goes with this process.
QString programFile()
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    return QFileInfo(image).isExecutable() ? image : QCoreApplication::applicationFilePath();
}

} // namespace

Result<Done> launchPractice(const QString &dataFolder)
{
    QProcess practice;
    practice.setProgram(programFile());
    QStringList arguments{u"--practice"_s};
    if (!dataFolder.isEmpty())
        arguments += {u"--data-dir"_s, QFileInfo(dataFolder).absoluteFilePath()};
    practice.setArguments(arguments);
    practice.setWorkingDirectory(QDir::homePath());
    // Nothing of this process is held open after its end.
    practice.setStandardInputFile(QProcess::nullDevice());
    practice.setStandardOutputFile(QProcess::nullDevice());
    practice.setStandardErrorFile(QProcess::nullDevice());
    if (practice.startDetached())
        return Done{};
    Error error;
    error.kind = Error::Kind::Storage;
    error.code = u"PracticeNotStarted"_s;
    error.detail = practice.program();
    return error;
}

} // namespace Hubwarden
