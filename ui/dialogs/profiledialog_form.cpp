// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/profiledialog.h"

#include "ui/dialogs/secretfield.h"
#include "ui/dialogs/tonelabel.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
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
constexpr int resultLines = 4; //!< of a test; few results have more

} // namespace

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

} // namespace Hubwarden
