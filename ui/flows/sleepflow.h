// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/sleepwatch.h"
#include "ui/flows/runflow.h"

namespace Hubwarden {

//! Holds a run that the computer slept through, and asks whether it is to go on.
class SleepFlow final : public QObject
{
    Q_OBJECT

public:
    SleepFlow(Clock &clock, RunFlow &run, Banner &banner, QObject *parent);

private:
    void follow();
    void hold(std::chrono::seconds slept);
    void ask();

    RunFlow &m_run;
    Banner &m_banner;
    SleepWatch m_watch;
    std::optional<std::chrono::seconds> m_slept; //!< and the person has not said what is to be done
};

} // namespace Hubwarden
