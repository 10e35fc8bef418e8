// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/causecard.h"

#include "ui/panes/flowlayout.h"
#include "ui/panes/focusring.h"
#include "ui/panes/plainlabel.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 20;
constexpr int mostLines = 8;

void setWords(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

CauseCard::CauseCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_title(plainLabel(this))
    , m_extent(plainLabel(this))
    , m_meaning(plainLabel(this))
    , m_quote(plainLabel(this))
    , m_who(plainLabel(this))
    , m_what(plainLabel(this))
    , m_command(plainLabel(this))
    , m_togglePlaces(new QPushButton(this))
    , m_copyCommand(new QPushButton(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_places(new QPlainTextEdit(this))
{
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    buildWords(words);
    buildButtons(words);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 13);
    layout->setSpacing(12);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    connect(&m_theme, &Theme::changed, this, &CauseCard::updateLook);
    showPlaces(false);
    updateLook();
}

void CauseCard::buildWords(QVBoxLayout *layout)
{
    makeHeavier(*m_title);
    m_command->setFont(Theme::idFont());
    for (QLabel *label : {m_title, m_extent, m_meaning, m_quote, m_what, m_who, m_command})
        layout->addWidget(label);
}

void CauseCard::buildButtons(QVBoxLayout *layout)
{
    auto *row = new QWidget(this);
    auto *buttons = new FlowLayout(row);
    buttons->setContentsMargins(0, 4, 0, 0);
    buttons->setSpacing(8);
    for (QPushButton *button : {m_togglePlaces, m_copyCommand, m_copy})
        buttons->addWidget(button);
    layout->addWidget(row);
    m_places->setReadOnly(true);
    m_places->setFont(Theme::idFont());
    m_places->setTabChangesFocus(true);
    new FocusRing(*m_places);
    m_places->setAccessibleName(tr("Places"));
    layout->addWidget(m_places);
    connect(m_togglePlaces, &QPushButton::clicked, this, [this] { showPlaces(m_places->isHidden()); });
    connect(m_copyCommand, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_cause.text.command); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(causeReport(m_cause)); });
}

void CauseCard::showCause(const Cause &cause)
{
    if (cause == m_cause)
        return;
    m_cause = cause;
    setWords(m_title, cause.text.title);
    setWords(m_extent, extentText(cause));
    setWords(m_meaning, cause.text.meaning);
    setWords(m_quote, quoteText(cause));
    setWords(m_who, tr("Who can fix it: %1").arg(cause.text.whoCanFix));
    setWords(m_what, cause.text.whatToDo);
    setWords(m_command, cause.text.command);
    m_copyCommand->setText(copyCommandText(cause.text));
    m_copyCommand->setVisible(!cause.text.command.isEmpty());
    m_places->setPlainText(placesText(cause));
    const int lines = std::min(mostLines, std::max(2, m_places->blockCount()));
    m_places->setFixedHeight(lines * m_places->fontMetrics().lineSpacing() + 16);
    setAccessibleName(cause.text.title + u", "_s + extentText(cause));
    setAccessibleDescription((cause.text.meaning + u' ' + quoteText(cause)).trimmed() + u' '
                             + cause.text.whatToDo);
    // Every card has buttons of these names; the description says whose they are.
    for (QPushButton *button : {m_togglePlaces, m_copyCommand, m_copy})
        button->setAccessibleDescription(accessibleName());
    updateLook();
}

void CauseCard::showPlaces(bool shown)
{
    m_places->setVisible(shown);
    m_togglePlaces->setText(shown ? tr("Hide Places") : tr("Show Places"));
}

void CauseCard::updateLook()
{
    m_icon->setPixmap(tintedPixmap(toneIcon(m_cause.tone), iconSize, m_theme.colors().tone(m_cause.tone),
                                   devicePixelRatioF()));
    for (QPushButton *button : {m_copy, m_copyCommand})
        button->setIcon(m_theme.icon(Icon::Copy));
    QPalette quiet = palette();
    // On a ground of role Base a label takes its color from Text.
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        quiet.setColor(role, m_theme.color(ColorToken::SecondaryText));
    for (QLabel *label : {m_extent, m_who})
        label->setPalette(quiet);
    update();
}

void CauseCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorToken::Border));
}

} // namespace Hubwarden
