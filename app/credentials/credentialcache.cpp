// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/credentials/credentialcache.h"

#include <utility>

namespace Hubwarden {

//! One caller's share of a fetch; cancelling it leaves the others theirs.
class CredentialCache::Wait final : public JobOf<Credentials>
{
public:
    Wait(CredentialCache *cache, ProfileId profile, QObject *parent)
        : JobOf<Credentials>(parent)
        , m_cache(cache)
        , m_profile(std::move(profile))
    {
    }
    void end(const Result<Credentials> &result) { finish(result); }

private:
    void run() override
    {
        if (m_cache)
            return m_cache->join(this, m_profile);
        Error error;
        error.kind = Error::Kind::CredentialsMissing;
        finish(error);
    }

    QPointer<CredentialCache> m_cache;
    ProfileId m_profile;
};

CredentialCache::CredentialCache(Fetch fetch, QObject *parent)
    : QObject(parent)
    , m_fetch(std::move(fetch))
{
}

JobOf<Credentials> *CredentialCache::credentials(const ProfileId &profile, QObject *parent)
{
    return new Wait(this, profile, parent);
}

void CredentialCache::join(Wait *wait, const ProfileId &profile)
{
    std::shared_ptr<Entry> entry = m_entries.value(profile);
    if (!entry)
        entry = begin(profile);
    if (entry->value)
        wait->end(*entry->value);
    else
        entry->waiting.append(wait);
}

std::shared_ptr<CredentialCache::Entry> CredentialCache::begin(const ProfileId &profile)
{
    auto entry = std::make_shared<Entry>();
    m_entries.insert(profile, entry);
    JobOf<Credentials> *job = m_fetch(profile, this);
    job->onFinished(
        this, [this, entry, profile](const Result<Credentials> &result) { end(entry, profile, result); });
    job->start();
    return entry;
}

void CredentialCache::end(const std::shared_ptr<Entry> &entry, const ProfileId &profile,
                          const Result<Credentials> &result)
{
    if (result)
        entry->value = *result;
    else if (m_entries.value(profile) == entry)
        m_entries.remove(profile);
    const QList<QPointer<Wait>> waiting = std::exchange(entry->waiting, {});
    for (const QPointer<Wait> &wait : waiting) {
        if (wait)
            wait->end(result);
    }
}

void CredentialCache::forget(const ProfileId &profile)
{
    m_entries.remove(profile);
}

void CredentialCache::forgetAll()
{
    m_entries.clear();
}

} // namespace Hubwarden
