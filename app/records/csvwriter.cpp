// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/csvwriter.h"

#include "app/base/durable.h"

#include <QSaveFile>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

bool wouldRun(QStringView cell)
{
    static constexpr QStringView starts(u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    return !cell.isEmpty() && starts.contains(cell.front());
}

bool wouldBeRounded(QStringView cell)
{
    constexpr qsizetype shownDigits = 11; // a spreadsheet's general format shows more as 1.11122E+11
    const bool digits = std::all_of(cell.begin(), cell.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits && (cell.size() > shownDigits || (cell.size() > 1 && cell.front() == u'0'));
}

void appendCell(QString &csv, const QString &value)
{
    QString cell = value;
    if (wouldRun(value))
        cell.prepend(u'\'');
    else if (wouldBeRounded(value))
        cell.prepend(u'\t');
    const bool quoted = std::any_of(cell.cbegin(), cell.cend(),
                                    [](QChar c) {
                                        // The semicolon separates where the comma is the decimal point.
                                        return c == u',' || c == u';' || c == u'"' || c == u'\r' || c == u'\n'
                                               || c == u'\t';
                                    })
                        || cell.startsWith(u' ') || cell.endsWith(u' ');
    if (quoted)
        csv += u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    else
        csv += cell;
}

void appendRow(QString &csv, const QStringList &row)
{
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (i > 0)
            csv += u',';
        appendCell(csv, row.at(i));
    }
    csv += "\r\n"_L1;
}

} // namespace

QByteArray toCsv(const QStringList &header, const QList<QStringList> &rows)
{
    QString csv(QChar::ByteOrderMark);
    appendRow(csv, header);
    for (const QStringList &row : rows)
        appendRow(csv, row);
    return csv.toUtf8();
}

Result<Done> writeCsv(const QString &path, const QStringList &header, const QList<QStringList> &rows)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return storageError(path, file.errorString(), StorageCode::unwritable);
    return replaceContent(file, toCsv(header, rows));
}

} // namespace Hubwarden
