// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/credentials.h"
#include "app/net/httpmessage.h"

#include <QCryptographicHash>

#include <array>
#include <unordered_map>

namespace Hubwarden {

//! Where and when a signature is valid.
struct SigningScope
{
    RegionName region;  //!< the endpoint's signing region, which need not be the chosen one
    QByteArray service; //!< the signing name, for example "securityhub"
    QDateTime time;     //!< UTC; taken once per attempt

    QByteArray amzDate() const; //!< for example "20261123T091500Z"
    QByteArray text() const;    //!< for example "20261123/us-east-1/securityhub/aws4_request"
};

//! The text whose HMAC is the signature.
QByteArray stringToSign(const QByteArray &canonicalText, const SigningScope &scope);

//! The request with X-Amz-Date and, if there is a token, X-Amz-Security-Token; an old Authorization is removed.
HttpRequest withSigningHeaders(HttpRequest request, const Credentials &credentials,
                               const SigningScope &scope);

//! An HMAC-SHA256 key, padded for both passes beforehand; cleared when dropped.
class HmacKey
{
public:
    //! Cleared when dropped, because a digest is the next key of the chain.
    struct Digest
    {
        ~Digest() { wipe(bytes.data(), bytes.size()); }
        QByteArrayView view() const { return {bytes.data(), static_cast<qsizetype>(bytes.size())}; }

        std::array<char, 32> bytes{};
    };

    HmacKey(QCryptographicHash &hash, QByteArrayView key);
    ~HmacKey();
    Q_DISABLE_COPY_MOVE(HmacKey)

    //! Uses the caller's SHA-256 object: making one costs as much as a short message.
    Digest sign(QCryptographicHash &hash, QByteArrayView message) const;

private:
    using Block = std::array<char, 64>;

    Block m_inner{};
    Block m_outer{};
};

//! Signs requests with Signature Version 4 in a header, and remembers the derived keys. For one thread.
class Signer
{
public:
    //! Adds X-Amz-Date, X-Amz-Security-Token and Authorization; nothing else is changed.
    HttpRequest sign(HttpRequest request, const Credentials &credentials, const SigningScope &scope);

    //! Drops the keys derived from this access key, and the secret they came from.
    void forget(const QString &accessKeyId);
    void forgetAll() { m_keys.clear(); }

    qsizetype rememberedKeys() const { return static_cast<qsizetype>(m_keys.size()); }

private:
    struct DerivedKey
    {
        DerivedKey(QCryptographicHash &hash, const Secret &from, const SigningScope &scope);

        Secret secret; //!< the one it was derived from: an access key ID may be entered again with another
        HmacKey key;
    };

    const HmacKey &keyFor(const QByteArray &credential, const Credentials &credentials,
                          const SigningScope &scope);

    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::unordered_map<QByteArray, DerivedKey> m_keys; //!< by "<access key ID>/<scope>"
};

} // namespace Hubwarden
