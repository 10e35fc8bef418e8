// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderids.h"

#include "app/invitations/senderidsfindings.h"

#include <algorithm>
#include <limits>

namespace Hubwarden {

namespace {

constexpr qint32 notADuplicate = -1;

//! For each finding the index of the one that counts in its stead. A complete ID counts before a repaired one.
std::vector<qint32> firstOfEach(const std::vector<SenderFindings::Found> &found)
{
    // Sorting and not hashing: a pasted text cannot be made to collide, and a million take 90 ms.
    std::vector<std::pair<quint64, qint32>> order;
    order.reserve(found.size());
    for (const SenderFindings::Found &f : found)
        order.emplace_back(f.number * 2 + (f.zeroRestored ? 1 : 0), static_cast<qint32>(order.size()));
    std::sort(order.begin(), order.end());

    std::vector<qint32> first(found.size(), notADuplicate);
    for (size_t i = 1, head = 0; i < order.size(); ++i) {
        if (order[i].first / 2 == order[head].first / 2)
            first[static_cast<size_t>(order[i].second)] = order[head].second;
        else
            head = i;
    }
    return first;
}

void fillLists(SenderFindings findings, const QSet<AccountId> &ownAccounts, SenderIds &ids)
{
    const std::vector<qint32> first = firstOfEach(findings.found);
    const qsizetype others = findings.ignored.size();
    for (size_t i = 0; i < first.size(); ++i) {
        const SenderFindings::Found &f = findings.found[i];
        if (first[i] != notADuplicate) {
            const TextSpan counts = findings.found[static_cast<size_t>(first[i])].place;
            findings.ignored.append({f.place, counts, SenderIds::Reason::Duplicate});
            continue;
        }
        const auto id = AccountId::fromNumber(f.number);
        Q_ASSERT(id);
        if (ownAccounts.contains(*id))
            ids.setAside.append({*id, f.place, SenderIds::Reason::OwnAccount, f.zeroRestored});
        else
            (f.zeroRestored ? ids.repaired : ids.usable).append({*id, f.place});
    }
    const auto byPlace = [](const SenderIds::Ignored &a, const SenderIds::Ignored &b) {
        return a.place.offset < b.place.offset;
    };
    std::inplace_merge(findings.ignored.begin(), findings.ignored.begin() + others, findings.ignored.end(),
                       byPlace);
    ids.ignored = std::move(findings.ignored);
}

} // namespace

void SenderFindings::add(quint64 number, TextSpan place, bool zeroRestored)
{
    if (number == 0)
        ignore(place, SenderIds::Reason::AllZeros);
    else
        found.push_back({number, place, zeroRestored});
}

SenderIds readSenderIds(QStringView text, const SenderReading &reading)
{
    text = text.left(std::numeric_limits<qint32>::max());
    SenderIds ids;
    if (looksLikeJson(text)) {
        SenderJson json = findInJson(text);
        if (json.fallback == SenderIds::Fallback::None) {
            ids.format = SenderIds::Format::Json;
            fillLists(std::move(json.findings), reading.ownAccounts, ids);
            return ids;
        }
        ids.fallback = json.fallback;
        ids.faultOffset = json.faultOffset;
    } else {
        SenderTable table = findInTable(text, reading.column);
        if (!table.columns.isEmpty()) {
            ids.format = SenderIds::Format::Table;
            ids.columns = std::move(table.columns);
            ids.column = table.column;
            fillLists(std::move(table.findings), reading.ownAccounts, ids);
            return ids;
        }
        ids.fallback = table.fallback;
        ids.faultOffset = table.faultOffset;
    }
    SenderFindings findings;
    findInFreeText(text, {0, static_cast<qint32>(text.size())}, findings);
    fillLists(std::move(findings), reading.ownAccounts, ids);
    return ids;
}

QList<AccountId> sendersToUse(const SenderIds &ids, const SenderTicks &ticks)
{
    QList<AccountId> senders;
    senders.reserve(ids.usable.size());
    for (const SenderIds::Sender &sender : ids.usable)
        senders.append(sender.id);
    if (ticks.repaired) {
        for (const SenderIds::Sender &sender : ids.repaired)
            senders.append(sender.id);
    }
    for (const SenderIds::SetAside &sender : ids.setAside) {
        if (ticks.setAside.contains(sender.id))
            senders.append(sender.id);
    }
    return senders;
}

} // namespace Hubwarden
