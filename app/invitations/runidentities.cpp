// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/runidentities.h"

#include "app/aws/denial.h"
#include "app/invitations/accountfailure.h"
#include "app/invitations/identitycheck.h"

namespace Hubwarden {

namespace {

//! One region's policy may say no; from this many on it is the role.
constexpr qsizetype deniedRegionsMeanTheRole = 2;

bool lacksPermission(const Error &error)
{
    if (error.kind != Error::Kind::AccessDenied)
        return false;
    const auto denial = parseDenial(error.message);
    return denial && denial->policy == Denial::Policy::IdentityBased
           && denial->reason == Denial::Reason::NoAllow;
}

} // namespace

RunIdentities::RunIdentities(Sts &sts, const QList<Profile> &profiles, QObject *parent)
    : QObject(parent)
    , m_sts(sts)
{
    for (const Profile &profile : profiles)
        m_profiles.insert(profile.id, profile);
}

void RunIdentities::check(const ProfileId &profile)
{
    Known &known = m_known[profile];
    if (known.state == State::Checking || known.state == State::Refused)
        return;
    known.state = State::Checking;
    const auto found = m_profiles.constFind(profile);
    JobOf<CheckedCaller> *check = nullptr;
    if (found == m_profiles.constEnd()) {
        Error error;
        error.kind = Error::Kind::CredentialsMissing;
        check = new ReadyJob<CheckedCaller>(std::move(error), this);
    } else {
        check = new IdentityCheck(m_sts, *found, this);
    }
    check->onFinished(this, [this, profile](const Result<CheckedCaller> &caller) { take(profile, caller); });
    check->start();
}

void RunIdentities::take(const ProfileId &profile, const Result<CheckedCaller> &caller)
{
    Known &known = m_known[profile];
    if (known.state == State::Refused)
        return;
    if (caller) {
        known.state = State::MaySend;
        known.keys.insert(caller->accessKeyId);
        known.account = caller->identity.account;
    } else {
        known.state = State::Refused;
        known.refusal = {NotSentReason::IdentityCheckFailed, caller.error()};
    }
    Q_EMIT settled(profile);
}

void RunIdentities::forgetChecks()
{
    for (Known &known : m_known) {
        if (known.state != State::MaySend)
            continue;
        known.state = State::Unchecked;
        known.keys.clear();
    }
}

bool RunIdentities::endsTheProfile(const Error &error)
{
    // Another identity is found by asking who it is, and says so itself.
    return isAccountWide(error) && error.kind != Error::Kind::IdentityChanged;
}

void RunIdentities::refuse(const ProfileId &profile, NotSentReason reason, const Error &error)
{
    Known &known = m_known[profile];
    if (known.state == State::Refused)
        return;
    known.state = State::Refused;
    known.refusal = {reason, error};
    Q_EMIT settled(profile);
}

void RunIdentities::hear(const ProfileId &profile, const RegionName &region, const Error &error)
{
    Known &known = m_known[profile];
    if (endsTheProfile(error))
        return refuse(profile, NotSentReason::ProfileFailed, error);
    // A region that is off says the same as a key that is gone: STS can tell.
    if (error.kind == Error::Kind::CredentialsInvalid && !known.keyDoubted) {
        known.keyDoubted = true;
        return check(profile);
    }
    if (!lacksPermission(error))
        return;
    known.deniedIn.insert(region);
    if (known.deniedIn.size() >= deniedRegionsMeanTheRole)
        refuse(profile, NotSentReason::ProfileFailed, error);
}

bool RunIdentities::isChecked(const ProfileId &profile, const QString &accessKeyId) const
{
    const auto known = m_known.constFind(profile);
    return known != m_known.constEnd() && known->keys.contains(accessKeyId);
}

QString RunIdentities::principal(const ProfileId &profile) const
{
    const auto found = m_profiles.constFind(profile);
    return found != m_profiles.constEnd() && found->identity ? found->identity->principal : QString();
}

} // namespace Hubwarden
