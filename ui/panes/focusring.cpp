// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/focusring.h"

#include "ui/themestyle.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>

namespace Hubwarden {

FocusRing::FocusRing(QAbstractScrollArea &area)
    : QWidget(&area)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(area.rect());
    setVisible(area.hasFocus());
    area.installEventFilter(this);
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    if (event->type() == QEvent::FocusIn)
        raise();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        setVisible(event->type() == QEvent::FocusIn);
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent *)
{
    constexpr int width = 2;
    QPainter painter(this);
    painter.setPen(QPen(themeColors(*this).color(ColorToken::Accent), width, Qt::SolidLine, Qt::SquareCap,
                        Qt::MiterJoin));
    painter.drawRect(rect().adjusted(width / 2, width / 2, -width / 2, -width / 2));
}

} // namespace Hubwarden
