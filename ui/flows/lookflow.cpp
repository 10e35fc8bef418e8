// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/lookflow.h"

#include "app/base/storagecode.h"
#include "ui/coveragetext.h"
#include "ui/errortext.h"
#include "ui/panes/banner.h"

#include <QLoggingCategory>

#include <utility>

namespace Hubwarden {

using Begin = LookedPlaces::Begin;

namespace {

Q_LOGGING_CATEGORY(lcLook, "hubwarden.ui")

} // namespace

LookFlow::LookFlow(Services services, Models models, EndpointGate &gate, ProfileFlow &profileFlow,
                   Banner &banner, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_models(models)
    , m_gate(gate)
    , m_profileFlow(profileFlow)
    , m_banner(banner)
    , m_pace(services.clock.monotonic())
    , m_saving(this)
{
    for (const auto change : {&ProfileStore::added, &ProfileStore::changed, &ProfileStore::removed})
        connect(&m_services.profiles, change, this, &LookFlow::updatePlan);
    connect(&m_profileFlow, &ProfileFlow::accountsChanged, this, &LookFlow::refreshAxes);
}

void LookFlow::setChoice(const Choice &choice)
{
    if (choice == m_choice)
        return;
    const bool samePlaces = choice.profiles == m_choice.profiles && choice.regions == m_choice.regions;
    m_choice = choice;
    if (!samePlaces)
        return updatePlan();
    refreshPasted();
    Q_EMIT coverageChanged();
}

void LookFlow::updatePlan()
{
    QList<Profile> profiles;
    for (const ProfileId &id : m_choice.profiles) {
        if (const auto profile = m_services.profiles.find(id))
            profiles.append(*profile);
    }
    m_plan = planTargets(profiles, m_choice.regions);
    refreshRows();
}

void LookFlow::find()
{
    prepare([this] { look(m_plan.looks, Begin::Scan, [this] { announceEnd(); }); });
}

void LookFlow::freshen(std::function<void()> then)
{
    prepare([this, f = std::move(then)] {
        const Looks wanted = m_places.notFresh(m_plan.looks, m_services.clock.utcNow());
        if (wanted.isEmpty())
            f();
        else
            look(wanted, Begin::Refresh, f);
    });
}

void LookFlow::freshen(const QSet<Target> &places, std::function<void()> then)
{
    prepare([this, places, f = std::move(then)] {
        Looks wanted = m_places.notFresh(m_plan.looks, m_services.clock.utcNow());
        wanted.removeIf([&places](const PlannedLook &look) { return !places.contains(look.target); });
        if (wanted.isEmpty())
            f();
        else
            look(wanted, Begin::Refresh, f);
    });
}

void LookFlow::refresh()
{
    const Looks wanted = m_places.stale(m_plan.looks);
    if (!m_scan && !wanted.isEmpty())
        look(wanted, Begin::Refresh, [] {});
}

QList<LookReport> LookFlow::reports() const
{
    return m_places.usable(m_plan.looks, m_services.clock.utcNow());
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
            if (m_scan)
                return; // asked for twice while the accounts were confirmed
            if (!m_plan.looks.isEmpty())
                return f();
            announceEnd();
            // What is wrong with a single account stands in the banner already.
            if (m_plan.notConfirmed.isEmpty())
                m_banner.showMessage(
                    Tone::Attention, tr("No place to look at"),
                    tr("The ticked accounts and regions belong to different AWS partitions."));
        });
    });
}

//! One account that cannot say who it is does not keep the others from being looked at.
void LookFlow::confirmProfiles(QList<ProfileId> rest, std::function<void()> then)
{
    if (rest.isEmpty())
        return then();
    const ProfileId next = rest.takeFirst();
    m_profileFlow.ensureConfirmed(next, [this, rest, f = std::move(then)] { confirmProfiles(rest, f); });
}

QSet<AccountId> LookFlow::ownAccounts() const
{
    QSet<AccountId> own;
    for (const Profile &profile : m_services.profiles.profiles()) {
        if (profile.identity)
            own.insert(profile.identity->account);
    }
    return own;
}

