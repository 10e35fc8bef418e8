// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>

class QWidget;

namespace Hubwarden {

//! Moves the keyboard from the pane it is in to the next visible one; direction 1 or -1.
void focusNextPane(const QList<QWidget *> &panes, int direction);

} // namespace Hubwarden
