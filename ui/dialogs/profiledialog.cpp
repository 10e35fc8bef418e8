// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/profiledialog.h"

#include "ui/dialogs/secretfield.h"
#include "ui/dialogs/tonelabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int comfortableWidth = 480;

} // namespace

ProfileDialog::ProfileDialog(const QString &storeName, const QStringList &takenNames,
                             const QList<RegionName> &regions, QWidget *parent)
    : QDialog(parent)
    , m_storeName(storeName)
    , m_takenNames(takenNames)
{
    setObjectName(u"profileDialog"_s);
    setWindowTitle(tr("Add Access Key"));
    setMinimumWidth(comfortableWidth);
    build(regions);
    m_name->setFocus(); // otherwise Qt chooses the default button, as a button is made first
    updateHints();
}

void ProfileDialog::edit(const Profile &profile)
{
    const auto &key = std::get<StaticKey>(profile.source);
    const bool sessionOnly = key.storage == StaticKey::Storage::SessionOnly;
    setWindowTitle(tr("Edit Access Key"));
    m_id = profile.id;
    m_stored = key;
    m_sessionOnlyChosen = sessionOnly;
    m_name->setText(profile.name);
    m_accessKeyId->setText(key.accessKeyId);
    m_region->setEditText(profile.signInRegion.toString());
    m_secretKey->setPlaceholderText(sessionOnly
                                        ? tr("Kept until Hubwarden ends; leave empty to keep it")
                                        : tr("Stored in %1; leave empty to keep it").arg(m_storeName));
    m_problems.clear();
    updateHints();
}

ProfileInput ProfileDialog::input() const
{
    ProfileInput input;
    input.name = m_name->text();
    input.takenNames = m_takenNames;
    input.accessKeyId = m_accessKeyId->text();
    input.region = m_region->currentText();
    input.secretKey = m_secretKey->shape();
    input.sessionToken = m_sessionToken->shape();
    input.stored = m_stored;
    input.sessionOnly = isTemporaryKey(input) || m_sessionOnlyChosen;
    return input;
}

void ProfileDialog::takeSecrets()
{
    m_secretKey->take();
    m_sessionToken->take();
    updateHints();
}

void ProfileDialog::updateHints()
{
    showNotes(profileHints(input()));
    updateStorage();
}

void ProfileDialog::showNotes(const QMap<ProfileField, QString> &hints)
{
    for (auto note = m_notes.cbegin(); note != m_notes.cend(); ++note) {
        const QString problem = m_problems.value(note.key());
        if (problem.isEmpty())
            note.value()->showWords(hints.value(note.key()), Tone::Attention);
        else
            note.value()->showWords(problem, Tone::Failed);
    }
    m_name->setAccessibleDescription(m_notes.value(ProfileField::Name)->text());
    m_accessKeyId->setAccessibleDescription(m_notes.value(ProfileField::AccessKeyId)->text());
    const QString secretNote = m_notes.value(ProfileField::SecretKey)->text();
    m_secretKey->setAccessibleDescription(secretNote.isEmpty() ? m_secretKey->placeholderText() : secretNote);
    m_sessionToken->setAccessibleDescription(m_notes.value(ProfileField::SessionToken)->text());
    m_region->setAccessibleDescription(m_notes.value(ProfileField::Region)->text());
}

void ProfileDialog::updateStorage()
{
    const ProfileInput now = input();
    const bool temporary = isTemporaryKey(now);
    m_sessionOnly->setChecked(now.sessionOnly);
    m_sessionOnly->setEnabled(!temporary);
    if (temporary)
        m_storage->showWords(tr("A temporary key is kept in memory only and is gone when Hubwarden ends."));
    else if (now.sessionOnly)
        m_storage->showWords(tr("The key is kept in memory only and is gone when Hubwarden ends."));
    else
        m_storage->showWords(tr("The secret is kept in %1, never in a file of Hubwarden.").arg(m_storeName));
}

void ProfileDialog::test()
{
    const ProfileInput now = input();
    m_problems = profileProblems(now);
    // A test needs no name, and the place where the secret is kept does not matter to it.
    m_problems.remove(ProfileField::Name);
    takeSecrets();
    if (!m_problems.isEmpty())
        return;
    m_status->showWords(tr("Testing…"));
    const bool fromButton = focusWidget() == m_test;
    m_test->setEnabled(false);
    m_waitsAt = fromButton ? focusWidget() : nullptr; // a disabled button cannot keep the keyboard
    const RegionName region = *RegionName::parse(now.region);
    if (m_secretKey->take().isEmpty())
        Q_EMIT testKeptRequested(*m_id, region);
    else
        Q_EMIT testRequested({now.accessKeyId.trimmed(), m_secretKey->take(), m_sessionToken->take(), {}},
                             region);
}

void ProfileDialog::showTestResult(TestOutcome outcome, const QString &words)
{
    m_test->setEnabled(true);
    if (m_waitsAt && m_waitsAt == focusWidget())
        m_test->setFocus();
    m_waitsAt = nullptr;
    if (outcome == TestOutcome::Passed)
        m_status->showWords(tr("Test passed: %1").arg(words), Tone::Done);
    else
        m_status->showWords(tr("Test failed: %1").arg(words), Tone::Failed);
}

void ProfileDialog::save()
{
    const ProfileInput now = input();
    m_problems = profileProblems(now);
    takeSecrets();
    if (!m_problems.isEmpty()) {
        const QMap<ProfileField, QWidget *> fields{{ProfileField::Name, m_name},
                                                   {ProfileField::AccessKeyId, m_accessKeyId},
                                                   {ProfileField::SecretKey, m_secretKey},
                                                   {ProfileField::SessionToken, m_sessionToken},
                                                   {ProfileField::Region, m_region}};
        fields.value(m_problems.firstKey())->setFocus();
        return;
    }
    setWaiting(true);
    const auto storage = now.sessionOnly ? StaticKey::Storage::SessionOnly : StaticKey::Storage::Keychain;
    Q_EMIT saveRequested({m_id, now.name.trimmed(), *RegionName::parse(now.region),
                          StaticKey{now.accessKeyId.trimmed(), storage}, m_secretKey->take(),
                          m_sessionToken->take()});
}

void ProfileDialog::setWaiting(bool waiting)
{
    m_fields->setEnabled(!waiting);
    m_save->setEnabled(!waiting);
    m_test->setEnabled(!waiting);
    m_problem->hide();
    m_status->showWords(waiting ? tr("Saving…") : QString());
}

void ProfileDialog::showProblem(const QString &words)
{
    setWaiting(false);
    m_problemText->showWords(words, Tone::Failed);
    m_problemWayOut->setVisible(!input().sessionOnly);
    m_problem->show();
    if (m_problemWayOut->isVisibleTo(m_problem))
        m_problemWayOut->setFocus();
    else
        m_save->setFocus(); // while it was disabled the keyboard went to Cancel
}

void ProfileDialog::useForSessionOnly()
{
    m_sessionOnlyChosen = true;
    m_problem->hide();
    updateHints();
    save();
}

//! A layout does not make a window grow when words in it take more lines.
bool ProfileDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        const int needed = layout()->totalHeightForWidth(width());
        if (height() < needed)
            resize(width(), needed);
    }
    return handled;
}

void ProfileDialog::done(int result)
{
    m_secretKey->forget();
    m_sessionToken->forget();
    QDialog::done(result);
}

} // namespace Hubwarden
