// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/lookflow.h"

#include "ui/errortext.h"
#include "ui/panes/banner.h"

#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

LookFlow::LookFlow(Services services, EndpointGate &gate, ProfileFlow &profileFlow, Banner &banner,
                   InvitationModel &invitations, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_gate(gate)
    , m_profileFlow(profileFlow)
    , m_banner(banner)
    , m_invitations(invitations)
{
    connect(&m_services.profiles, &ProfileStore::changed, this, &LookFlow::refreshRows);
}

void LookFlow::setChoice(const Choice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    refreshRows();
}

void LookFlow::find()
{
    prepare([this] { look([this] { announceEnd(); }); });
}

void LookFlow::freshen(std::function<void()> then)
{
    prepare([this, f = std::move(then)] {
        if (allFresh())
            f();
        else
            look(f);
    });
}

QList<LookReport> LookFlow::reports() const
{
    return m_places.usable(targets().looks, m_services.clock.utcNow());
}

bool LookFlow::allFresh() const
{
    return m_places.allFresh(targets().looks, m_services.clock.utcNow());
}

void LookFlow::prepare(std::function<void()> then)
{
    if (m_scan)
        return;
    if (m_choice.profiles.isEmpty() || m_choice.regions.isEmpty()) {
        m_banner.showMessage(Tone::Attention, tr("Nothing is ticked"),
                             tr("Tick at least one account and one region on the left."));
        return;
    }
    m_banner.dismiss();
    m_gate.pass(this, [this, f = std::move(then)] {
        confirmProfiles(m_choice.profiles, [this, f] {
            if (!targets().looks.isEmpty())
                return f();
            m_banner.showMessage(Tone::Attention, tr("No place to look at"),
                                 tr("The ticked accounts and regions belong to different AWS partitions."));
        });
    });
}

void LookFlow::confirmProfiles(QList<ProfileId> rest, std::function<void()> then)
{
    if (rest.isEmpty())
        return then();
    const ProfileId next = rest.takeFirst();
    m_profileFlow.ensureConfirmed(next, [this, rest, f = std::move(then)] { confirmProfiles(rest, f); });
}

TargetPlan LookFlow::targets() const
{
    QList<Profile> profiles;
    for (const ProfileId &id : m_choice.profiles) {
        if (const auto profile = m_services.profiles.find(id))
            profiles.append(*profile);
    }
    return planTargets(profiles, m_choice.regions);
}

void LookFlow::look(std::function<void()> then)
{
    const auto looks = targets().looks;
    const int total = static_cast<int>(looks.size());
    m_places.begin(looks);
    m_scan = new Scan(m_services.hub, m_services.clock, looks, this);
    m_scan->checkFirst(m_services.sts, m_services.profiles.profiles());
    Q_EMIT lookingChanged();
    refreshRows();
    Q_EMIT progressed(0, total, tr("Looking at %n place(s)", nullptr, total));
    connect(m_scan, &Scan::looked, this, [this, total](const QList<LookReport> &reports) {
        for (const LookReport &report : reports)
            m_places.take(report);
        refreshRows();
        Q_EMIT progressed(total - static_cast<int>(m_places.underWay()), total, coverageText());
    });
    m_scan->onFinished(this, [this, f = std::move(then)](const auto &) { endLook(f); });
    m_scan->start();
}

void LookFlow::endLook(const std::function<void()> &then)
{
    m_scan.clear();
    m_places.end();
    Q_EMIT lookingChanged();
    refreshRows();
    Q_EMIT ended(coverageText());
    // What was to follow needs every place; who stops a look wants nothing to follow.
    if (!std::exchange(m_stopped, false))
        then();
}

void LookFlow::stop()
{
    if (!m_scan)
        return;
    m_stopped = true;
    m_scan->stop();
}

void LookFlow::announceEnd()
{
    // One message at a time; every row tells its own.
    if (const auto error = m_places.anyError(targets().looks))
        m_banner.showError(errorText(*error, m_services.clock.utcNow()));
}

QString LookFlow::coverageText() const
{
    const auto looks = targets().looks;
    if (looks.isEmpty())
        return {};
    const auto coverage = m_places.coverage(looks);
    //: %1: looked at, %2: all
    QString text = tr("Looked at %1 of %2 places").arg(coverage.looked).arg(coverage.all);
    if (coverage.failed > 0)
        text += u" · "_s + tr("could not look at %n", nullptr, static_cast<int>(coverage.failed));
    return text;
}

void LookFlow::refreshRows()
{
    m_invitations.setNow(m_services.clock.utcNow());
    m_invitations.setRows(m_places.rows(targets().looks, m_choice.senders));
    Q_EMIT coverageChanged();
}

} // namespace Hubwarden
