// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/sigv4.h"

#include "app/aws/canonicalrequest.h"

#include <algorithm>

namespace Hubwarden {

namespace {

constexpr std::size_t maxRememberedKeys = 1024; //!< about 250 kB; deriving one anew takes some 10 µs

void appendNumber(QByteArray &text, int number, int digits)
{
    std::array<char, 4> places{};
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        places[static_cast<std::size_t>(i)] = static_cast<char>('0' + number % 10);
    text.append(places.data(), digits);
}

QByteArray dateStamp(const QDate &date)
{
    QByteArray text;
    appendNumber(text, date.year(), 4);
    appendNumber(text, date.month(), 2);
    appendNumber(text, date.day(), 2);
    return text;
}

void removeHeader(HttpHeaders &headers, QByteArrayView name)
{
    headers.removeIf([name](const auto &header) {
        return QByteArrayView(header.first).compare(name, Qt::CaseInsensitive) == 0;
    });
}

//! The chain of HMACs up to the key that signs; secrets on the way are cleared.
HmacKey::Digest derive(QCryptographicHash &hash, const Secret &secret, const SigningScope &scope)
{
    QByteArray start;
    start.reserve(secret.size() + 4); // no growth, which would leave a copy behind
    start.append("AWS4").append(secret.expose());
    HmacKey::Digest key = HmacKey(hash, start).sign(hash, dateStamp(scope.time.toUTC().date()));
    wipe(start.data(), static_cast<std::size_t>(start.size()));
    for (const QByteArray &part :
         {scope.region.toString().toLatin1(), scope.service, QByteArray("aws4_request")})
        key = HmacKey(hash, key.view()).sign(hash, part);
    return key;
}

} // namespace

QByteArray SigningScope::amzDate() const
{
    const QDateTime utc = time.toUTC();
    QByteArray text = dateStamp(utc.date());
    text += 'T';
    appendNumber(text, utc.time().hour(), 2);
    appendNumber(text, utc.time().minute(), 2);
    appendNumber(text, utc.time().second(), 2);
    text += 'Z';
    return text;
}

QByteArray SigningScope::text() const
{
    return dateStamp(time.toUTC().date()) + '/' + region.toString().toLatin1() + '/' + service
           + "/aws4_request";
}

QByteArray stringToSign(const QByteArray &canonicalText, const SigningScope &scope)
{
    return "AWS4-HMAC-SHA256\n" + scope.amzDate() + '\n' + scope.text() + '\n'
           + QCryptographicHash::hash(canonicalText, QCryptographicHash::Sha256).toHex();
}

HttpRequest withSigningHeaders(HttpRequest request, const Credentials &credentials, const SigningScope &scope)
{
    for (const char *name : {"Authorization", "X-Amz-Date", "X-Amz-Security-Token"})
        removeHeader(request.headers, name);
    request.headers.emplaceBack("X-Amz-Date", scope.amzDate());
    if (!credentials.sessionToken.isEmpty())
        request.headers.emplaceBack("X-Amz-Security-Token", credentials.sessionToken.expose().toByteArray());
    return request;
}

HmacKey::HmacKey(QCryptographicHash &hash, QByteArrayView key)
{
    if (key.size() > static_cast<qsizetype>(m_inner.size())) {
        hash.reset();
        hash.addData(key);
        key = hash.resultView();
    }
    std::copy(key.begin(), key.end(), m_inner.begin());
    m_outer = m_inner;
    for (char &c : m_inner)
        c = static_cast<char>(c ^ 0x36);
    for (char &c : m_outer)
        c = static_cast<char>(c ^ 0x5c);
}

HmacKey::~HmacKey()
{
    wipe(m_inner.data(), m_inner.size());
    wipe(m_outer.data(), m_outer.size());
}

HmacKey::Digest HmacKey::sign(QCryptographicHash &hash, QByteArrayView message) const
{
    Digest digest{};
    hash.reset();
    hash.addData(QByteArrayView(m_inner.data(), static_cast<qsizetype>(m_inner.size())));
    hash.addData(message);
    std::ranges::copy(hash.resultView(), digest.bytes.begin());
    hash.reset();
    hash.addData(QByteArrayView(m_outer.data(), static_cast<qsizetype>(m_outer.size())));
    hash.addData(digest.view());
    std::ranges::copy(hash.resultView(), digest.bytes.begin());
    return digest;
}

Signer::DerivedKey::DerivedKey(QCryptographicHash &hash, const Secret &from, const SigningScope &scope)
    : secret(from)
    , key(hash, derive(hash, from, scope).view())
{
}

HttpRequest Signer::sign(HttpRequest request, const Credentials &credentials, const SigningScope &scope)
{
    HttpRequest result = withSigningHeaders(std::move(request), credentials, scope);
    const CanonicalRequest canonical = canonicalRequest(result, payloadHash(result));
    const QByteArray text = stringToSign(canonical.text, scope);
    const QByteArray credential = credentials.accessKeyId.toUtf8() + '/' + scope.text();
    const HmacKey::Digest signature = keyFor(credential, credentials, scope).sign(m_hash, text);
    result.headers.emplaceBack("Authorization",
                               "AWS4-HMAC-SHA256 Credential=" + credential
                                   + ", SignedHeaders=" + canonical.signedHeaders
                                   + ", Signature=" + signature.view().toByteArray().toHex());
    return result;
}

void Signer::forget(const QString &accessKeyId)
{
    const QByteArray prefix = accessKeyId.toUtf8() + '/';
    std::erase_if(m_keys, [&prefix](const auto &entry) { return entry.first.startsWith(prefix); });
}

const HmacKey &Signer::keyFor(const QByteArray &credential, const Credentials &credentials,
                              const SigningScope &scope)
{
    const auto found = m_keys.find(credential);
    if (found != m_keys.end()) {
        if (found->second.secret.sameAs(credentials.secretKey))
            return found->second.key;
        m_keys.erase(found);
    }
    if (m_keys.size() >= maxRememberedKeys)
        m_keys.clear();
    return m_keys.try_emplace(credential, m_hash, credentials.secretKey, scope).first->second.key;
}

} // namespace Hubwarden
