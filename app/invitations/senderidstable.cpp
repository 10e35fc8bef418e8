// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderidsfindings.h"

#include <algorithm>
#include <array>

namespace Hubwarden {

namespace {

using Reason = SenderIds::Reason;

// So many rows decide whether a text is a table and which columns hold IDs.
constexpr size_t sampleRows = 200;
constexpr size_t mostColumns = 500;

using Row = std::vector<TextSpan>;

//! Parts a text into rows of cells as RFC 4180 has it; a cell's place is without its quotes.
class RowReader
{
public:
    RowReader(QStringView text, char16_t delimiter)
        : m_text(text)
        , m_delimiter(delimiter)
    {
        if (text.startsWith(QChar::ByteOrderMark))
            ++m_position;
    }

    //! False at the end of the text. Blank lines are no rows.
    bool next(Row &row)
    {
        do {
            row.clear();
            if (m_position >= m_text.size())
                return false;
            while (readCell(row)) {
            }
        } while (row.size() == 1 && row[0].length == 0 && !m_unclosedQuote);
        return true;
    }

    //! Where a quote opens that does not close.
    std::optional<qint32> unclosedQuote() const { return m_unclosedQuote; }

private:
    bool atLineEnd() const { return m_text[m_position] == u'\n' || m_text[m_position] == u'\r'; }

    //! False behind the last cell of a row.
    bool readCell(Row &row)
    {
        qsizetype begin = m_position;
        qsizetype end = -1;
        if (m_position < m_text.size() && m_text[m_position] == u'"') {
            end = skipQuoted();
            ++begin;
        }
        while (m_position < m_text.size() && m_text[m_position] != m_delimiter && !atLineEnd()) {
            ++m_position;
            end = -1;
        }
        if (end < 0)
            end = m_position;
        row.push_back({static_cast<qint32>(begin), static_cast<qint32>(end - begin)});
        if (m_position >= m_text.size())
            return false;
        const bool more = m_text[m_position] == m_delimiter;
        const bool windowsEnd = m_text.sliced(m_position).startsWith(u"\r\n");
        m_position += windowsEnd ? 2 : 1;
        return more;
    }

    //! Where the quoted text ends: before its closing quote, or with the whole text.
    qsizetype skipQuoted()
    {
        const qsizetype begin = m_position++;
        while (m_position < m_text.size()) {
            if (m_text[m_position] != u'"') {
                ++m_position;
            } else if (m_position + 1 < m_text.size() && m_text[m_position + 1] == u'"') {
                m_position += 2;
            } else {
                return m_position++;
            }
        }
        if (!m_unclosedQuote)
            m_unclosedQuote = static_cast<qint32>(begin);
        return m_position;
    }

    QStringView m_text;
    char16_t m_delimiter;
    qsizetype m_position = 0;
    std::optional<qint32> m_unclosedQuote;
};

//! Lost digits count: such a column is one of IDs, and leaving it out would choose another one silently.
bool holdsOneId(QStringView text, TextSpan cell)
{
    constexpr qint32 longestId = 200; // an ARN
    if (cell.length == 0 || cell.length > longestId)
        return false;
    SenderFindings findings;
    findInFreeText(text, cell, findings);
    const bool digitsLost = findings.ignored.size() == 1 && findings.ignored[0].reason == Reason::DigitsLost;
    return findings.found.size() + (digitsLost ? 1 : 0) == 1 && (digitsLost || findings.ignored.isEmpty());
}

struct Sample
{
    std::vector<Row> rows;
    bool hasHeader = false;
    QList<SenderIds::Column> columns;
};

//! Without columns: no table by this delimiter.
Sample takeSample(QStringView text, char16_t delimiter)
{
    Sample sample;
    RowReader reader(text, delimiter);
    for (Row row; sample.rows.size() < sampleRows && reader.next(row);) {
        const size_t columns = sample.rows.empty() ? row.size() : sample.rows[0].size();
        if (row.size() < 2 || row.size() > mostColumns || row.size() != columns)
            return {};
        sample.rows.push_back(std::move(row));
    }
    if (sample.rows.size() < 2)
        return {};
    const auto isId = [text](TextSpan cell) { return holdsOneId(text, cell); };
    sample.hasHeader = std::none_of(sample.rows[0].begin(), sample.rows[0].end(), isId);

    for (size_t c = 0; c < sample.rows[0].size(); ++c) {
        std::optional<TextSpan> first;
        qsizetype ids = 0;
        qsizetype filled = 0;
        for (size_t r = sample.hasHeader ? 1 : 0; r < sample.rows.size(); ++r) {
            const TextSpan cell = sample.rows[r][c];
            filled += text.sliced(cell.offset, cell.length).trimmed().isEmpty() ? 0 : 1;
            if (!isId(cell))
                continue;
            ++ids;
            first = first.value_or(cell);
        }
        const TextSpan header = sample.hasHeader ? sample.rows[0][c] : TextSpan();
        if (first && ids * 2 >= filled)
            sample.columns.append({static_cast<int>(c), header, *first});
    }
    // Nothing but IDs and no names above them: a list that was written in several columns.
    if (!sample.hasHeader && sample.columns.size() == static_cast<qsizetype>(sample.rows[0].size()))
        return {};
    return sample;
}

void readColumn(RowReader &reader, QStringView text, size_t column, bool hasHeader, SenderFindings &findings)
{
    Row row;
    if (hasHeader && reader.next(row)) {
        // A name without digits is no news; with digits it may be a damaged ID of a table without names.
        const QStringView name = text.sliced(row[column].offset, row[column].length);
        if (std::any_of(name.begin(), name.end(), [](QChar c) { return c.isDigit(); }))
            findInFreeText(text, row[column], findings);
    }
    while (reader.next(row)) {
        if (column < row.size())
            findInFreeText(text, row[column], findings);
        else
            findings.ignore({row[0].offset, row.back().end() - row[0].offset}, Reason::NoCell);
    }
}

//! Before a column is offered it is known that it can be read.
void readToEnd(RowReader &reader)
{
    for (Row row; reader.next(row);) {
    }
}

} // namespace

SenderTable findInTable(QStringView text, std::optional<int> chosen)
{
    SenderTable table;
    constexpr std::array<char16_t, 3> delimiters{u'\t', u';', u','};
    for (const char16_t delimiter : delimiters) {
        const Sample sample = takeSample(text, delimiter);
        if (sample.columns.isEmpty())
            continue;
        const auto isChosen = [chosen](const SenderIds::Column &c) { return c.index == chosen; };
        if (sample.columns.size() == 1)
            table.column = sample.columns[0].index;
        else if (std::any_of(sample.columns.begin(), sample.columns.end(), isChosen))
            table.column = chosen;
        table.columns = sample.columns;
        RowReader reader(text, delimiter);
        if (table.column)
            readColumn(reader, text, static_cast<size_t>(*table.column), sample.hasHeader, table.findings);
        else
            readToEnd(reader);
        if (reader.unclosedQuote()) {
            // The rest of the text hides in one cell.
            SenderTable broken;
            broken.fallback = SenderIds::Fallback::UnclosedQuote;
            broken.faultOffset = *reader.unclosedQuote();
            return broken;
        }
        return table;
    }
    return table;
}

} // namespace Hubwarden
