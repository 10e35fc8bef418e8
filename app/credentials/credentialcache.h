// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/credentials.h"

#include <QHash>
#include <QList>
#include <QPointer>

#include <functional>
#include <memory>

namespace Hubwarden {

//! Fetches the credentials of each profile once: callers that come meanwhile share the fetch. Failures are not kept.
class CredentialCache final : public QObject
{
    Q_DISABLE_COPY_MOVE(CredentialCache)

public:
    //! The job belongs to the parent that is handed in.
    using Fetch = std::function<JobOf<Credentials> *(const ProfileId &profile, QObject *parent)>;

    CredentialCache(Fetch fetch, QObject *parent);

    JobOf<Credentials> *credentials(const ProfileId &profile, QObject *parent);

    //! The next caller causes a new fetch; those who wait for an old one still get its outcome, which is not kept.
    void forget(const ProfileId &profile);
    void forgetAll();

private:
    class Wait;
    //! A fetch and those who wait for it; outlives its place in the cache when it is forgotten.
    struct Entry
    {
        std::optional<Credentials> value;
        QList<QPointer<Wait>> waiting;
    };

    void join(Wait *wait, const ProfileId &profile);
    std::shared_ptr<Entry> begin(const ProfileId &profile);
    void end(const std::shared_ptr<Entry> &entry, const ProfileId &profile,
             const Result<Credentials> &result);

    Fetch m_fetch;
    QHash<ProfileId, std::shared_ptr<Entry>> m_entries;
};

} // namespace Hubwarden
