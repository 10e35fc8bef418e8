// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/launcher.h"
#include "app/practice/practiceaws.h"
#include "app/services/callerxml.h"
#include "ui/desktopapp_parts.h"
#include "ui/errortext.h"
#include "ui/panes/accountspane.h"
#include "ui/panes/banner.h"
#include "ui/panes/practicestrip.h"
#include "ui/panes/regionspane.h"

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

bool hasEndedSession(const AccountItem &account)
{
    return account.error && account.error->kind == Error::Kind::CredentialsExpired;
}

} // namespace

//! Everything of the process that could lead out of the simulated AWS stays behind.
Result<DesktopApp::Surroundings> DesktopApp::beginPractice(DataFolder &folder)
{
    const auto scenario = PracticeScenario::builtIn(m_options.practice);
    if (!scenario)
        return scenario.error();
    // What an earlier practice left tells of keys and invitations that are no more.
    const auto emptied = folder.empty();
    if (!emptied)
        return emptied.error();
    m_practice = std::make_unique<PracticeAws>(*scenario, m_clock);
    const auto listening = m_practice->listen();
    if (!listening)
        return listening.error();
    Surroundings surroundings{.keychainService = u"Hubwarden Practice"_s};
    const Sourced<QString> here{m_practice->url().toString(), tr("practice")};
    for (const Service service : {Service::SecurityHub, Service::Sts})
        surroundings.endpoints.overrides.insert(service, here);
    return surroundings;
}

//! The accounts are there and ticked: what is to be tried is Hubwarden, not the entering of keys.
void DesktopApp::showPractice()
{
    Parts &p = *m_parts;
    const QDateTime now = p.clock.utcNow();
    const PracticeScenario &scenario = m_practice->scenario();
    p.window->showPractice(); // whatever else fails, nobody may take it for the real one
    connect(&p.window->practice(), &PracticeStrip::newSessionRequested, this,
            &DesktopApp::renewPracticeSessions);
    const Sourced<QString> here = p.channel->endpoints.overrides.value(Service::SecurityHub);
    if (const auto approved = p.approvals.approve(here.value, here.source, now); !approved)
        return p.window->banner().showError(errorText(approved.error(), now));
    QList<ProfileId> profiles;
    for (const PracticeAccount &account : scenario.accounts) {
        const CallerIdentity identity{.account = account.id, .arn = account.arn, .userId = account.userId};
        const Profile profile{.id = ProfileId::create(),
                              .name = tr("%1 (practice)").arg(account.name),
                              .signInRegion = scenario.regions.front(),
                              .source = StaticKey{account.accessKeyId, StaticKey::Storage::SessionOnly},
                              .identity = ConfirmedIdentity{account.id, identity.principal(), now}};
        if (const auto added = p.profiles.add(profile); !added)
            return p.window->banner().showError(errorText(added.error(), now));
        p.directory.keepForSession(profile.id, account.secretAccessKey, account.sessionToken);
        profiles.append(profile.id);
    }
    updateWindow();
    p.window->accounts().setChosen(profiles);
    p.window->regions().setChosen(scenario.regions);
    updateChoice();
}

void DesktopApp::showPracticeSessions(const QList<AccountItem> &accounts)
{
    m_parts->window->practice().setSessionEnded(
        std::any_of(accounts.begin(), accounts.end(), &hasEndedSession));
}

//! Nobody can enter a key here that is known only to the simulated AWS.
void DesktopApp::renewPracticeSessions()
{
    Parts &p = *m_parts;
    for (const AccountItem &item : p.profileFlow->accounts()) {
        if (!hasEndedSession(item) || !item.profile.identity)
            continue;
        const PracticeAccount *account = m_practice->newSession(item.profile.identity->account);
        if (!account)
            continue;
        Profile renewed = item.profile;
        renewed.source = StaticKey{account->accessKeyId, StaticKey::Storage::SessionOnly};
        auto *saving = p.keeper.save(renewed, account->secretAccessKey, account->sessionToken, this);
        saving->onFinished(this, [this, id = renewed.id](const Result<Done> &saved) {
            if (!saved)
                return m_parts->window->banner().showError(errorText(saved.error()));
            m_parts->profileFlow->hear(id, {});
            m_parts->window->banner().showMessage(
                Tone::Done, tr("A new session has begun"),
                tr("Go on where it stopped: Find Invitations, or Retry Failed with the rows that failed."));
        });
        saving->start();
    }
}

void DesktopApp::openPractice()
{
    const auto launched = launchPractice(m_options.dataFolder);
    if (!launched)
        m_parts->window->banner().showMessage(
            Tone::Failed, tr("Practice could not be started"),
            tr("The program file %1 could not be run. Start Hubwarden with --practice to try again.")
                .arg(launched.error().detail));
}

//! Calls `then` when no key of the practice is left in the keychain.
void DesktopApp::leavePractice(std::function<void()> then)
{
    Parts &p = *m_parts;
    const QList<Profile> profiles = p.profiles.profiles();
    const auto kept = std::find_if(profiles.begin(), profiles.end(), [](const Profile &profile) {
        const auto *key = std::get_if<StaticKey>(&profile.source);
        return key && key->storage == StaticKey::Storage::Keychain;
    });
    if (!m_practice || kept == profiles.end())
        return then();
    auto *removing = p.keeper.remove(kept->id, ProfileKeeper::Leftover::Accept, this);
    removing->onFinished(this,
                         [this, then = std::move(then), before = profiles.size()](const Result<Done> &) {
                             // A profile that cannot go stays where it is rather than keep the window open.
                             if (m_parts->profiles.profiles().size() == before)
                                 return then();
                             leavePractice(then);
                         });
    removing->start();
}

} // namespace Hubwarden
