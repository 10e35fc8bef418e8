// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace Hubwarden {

//! Turns the system's wish that the program ends (SIGTERM, SIGINT, SIGHUP) into a signal of the event loop.
//!
//! The second wish ends the program at once. One object a process; elsewhere than on Unix it never speaks.
class EndSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EndSignals)

public:
    explicit EndSignals(QObject *parent);
    ~EndSignals() override;

Q_SIGNALS:
    void asked();
};

} // namespace Hubwarden
