// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

//! crowdrunner <job.json>: does the job with the real services and says what a person would see. See README.md.

#include "tests/crowd/crowdprogram.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 2)
        return 2;
    Hubwarden::CrowdProgram program(Hubwarden::readCrowdJob(QString::fromLocal8Bit(argv[1])));
    // Whatever ends at once must find the event loop running.
    QMetaObject::invokeMethod(
        &app, [&program] { program.start(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
