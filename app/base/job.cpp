// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/job.h"

namespace Hubwarden {

Job::Job(QObject *parent)
    : QObject(parent)
{
    Q_ASSERT(parent);
}

void Job::start()
{
    if (m_state != State::New)
        return;
    m_state = State::Started;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_state != State::Started)
                return;
            m_state = State::Running;
            run();
        },
        Qt::QueuedConnection);
}

void Job::cancel()
{
    if (m_state == State::Finished)
        return;
    // The children end without a word to us: their callbacks would otherwise start the next step.
    const auto children = findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly);
    for (Job *child : children) {
        child->disconnect(this);
        child->cancel();
    }
    abort();
    Error cancelled;
    cancelled.kind = Error::Kind::Cancelled;
    finishWith(std::move(cancelled));
}

bool Job::takeFinish()
{
    if (m_state == State::Finished)
        return false;
    m_state = State::Finished;
    deleteLater();
    return true;
}

} // namespace Hubwarden
