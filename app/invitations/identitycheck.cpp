// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/identitycheck.h"

#include "app/base/failurecode.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

IdentityCheck::IdentityCheck(Sts &sts, const Profile &profile, QObject *parent)
    : JobOf<CheckedCaller>(parent)
    , m_sts(sts)
    , m_profile(profile)
{
}

void IdentityCheck::run()
{
    auto *call = m_sts.callerIdentity(m_profile.id, m_profile.signInRegion, this);
    call->onFinished(this, [this](const Result<CheckedCaller> &caller) { compare(caller); });
    call->start();
}

void IdentityCheck::compare(const Result<CheckedCaller> &caller)
{
    if (!caller)
        return finish(caller.error());
    const CallerIdentity &identity = caller->identity;
    Error error;
    error.operation = u"GetCallerIdentity"_s;
    error.message = identity.principal();
    if (identity.isRoot()) {
        error.kind = Error::Kind::AccessDenied;
        error.code = FailureCode::rootUser;
        return finish(std::move(error));
    }
    const auto &confirmed = m_profile.identity;
    if (!confirmed) {
        error.kind = Error::Kind::CredentialsMissing;
        error.code = FailureCode::notConfirmed;
        return finish(std::move(error));
    }
    if (confirmed->account != identity.account || confirmed->principal != identity.principal()) {
        error.kind = Error::Kind::IdentityChanged;
        error.detail = confirmed->principal;
        return finish(std::move(error));
    }
    finish(*caller);
}

} // namespace Hubwarden
