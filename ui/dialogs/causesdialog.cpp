// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/causesdialog.h"

#include "ui/fittingsize.h"
#include "ui/panes/causecards.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace Hubwarden {

CausesDialog::CausesDialog(const Theme &theme, const QString &title, const QList<Cause> &causes,
                           QWidget *parent)
    : QDialog(parent)
    , m_cards(new CauseCards(theme, this))
{
    setWindowTitle(title);
    setAccessibleName(title);
    m_cards->setCauses(causes);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = buttons->addButton(tr("Copy All"), QDialogButtonBox::ActionRole);
    copy->setIcon(theme.icon(Icon::Copy));
    copy->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_cards->report()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(16, 8, 16, 12);
    bar->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_cards, 1);
    layout->addLayout(bar);
    resize(fittingSize(*this, {640, 480}));
    setMinimumSize(360, 240);
}

} // namespace Hubwarden
