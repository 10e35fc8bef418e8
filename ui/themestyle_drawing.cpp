// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/themestyle.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleOption>
#include <QTextEdit>

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr qreal radius = 4;

//! A line of that width lies wholly inside the rectangle.
void outline(QPainter *painter, const QRect &rect, const QColor &color, qreal width, const QColor &fill,
             qreal corner = radius)
{
    const qreal half = width / 2;
    painter->setPen(QPen(color, width));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), corner, corner);
}

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property(ThemeStyle::primaryProperty).toBool();
}

class Painting
{
public:
    explicit Painting(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Painting() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(Painting)

private:
    QPainter *m_painter;
};

} // namespace

void ThemeStyle::drawField(const QStyleOption *option, QPainter *painter) const
{
    const Painting painting(painter);
    const bool enabled = option->state & State_Enabled;
    const bool focus = option->state & State_HasFocus;
    const QColor fill = m_colors.color(enabled ? ColorToken::Surface : ColorToken::Window);
    if (focus && enabled)
        outline(painter, option->rect, m_colors.color(ColorToken::Accent), 2, fill);
    else
        outline(painter, option->rect,
                m_colors.color(enabled ? ColorToken::ControlOutline : ColorToken::Border), 1, fill);
}

void ThemeStyle::drawFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Painting painting(painter);
    const bool editor
        = qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
    const ColorToken token = editor ? ColorToken::ControlOutline : ColorToken::Border;
    // The contents reach into the corners of a frame: straight ones, unlike those of fields.
    outline(painter, option->rect, m_colors.color(token), 1, QColor(), 0);
}

void ThemeStyle::drawCheck(const QStyleOption *option, QPainter *painter) const
{
    const Painting painting(painter);
    const int side = std::min({option->rect.width(), option->rect.height(), 16});
    QRect box(0, 0, side, side);
    box.moveCenter(option->rect.center());
    const bool enabled = option->state & State_Enabled;
    const bool some = option->state & (State_On | State_NoChange);
    const QColor line = m_colors.color(!enabled ? ColorToken::Border
                                       : some   ? ColorToken::Accent
                                                : ColorToken::ControlOutline);
    outline(painter, box, line, 1.5, some ? line : m_colors.color(ColorToken::Surface), 3);
    if (!some)
        return;
    painter->setPen(QPen(m_colors.color(enabled ? ColorToken::OnAccent : ColorToken::SecondaryText), 2,
                         Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const qreal unit = side / 16.0;
    const auto at = [&](qreal x, qreal y) { return QPointF(box.x() + x * unit, box.y() + y * unit); };
    if (option->state & State_NoChange)
        painter->drawLine(at(4.5, 8), at(11.5, 8));
    else
        painter->drawPolyline(QPolygonF({at(4, 8.3), at(7, 11.2), at(12, 5.2)}));
}

void ThemeStyle::drawRadio(const QStyleOption *option, QPainter *painter) const
{
    const Painting painting(painter);
    const bool enabled = option->state & State_Enabled;
    const bool on = option->state & State_On;
    const QColor line = m_colors.color(!enabled ? ColorToken::Border
                                       : on     ? ColorToken::Accent
                                                : ColorToken::ControlOutline);
    const QRectF circle = QRectF(option->rect).adjusted(1, 1, -1, -1);
    painter->setPen(QPen(line, 1.5));
    painter->setBrush(m_colors.color(ColorToken::Surface));
    painter->drawEllipse(circle);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(line);
        painter->drawEllipse(circle.adjusted(3.5, 3.5, -3.5, -3.5));
    }
}

void ThemeStyle::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool enabled = option->state & State_Enabled;
    const bool down = option->state & (State_Sunken | State_On);
    const bool hover = enabled && (option->state & State_MouseOver);
    const bool isDefault = button && (button->features & QStyleOptionButton::DefaultButton);
    // What Enter would press is always shown, even if the mouse opened the dialog.
    const bool focus
        = (option->state & State_HasFocus) && (isDefault || (option->state & State_KeyboardFocusChange));
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    const Painting painting(painter);
    const QColor accent = m_colors.color(ColorToken::Accent);
    if (isPrimary(widget) && enabled) {
        outline(painter, option->rect, accent, 1,
                down    ? accent.darker(112)
                : hover ? accent.lighter(108)
                        : accent);
        if (focus)
            outline(painter, option->rect.adjusted(2, 2, -2, -2), m_colors.color(ColorToken::OnAccent), 1.5,
                    QColor(), radius - 1);
        return;
    }
    const QColor fill = m_colors.color(!enabled ? ColorToken::Window
                                       : down   ? ColorToken::Selection
                                       : hover  ? ColorToken::Hover
                                                : ColorToken::Surface);
    if (flat && !down && !hover && !focus)
        return;
    if (focus)
        outline(painter, option->rect, accent, 2, fill);
    else
        outline(painter, option->rect,
                m_colors.color(!enabled ? ColorToken::Border : ColorToken::ControlOutline), 1, fill);
}

void ThemeStyle::drawToolButton(const QStyleOption *option, QPainter *painter) const
{
    const bool enabled = option->state & State_Enabled;
    const bool down = option->state & (State_Sunken | State_On);
    const bool hover = enabled && (option->state & State_MouseOver);
    const bool focus = (option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange);
    if (!down && !hover && !focus)
        return;
    const Painting painting(painter);
    const QColor fill = m_colors.color(down    ? ColorToken::Selection
                                       : hover ? ColorToken::Hover
                                               : ColorToken::Window);
    outline(painter, option->rect, focus || down ? m_colors.color(ColorToken::Accent) : fill, focus ? 2 : 1,
            fill);
}

