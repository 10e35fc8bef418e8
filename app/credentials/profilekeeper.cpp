// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/credentials/profilekeeper.h"

#include "app/credentials/directory.h"
#include "app/profiles/profilestore.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

bool isStored(const Profile &profile)
{
    return std::get<StaticKey>(profile.source).storage == StaticKey::Storage::Keychain;
}

//! The secret first: a crash in between leaves a secret without a profile, not a profile that signs wrongly.
class Save final : public JobOf<Done>
{
public:
    Save(ProfileStore &profiles, SecretStore &secrets, Directory &directory, Profile profile,
         Secret secretKey, Secret sessionToken, QObject *parent)
        : JobOf<Done>(parent)
        , m_profiles(profiles)
        , m_secrets(secrets)
        , m_directory(directory)
        , m_profile(std::move(profile))
        , m_secretKey(std::move(secretKey))
        , m_sessionToken(std::move(sessionToken))
    {
    }

private:
    void run() override
    {
        if (const auto problem = m_profiles.problemWith(m_profile))
            return finish(*problem);
        if (!isStored(m_profile))
            return saveForSession();
        if (!m_sessionToken.isEmpty()) {
            Error error;
            error.kind = Error::Kind::InvalidInput;
            error.code = u"SessionTokenNotStored"_s;
            return finish(error);
        }
        if (m_secretKey.isEmpty())
            return finish(writeProfile());
        readOld();
    }

    void saveForSession()
    {
        const std::optional<Profile> before = m_profiles.find(m_profile.id);
        const Result<Done> written = writeProfile();
        if (!written)
            return finish(written);
        if (!m_secretKey.isEmpty())
            m_directory.keepForSession(m_profile.id, m_secretKey, m_sessionToken);
        if (!before || !isStored(*before))
            return finish(written);
        // Often chosen because the keychain does not work: that it cannot forget must not stand in the way.
        finishAfter(m_secrets.remove(m_profile.id, this), written);
    }

    void readOld()
    {
        JobOf<Secret> *read = m_secrets.read(m_profile.id, this);
        read->onFinished(this, [this](const Result<Secret> &old) {
            // Only needed to put things back; if the keychain does not work, the write will say so.
            if (old)
                m_old = *old;
            writeSecret();
        });
        read->start();
    }

    void writeSecret()
    {
        JobOf<Done> *write = m_secrets.write(m_profile.id, m_secretKey, this);
        write->onFinished(this, [this](const Result<Done> &written) {
            const Result<Done> result = written ? writeProfile() : written;
            if (result || !written)
                return finish(result);
            finishAfter(m_old.isEmpty() ? m_secrets.remove(m_profile.id, this)
                                        : m_secrets.write(m_profile.id, m_old, this),
                        result);
        });
        write->start();
    }

    Result<Done> writeProfile()
    {
        return m_profiles.find(m_profile.id) ? m_profiles.edit(m_profile) : m_profiles.add(m_profile);
    }

    void finishAfter(JobOf<Done> *job, const Result<Done> &result)
    {
        job->onFinished(this, [this, result](const Result<Done> &) { finish(result); });
        job->start();
    }

    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    Directory &m_directory;
    Profile m_profile;
    Secret m_secretKey;
    Secret m_sessionToken;
    Secret m_old;
};

class Remove final : public JobOf<Done>
{
public:
    Remove(ProfileStore &profiles, SecretStore &secrets, ProfileId profile, ProfileKeeper::Leftover leftover,
           QObject *parent)
        : JobOf<Done>(parent)
        , m_profiles(profiles)
        , m_secrets(secrets)
        , m_profile(std::move(profile))
        , m_leftover(leftover)
    {
    }

private:
    void run() override
    {
        const std::optional<Profile> profile = m_profiles.find(m_profile);
        if (!profile || !isStored(*profile))
            return finish(m_profiles.remove(m_profile));
        JobOf<Done> *removal = m_secrets.remove(m_profile, this);
        removal->onFinished(this, [this](const Result<Done> &removed) {
            if (!removed && m_leftover == ProfileKeeper::Leftover::Refuse)
                return finish(removed);
            finish(m_profiles.remove(m_profile));
        });
        removal->start();
    }

    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    ProfileId m_profile;
    ProfileKeeper::Leftover m_leftover;
};

} // namespace

ProfileKeeper::ProfileKeeper(ProfileStore &profiles, SecretStore &secrets, Directory &directory)
    : m_profiles(profiles)
    , m_secrets(secrets)
    , m_directory(directory)
{
}

JobOf<Done> *ProfileKeeper::save(const Profile &profile, const Secret &secretKey, const Secret &sessionToken,
                                 QObject *parent)
{
    return new Save(m_profiles, m_secrets, m_directory, profile, secretKey, sessionToken, parent);
}

JobOf<Done> *ProfileKeeper::remove(const ProfileId &profile, Leftover leftover, QObject *parent)
{
    return new Remove(m_profiles, m_secrets, profile, leftover, parent);
}

} // namespace Hubwarden
