// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/keychainentry.h"

#include <QByteArray>
#include <QUtf8StringView>

#include <optional>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView head = R"({"v":1,"secretAccessKey":")";
constexpr QByteArrayView tail = R"("})";
constexpr char hexDigits[] = "0123456789abcdef";

Error problem(Error::Kind kind, const QString &code)
{
    Error error;
    error.kind = kind;
    error.code = code;
    return error;
}

void appendEscaped(QByteArray &out, char c)
{
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
        out.append('\\').append(c);
    } else if (byte < 0x20) {
        out.append("\\u00").append(hexDigits[byte >> 4]).append(hexDigits[byte & 0xF]);
    } else {
        out.append(c);
    }
}

//! How many bytes of the text the escape takes, with its meaning; none if we would not have written it.
std::optional<std::pair<qsizetype, char>> unescape(QByteArrayView text)
{
    if (text.size() >= 2 && (text[1] == '"' || text[1] == '\\'))
        return std::pair(qsizetype{2}, text[1]);
    if (text.size() < 6 || !text.startsWith("\\u00"))
        return std::nullopt;
    const QByteArrayView digits(hexDigits);
    const qsizetype high = digits.indexOf(text[4]);
    const qsizetype low = digits.indexOf(text[5]);
    if (high < 0 || high > 1 || low < 0)
        return std::nullopt;
    return std::pair(qsizetype{6}, static_cast<char>(high * 16 + low));
}

} // namespace

Result<Secret> encodeKeychainEntry(const Secret &secretAccessKey)
{
    const QByteArrayView plain = secretAccessKey.expose();
    if (plain.isEmpty() || !QUtf8StringView(plain).isValidUtf8())
        return problem(Error::Kind::InvalidInput, u"BadSecret"_s);
    if (plain.size() > maxKeychainEntrySize)
        return problem(Error::Kind::InvalidInput, u"LongSecret"_s);
    QByteArray entry;
    // Enough for the worst case: a buffer that grew would leave a copy behind.
    entry.reserve(head.size() + plain.size() * 6 + tail.size());
    entry.append(head);
    for (const char c : plain)
        appendEscaped(entry, c);
    entry.append(tail);
    Secret result = Secret::take(entry);
    if (result.size() > maxKeychainEntrySize)
        return problem(Error::Kind::InvalidInput, u"LongSecret"_s);
    return result;
}

Result<Secret> decodeKeychainEntry(const Secret &entry)
{
    const Error unreadable = problem(Error::Kind::KeychainEntryLost, u"UnreadableEntry"_s);
    QByteArrayView text = entry.expose();
    if (text.size() <= head.size() + tail.size() || !text.startsWith(head) || !text.endsWith(tail))
        return unreadable;
    text = text.sliced(head.size()).chopped(tail.size());
    QByteArray plain;
    plain.reserve(text.size());
    while (!text.isEmpty()) {
        qsizetype used = 1;
        char c = text.front();
        if (c == '"')
            return unreadable;
        if (c == '\\') {
            const auto escape = unescape(text);
            if (!escape)
                return unreadable;
            std::tie(used, c) = *escape;
        }
        plain.append(c);
        text = text.sliced(used);
    }
    return Secret::take(plain);
}

} // namespace Hubwarden
