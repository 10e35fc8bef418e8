// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/fittingsize.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace Hubwarden {

QSize fittingSize(const QWidget &dialog, const QSize &usual)
{
    constexpr double usualLine = 17; // pixels, of the fonts that systems come with
    const double scale = std::max(1.0, dialog.fontMetrics().height() / usualLine);
    const QSize frame(16, 48); // drawn by the window manager, and not known before the window shows
    return (usual * scale).boundedTo(dialog.screen()->availableSize() - frame);
}

} // namespace Hubwarden
