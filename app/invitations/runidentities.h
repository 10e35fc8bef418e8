// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"
#include "app/invitations/outcome.h"
#include "app/invitations/pairanswer.h"
#include "app/profiles/profile.h"
#include "app/services/sts.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace Hubwarden {

//! Who signs in a run: asks STS for each profile and each new key, and keeps which profiles must not send any more.
class RunIdentities final : public QObject
{
    Q_OBJECT

public:
    enum class State { Unchecked, Checking, MaySend, Refused };

    RunIdentities(Sts &sts, const QList<Profile> &profiles, QObject *parent);

    //! Ends with settled(), never before the caller is back in the event loop. Does nothing while a check is on its way.
    void check(const ProfileId &profile);
    //! Nothing is known any more of those that may send; check() brings it back.
    void forgetChecks();
    //! There is nothing to sign with, or what there is has run out.
    static bool endsTheProfile(const Error &error);
    //! Nothing more may be signed by it in this run.
    void refuse(const ProfileId &profile, NotSentReason reason, const Error &error);
    //! Draws from an answer what holds for the whole profile.
    void hear(const ProfileId &profile, const RegionName &region, const Error &error);

    State state(const ProfileId &profile) const { return m_known.value(profile).state; }
    bool isChecked(const ProfileId &profile, const QString &accessKeyId) const;
    //! Of a refused one.
    NotSent refusal(const ProfileId &profile) const { return m_known.value(profile).refusal; }
    //! Whom the person confirmed; empty if nobody.
    QString principal(const ProfileId &profile) const;
    //! That the caller now is; none before the first check.
    std::optional<AccountId> account(const ProfileId &profile) const
    {
        return m_known.value(profile).account;
    }

Q_SIGNALS:
    //! Its state is now MaySend or Refused.
    void settled(const Hubwarden::ProfileId &profile);

private:
    struct Known
    {
        State state = State::Unchecked;
        QSet<QString> keys;
        std::optional<AccountId> account;
        NotSent refusal;
        QSet<RegionName> deniedIn;
        bool keyDoubted = false;
    };

    void take(const ProfileId &profile, const Result<CheckedCaller> &caller);

    Sts &m_sts;
    QHash<ProfileId, Profile> m_profiles;
    QHash<ProfileId, Known> m_known;
};

} // namespace Hubwarden
