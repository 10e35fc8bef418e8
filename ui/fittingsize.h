// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSize>

class QWidget;

namespace Hubwarden {

//! How large a dialog begins: larger for a larger font, never larger than its screen. @param usual size at the usual font
QSize fittingSize(const QWidget &dialog, const QSize &usual);

} // namespace Hubwarden
