// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QPair>
#include <QString>

namespace Hubwarden {

class Theme;

//! What it is, and the value. Not translated: whoever reads a report is not the person who copied it.
using SystemFacts = QList<QPair<QString, QString>>;

//! The versions of the program, of what it is made with and of what it runs on.
SystemFacts versionFacts();
//! A line for each.
QString factsText(const SystemFacts &facts);

//! What a report about a fault needs to know of this computer: versions, screen, look. No names, paths, accounts or keys.
QString debugInfo(const Theme &theme);

} // namespace Hubwarden
