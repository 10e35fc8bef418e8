// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/auditcheck.h"

#include "app/base/jsonlines.h"
#include "app/records/auditlog.h"

#include <QCryptographicHash>

namespace Hubwarden {

using namespace Qt::StringLiterals;

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

} // namespace

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
