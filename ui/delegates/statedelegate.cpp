// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/delegates/statedelegate.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr int margin = 6;  // from the cell's edge to the badge
constexpr int padding = 7; // inside the badge
constexpr int iconSize = 16;
constexpr int gap = 5; // between icon and word

} // namespace

StateDelegate::StateDelegate(const Theme &theme, int iconRole, int toneRole, QObject *parent)
    : RowDelegate(theme, parent)
    , m_iconRole(iconRole)
    , m_toneRole(toneRole)
{
}

void StateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QVariant icon = index.data(m_iconRole);
    if (!icon.isValid())
        return RowDelegate::paint(painter, option, index);

    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QWidget *widget = cell.widget;
    QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

    const auto tone = static_cast<Tone>(index.data(m_toneRole).toInt());
    const QColor color = theme().colors().tone(tone);
    const int wanted = 2 * padding + iconSize + gap + cell.fontMetrics.horizontalAdvance(text) + 2;
    const int height = std::max(22, cell.fontMetrics.height() + 4);
    QRect badge(0, 0, std::min(wanted, cell.rect.width() - 2 * margin), height);
    badge.moveCenter(cell.rect.center());
    badge.moveLeft(cell.rect.left() + margin);
    badge = QStyle::visualRect(cell.direction, cell.rect, badge);

    painter->save();
    painter->setClipRect(cell.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().colors().softTone(tone));
    painter->drawRoundedRect(badge, 4, 4);
    const QRect inside = badge.adjusted(padding, 0, -padding, 0);
    const QRect iconRect = QStyle::alignedRect(cell.direction, Qt::AlignLeft | Qt::AlignVCenter,
                                               QSize(iconSize, iconSize), inside);
    painter->drawPixmap(iconRect, tintedPixmap(static_cast<Icon>(icon.toInt()), iconSize, color,
                                               painter->device()->devicePixelRatioF()));
    const QRect words = QStyle::visualRect(cell.direction, inside, inside.adjusted(iconSize + gap, 0, 0, 0));
    painter->setPen(color);
    painter->setFont(cell.font);
    painter->drawText(
        words, static_cast<int>(QStyle::visualAlignment(cell.direction, Qt::AlignLeft) | Qt::AlignVCenter),
        cell.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
    drawHairline(painter, cell);
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = RowDelegate::sizeHint(option, index);
    if (index.data(m_iconRole).isValid())
        size.setWidth(2 * (margin + padding) + iconSize + gap
                      + option.fontMetrics.horizontalAdvance(index.data().toString()) + 2);
    return size;
}

} // namespace Hubwarden
