// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/tabletext.h"

#include "ui/models/tableroles.h"

#include <numeric>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QString tsvLine(const QStringList &cells)
{
    QStringList safe;
    for (QString cell : cells) {
        cell.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
        if (!cell.isEmpty() && u"=+-@"_s.contains(cell.front()))
            cell.prepend(u'\'');
        safe.append(cell);
    }
    return safe.join(u'\t') + u'\n';
}

QString htmlRow(const QStringList &cells, QLatin1StringView tag)
{
    QString row = u"<tr>"_s;
    for (const QString &cell : cells)
        row += u"<%1 style='mso-number-format:\"\\@\"'>%2</%1>"_s.arg(tag, cell.toHtmlEscaped());
    return row + u"</tr>\n"_s;
}

} // namespace

TableText tableText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns,
                    int textRole)
{
    TableText table;
    const int headerRole = textRole == ExportRole ? static_cast<int>(ExportRole) : Qt::DisplayRole;
    for (const int column : columns)
        table.header.append(model.headerData(column, Qt::Horizontal, headerRole).toString());
    table.rows.reserve(rows.size());
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column).data(textRole).toString());
        table.rows.append(cells);
    }
    return table;
}

TableText wholeTable(const QAbstractItemModel &model, int textRole)
{
    QList<int> rows(model.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    QList<int> columns;
    for (int column = 0; column < model.columnCount(); ++column) {
        if (!model.headerData(column, Qt::Horizontal).toString().isEmpty())
            columns.append(column);
    }
    return tableText(model, rows, columns, textRole);
}

QString toTsv(const TableText &table, TableHeader header)
{
    QString text = header == TableHeader::With ? tsvLine(table.header) : QString();
    for (const QStringList &row : table.rows)
        text += tsvLine(row);
    return text;
}

QString toHtml(const TableText &table, TableHeader header)
{
    QString text = u"<table>\n"_s;
    if (header == TableHeader::With)
        text += htmlRow(table.header, "th"_L1);
    for (const QStringList &row : table.rows)
        text += htmlRow(row, "td"_L1);
    return text + u"</table>\n"_s;
}

} // namespace Hubwarden
