// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/tonelabel.h"

#include "ui/themeicons.h"
#include "ui/themestyle.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr int iconSize = 16;
constexpr int gap = 6;

} // namespace

ToneLabel::ToneLabel(const QString &objectName, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

void ToneLabel::showWords(const QString &words, std::optional<Tone> tone)
{
    m_tone = tone;
    const int left = tone && layoutDirection() == Qt::LeftToRight ? iconSize + gap : 0;
    const int right = tone && layoutDirection() == Qt::RightToLeft ? iconSize + gap : 0;
    setContentsMargins(left, 0, right, 0);
    setText(words);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
    updateColor();
}

void ToneLabel::keepRoomFor(int lines)
{
    QSizePolicy kept = sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    setSizePolicy(kept);
    setMinimumHeight(lines * fontMetrics().lineSpacing());
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
}

void ToneLabel::updateColor()
{
    QPalette colors;
    if (m_tone)
        colors.setColor(QPalette::WindowText, themeColors(*this).tone(*m_tone));
    if (colors != palette())
        setPalette(colors);
    update();
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    // Not PaletteChange: that is what comes of updateColor().
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationPaletteChange)
        updateColor();
}

void ToneLabel::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!m_tone)
        return;
    QPainter painter(this);
    const int top = std::max(0, (fontMetrics().height() - iconSize) / 2);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), QRect(0, top, iconSize, iconSize));
    painter.drawPixmap(place, tintedPixmap(toneIcon(*m_tone), iconSize, themeColors(*this).tone(*m_tone),
                                           devicePixelRatioF()));
}

} // namespace Hubwarden
