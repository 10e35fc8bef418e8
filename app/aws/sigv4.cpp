// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/sigv4.h"

#include "app/aws/canonicalrequest.h"

#include <algorithm>

namespace Hubwarden {

namespace {

//! 500 accounts in 34 regions, so that a second scan within the day derives none anew; at most 8 MB.
constexpr std::size_t maxRememberedKeys = 20'000;

void appendNumber(QByteArray &text, int number, int digits)
{
    std::array<char, 4> places{};
    for (int i = digits - 1; i >= 0; --i, number /= 10)
        places[static_cast<std::size_t>(i)] = static_cast<char>('0' + number % 10);
    text.append(places.data(), digits);
}

//! The scope that follows from a time like "20261123T091500Z".
QByteArray scopeText(const SigningScope &scope, const QByteArray &amzDate)
{
    QByteArray text;
    text.reserve(64);
    text.append(amzDate.constData(), 8).append('/').append(scope.region.toString().toLatin1());
    text.append('/').append(scope.service).append("/aws4_request");
    return text;
}

QByteArray textToSign(QByteArrayView canonicalHash, const QByteArray &amzDate, const QByteArray &scopeText)
{
    QByteArray text;
    text.reserve(192);
    text.append("AWS4-HMAC-SHA256\n").append(amzDate).append('\n').append(scopeText).append('\n');
    return text.append(canonicalHash);
}

bool isOneOf(const QByteArray &name, std::initializer_list<QByteArrayView> names)
{
    return std::ranges::any_of(names, [&name](QByteArrayView other) {
        return name.size() == other.size() && name.compare(other, Qt::CaseInsensitive) == 0;
    });
}

//! The chain of HMACs up to the key that signs; secrets on the way are cleared.
HmacKey::Digest derive(QCryptographicHash &hash, const Secret &secret, const SigningScope &scope)
{
    QByteArray start;
    start.reserve(secret.size() + 4); // no growth, which would leave a copy behind
    start.append("AWS4").append(secret.expose());
    HmacKey::Digest key = HmacKey(hash, start).sign(hash, scope.amzDate().left(8));
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
    const QDate day = utc.date();
    const QTime clock = utc.time();
    QByteArray text;
    text.reserve(16);
    appendNumber(text, day.year(), 4);
    appendNumber(text, day.month(), 2);
    appendNumber(text, day.day(), 2);
    text += 'T';
    appendNumber(text, clock.hour(), 2);
    appendNumber(text, clock.minute(), 2);
    appendNumber(text, clock.second(), 2);
    text += 'Z';
    return text;
}

QByteArray SigningScope::text() const
{
    return scopeText(*this, amzDate());
}

QByteArray stringToSign(const QByteArray &canonicalText, const SigningScope &scope)
{
    const QByteArray hash = QCryptographicHash::hash(canonicalText, QCryptographicHash::Sha256).toHex();
    return textToSign(hash, scope.amzDate(), scope.text());
}

HttpRequest withSigningHeaders(HttpRequest request, const Credentials &credentials, const SigningScope &scope)
{
    request.headers.removeIf([](const auto &header) {
        return isOneOf(header.first, {"Authorization", "X-Amz-Date", "X-Amz-Security-Token"});
    });
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
    m_hash.reset();
    m_hash.addData(canonical.text);
    const QByteArray amzDate = scope.amzDate();
    const QByteArray scopeWords = scopeText(scope, amzDate);
    const QByteArray text = textToSign(m_hash.resultView().toByteArray().toHex(), amzDate, scopeWords);
    const QByteArray credential = credentials.accessKeyId.toUtf8() + '/' + scopeWords;
    const HmacKey::Digest signature = keyFor(credential, credentials, scope).sign(m_hash, text);

    QByteArray authorization;
    authorization.reserve(256);
    authorization.append("AWS4-HMAC-SHA256 Credential=").append(credential);
    authorization.append(", SignedHeaders=").append(canonical.signedHeaders);
    authorization.append(", Signature=").append(signature.view().toByteArray().toHex());
    result.headers.emplaceBack("Authorization", std::move(authorization));
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
