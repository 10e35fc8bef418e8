// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLocale>

namespace Hubwarden {

//! Makes the program speak the first language of this locale that it knows, and Qt's own dialogs the same one;
//! English if it knows none. Called once, after the application is there.
void installWords(const QLocale &locale);

} // namespace Hubwarden
