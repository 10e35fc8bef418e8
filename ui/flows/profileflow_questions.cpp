// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/failurecode.h"
#include "ui/dialogs/windowdialogs.h"
#include "ui/errortext.h"
#include "ui/flows/profileflow.h"
#include "ui/formats.h"
#include "ui/panes/banner.h"

#include <QMessageBox>
#include <QPushButton>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Until the person has said that it is.
Error notThisOne(const Profile &profile, const CallerIdentity &identity)
{
    Error error;
    error.operation = u"GetCallerIdentity"_s;
    error.message = identity.principal();
    if (profile.identity) {
        error.kind = Error::Kind::IdentityChanged;
        error.detail = profile.identity->principal;
    } else {
        error.kind = Error::Kind::CredentialsMissing;
        error.code = FailureCode::notConfirmed;
    }
    return error;
}

} // namespace

void ProfileFlow::askToConfirm(const Profile &profile, const CallerIdentity &identity,
                               std::function<void()> then)
{
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Is This the Right Account?"),
        tr("The key of “%1” belongs to account %2.").arg(profile.name, accountText(identity.account)),
        QMessageBox::NoButton, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QString details = tr("Signed in as %1.").arg(identity.principal());
    if (profile.identity)
        details += u'\n' + tr("Until now it was %1.").arg(profile.identity->principal);
    box->setInformativeText(details);
    auto *yes = box->addButton(tr("Confirm Account"), QMessageBox::AcceptRole);
    auto *no = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    answerNoByDefault(*box, yes, no);
    setState(profile.id, AccountItem::State::Failed, notThisOne(profile, identity));
    connect(box, &QDialog::finished, this, [this, box, yes, id = profile.id, identity, f = std::move(then)] {
        if (box->clickedButton() == yes)
            confirm(id, identity);
        if (f)
            f();
    });
    box->open();
}

void ProfileFlow::confirm(const ProfileId &id, const CallerIdentity &identity)
{
    auto profile = m_services.profiles.find(id);
    if (!profile)
        return;
    profile->identity = ConfirmedIdentity{identity.account, identity.principal(), m_services.clock.utcNow()};
    const auto kept = m_services.profiles.edit(*profile);
    if (!kept)
        m_banner.showError(errorText(kept.error()));
    setState(id, kept ? AccountItem::State::Confirmed : AccountItem::State::NotTested);
}

void ProfileFlow::remove(const ProfileId &id)
{
    const auto profile = m_services.profiles.find(id);
    if (!profile)
        return;
    auto *box
        = new QMessageBox(QMessageBox::Question, tr("Delete Profile?"),
                          tr("Delete the profile “%1”?").arg(profile->name), QMessageBox::NoButton, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("Its secret access key is removed from this computer's %1 as well. The key stays valid in AWS.")
            .arg(storeName()));
    auto *yes = box->addButton(tr("Delete Profile"), QMessageBox::DestructiveRole);
    auto *no = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    answerNoByDefault(*box, yes, no);
    connect(yes, &QPushButton::clicked, this, [this, id] { removeNow(id, ProfileKeeper::Leftover::Refuse); });
    box->open();
}

void ProfileFlow::removeNow(const ProfileId &id, ProfileKeeper::Leftover leftover)
{
    auto *job = m_services.keeper.remove(id, leftover, this);
    job->onFinished(this, [this, id](const Result<Done> &removed) {
        if (removed) {
            m_states.remove(id);
            return;
        }
        m_banner.showError(errorText(removed.error()), {{tr("Delete Profile Only"), [this, id] {
                                                             removeNow(id, ProfileKeeper::Leftover::Accept);
                                                         }}});
    });
    job->start();
}

} // namespace Hubwarden