void ThemeStyle::drawFocus(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const bool view = qobject_cast<const QAbstractItemView *>(widget) != nullptr;
    // Buttons show the focus on their outline.
    if (qobject_cast<const QPushButton *>(widget) || (!view && !(option->state & State_KeyboardFocusChange)))
        return;
    const Painting painting(painter);
    outline(painter, option->rect, m_colors.color(ColorToken::Accent), view ? 1.5 : 2, QColor(),
            view ? 2 : radius);
}

void ThemeStyle::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button || !isPrimary(widget) || !(option->state & State_Enabled))
        return QProxyStyle::drawControl(CE_PushButtonLabel, option, painter, widget);
    QStyleOptionButton label(*button);
    label.palette.setColor(QPalette::ButtonText, m_colors.color(ColorToken::OnAccent));
    QProxyStyle::drawControl(CE_PushButtonLabel, &label, painter, widget);
}

//! The margin is for left and right: in a row of a table's height it would cut accents off.
void ThemeStyle::drawHeaderLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    const int margin = pixelMetric(PM_HeaderMargin, option, widget);
    // A QHeaderView of Qt 6 gives the later version of the option.
    QStyleOptionHeaderV2 label;
    if (const auto *given = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
        label = *given;
    else
        static_cast<QStyleOptionHeader &>(label) = *header;
    label.rect.adjust(0, -margin, 0, margin);
    QProxyStyle::drawControl(CE_HeaderLabel, &label, painter, widget);
}

void ThemeStyle::drawHeader(const QStyleOption *option, QPainter *painter) const
{
    painter->fillRect(option->rect, m_colors.color(ColorToken::Window));
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      m_colors.color(ColorToken::Border));
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (header && header->sortIndicator != QStyleOptionHeader::None) {
        QStyleOption arrow(*option);
        arrow.rect = visualRect(option->direction, option->rect,
                                QRect(option->rect.right() - 18, option->rect.center().y() - 5, 11, 11));
        // QHeaderView calls ascending "down"; people expect it to point up.
        proxy()->drawPrimitive(header->sortIndicator == QStyleOptionHeader::SortDown ? PE_IndicatorArrowUp
                                                                                     : PE_IndicatorArrowDown,
                               &arrow, painter, nullptr);
    }
    if (!header || header->orientation == Qt::Vertical || header->position == QStyleOptionHeader::End
        || header->position == QStyleOptionHeader::OnlyOneSection)
        return;
    const QRect line(option->rect.right(), option->rect.top() + 7, 1, option->rect.height() - 14);
    painter->fillRect(visualRect(option->direction, option->rect, line), m_colors.color(ColorToken::Border));
}

void ThemeStyle::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const bool selected = option->state & State_Selected;
    if (!selected && (option->state & State_MouseOver))
        painter->fillRect(option->rect, m_colors.color(ColorToken::Hover));
    const int thickness = selected ? 3 : 1;
    painter->fillRect(
        QRect(option->rect.left(), option->rect.bottom() - thickness + 1, option->rect.width(), thickness),
        m_colors.color(selected ? ColorToken::Accent : ColorToken::Border));
    if ((option->state & State_HasFocus) && selected) {
        const Painting painting(painter);
        outline(painter, option->rect.adjusted(2, 2, -2, -5), m_colors.color(ColorToken::Accent), 1.5,
                QColor());
    }
}

void ThemeStyle::drawSplitter(const QStyleOption *option, QPainter *painter) const
{
    QRect line = option->rect;
    if (option->state & State_Horizontal)
        line = QRect(line.center().x(), line.top(), 1, line.height());
    else
        line = QRect(line.left(), line.center().y(), line.width(), 1);
    painter->fillRect(
        line, m_colors.color(option->state & State_MouseOver ? ColorToken::Accent : ColorToken::Border));
}

void ThemeStyle::drawProgress(const QStyleOption *option, QPainter *painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const Painting painting(painter);
    const int height = std::min(option->rect.height(), 6);
    QRectF groove(option->rect.left(), 0, option->rect.width(), height);
    groove.moveTop(option->rect.center().y() + 1 - height / 2.0);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_colors.color(ColorToken::Border));
    painter->drawRoundedRect(groove, height / 2.0, height / 2.0);
    const int range = bar->maximum - bar->minimum;
    if (range <= 0)
        return;
    QRectF filled = groove;
    filled.setWidth(groove.width() * (bar->progress - bar->minimum) / range);
    if (option->direction == Qt::RightToLeft)
        filled.moveRight(groove.right());
    painter->setBrush(m_colors.color(ColorToken::Accent));
    painter->drawRoundedRect(filled, height / 2.0, height / 2.0);
}

void ThemeStyle::drawScrollBar(const QStyleOptionSlider *option, QPainter *painter,
                               const QWidget *widget) const
{
    painter->fillRect(option->rect, m_colors.color(ColorToken::Window));
    if (option->maximum <= option->minimum)
        return;
    const Painting painting(painter);
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool active = (option->activeSubControls & SC_ScrollBarSlider) || (option->state & State_Sunken);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_colors.color(active ? ColorToken::SecondaryText : ColorToken::ControlOutline));
    painter->drawRoundedRect(slider.adjusted(3, 3, -3, -3), 3, 3);
}

void ThemeStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter,
                              const QWidget *widget) const
{
    drawField(option, painter);
    const QStyleOption &plain = *option;
    QStyleOption arrow(plain);
    arrow.rect = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    arrow.rect = QRect(0, 0, 12, 12).translated(arrow.rect.center() - QPoint(6, 6));
    drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

} // namespace Hubwarden
