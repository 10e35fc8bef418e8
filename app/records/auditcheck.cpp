// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/auditcheck.h"

#include "app/base/jsonlines.h"
#include "app/records/auditlog.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <vector>

namespace Hubwarden {

using namespace Qt::StringLiterals;

QString auditRecheckPath(const QString &path)
{
    return path + ".recheck"_L1;
}

QByteArray auditStartHash()
{
    return QByteArray(64, '0');
}

QByteArray auditLineHash(const QByteArray &line)
{
    return QCryptographicHash::hash(line, QCryptographicHash::Sha256).toHex();
}

namespace {

using Fault = AuditCheck::Fault;

//! The fault of one whole line that follows `check.lines` good ones.
std::optional<AuditCheck::FirstFault> faultOf(const JsonLinesReader::Line &line, const AuditCheck &check)
{
    const QJsonValue formatValue = line.object.value("format"_L1);
    if (line.number == 1 && formatValue.toInteger() > AuditLog::format)
        return AuditCheck::FirstFault{Fault::NewerFormat, 1};
    const qint64 seq = line.object.value("seq"_L1).toInteger();
    if (seq > line.number)
        return AuditCheck::FirstFault{Fault::Missing, line.number};
    const QString prev = line.object.value("prev"_L1).toString();
    const bool begun = line.number > 1 || formatValue.toInteger() == AuditLog::format;
    if (seq != line.number || prev.size() != 64 || !begun)
        return AuditCheck::FirstFault{Fault::BrokenChain, line.number};
    if (prev.toLatin1() == check.endHash)
        return std::nullopt;
    // Of two neighbours that do not fit, the earlier one is what the hash speaks about.
    if (line.number == 1)
        return AuditCheck::FirstFault{Fault::BrokenChain, 1};
    return AuditCheck::FirstFault{Fault::Edited, line.number - 1};
}

//! The last lines, the oldest first; fewer than enough where the file has no more or cannot be read.
std::vector<QByteArray> lastLines(const QString &path)
{
    constexpr qsizetype enough = 256 * 1024; //!< a torn or lost write is never that long
    std::vector<QByteArray> lines;
    Result<LinesBackwards> opened = LinesBackwards::open(path);
    if (!opened)
        return lines;
    LinesBackwards reader = std::move(opened).value();
    for (qsizetype size = 0; size < enough || lines.size() < 2;) {
        const auto line = reader.previous();
        if (!line || !*line)
            break;
        size += (*line)->bytes.size();
        lines.push_back((*line)->bytes);
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

} // namespace

std::optional<AuditCheck> checkAuditLogEnd(const QString &path)
{
    constexpr qint64 small = 1024LL * 1024; //!< read whole within 20 ms
    const qint64 size = QFileInfo(path).size();
    Result<JsonLinesReader> opened = JsonLinesReader::open(path);
    if (size < small || !opened)
        return std::nullopt;
    JsonLinesReader reader = std::move(opened).value();
    const Result<JsonLinesReader::Line> first = reader.next();
    AuditCheck check;
    check.endHash = auditStartHash();
    if (!first || first->state != JsonLinesReader::State::Object || faultOf(*first, check))
        return std::nullopt;
    for (const QByteArray &bytes : lastLines(path)) {
        const QJsonObject object = QJsonDocument::fromJson(bytes).object();
        const qint64 number = object.value("seq"_L1).toInteger();
        const bool follows = check.lines == 0
                             || (number == check.lines + 1
                                 && object.value("prev"_L1).toString().toLatin1() == check.endHash);
        if (!bytes.endsWith('\n') || number < 2 || !follows)
            return std::nullopt;
        check.lines = number;
        check.endHash = auditLineHash(bytes);
    }
    check.bytes = size;
    return check.lines > 0 ? std::optional(check) : std::nullopt;
}

Result<AuditCheck> checkAuditLog(const QString &path)
{
    Result<JsonLinesReader> opened = JsonLinesReader::open(path);
    if (!opened)
        return opened.error();
    JsonLinesReader reader = std::move(opened).value();
    AuditCheck check;
    check.endHash = auditStartHash();
    while (!check.fault) {
        const Result<JsonLinesReader::Line> line = reader.next();
        if (!line)
            return line.error();
        switch (line->state) {
        case JsonLinesReader::State::End:
            return check;
        case JsonLinesReader::State::Torn:
            check.fault = {Fault::TornEnd, line->number};
            break;
        case JsonLinesReader::State::Damaged:
            check.fault = {Fault::Unreadable, line->number};
            break;
        case JsonLinesReader::State::Object:
            check.fault = faultOf(*line, check);
            if (check.fault)
                break;
            check.lines = line->number;
            check.bytes = line->offset + line->bytes.size();
            check.endHash = auditLineHash(line->bytes);
            break;
        }
    }
    return check;
}

} // namespace Hubwarden
