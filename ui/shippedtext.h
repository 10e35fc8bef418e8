// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace Hubwarden {

//! A text that is part of the program: help and licences. Empty if there is none.
//! path: below resources, for example "licences/libraries.md"
QString shippedText(const QString &path);
bool hasShippedText(const QString &path);

} // namespace Hubwarden
