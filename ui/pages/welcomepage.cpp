// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/welcomepage.h"

#include "ui/errortext.h"
#include "ui/panes/flowlayout.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Hubwarden {

WelcomePage::WelcomePage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *icon = new QLabel(this);
    // The drawing has air on both sides; without it the shield stands in line with the words.
    const QPixmap shield = applicationIcon().pixmap(QSize(96, 96), devicePixelRatioF());
    const int air = shield.width() * 36 / 256;
    icon->setPixmap(shield.copy(air, 0, shield.width() - air, shield.height()));
    auto *title = new QLabel(tr("Find and decline Security Hub invitations"), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    title->setFont(large);
    title->setWordWrap(true);
    auto *text = new QLabel(
        tr("Hubwarden works on AWS Security Hub (console: Security Hub CSPM). Nothing is declined "
           "until you confirm a list. Access keys you enter are kept in the %1; keys in ~/.aws stay "
           "where they are.")
            .arg(storeName()),
        this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    auto *enter = new QPushButton(tr("Enter Access Keys…"), this);
    Theme::makePrimary(enter);
    auto *practice = new QPushButton(tr("Try It with Practice Data"), this);
    auto *practiceWords
        = new QLabel(tr("Opens a second window with made-up accounts. Nothing leaves this computer."), this);
    practiceWords->setWordWrap(true);
    practice->setAccessibleDescription(practiceWords->text());
    for (QPushButton *button : {enter, practice})
        button->setMinimumHeight(36);
    connect(practice, &QPushButton::clicked, this, &WelcomePage::practiceRequested);
    connect(enter, &QPushButton::clicked, this, &WelcomePage::enterAccessKeysRequested);
    connect(&m_theme, &Theme::changed, enter, qOverload<>(&QWidget::update));

    auto *column = new QWidget(this);
    column->setMaximumWidth(33 * fontMetrics().height());
    auto *words = new QVBoxLayout(column);
    words->setSpacing(16);
    words->addWidget(icon);
    words->addWidget(title);
    words->addWidget(text);
    words->addSpacing(8);
    auto *row = new QWidget(column);
    auto *buttons = new FlowLayout(row); // with a large font they stand below each other
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    buttons->addWidget(enter);
    buttons->addWidget(practice);
    words->addWidget(row);
    words->addWidget(practiceWords);
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 4);
    across->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(across);
    layout->addStretch(3);
}

} // namespace Hubwarden
