// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/profileflow.h"

#include "app/aws/partitions.h"
#include "app/base/failurecode.h"
#include "app/invitations/accountfailure.h"
#include "ui/errortext.h"
#include "ui/formats.h"
#include "ui/panes/banner.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Error rootError(const CallerIdentity &identity)
{
    Error error;
    error.kind = Error::Kind::AccessDenied;
    error.operation = u"GetCallerIdentity"_s;
    error.code = FailureCode::rootUser;
    error.message = identity.arn;
    return error;
}

QString wordsOf(const Error &error, const Clock &clock)
{
    const ErrorText text = errorText(error, clock.utcNow());
    return text.meaning + u' ' + text.whatToDo;
}

bool isMendedByEditing(Error::Kind kind)
{
    return kind == Error::Kind::KeychainEntryLost || kind == Error::Kind::CredentialsMissing
           || kind == Error::Kind::CredentialsInvalid || kind == Error::Kind::CredentialsExpired;
}

} // namespace

ProfileFlow::ProfileFlow(Services services, EndpointGate &gate, Banner &banner, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_gate(gate)
    , m_banner(banner)
    , m_window(window)
{
    for (const auto change : {&ProfileStore::added, &ProfileStore::changed, &ProfileStore::removed})
        connect(&services.profiles, change, this, &ProfileFlow::accountsChanged);
}

void ProfileFlow::add()
{
    openDialog(std::nullopt);
}

void ProfileFlow::edit(const ProfileId &id)
{
    if (const auto profile = m_services.profiles.find(id))
        openDialog(profile);
}

void ProfileFlow::openDialog(const std::optional<Profile> &profile)
{
    QStringList taken;
    for (const Profile &other : m_services.profiles.profiles()) {
        if (!profile || other.id != profile->id)
            taken.append(other.name);
    }
    QList<RegionName> regions;
    for (const Region &region : knownRegions())
        regions.append(region.name);
    auto *dialog = new ProfileDialog(tr("the %1").arg(storeName()), taken, regions, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (profile)
        dialog->edit(*profile);
    m_seen.clear();
    connect(dialog, &ProfileDialog::testRequested, this,
            [this, dialog](const Credentials &credentials, const RegionName &region) {
                testEntered(dialog, credentials, region);
            });
    connect(dialog, &ProfileDialog::testKeptRequested, this,
            [this, dialog](const ProfileId &id, const RegionName &region) {
                m_gate.pass(dialog, [this, dialog, id, region] {
                    auto *call = m_services.sts.callerIdentity(id, region, dialog);
                    call->onFinished(dialog,
                                     [this, dialog](const auto &caller) { showTest(dialog, caller); });
                    call->start();
                });
            });
    connect(dialog, &ProfileDialog::saveRequested, this,
            [this, dialog](const ProfileDraft &draft) { save(dialog, draft); });
    connect(&m_gate, &EndpointGate::refused, dialog, [this, dialog](const Error &error) {
        dialog->showTestResult(ProfileDialog::TestOutcome::Failed, wordsOf(error, m_services.clock));
    });
    connect(&m_gate, &EndpointGate::declined, dialog, [dialog] {
        dialog->showTestResult(ProfileDialog::TestOutcome::Failed, tr("Nothing was sent."));
    });
    dialog->open();
}

void ProfileFlow::testEntered(ProfileDialog *dialog, const Credentials &credentials, const RegionName &region)
{
    m_services.log.registerSecret(credentials.secretKey);
    m_services.log.registerSecret(credentials.sessionToken);
    m_gate.pass(dialog, [this, dialog, credentials, region] {
        auto *call = m_services.sts.callerIdentity(credentials, region, dialog);
        call->onFinished(dialog, [this, dialog](const auto &caller) { showTest(dialog, caller); });
        call->start();
    });
}

void ProfileFlow::showTest(ProfileDialog *dialog, const Result<CheckedCaller> &caller)
{
    using Test = ProfileDialog::TestOutcome;
    if (!caller) {
        dialog->showTestResult(Test::Failed, wordsOf(caller.error(), m_services.clock));
    } else if (caller->identity.isRoot()) {
        dialog->showTestResult(Test::Failed, wordsOf(rootError(caller->identity), m_services.clock));
    } else {
        m_seen.insert(caller->accessKeyId, caller->identity);
        dialog->showTestResult(Test::Passed,
                               tr("Account %1, signed in as %2.")
                                   .arg(accountText(caller->identity.account), caller->identity.principal()));
    }
}

Profile ProfileFlow::profileFrom(const ProfileDraft &draft) const
{
    Profile profile{.id = draft.id ? *draft.id : ProfileId::create(),
                    .name = draft.name,
                    .signInRegion = draft.signInRegion,
                    .source = draft.key};
    if (const auto before = draft.id ? m_services.profiles.find(*draft.id) : std::nullopt)
        profile.identity = before->identity;
    const auto seen = m_seen.constFind(draft.key.accessKeyId);
    if (seen != m_seen.constEnd())
        profile.identity = ConfirmedIdentity{seen->account, seen->principal(), m_services.clock.utcNow()};
    return profile;
}

void ProfileFlow::save(ProfileDialog *dialog, const ProfileDraft &draft)
{
    m_services.log.registerSecret(draft.secretKey);
    m_services.log.registerSecret(draft.sessionToken);
    const Profile profile = profileFrom(draft);
    auto *job = m_services.keeper.save(profile, draft.secretKey, draft.sessionToken, this);
    const QPointer<ProfileDialog> alive(dialog);
    job->onFinished(this, [this, alive, profile](const Result<Done> &saved) {
        if (!saved) {
            if (alive)
                alive->showProblem(wordsOf(saved.error(), m_services.clock));
            return;
        }
        setState(profile.id,
                 profile.identity ? AccountItem::State::Confirmed : AccountItem::State::NotTested);
        if (alive)
            alive->accept();
    });
    job->start();
}

void ProfileFlow::rename(const ProfileId &id, const QString &name)
{
    const auto renamed = m_services.profiles.rename(id, name);
    if (!renamed) {
        m_banner.showError(errorText(renamed.error()));
        Q_EMIT accountsChanged();
    }
}

void ProfileFlow::test(const ProfileId &id)
{
    m_gate.pass(this, [this, id] {
        const auto profile = m_services.profiles.find(id);
        if (!profile)
            return;
        setState(id, AccountItem::State::Testing);
        auto *call = m_services.sts.callerIdentity(id, profile->signInRegion, this);
        call->onFinished(this, [this, id](const auto &caller) { takeCaller(id, caller, {}); });
        call->start();
    });
}

void ProfileFlow::ensureConfirmed(const ProfileId &id, std::function<void()> then)
{
    const auto profile = m_services.profiles.find(id);
    if (!profile || profile->identity)
        return then();
    setState(id, AccountItem::State::Testing);
    auto *call = m_services.sts.callerIdentity(id, profile->signInRegion, this);
    call->onFinished(this,
                     [this, id, f = std::move(then)](const auto &caller) { takeCaller(id, caller, f); });
    call->start();
}

void ProfileFlow::takeCaller(const ProfileId &id, const Result<CheckedCaller> &caller,
                             std::function<void()> then)
{
    const auto profile = m_services.profiles.find(id);
    if (!profile)
        return then ? then() : void();
    if (!caller || caller->identity.isRoot()) {
        const Error error = caller ? rootError(caller->identity) : caller.error();
        setState(id, AccountItem::State::Failed, error);
        QList<Banner::Button> buttons;
        if (isMendedByEditing(error.kind))
            buttons.append({tr("Edit Profile…"), [this, id] { edit(id); }});
        m_banner.showError(errorText(error, m_services.clock.utcNow()), buttons);
        if (then)
            then();
        return;
    }
    const CallerIdentity &identity = caller->identity;
    const bool same = profile->identity && profile->identity->account == identity.account
                      && profile->identity->principal == identity.principal();
    if (!same)
        return askToConfirm(*profile, identity, std::move(then));
    setState(id, AccountItem::State::Confirmed);
    if (then)
        then();
}

void ProfileFlow::setState(const ProfileId &id, AccountItem::State state, SharedError error)
{
    if (const auto profile = m_services.profiles.find(id))
        m_states.insert(id, AccountItem{*profile, state, std::move(error)});
    Q_EMIT accountsChanged();
}

void ProfileFlow::hear(const ProfileId &id, const SharedError &error)
{
    const bool unknownKey = error && error->kind == Error::Kind::CredentialsInvalid
                            && error->operation == "GetCallerIdentity"_L1;
    if (error && !unknownKey && !isAccountWide(*error))
        return;
    const auto known = m_states.constFind(id);
    const bool failed = known != m_states.constEnd() && known->state == AccountItem::State::Failed;
    if (error ? !failed || known->error != error : failed)
        setState(id, error ? AccountItem::State::Failed : AccountItem::State::Confirmed, error);
}

QList<AccountItem> ProfileFlow::accounts() const
{
    QList<AccountItem> items;
    for (const Profile &profile : m_services.profiles.profiles()) {
        AccountItem item{.profile = profile,
                         .state
                         = profile.identity ? AccountItem::State::Confirmed : AccountItem::State::NotTested};
        const auto known = m_states.constFind(profile.id);
        if (known != m_states.constEnd()) {
            item.state = known->state;
            item.error = known->error;
        }
        items.append(item);
    }
    return items;
}

} // namespace Hubwarden