void LookFlow::look(const Looks &looks, Begin begin, std::function<void()> then)
{
    m_places.begin(looks, begin, m_services.clock.utcNow());
    m_scanSize = looks.size();
    m_pace = Pace(m_services.clock.monotonic());
    m_scan = new Scan(m_services.hub, m_services.clock, looks, this);
    m_scan->checkFirst(m_services.sts, m_services.profiles.profiles());
    Q_EMIT lookingChanged();
    refreshPasted();
    updateCoverage();
    showProgress();
    connect(m_scan, &Scan::looked, this,
            [this, begin](const QList<LookReport> &reports) { take(reports, begin); });
    m_scan->onFinished(this, [this, f = std::move(then)](const auto &) { endLook(f); });
    m_scan->start();
}

void LookFlow::take(const QList<LookReport> &reports, Begin begin)
{
    Looks looks;
    for (const LookReport &report : reports) {
        m_places.take(report);
        m_profileFlow.hear(report.profile, report.error);
        if (begin == Begin::Scan)
            m_services.memory.take(report);
        looks.append({report.profile, report.target});
    }
    m_pace.note(m_scanSize - m_places.underWay(), m_services.clock.monotonic());
    show(looks);
    showProgress();
}

void LookFlow::take(const LookReport &report)
{
    m_profileFlow.hear(report.profile, report.error);
    if (!report.whole())
        return;
    const bool isSaidElsewhere = m_places.take(report);
    const PlannedLook look{report.profile, report.target};
    if (!m_plan.looks.contains(look))
        return;
    Looks changed = isSaidElsewhere ? m_plan.looks : Looks{look};
    changed.removeIf([&look](const PlannedLook &one) { return one.target.account != look.target.account; });
    show(changed);
}

void LookFlow::endLook(const std::function<void()> &then)
{
    m_scan.clear();
    m_places.end();
    Q_EMIT lookingChanged();
    refreshRows(); // what was not read is marked
    saveMemory();
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

void LookFlow::saveMemory()
{
    if (!m_services.memory.isChanged())
        return;
    m_services.memory.setSaved();
    m_saving.run(m_services.memory.saving(), [this](const Result<Done> &saved) {
        if (saved)
            return;
        qCWarning(lcLook, "what was found is not remembered: %s", qPrintable(saved.error().message));
        // That a newer program keeps the file was said when the program started.
        if (saved.error().code != StorageCode::newerFormat)
            m_banner.showError(errorText(saved.error(), m_services.clock.utcNow()));
    });
}

void LookFlow::showProgress()
{
    const qsizetype done = m_scanSize - m_places.underWay();
    Q_EMIT progressed(
        static_cast<int>(done), static_cast<int>(m_scanSize),
        progressText({.done = done,
                      .all = m_scanSize,
                      .open = m_models.found.counts()[static_cast<std::size_t>(FoundGroup::Unknown)],
                      .attention = m_coverage.needAttention(),
                      .perSecond = m_pace.perSecond(),
                      .left = m_pace.remaining(m_scanSize)}));
}

void LookFlow::announceEnd()
{
    // One message at a time, and a state is no failure; every row tells its own.
    QList<PlaceTrouble> places = placeTroubles();
    places.removeIf([](const PlaceTrouble &trouble) { return !needsAttention(trouble.state); });
    const QList<ProfileTrouble> profiles = profileTroubles();
    // A single account without an identity has said so itself, with a button that helps.
    if (!places.isEmpty() || profiles.size() > 1)
        m_banner.showError(causesText(groupCauses(places, profiles)),
                           {{tr("Show"), [this] { Q_EMIT causesRequested(); }}});
}

QString LookFlow::coverageText() const
{
    return Hubwarden::coverageText(m_coverage);
}

QList<Cause> LookFlow::causes() const
{
    return groupCauses(placeTroubles(), profileTroubles());
}

QList<PlaceTrouble> LookFlow::placeTroubles() const
{
    QList<PlaceTrouble> troubles;
    for (const PlannedLook &look : m_plan.looks) {
        const PlaceState state = m_places.stateOf(look);
        const LookReport *report = m_places.reportFor(look);
        if (report && report->error && state != PlaceState::NotLookedAt && state != PlaceState::Looking)
            troubles.append({look.target, report->error, state});
    }
    return troubles;
}

//! Their accounts are not known, so no place of theirs can be named.
QList<ProfileTrouble> LookFlow::profileTroubles() const
{
    QList<ProfileTrouble> troubles;
    const auto items = m_profileFlow.accounts();
    for (const AccountItem &item : items) {
        if (item.error && m_plan.notConfirmed.contains(item.profile.id))
            troubles.append({item.profile.name, *item.error});
    }
    return troubles;
}

} // namespace Hubwarden
