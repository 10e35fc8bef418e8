// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/practicestrip.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace Hubwarden {

PracticeStrip::PracticeStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_title(new QLabel(tr("PRACTICE: nothing leaves this computer"), this))
    , m_words(new QLabel(this))
    , m_newSession(new QPushButton(tr("New Practice Session"), this))
{
    setAccessibleName(m_title->text());
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    // The stripes end where the words begin: nothing is read on two colours.
    constexpr int stripes = 48;
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(stripes + 12, 5, stripes + 12, 6);
    layout->setSpacing(12);
    layout->addLayout(m_text, 1);
    layout->addWidget(m_newSession);
    m_text->addWidget(m_title);
    m_text->addWidget(m_words, 1);
    for (QLabel *label : {m_title, m_words}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_words->setWordWrap(true);
    connect(m_newSession, &QPushButton::clicked, this, &PracticeStrip::newSessionRequested);
    connect(&m_theme, &Theme::changed, this, &PracticeStrip::updateLook);
    setSessionEnded(false);
    updateLook();
}

void PracticeStrip::setSessionEnded(bool ended)
{
    m_newSession->setVisible(ended);
    m_words->setText(ended ? tr("A session has ended, as those of temporary keys do.")
                           : tr("Accounts, senders and answers are made up. AWS's real texts may differ."));
    arrangeWords();
}

//! Below the title if both do not fit into one line.
void PracticeStrip::arrangeWords()
{
    const auto line
        = [](const QLabel *label) { return label->fontMetrics().horizontalAdvance(label->text()); };
    const int button = m_newSession->isHidden() ? 0 : m_newSession->sizeHint().width() + layout()->spacing();
    const int needed = line(m_title) + layout()->spacing() + line(m_words) + button;
    const bool stacked = needed > layout()->contentsRect().width();
    m_text->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_text->setSpacing(stacked ? 2 : layout()->spacing());
    m_title->setWordWrap(stacked);
}

void PracticeStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeWords();
}

void PracticeStrip::updateLook()
{
    QPalette words = palette();
    words.setColor(QPalette::WindowText, m_theme.color(ColorToken::PracticeText));
    m_title->setPalette(words);
    m_words->setPalette(words);
    update();
}

void PracticeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorToken::PracticeStripe));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(ColorToken::PracticeText));
    constexpr int ends = 48;
    constexpr int step = 16;
    const int slant = height();
    for (const int begin : {0, width() - ends}) {
        painter.setClipRect(begin, 0, ends, height());
        for (int x = begin - slant; x < begin + ends; x += step)
            painter.drawPolygon(QPolygon(
                {{x, height()}, {x + slant, 0}, {x + slant + step / 2, 0}, {x + step / 2, height()}}));
    }
}

} // namespace Hubwarden
