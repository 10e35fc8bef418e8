// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderids.h"
#include "app/invitations/senderidsfile.h"
#include "app/invitations/senderidsfindings.h"
#include "tests/fuzz/claim.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdint>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

using Reason = SenderIds::Reason;

QString digitsAt(QStringView text, TextSpan place)
{
    QString digits;
    for (const char32_t c : text.sliced(place.offset, place.length).toUcs4()) {
        if (QChar::category(c) == QChar::Number_DecimalDigit)
            digits += QChar(u'0' + QChar::digitValue(c));
    }
    return digits;
}

//! The text at its place says this ID and no other; a zero that was lost stands nowhere else.
void checkDigits(QStringView text, const AccountId &id, TextSpan place, bool zeroRestored)
{
    const QString all = id.toString();
    claim(!zeroRestored || (all[0] == u'0' && all[1] != u'0'), "one zero is restored, and only one");
    const QString wanted = zeroRestored ? all.mid(1) : all;
    const QString digits = digitsAt(text, place);
    const QStringView decimals = QStringView(digits).sliced(std::min(wanted.size(), digits.size()));
    const bool decimal
        = text.sliced(place.offset, place.length).contains(u'.') && (decimals == u"0" || decimals == u"00");
    claim(digits.startsWith(wanted) && (decimals.isEmpty() || decimal), "the place holds the ID's digits");
}

//! Every finding in one list.
QList<TextSpan> placesOf(const SenderIds &ids)
{
    QList<TextSpan> places;
    const auto addAll = [&places](const auto &list) {
        qint32 last = -1;
        for (const auto &item : list) {
            claim(item.place.offset > last, "each list is in the order of the text");
            last = item.place.offset;
            places.append(item.place);
        }
    };
    addAll(ids.usable);
    addAll(ids.repaired);
    addAll(ids.setAside);
    addAll(ids.ignored);
    return places;
}

void checkPlaces(QStringView text, const SenderIds &ids)
{
    QList<TextSpan> places = placesOf(ids);
    std::sort(places.begin(), places.end(), [](TextSpan a, TextSpan b) { return a.offset < b.offset; });
    qint32 end = 0;
    for (const TextSpan place : std::as_const(places)) {
        claim(place.offset >= end && place.length > 0, "no two findings share a character");
        end = place.end();
    }
    claim(end <= text.size(), "places lie within the text");
    for (const SenderIds::Column &column : ids.columns) {
        for (const TextSpan span : {column.header, column.sample})
            claim(span.offset >= 0 && span.length >= 0 && span.end() <= text.size(),
                  "columns lie within the text");
    }
}

void checkIds(QStringView text, const SenderIds &ids, const QSet<AccountId> &own)
{
    QHash<qint32, AccountId> byOffset;
    QSet<AccountId> seen;
    const auto take = [&](const AccountId &id, TextSpan place, bool zeroRestored) {
        checkDigits(text, id, place, zeroRestored);
        claim(id.number() != 0, "nobody has the account of zeros");
        claim(!seen.contains(id), "no ID is in two lists, nor twice in one");
        seen.insert(id);
        byOffset.insert(place.offset, id);
    };
    for (const auto &s : ids.usable)
        take(s.id, s.place, false);
    for (const auto &s : ids.repaired)
        take(s.id, s.place, true);
    for (const auto &s : ids.setAside)
        take(s.id, s.place, s.zeroRestored);
    for (const auto &s : ids.setAside)
        claim(own.contains(s.id), "only own accounts are set aside");
    for (const SenderIds::Ignored &i : ids.ignored) {
        if (i.reason != Reason::Duplicate)
            continue;
        const auto first = byOffset.constFind(i.first.offset);
        claim(first != byOffset.cend(), "a duplicate names the place that counts");
        const QString digits = digitsAt(text, i.place);
        claim(digits.startsWith(first->toString()) || digits.startsWith(first->toString().mid(1)),
              "a duplicate says the same ID");
    }
    const QList<AccountId> used = sendersToUse(ids, {true, own});
    claim(QSet<AccountId>(used.begin(), used.end()) == seen && used.size() == seen.size(),
          "with everything ticked each ID is used once");
    for (const AccountId &id : sendersToUse(ids, {}))
        claim(!own.contains(id), "without a tick no own account is used");
}

//! In free text no digit is passed over, but for those of an ARN, of which one field counts.
void checkNothingLost(QStringView text, const SenderIds &ids)
{
    std::vector<bool> covered(static_cast<size_t>(text.size()));
    for (const TextSpan place : placesOf(ids)) {
        for (qint32 p = place.offset; p < place.end(); ++p)
            covered[static_cast<size_t>(p)] = true;
    }
    bool inArn = false;
    for (qsizetype p = 0; p < text.size(); ++p) {
        const bool parts = text[p].isSpace() || (text[p].isPunct() && text[p] > u'~');
        inArn = !parts && (inArn || text.sliced(p).startsWith(u"arn:aws", Qt::CaseInsensitive));
        claim(!text[p].isDigit() || covered[static_cast<size_t>(p)] || inArn, "no digit is passed over");
    }
}

