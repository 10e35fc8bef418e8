// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/redaction.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype windowBytes = 16;
constexpr qsizetype shortestSecret = 8;

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

const std::vector<Rule> &rules()
{
    const auto rule = [](const QString &pattern, const QString &replacement) {
        QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
        expression.optimize();
        return Rule{std::move(expression), replacement};
    };
    // Quotes may themselves be escaped, as in a JSON text that qDebug prints.
    static const QString separator = uR"((\\*["']?\s*(?:[:=>]|%3D)\s*))"_s;
    static const QString names
        = uR"((x-amz-security-token|x-amz-sso_bearer_token|(?:aws_?)?secret_?(?:access_?)?key|(?:aws_?)?session_?token|security_?token|(?:access|refresh|id|device|bearer)_?token|client_?secret|device_?code|code_?verifier|(?:api|private)_?key|proxy-authorization|passwords?|passwd|passphrase|pwd|tokencode))"_s;
    static const QString words
        = uR"(((?:secret|key|token|credential|password|A[KS]IA[A-Z0-9]{16})[^\r\n]{1,24}?))"_s;
    static const QString quoted = uR"((\\+")(?:(?!(?<!\\)\3)[^\r\n])*|(")(?:[^"\\\r\n]|\\.)*)"_s;
    static const std::vector<Rule> all{
        // A header's value ends with its line, or with its quote in a dump.
        rule(uR"((authorization)(\\*["']?\s*[:=]\s*)(?:)"_s + quoted + uR"(|[^\r\n]+))"_s,
             u"\\1\\2\\3\\4[redacted]"_s),
        rule(u"\\b(Bearer|Basic)\\s+[A-Za-z0-9._~+/=-]+"_s, u"\\1 [redacted]"_s),
        rule(u"(Signature(?:=|%3D))[0-9a-f]{64}"_s, u"\\1[redacted]"_s),
        // Quoted values may hold spaces; unquoted ones end where a form, an element or a list goes on.
        rule(names + separator + u"(?:"_s + quoted + uR"(|'[^'\r\n]*|[^\s"'&<>,;}\\]+))"_s,
             u"\\1\\2\\3\\4[redacted]"_s),
        rule(words + uR"((?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+]))"_s, u"\\1[redacted]"_s),
    };
    return all;
}

const QRegularExpression &keyIds()
{
    // No word boundary in front: %3DAKIA and keyAKIA are key IDs too.
    static const QRegularExpression pattern(u"(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{8,}([A-Z0-9]{4})"_s);
    return pattern;
}

void sipRound(std::array<quint64, 4> &v)
{
    v[0] += v[1];
    v[1] = std::rotl(v[1], 13) ^ v[0];
    v[0] = std::rotl(v[0], 32);
    v[2] += v[3];
    v[3] = std::rotl(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = std::rotl(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = std::rotl(v[1], 17) ^ v[2];
    v[2] = std::rotl(v[2], 32);
}

} // namespace

QString redactedByForm(const QString &text)
{
    QString result = text;
    for (const Rule &rule : rules())
        result.replace(rule.pattern, rule.replacement);
    return result.replace(keyIds(), u"\\1\u2026\\2"_s);
}

SecretWindows::SecretWindows()
    : m_key{QRandomGenerator::system()->generate64(), QRandomGenerator::system()->generate64()}
{
}

quint64 SecretWindows::hash(const char *bytes, qsizetype size) const
{
    std::array<quint64, 4> v{m_key[0] ^ 0x736f6d6570736575ULL, m_key[1] ^ 0x646f72616e646f6dULL,
                             m_key[0] ^ 0x6c7967656e657261ULL, m_key[1] ^ 0x7465646279746573ULL};
    const auto take = [&v](quint64 word) {
        v[3] ^= word;
        sipRound(v);
        sipRound(v);
        v[0] ^= word;
    };
    quint64 last = static_cast<quint64>(size) << 56;
    for (qsizetype at = 0; at < size; at += 8) {
        quint64 word = 0;
        std::memcpy(&word, bytes + at, static_cast<std::size_t>(std::min<qsizetype>(8, size - at)));
        if (size - at >= 8)
            take(word);
        else
            last |= word;
    }
    take(last);
    v[2] ^= 0xff;
    for (int i = 0; i < 4; ++i)
        sipRound(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

void SecretWindows::add(const Secret &secret)
{
    if (secret.size() < shortestSecret)
        return;
    addWindows(secret.expose());
    QByteArray encoded = secret.expose().toByteArray().toPercentEncoding();
    addWindows(encoded);
    wipe(encoded.data(), static_cast<std::size_t>(encoded.size()));
}

void SecretWindows::addWindows(QByteArrayView bytes)
{
    const qsizetype length = std::min(bytes.size(), windowBytes);
    QSet<quint64> &windows = m_windows[length];
    for (qsizetype at = 0; at + length <= bytes.size(); ++at)
        windows.insert(hash(bytes.data() + at, length));
}

QByteArray SecretWindows::redacted(const QByteArray &text) const
{
    std::vector<bool> masked(static_cast<std::size_t>(text.size()), false);
    bool any = false;
    for (auto windows = m_windows.cbegin(); windows != m_windows.cend(); ++windows) {
        const qsizetype length = windows.key();
        for (qsizetype at = 0; at + length <= text.size(); ++at) {
            if (!windows->contains(hash(text.constData() + at, length)))
                continue;
            std::fill_n(masked.begin() + at, length, true);
            any = true;
        }
    }
    if (!any)
        return text;
    QByteArray result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto index = static_cast<std::size_t>(at);
        if (!masked[index])
            result.append(text.at(at));
        else if (index == 0 || !masked[index - 1])
            result.append("[redacted]");
    }
    return result;
}

} // namespace Hubwarden
