// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace Hubwarden {

//! RFC 4180 with commas and CRLF, UTF-8 with a byte order mark, so that spreadsheets take it for what it is.
//!
//! Two kinds of cells differ from their value:
//! - A cell that a spreadsheet would run begins with = + - @ (or their full-width forms), tab, CR or LF: it gets an
//!   apostrophe in front.
//! - A cell of digits that a spreadsheet would change (a leading zero, or more than 11 digits: account IDs) gets one tab
//!   in front. Excel and LibreOffice then take it for text, quoted or not, and show nothing odd; the digits stay in one
//!   piece for search, and programs strip white space. ="0123…" would be a formula in every file that says it has none,
//!   an apostrophe is shown when a file is opened, hyphens break the search, and quotes alone do not help.
//! So a tab at the start of a cell is never part of its value.
QByteArray toCsv(const QStringList &header, const QList<QStringList> &rows);

//! Replaces the file in one step or leaves it as it was; Kind::Storage with the path and the system's words.
Result<Done> writeCsv(const QString &path, const QStringList &header, const QList<QStringList> &rows);

} // namespace Hubwarden
