// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QFile>
#include <QJsonObject>
#include <QList>

#include <memory>
#include <optional>

namespace Hubwarden {

//! Longer lines are neither written nor believed.
constexpr qsizetype maxJsonLineBytes = 16 * 1024 * 1024;

//! One compact object and a line feed; keys in the order of their code units, UTF-8. InvalidInput if too long.
Result<QByteArray> toJsonLine(const QJsonObject &object);

//! Reads a file of one JSON object a line; one bad line does not hide those after it.
class JsonLinesReader
{
public:
    enum class State {
        Object,
        Damaged, //!< ends with a line feed but is no JSON object, or holds bytes that are never written
        Torn,    //!< the last bytes of the file, without a line feed: never taken for a line
        End,
    };

    struct Line
    {
        State state = State::End;
        qint64 number = 0; //!< 1 for the first
        qint64 offset = 0; //!< of its first byte
        QByteArray bytes;  //!< as in the file, with the line feed; cut if longer than maxJsonLineBytes
        QJsonObject object;
    };

    static Result<JsonLinesReader> open(const QString &path);

    //! An error is a failed read, never the content.
    Result<Line> next();

private:
    explicit JsonLinesReader(std::unique_ptr<QFile> file)
        : m_file(std::move(file))
    {
    }

    std::unique_ptr<QFile> m_file;
    qint64 m_number = 0;
    qint64 m_offset = 0;
};

//! Reads the lines of a file from its end to its beginning, without reading more than it must.
class LinesBackwards
{
public:
    struct Line
    {
        qint64 offset = 0; //!< of its first byte
        QByteArray bytes;  //!< with the line feed; without one only if it is the file's torn end
    };

    static Result<LinesBackwards> open(const QString &path);

    //! Nothing before the first line. An error is a failed read, or a line longer than maxJsonLineBytes.
    Result<std::optional<Line>> previous();

private:
    explicit LinesBackwards(std::unique_ptr<QFile> file);

    std::unique_ptr<QFile> m_file;
    QByteArray m_buffer; //!< the bytes before those that were handed out, as far as they were read
    qint64 m_offset;     //!< of the buffer's first byte
};

//! All whole lines of a file and where it is not whole.
struct JsonLines
{
    QList<QJsonObject> objects;
    QList<qint64> damagedLines;     //!< line numbers
    std::optional<qint64> tornLine; //!< the number of the last line if it has no end
    qint64 wholeBytes = 0;          //!< of all lines that have an end
};

Result<JsonLines> readJsonLines(const QString &path);

} // namespace Hubwarden
