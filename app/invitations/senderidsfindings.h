// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/senderids.h"

#include <vector>

namespace Hubwarden {

//! What a reader of one format found, in the order of the text; readSenderIds() makes the lists of it.
struct SenderFindings
{
    struct Found
    {
        quint64 number;
        TextSpan place;
        bool zeroRestored;
    };

    std::vector<Found> found;
    QList<SenderIds::Ignored> ignored;

    void add(quint64 number, TextSpan place, bool zeroRestored = false);
    void ignore(TextSpan place, SenderIds::Reason reason) { ignored.append({place, {}, reason}); }
};

//! Reads the part of the text within `range` as free text; places count from the beginning of the text.
void findInFreeText(QStringView text, TextSpan range, SenderFindings &findings);

//! The whole text as JSON documents. On a fault the findings are worthless and faultOffset is set.
struct SenderJson
{
    SenderIds::Fallback fallback = SenderIds::Fallback::None;
    qint32 faultOffset = 0;
    SenderFindings findings;
};
bool looksLikeJson(QStringView text);
SenderJson findInJson(QStringView text);

//! The whole text as a table. No columns: it is none.
struct SenderTable
{
    SenderIds::Fallback fallback = SenderIds::Fallback::None;
    qint32 faultOffset = 0;
    QList<SenderIds::Column> columns;
    std::optional<int> column;
    SenderFindings findings;
};
SenderTable findInTable(QStringView text, std::optional<int> chosen);

} // namespace Hubwarden
