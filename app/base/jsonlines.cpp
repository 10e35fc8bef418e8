// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/jsonlines.h"

#include "app/base/durable.h"

#include <QJsonDocument>

#include <algorithm>

namespace Hubwarden {

namespace {

//! Control characters are escaped when a line is written; Qt would take those of a damaged block into a text.
//! Tabs and CR are what an editor leaves between values.
bool isPlain(const QByteArray &line)
{
    return std::all_of(line.begin(), line.end() - 1,
                       [](char c) { return static_cast<uchar>(c) >= 0x20 || c == '\t' || c == '\r'; });
}

} // namespace

Result<QByteArray> toJsonLine(const QJsonObject &object)
{
    QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    line.append('\n');
    if (line.size() <= maxJsonLineBytes)
        return line;
    Error error;
    error.kind = Error::Kind::InvalidInput;
    error.detail = QString::number(line.size());
    return error;
}

Result<JsonLinesReader> JsonLinesReader::open(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return storageError(path, file->errorString(), StorageCode::unreadable);
    return JsonLinesReader(std::move(file));
}

Result<JsonLinesReader::Line> JsonLinesReader::next()
{
    Line line;
    line.number = m_number + 1;
    line.offset = m_offset;
    constexpr qint64 step = 4096; // readLine() allocates all that it might read, each time
    bool ended = false;
    while (!ended) {
        const QByteArray piece = m_file->readLine(step);
        if (piece.isEmpty())
            break;
        m_offset += piece.size();
        ended = piece.endsWith('\n');
        if (line.bytes.size() <= maxJsonLineBytes)
            line.bytes += piece;
    }
    const bool fits = line.bytes.size() <= maxJsonLineBytes;
    line.bytes.truncate(maxJsonLineBytes + 1);
    if (m_file->error() != QFileDevice::NoError)
        return storageError(m_file->fileName(), m_file->errorString(), StorageCode::unreadable);
    if (line.bytes.isEmpty())
        return line;

    m_number = line.number;
    if (!ended) {
        line.state = State::Torn;
        return line;
    }
    const QJsonDocument document
        = fits && isPlain(line.bytes) ? QJsonDocument::fromJson(line.bytes) : QJsonDocument();
    line.state = document.isObject() ? State::Object : State::Damaged;
    line.object = document.object();
    return line;
}

LinesBackwards::LinesBackwards(std::unique_ptr<QFile> file)
    : m_file(std::move(file))
    , m_offset(m_file->size())
{
}

Result<LinesBackwards> LinesBackwards::open(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return storageError(path, file->errorString(), StorageCode::unreadable);
    return LinesBackwards(std::move(file));
}

Result<std::optional<LinesBackwards::Line>> LinesBackwards::previous()
{
    constexpr qint64 step = 64LL * 1024;
    while (true) {
        // The line feed at the end belongs to the line that is wanted.
        const qsizetype feed = m_buffer.size() < 2 ? -1 : m_buffer.lastIndexOf('\n', m_buffer.size() - 2);
        if (feed >= 0 || m_offset == 0) {
            if (m_buffer.isEmpty())
                return std::optional<Line>();
            Line line{m_offset + feed + 1, m_buffer.sliced(feed + 1)};
            m_buffer.truncate(feed + 1);
            return std::optional(std::move(line));
        }
        if (m_buffer.size() > maxJsonLineBytes)
            return storageError(m_file->fileName(), {}, StorageCode::damaged);
        // Longer lines are read in longer steps, so that the whole is not copied again and again.
        const qint64 size = std::min(m_offset, std::max<qint64>(step, m_buffer.size()));
        if (!m_file->seek(m_offset - size))
            return storageError(m_file->fileName(), m_file->errorString(), StorageCode::unreadable);
        const QByteArray before = m_file->read(size);
        if (before.size() != size)
            return storageError(m_file->fileName(), m_file->errorString(), StorageCode::unreadable);
        m_buffer.prepend(before);
        m_offset -= size;
    }
}

Result<JsonLines> readJsonLines(const QString &path)
{
    Result<JsonLinesReader> opened = JsonLinesReader::open(path);
    if (!opened)
        return opened.error();
    JsonLinesReader reader = std::move(opened).value();
    JsonLines lines;
    while (true) {
        const Result<JsonLinesReader::Line> line = reader.next();
        if (!line)
            return line.error();
        switch (line->state) {
        case JsonLinesReader::State::Object:
            lines.objects.append(line->object);
            break;
        case JsonLinesReader::State::Damaged:
            lines.damagedLines.append(line->number);
            break;
        case JsonLinesReader::State::Torn:
            lines.tornLine = line->number;
            lines.wholeBytes = line->offset;
            break;
        case JsonLinesReader::State::End:
            if (!lines.tornLine)
                lines.wholeBytes = line->offset;
            return lines;
        }
    }
}

} // namespace Hubwarden
