// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/jobwindow.h"
#include "app/invitations/look.h"
#include "app/profiles/profile.h"
#include "app/services/sts.h"

#include <QHash>

namespace Hubwarden {

//! A place and the profile that is used for it.
struct PlannedLook
{
    ProfileId profile;
    Target target;

    bool operator==(const PlannedLook &) const = default;
};

//! Looks at many places, a bounded number in each region at a time: regions are different hosts.
//! Brings a report a place, in the order they were asked for; what holds for a whole account is found once.
class Scan final : public JobOf<QList<LookReport>>
{
    Q_OBJECT

public:
    Scan(SecurityHub &hub, Clock &clock, QList<PlannedLook> looks, QObject *parent);

    //! Before start(): asks who each profile is before its places are looked at. Where that cannot be had, or is another
    //! than the confirmed one, all places of the profile fail with the reason, without a call.
    void checkFirst(Sts &sts, const QList<Profile> &profiles);
    //! Ends now with the reports at hand; the other places have none.
    void stop();

Q_SIGNALS:
    //! Ten times a second at most, and before the job ends.
    void looked(const QList<Hubwarden::LookReport> &reports);

private:
    void run() override;
    Job *makeCheck(const Profile &profile, QObject *parent);
    void lookAtAll(const ProfileId &profile);
    void failAll(const ProfileId &profile, const Error &error);
    Job *makeLook(qsizetype index, QObject *parent);
    LookReport failed(qsizetype index, const Error &error) const;
    void take(qsizetype index, LookReport report);
    void flush();
    void end();

    SecurityHub &m_hub;
    Clock &m_clock;
    Sts *m_sts = nullptr;
    QList<PlannedLook> m_looks;
    QHash<ProfileId, Profile> m_toCheck;
    QHash<ProfileId, QList<qsizetype>> m_places; //!< of each profile, by index
    QHash<ProfileId, RegionName> m_knownIn;
    QHash<ProfileId, Error> m_accountErrors;
    QList<std::optional<LookReport>> m_reports;
    QList<LookReport> m_batch;
    qsizetype m_left;
    bool m_flushSet = false;
    JobWindow *m_checks;                      // our child
    QHash<RegionName, JobWindow *> m_regions; // our children
};

} // namespace Hubwarden
