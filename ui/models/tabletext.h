// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QStringList>

namespace Hubwarden {

//! A table as plain texts.
struct TableText
{
    QStringList header;
    QList<QStringList> rows;

    bool operator==(const TableText &) const = default;
};

enum class TableHeader { Without, With };

//! The texts of those rows and columns, in that order; textRole gives what is copied or exported instead of what is
//! seen.
TableText tableText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns,
                    int textRole);
//! Every row and column, hidden ones too, but columns without a title.
TableText wholeTable(const QAbstractItemModel &model, int textRole);

//! For spreadsheets: tabs and line ends inside a cell become blanks, a formula becomes text.
QString toTsv(const TableText &table, TableHeader header);
//! Cells are marked as text, so that spreadsheets keep leading zeros.
QString toHtml(const TableText &table, TableHeader header);

} // namespace Hubwarden
