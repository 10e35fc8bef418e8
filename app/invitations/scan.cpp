// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/scan.h"

#include "app/invitations/accountfailure.h"
#include "app/invitations/identitycheck.h"

#include <utility>

namespace Hubwarden {

using namespace std::chrono_literals;

namespace {

constexpr int maxLivePerRegion
    = 8; //!< two more than leave for one host, so that the queue always has a next one
constexpr int maxLiveChecks = 16; //!< most profiles share one region to sign in
constexpr auto batchTime = 100ms;

} // namespace

Scan::Scan(SecurityHub &hub, Clock &clock, QList<PlannedLook> looks, QObject *parent)
    : JobOf<QList<LookReport>>(parent)
    , m_hub(hub)
    , m_clock(clock)
    , m_looks(std::move(looks))
    , m_reports(m_looks.size())
    , m_left(m_looks.size())
    , m_checks(new JobWindow(maxLiveChecks, this))
{
}

void Scan::checkFirst(Sts &sts, const QList<Profile> &profiles)
{
    m_sts = &sts;
    for (const Profile &profile : profiles)
        m_toCheck.insert(profile.id, profile);
}

void Scan::run()
{
    if (m_looks.isEmpty())
        return finish(QList<LookReport>());
    QList<ProfileId> order;
    for (qsizetype i = 0; i < m_looks.size(); ++i) {
        const PlannedLook &planned = m_looks.at(i);
        if (!m_places.contains(planned.profile))
            order.append(planned.profile);
        m_places[planned.profile].append(i);
        JobWindow *&region = m_regions[planned.target.region];
        if (!region)
            region = new JobWindow(maxLivePerRegion, this);
    }
    for (const ProfileId &id : std::as_const(order)) {
        const auto profile = m_toCheck.constFind(id);
        if (profile == m_toCheck.constEnd())
            lookAtAll(id);
        else
            m_checks->add([this, one = *profile](QObject *parent) { return makeCheck(one, parent); });
    }
}

Job *Scan::makeCheck(const Profile &profile, QObject *parent)
{
    auto *check = new IdentityCheck(*m_sts, profile, parent);
    check->onFinished(this, [this, profile](const Result<CheckedCaller> &caller) {
        if (!caller)
            return failAll(profile.id, caller.error());
        m_knownIn.insert(profile.id, profile.signInRegion);
        lookAtAll(profile.id);
    });
    return check;
}

void Scan::lookAtAll(const ProfileId &profile)
{
    for (const qsizetype index : m_places.value(profile)) {
        m_regions.value(m_looks.at(index).target.region)->add([this, index](QObject *parent) {
            return makeLook(index, parent);
        });
    }
}

void Scan::failAll(const ProfileId &profile, const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    for (const qsizetype index : m_places.value(profile))
        take(index, failed(index, error));
}

Job *Scan::makeLook(qsizetype index, QObject *parent)
{
    const PlannedLook &planned = m_looks.at(index);
    JobOf<LookReport> *look = nullptr;
    const auto known = m_accountErrors.constFind(planned.profile);
    if (known == m_accountErrors.constEnd())
        look = new Look(m_hub, m_clock, planned.profile, planned.target, parent);
    else
        look = new ReadyJob<LookReport>(failed(index, *known), parent);
    look->onFinished(this, [this, index](const Result<LookReport> &report) {
        if (report)
            take(index, *report);
    });
    return look;
}

LookReport Scan::failed(qsizetype index, const Error &error) const
{
    const PlannedLook &planned = m_looks.at(index);
    return {.target = planned.target, .profile = planned.profile, .time = m_clock.utcNow(), .error = error};
}

void Scan::take(qsizetype index, LookReport report)
{
    if (isFinished())
        return;
    if (const auto region = m_knownIn.constFind(report.profile); region != m_knownIn.constEnd())
        report.keyKnownIn = *region;
    if (report.error && isAccountWide(*report.error) && !m_accountErrors.contains(report.profile))
        m_accountErrors.insert(report.profile, *report.error);
    m_reports[index] = report;
    m_batch.append(std::move(report));
    if (--m_left == 0)
        return end();
    if (!std::exchange(m_flushSet, true))
        m_clock.after(batchTime, this, [this] { flush(); });
}

void Scan::flush()
{
    m_flushSet = false;
    if (isFinished() || m_batch.isEmpty())
        return;
    Q_EMIT looked(std::exchange(m_batch, {}));
}

void Scan::stop()
{
    m_checks->stop();
    for (JobWindow *region : std::as_const(m_regions))
        region->stop();
    end();
}

void Scan::end()
{
    flush();
    QList<LookReport> reports;
    for (const auto &report : std::as_const(m_reports)) {
        if (report)
            reports.append(*report);
    }
    finish(std::move(reports));
}

} // namespace Hubwarden
