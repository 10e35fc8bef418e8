// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/delegates/rowdelegate.h"

#include "ui/theme.h"
#include "ui/themestyle.h"

#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace Hubwarden {

RowDelegate::RowDelegate(const Theme &theme, QObject *parent, Digits digits)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_digits(digits)
{
}

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (m_digits == Digits::FixedWidth) {
        option->font = m_theme.idFont();
        option->fontMetrics = QFontMetrics(option->font);
    }
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    drawHairline(painter, option);
}

void RowDelegate::drawHairline(QPainter *painter, const QStyleOptionViewItem &option) const
{
    // A tree is told apart by its indentation; lines of different lengths would only add noise.
    if (qobject_cast<const QTreeView *>(option.widget))
        return;
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      m_theme.color(ColorToken::Border));
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), ThemeStyle::rowHeight));
    return size;
}

} // namespace Hubwarden
