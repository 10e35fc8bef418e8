// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/themestyle.h"

#include "ui/themeicons.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace Hubwarden {

ThemeStyle::ThemeStyle(const ThemeColors &colors)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_colors(colors)
{
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    // Only what Fusion draws too faint, too round or in gradients; everything else stays its own.
    switch (static_cast<int>(element)) {
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->lineWidth > 0 || element == PE_FrameLineEdit))
            return drawField(option, painter);
        break;
    case PE_Frame:
    case PE_FrameTabWidget:
        return drawFrame(option, painter, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheck(option, painter);
    case PE_IndicatorRadioButton:
        return drawRadio(option, painter);
    case PE_PanelButtonCommand:
        return drawButton(option, painter, widget);
    case PE_PanelButtonTool:
        return drawToolButton(option, painter);
    case PE_IndicatorHeaderArrow:
        return; // drawn with the section: the place that the base class gives it is too high
    case PE_FrameTabBarBase:
        return painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                                 m_colors.color(ColorToken::Border));
    case PE_PanelScrollAreaCorner:
        return painter->fillRect(option->rect, option->palette.base()); // where two scroll bars would meet
    case PE_FrameFocusRect:
        return drawFocus(option, painter, widget);
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (static_cast<int>(element)) {
    case CE_PushButtonLabel:
        return drawButtonLabel(option, painter, widget);
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeader(option, painter);
    case CE_HeaderLabel:
        return drawHeaderLabel(option, painter, widget);
    case CE_TabBarTabShape:
        return drawTab(option, painter);
    case CE_Splitter:
        return drawSplitter(option, painter);
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        return element == CE_ProgressBarContents ? drawProgress(option, painter) : void();
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return drawScrollBar(slider, painter, widget);
    }
    if (control == CC_ComboBox)
        return drawComboBox(option, painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl subControl, const QWidget *widget) const
{
    const auto *bar
        = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider *>(option) : nullptr;
    if (!bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    // No arrow buttons: the whole length is groove.
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int shortest = std::min(length, 32);
    const int size
        = range > 0 ? std::clamp(static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)),
                                 shortest, length)
                    : length;
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - size,
                                              bar->upsideDown);
    const auto part = [&](int from, int extent) {
        return visualRect(bar->direction, bar->rect,
                          across ? QRect(from, 0, extent, bar->rect.height())
                                 : QRect(0, from, bar->rect.width(), extent));
    };
    switch (static_cast<int>(subControl)) {
    case SC_ScrollBarSlider:
        return part(start, size);
    case SC_ScrollBarSubPage:
        return part(0, start);
    case SC_ScrollBarAddPage:
        return part(start + size, length - start - size);
    case SC_ScrollBarGroove:
        return bar->rect;
    default:
        return {};
    }
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    // The whole cell: around nothing but an empty text it would be a stroke.
    if (element == SE_ItemViewItemFocusRect)
        return option->rect.adjusted(1, 1, -1, -2);
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(5, 0, -5, 0) : rect;
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (static_cast<int>(type)) {
    case CT_PushButton:
        result.setWidth(result.width() + 20);
        [[fallthrough]];
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), rowHeight));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), rowHeight + 2));
        break;
    case CT_TabBarTab:
        result = {result.width() + 8, std::max(result.height(), rowHeight + 6)};
        break;
    default:
        break;
    }
    return result;
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (static_cast<int>(metric)) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 8;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_HeaderMargin:
    case PM_HeaderMarkSize:
        return 8;
    case PM_FocusFrameHMargin:
        return 6; // the space left and right of the text in a cell
    case PM_SplitterWidth:
        return 5;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (static_cast<int>(hint)) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon ThemeStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const auto drawing = [this](Tone tone) {
        const QColor color = m_colors.tone(tone);
        return tintedIcon(toneIcon(tone), color, color);
    };
    switch (static_cast<int>(which)) {
    case SP_MessageBoxCritical:
        return drawing(Tone::Failed);
    case SP_MessageBoxWarning:
        return drawing(Tone::Attention);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return drawing(Tone::Neutral);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

ThemeColors themeColors(const QWidget &widget)
{
    if (const auto *style = qobject_cast<const ThemeStyle *>(widget.style()))
        return style->colors();
    return isDark(QGuiApplication::palette()) ? ThemeColors::dark() : ThemeColors::light();
}

} // namespace Hubwarden
