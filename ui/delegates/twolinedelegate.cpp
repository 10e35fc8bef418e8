// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/delegates/twolinedelegate.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace Hubwarden {

namespace {

constexpr int iconSize = 16;
constexpr int noteGap = 8;

int lineHeightOf(const QFontMetrics &font)
{
    return std::max(20, font.height() + 2);
}

} // namespace

TwoLineDelegate::TwoLineDelegate(const Theme &theme, Roles roles, QObject *parent)
    : RowDelegate(theme, parent)
    , m_roles(roles)
{
}

//! Reckoned from left to right.
void TwoLineDelegate::drawFirstLine(QPainter &painter, const QStyleOptionViewItem &cell, const QRect &line,
                                    const QString &name, const QString &note) const
{
    const int alignment
        = static_cast<int>(QStyle::visualAlignment(cell.direction, Qt::AlignLeft) | Qt::AlignVCenter);
    const int noteWidth = cell.fontMetrics.horizontalAdvance(note);
    const QRect first = line.adjusted(0, 0, note.isEmpty() ? 0 : -noteWidth - noteGap, 0);
    painter.setPen(theme().color(ColorToken::Text));
    painter.drawText(QStyle::visualRect(cell.direction, cell.rect, first), alignment,
                     cell.fontMetrics.elidedText(name, Qt::ElideRight, first.width()));
    painter.setPen(theme().color(ColorToken::SecondaryText));
    const QRect last(line.right() + 1 - noteWidth, line.top(), noteWidth, line.height());
    painter.drawText(QStyle::visualRect(cell.direction, cell.rect, last), alignment, note);
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const QString line = index.data(m_roles.line).toString();
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
    drawFirstLine(*painter, cell, top, name, index.data(m_roles.note).toString());
    const QColor tone = theme().colors().tone(static_cast<Tone>(index.data(m_roles.tone).toInt()));
    const QRect icon(left, bottom.top() + (lineHeight - iconSize) / 2, iconSize, iconSize);
    painter->drawPixmap(placed(icon).topLeft(),
                        tintedPixmap(static_cast<Icon>(index.data(m_roles.icon).toInt()), iconSize, tone,
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
    if (!index.data(m_roles.line).toString().isEmpty())
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
