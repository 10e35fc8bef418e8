// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QLabel;
class QWidget;

namespace Hubwarden {

//! A label for words from outside: shown as they are, never as markup; wrapped, and the mouse can select them.
QLabel *plainLabel(QWidget *parent);

//! A shade heavier than the text around it.
void makeHeavier(QLabel &label);

} // namespace Hubwarden
