// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/profiledialog.h"

#include "ui/dialogs/secretfield.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int grid = 8;
constexpr int comfortableWidth = 480;
constexpr int resultLines = 4; //!< of a test; few results have more

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

void ProfileDialog::build(const QList<RegionName> &regions)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    layout->setSpacing(grid);
    buildProblem();
    layout->addWidget(m_problem);

    buildFields(regions);
    layout->addWidget(m_fields);
    m_status = new ToneLabel(u"status"_s, this);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_status->keepRoomFor(resultLines); // the buttons stay under the mouse when the words come
    layout->addWidget(m_status);
    layout->addStretch(1);
    buildButtons();
    connect(m_sessionOnly, &QCheckBox::clicked, this, [this](bool checked) {
        m_sessionOnlyChosen = checked;
        m_problems.remove(ProfileField::SecretKey);
        updateHints();
    });
    m_status->showWords({});
}

void ProfileDialog::buildFields(const QList<RegionName> &regions)
{
    m_fields = new QWidget(this);
    // A form layout gives wrapped lines of text too much room.
    auto *form = new QGridLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(grid);
    m_name = new QLineEdit(m_fields);
    m_name->setObjectName(u"name"_s);
    addRow(form, ProfileField::Name, tr("&Name"), m_name);
    m_accessKeyId = new QLineEdit(m_fields);
    m_accessKeyId->setObjectName(u"accessKeyId"_s);
    m_accessKeyId->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    addRow(form, ProfileField::AccessKeyId, tr("Access &key ID"), m_accessKeyId);
    m_secretKey = new SecretField(m_fields);
    m_secretKey->setObjectName(u"secretKey"_s);
    addRow(form, ProfileField::SecretKey, tr("Secret &access key"), m_secretKey);
    m_sessionToken = new SecretField(m_fields);
    m_sessionToken->setObjectName(u"sessionToken"_s);
    m_sessionToken->setPlaceholderText(tr("Only for temporary keys"));
    addRow(form, ProfileField::SessionToken, tr("Session t&oken"), m_sessionToken);
    m_region = new QComboBox(m_fields);
    m_region->setObjectName(u"region"_s);
    m_region->setEditable(true);
    m_region->setInsertPolicy(QComboBox::NoInsert);
    for (const RegionName &region : regions)
        m_region->addItem(region.toString());
    m_region->setEditText(u"us-east-1"_s);
    addRow(form, ProfileField::Region, tr("Sign-in &region"), m_region);
    m_region->lineEdit()->setAccessibleName(m_region->accessibleName());
    m_sessionOnly = new QCheckBox(tr("&For This Session Only"), m_fields);
    m_sessionOnly->setObjectName(u"sessionOnly"_s);
    m_sessionOnly->setAccessibleName(tr("For This Session Only"));
    form->addWidget(m_sessionOnly, form->rowCount(), 1);
    m_storage = new ToneLabel(u"storage"_s, m_fields);
    form->addWidget(m_storage, form->rowCount(), 1);
}

void ProfileDialog::buildProblem()
{
    m_problem = new QFrame(this);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(m_problem);
    layout->setContentsMargins(grid, grid, grid, grid);
    layout->setSpacing(grid);
    m_problemText = new ToneLabel(u"problemText"_s, m_problem);
    layout->addWidget(m_problemText);
    m_problemWayOut = new QPushButton(tr("&Use For This Session Only"), m_problem);
    m_problemWayOut->setObjectName(u"useForSessionOnly"_s);
    m_problemWayOut->setAccessibleName(tr("Use For This Session Only"));
    m_problemWayOut->setAutoDefault(false);
    layout->addWidget(m_problemWayOut, 0, Qt::AlignLeft);
    m_problem->hide();
    connect(m_problemWayOut, &QPushButton::clicked, this, &ProfileDialog::useForSessionOnly);
}

void ProfileDialog::addRow(QGridLayout *form, ProfileField field, const QString &label, QWidget *widget)
{
    auto *caption = new QLabel(label, m_fields);
    caption->setBuddy(widget);
    QString spoken = label;
    widget->setAccessibleName(spoken.remove(u'&'));
    const int row = form->rowCount();
    form->addWidget(caption, row, 0);
    form->addWidget(widget, row, 1);
    auto *note = new ToneLabel(widget->objectName() + "Note"_L1, m_fields);
    note->hide();
    form->addWidget(note, row + 1, 1);
    m_notes.insert(field, note);
    const auto changed = [this, field] {
        m_problems.remove(field);
        updateHints();
    };
    // textChanged, not textEdited: assistive programs set the text without editing it.
    if (auto *edit = qobject_cast<QLineEdit *>(widget))
        connect(edit, &QLineEdit::textChanged, this, changed);
    else if (auto *combo = qobject_cast<QComboBox *>(widget))
        connect(combo, &QComboBox::editTextChanged, this, changed);
}

void ProfileDialog::buildButtons()
{
    m_test = new QPushButton(tr("&Test"), this);
    m_test->setObjectName(u"test"_s);
    m_test->setAccessibleName(tr("Test"));
    m_test->setAutoDefault(false);
    auto *box = new QDialogButtonBox(this);
    m_save = box->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"save"_s);
    m_save->setAccessibleName(tr("Save"));
    m_save->setDefault(true);
    QPushButton *cancel = box->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(u"cancel"_s);
    cancel->setAccessibleName(tr("Cancel"));
    cancel->setAutoDefault(false);
    Theme::makePrimary(m_save);
    auto *row = new QHBoxLayout;
    row->addWidget(m_test);
    row->addStretch(1);
    row->addWidget(box);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_test, &QPushButton::clicked, this, &ProfileDialog::test);
    connect(box, &QDialogButtonBox::accepted, this, &ProfileDialog::save);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
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
