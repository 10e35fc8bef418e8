// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/fittingsize.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace Hubwarden {

namespace {

double scaleOf(const QWidget &widget)
{
    constexpr double usualLine = 17; // pixels, of the fonts that systems come with
    return std::max(1.0, widget.fontMetrics().height() / usualLine);
}

} // namespace

int fittingWidth(const QWidget &widget, int usual)
{
    return static_cast<int>(usual * scaleOf(widget));
}

QSize fittingSize(const QWidget &dialog, const QSize &usual)
{
    const QSize frame(16, 48); // drawn by the window manager, and not known before the window shows
    return (usual * scaleOf(dialog)).boundedTo(dialog.screen()->availableSize() - frame);
}

} // namespace Hubwarden