//! Lines are read alike alone and together.
void checkLines(QStringView text)
{
    SenderFindings whole;
    findInFreeText(text, {0, static_cast<qint32>(text.size())}, whole);
    SenderFindings lines;
    for (qint32 begin = 0; begin < text.size();) {
        const qsizetype feed = text.indexOf(u'\n', begin);
        const auto end = static_cast<qint32>(feed < 0 ? text.size() : feed + 1);
        findInFreeText(text, {begin, end - begin}, lines);
        begin = end;
    }
    const auto same = [](const SenderFindings::Found &a, const SenderFindings::Found &b) {
        return a.number == b.number && a.place == b.place && a.zeroRestored == b.zeroRestored;
    };
    claim(std::equal(whole.found.begin(), whole.found.end(), lines.found.begin(), lines.found.end(), same)
              && whole.ignored == lines.ignored,
          "lines say the same alone and together");
}

//! The IDs that Qt's parser sees where the reader looks for them.
void expectedIds(const QJsonValue &value, bool top, QStringList &ids)
{
    if (value.isArray() && top) {
        for (const QJsonValue &item : value.toArray())
            item.isObject() ? expectedIds(item, true, ids) : ids.append(item.toString());
        return;
    }
    const QJsonObject object = value.toObject();
    ids.append(object.value("AccountId"_L1).toString());
    if (!top)
        return;
    for (const QJsonValue &item : object.value("AccountIds"_L1).toArray())
        ids.append(item.toString());
    for (const auto name : {"Invitations"_L1, "UnprocessedAccounts"_L1}) {
        for (const QJsonValue &item : object.value(name).toArray())
            expectedIds(item, false, ids);
    }
    expectedIds(object.value("Administrator"_L1), false, ids);
    expectedIds(object.value("Master"_L1), false, ids);
}

//! Qt's reader takes .5 and 5. for numbers, RFC 8259 does not. \a text has no escapes.
bool hasPointWithoutDigits(QStringView text)
{
    const auto isDigitAt
        = [text](qsizetype i) { return i >= 0 && i < text.size() && text[i] >= u'0' && text[i] <= u'9'; };
    bool isString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'"')
            isString = !isString;
        else if (text[i] == u'.' && !isString && (!isDigitAt(i - 1) || !isDigitAt(i + 1)))
            return true;
    }
    return false;
}

void checkJson(const QString &text, const SenderIds &ids)
{
    // Escapes are not read here, and control characters in strings are not refused there.
    const auto isPlain = [](QChar c) { return c >= u' ' && c != u'\\'; };
    if (!looksLikeJson(text) || !std::all_of(text.begin(), text.end(), isPlain)
        || hasPointWithoutDigits(text))
        return;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (document.isNull())
        return;
    claim(ids.fallback != SenderIds::Fallback::BrokenJson, "what Qt reads as JSON is no broken JSON");
    QStringList expected;
    expectedIds(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), true,
                expected);
    const QList<AccountId> used = sendersToUse(ids, {true, {}});
    for (const QString &id : std::as_const(expected)) {
        const auto account = AccountId::parse(id);
        const bool owned = std::any_of(ids.setAside.begin(), ids.setAside.end(),
                                       [&account](const auto &s) { return s.id == account; });
        claim(!account || account->number() == 0 || owned || used.contains(*account),
              "an ID in JSON is found");
    }
}

SenderIds read(const QString &text, const SenderReading &reading)
{
    const SenderIds ids = readSenderIds(text, reading);
    checkPlaces(text, ids);
    checkIds(text, ids, reading.ownAccounts);
    return ids;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QSet<AccountId> own{*AccountId::parse(u"111122223333"), *AccountId::parse(u"012345678901")};
    const QString text
        = decodeSenderFile({reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)});
    const SenderIds ids = read(text, {own, {}});
    if (ids.format == SenderIds::Format::FreeText)
        checkNothingLost(text, ids);
    checkJson(text, ids);
    checkLines(text);
    SenderIds ended = readSenderIds(QString(text + u'\n'), {own, {}});
    if (ids.fallback == SenderIds::Fallback::BrokenJson)
        ended.faultOffset = ids.faultOffset; // may be the end
    claim(ended == ids, "a line feed at the end changes nothing");
    if (!ids.column) {
        for (const SenderIds::Column &column : ids.columns)
            claim(read(text, {own, column.index}).column == column.index, "a column that is offered is read");
    }
    return 0;
}
