// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/job.h"

#include <QList>

#include <functional>

namespace Hubwarden {

//! Runs many jobs with a bounded number alive at a time; those not yet made cost a function each.
class JobWindow final : public QObject
{
    Q_OBJECT

public:
    //! Makes a job that belongs to the window and whose outcome is already connected; the window starts it.
    using Make = std::function<Job *(QObject *parent)>;

    JobWindow(int limit, QObject *parent)
        : QObject(parent)
        , m_limit(limit)
    {
    }

    void add(Make make);
    //! Makes no more jobs and cancels the living ones.
    void stop();
    bool isIdle() const { return m_alive == 0 && m_waiting.isEmpty(); }

Q_SIGNALS:
    //! The last job has ended and none waits. Not emitted by stop().
    void drained();

private:
    void fill();
    void onJobFinished();

    int m_limit;
    int m_alive = 0;
    bool m_filling = false;
    bool m_stopped = false;
    QList<Make> m_waiting;
};

} // namespace Hubwarden
