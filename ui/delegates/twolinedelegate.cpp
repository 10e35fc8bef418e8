// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/delegates/twolinedelegate.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr int iconSize = 16;

int lineHeightOf(const QFontMetrics &font)
{
    return std::max(20, font.height() + 2);
}

} // namespace

TwoLineDelegate::TwoLineDelegate(const Theme &theme, int lineRole, int iconRole, int toneRole,
                                 QObject *parent)
    : RowDelegate(theme, parent)
    , m_lineRole(lineRole)
    , m_iconRole(iconRole)
    , m_toneRole(toneRole)
{
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const QString line = index.data(m_lineRole).toString();
    if (line.isEmpty())
        return RowDelegate::paint(painter, option, index);

    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QWidget *widget = cell.widget;
    QStyle *style = widget ? widget->style() : QApplication::style();
    const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, &cell, widget);
    const QString name = std::exchange(cell.text, QString());
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

    // Reckoned from left to right, drawn as the language goes.
    const auto placed
        = [&cell](const QRect &place) { return QStyle::visualRect(cell.direction, cell.rect, place); };
    const int alignment
        = static_cast<int>(QStyle::visualAlignment(cell.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    const int lineHeight = lineHeightOf(cell.fontMetrics);
    const int left = placed(text).left() + 4;
    const int width = cell.rect.right() - left - 6;
    const QRect top(left, cell.rect.top() + 4, width, lineHeight);
    const QRect bottom = top.translated(0, lineHeight - 1);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(theme().color(ColorToken::Text));
    painter->drawText(placed(top), alignment, cell.fontMetrics.elidedText(name, Qt::ElideRight, width));
    const QColor tone = theme().colors().tone(static_cast<Tone>(index.data(m_toneRole).toInt()));
    const QRect icon(left, bottom.top() + (lineHeight - iconSize) / 2, iconSize, iconSize);
    painter->drawPixmap(placed(icon).topLeft(),
                        tintedPixmap(static_cast<Icon>(index.data(m_iconRole).toInt()), iconSize, tone,
                                     painter->device()->devicePixelRatioF()));
    painter->setPen(theme().color(ColorToken::SecondaryText));
    const QRect words = bottom.adjusted(iconSize + 5, 0, 0, 0);
    painter->drawText(placed(words), alignment,
                      cell.fontMetrics.elidedText(line, Qt::ElideRight, words.width()));
    painter->restore();
    drawHairline(painter, cell);
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = RowDelegate::sizeHint(option, index);
    if (!index.data(m_lineRole).toString().isEmpty())
        size.setHeight(2 * lineHeightOf(option.fontMetrics) + 6);
    return size;
}

QWidget *TwoLineDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    QWidget *editor = RowDelegate::createEditor(parent, option, index);
    if (editor)
        editor->setAccessibleName(tr("New name of %1").arg(index.data().toString()));
    return editor;
}

void TwoLineDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &index) const
{
    RowDelegate::updateEditorGeometry(editor, option, index);
    QRect place = editor->geometry();
    place.setHeight(28);
    if (option.direction == Qt::RightToLeft)
        place.setLeft(option.rect.left());
    else
        place.setRight(option.rect.right());
    editor->setGeometry(place);
}

} // namespace Hubwarden
