// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>

class QWidget;

namespace Hubwarden {

//! Where the keyboard begins in a pane. It is no focus proxy: with one Tab would jump over what stands before the part.
void setMainPart(QWidget &pane, QWidget &part);

//! Gives the keyboard to the main part of a pane, or to the first of it.
void focusPane(QWidget &pane);

//! Moves the keyboard from the pane it is in to the next visible one; direction 1 or -1.
void focusNextPane(const QList<QWidget *> &panes, int direction);

} // namespace Hubwarden
