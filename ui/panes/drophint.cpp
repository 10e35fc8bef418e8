// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/drophint.h"

#include "ui/theme.h"

#include <QPainter>

namespace Hubwarden {

DropHint::DropHint(const Theme &theme, const QString &words, QWidget &page)
    : QWidget(&page)
    , m_theme(theme)
{
    setAccessibleName(words);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropHint::appear()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = m_theme.color(ColorToken::Surface);
    veil.setAlpha(230); // what is below stays to be guessed
    painter.fillRect(rect(), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(ColorToken::Accent), 2, Qt::DashLine));
    painter.drawRoundedRect(rect().adjusted(8, 8, -8, -8), 6, 6);
    painter.setPen(m_theme.color(ColorToken::Text));
    painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, accessibleName());
}

} // namespace Hubwarden
