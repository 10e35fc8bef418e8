// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/job.h"

#include <QPointer>

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
    cancelChildren();
    const QPointer<Job> alive(this);
    abort();
    if (!alive)
        return;
    Error cancelled;
    cancelled.kind = Error::Kind::Cancelled;
    finishWith(std::move(cancelled));
}

void Job::cancelChildren()
{
    const auto children = findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly);
    for (Job *child : children) {
        child->disconnect(this);
        child->cancel();
    }
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
