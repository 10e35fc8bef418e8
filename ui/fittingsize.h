// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSize>

class QWidget;

namespace Hubwarden {

//! What is that wide with the usual font, in pixels: wider with a larger font, never narrower.
int fittingWidth(const QWidget &widget, int usual);

//! How large a dialog begins: larger for a larger font, never larger than its screen. @param usual size at the usual font
QSize fittingSize(const QWidget &dialog, const QSize &usual);

} // namespace Hubwarden
