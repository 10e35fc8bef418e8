// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/sleepflow.h"

#include "ui/formats.h"
#include "ui/panes/banner.h"

namespace Hubwarden {

SleepFlow::SleepFlow(Clock &clock, RunFlow &run, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_banner(banner)
    , m_watch(clock, this)
{
    connect(&m_run, &RunFlow::runningChanged, this, &SleepFlow::follow);
    connect(&m_watch, &SleepWatch::slept, this, &SleepFlow::hold);
    // A question that is closed must not leave the run held for ever.
    connect(&m_banner, &Banner::dismissed, this, &SleepFlow::ask, Qt::QueuedConnection);
}

void SleepFlow::follow()
{
    m_slept.reset();
    if (m_run.isRunning())
        m_watch.start();
    else
        m_watch.stop();
}

void SleepFlow::hold(std::chrono::seconds slept)
{
    if (!m_run.isRunning() || m_run.wasStopped())
        return;
    m_slept = slept;
    m_run.holdAfterSleep();
    ask();
}

void SleepFlow::ask()
{
    if (!m_slept || !m_run.isRunning() || m_run.wasStopped())
        return;
    const auto goOn = [this] {
        m_slept.reset();
        m_run.goOn();
    };
    const auto stop = [this] {
        m_slept.reset();
        m_run.stop();
    };
    m_banner.showMessage(Tone::Attention,
                         tr("The computer slept for %1. Nothing more is sent.").arg(durationText(*m_slept)),
                         tr("Go On asks AWS again who signs, then sends the rest. (A clock that was set "
                            "forward looks like sleep.)"),
                         {{tr("Go On"), goOn}, {tr("Stop"), stop}});
}

} // namespace Hubwarden
