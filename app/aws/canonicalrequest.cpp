// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/canonicalrequest.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace Hubwarden {

namespace {

using NameAndValue = std::pair<QByteArray, QByteArray>;

//! Hop-by-hop fields, and those that the network layer writes itself.
constexpr std::array<std::string_view, 15> unsignedHeaders{
    "accept-encoding",
    "accept-language",
    "authorization",
    "connection",
    "content-length",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "te",
    "proxy-authorization",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
};

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
           || c == '_' || c == '~';
}

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

QByteArray normalizedPath(const QByteArray &path)
{
    // The usual case: nothing to resolve.
    if (path.startsWith('/') && !path.contains("//") && !path.contains("/."))
        return path;
    QByteArrayList kept;
    for (const QByteArray &segment : path.split('/')) {
        if (segment == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (!segment.isEmpty() && segment != ".") {
            kept.append(segment);
        }
    }
    if (kept.isEmpty())
        return "/";
    return '/' + kept.join('/') + (path.endsWith('/') ? "/" : "");
}

void appendEncodedAgain(QByteArray &text, const QByteArray &path)
{
    constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : path) {
        if (isUnreserved(c) || c == '/') {
            text += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        text += '%';
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
}

void appendQuery(QByteArray &text, const QByteArray &query)
{
    if (query.isEmpty())
        return;
    // As pairs: in joined text "a-b=1" would sort before "a=2", because '-' is less than '='.
    std::vector<NameAndValue> pairs;
    for (const QByteArray &piece : query.split('&')) {
        const qsizetype equals = piece.indexOf('=');
        if (equals < 0)
            pairs.emplace_back(piece, QByteArray());
        else
            pairs.emplace_back(piece.left(equals), piece.mid(equals + 1));
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto &[name, value] : pairs)
        text += name + '=' + value + '&';
    text.chop(1);
}

QByteArray collapsed(const QByteArray &value)
{
    if (std::none_of(value.begin(), value.end(), isBlank))
        return value;
    QByteArray text;
    text.reserve(value.size());
    bool gap = false;
    for (const char c : value) {
        if (isBlank(c)) {
            gap = !text.isEmpty();
            continue;
        }
        if (std::exchange(gap, false))
            text += ' ';
        text += c;
    }
    return text;
}

QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1().toLower();
    if (host.contains(':') && !host.startsWith('['))
        host = '[' + host + ']';
    const int standard = url.scheme() == QLatin1StringView("http") ? 80 : 443;
    const int port = url.port(standard);
    return port == standard ? host : host + ':' + QByteArray::number(port);
}

std::vector<NameAndValue> headersToSign(const HttpRequest &request)
{
    std::vector<NameAndValue> headers;
    headers.reserve(static_cast<std::size_t>(request.headers.size()) + 1);
    bool hasHost = false;
    for (const auto &[name, value] : request.headers) {
        QByteArray lower = name.toLower();
        const std::string_view view(lower.constData(), static_cast<std::size_t>(lower.size()));
        if (std::find(unsignedHeaders.begin(), unsignedHeaders.end(), view) != unsignedHeaders.end())
            continue;
        hasHost = hasHost || view == "host";
        headers.emplace_back(std::move(lower), collapsed(value));
    }
    if (!hasHost)
        headers.emplace_back("host", hostOf(request.url));
    // Stable: the values of a repeated name stay in the order of sending.
    std::stable_sort(headers.begin(), headers.end(),
                     [](const NameAndValue &a, const NameAndValue &b) { return a.first < b.first; });
    return headers;
}

} // namespace

CanonicalRequest canonicalRequest(const HttpRequest &request, QByteArrayView payloadHash)
{
    CanonicalRequest canonical;
    QByteArray &text = canonical.text;
    text.reserve(512);
    text += request.method.toUpper();
    text += '\n';
    appendEncodedAgain(text, normalizedPath(request.url.path(QUrl::FullyEncoded).toLatin1()));
    text += '\n';
    if (request.url.hasQuery())
        appendQuery(text, request.url.query(QUrl::FullyEncoded).toLatin1());

    const std::vector<NameAndValue> headers = headersToSign(request);
    const QByteArray *previous = nullptr;
    for (const auto &[name, value] : headers) {
        if (previous && *previous == name) {
            text += ',' + value;
            continue;
        }
        text.append('\n').append(name).append(':').append(value);
        if (previous)
            canonical.signedHeaders += ';';
        canonical.signedHeaders += name;
        previous = &name;
    }
    text.append("\n\n").append(canonical.signedHeaders).append('\n').append(payloadHash);
    return canonical;
}

QByteArray payloadHash(const HttpRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name.compare("x-amz-content-sha256", Qt::CaseInsensitive) == 0)
            return value;
    }
    return QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
}

} // namespace Hubwarden
