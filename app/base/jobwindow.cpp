// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/jobwindow.h"

namespace Hubwarden {

void JobWindow::add(Make make)
{
    if (m_stopped)
        return;
    m_waiting.append(std::move(make));
    fill();
}

void JobWindow::stop()
{
    m_stopped = true;
    m_waiting.clear();
    const auto jobs = findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly);
    for (Job *job : jobs)
        job->cancel();
}

void JobWindow::fill()
{
    while (!m_filling && m_alive < m_limit && !m_waiting.isEmpty()) {
        m_filling = true; // a make function may add more
        const Make make = m_waiting.takeFirst();
        Job *job = make(this);
        m_filling = false;
        ++m_alive;
        connect(job, &Job::finished, this, &JobWindow::onJobFinished);
        job->start();
    }
}

void JobWindow::onJobFinished()
{
    --m_alive;
    if (m_stopped)
        return;
    fill();
    if (isIdle())
        Q_EMIT drained();
}

} // namespace Hubwarden
