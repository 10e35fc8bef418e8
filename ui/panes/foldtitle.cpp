// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/foldtitle.h"

#include <QStyleOption>
#include <QStylePainter>

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr int arrowSize = 12;
constexpr int arrowLeft = 8;
constexpr int wordsLeft = 24;

int lineHeight(const QWidget &title)
{
    return std::max(32, title.fontMetrics().height() + 12);
}

} // namespace

FoldTitle::FoldTitle(QWidget *body, QWidget *pane)
    : QToolButton(pane)
    , m_body(body)
    , m_pane(pane)
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFolded(false);
    connect(this, &QToolButton::clicked, this, [this] {
        setFolded(!m_folded);
        Q_EMIT pressedTo(m_folded);
    });
}

void FoldTitle::setFolded(bool folded)
{
    m_folded = folded;
    m_body->setVisible(!folded);
    // A splitter gives the room to the other panes.
    m_pane->setMaximumHeight(folded ? lineHeight(*this) : QWIDGETSIZE_MAX);
    setToolTip(folded ? tr("Show what is folded away") : tr("Fold this away"));
    setAccessibleDescription(folded ? tr("Folded") : tr("Unfolded"));
    update();
}

QSize FoldTitle::sizeHint() const
{
    return {wordsLeft + fontMetrics().horizontalAdvance(text()) + 8, lineHeight(*this)};
}

void FoldTitle::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton button;
    initStyleOption(&button);
    painter.drawPrimitive(QStyle::PE_PanelButtonTool, button);
    const auto placed
        = [this](const QRect &place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    QStyleOption arrow;
    arrow.initFrom(this);
    arrow.state = button.state;
    arrow.rect = placed(QRect(arrowLeft, (rect().height() - arrowSize) / 2, arrowSize, arrowSize));
    const auto folded = layoutDirection() == Qt::LeftToRight ? QStyle::PE_IndicatorArrowRight
                                                             : QStyle::PE_IndicatorArrowLeft;
    painter.drawPrimitive(m_folded ? folded : QStyle::PE_IndicatorArrowDown, arrow);
    const QRect words = rect().adjusted(wordsLeft, 0, -8, 0);
    painter.drawItemText(placed(words), static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading), palette(),
                         true, fontMetrics().elidedText(text(), Qt::ElideRight, words.width()),
                         QPalette::WindowText);
}

} // namespace Hubwarden
