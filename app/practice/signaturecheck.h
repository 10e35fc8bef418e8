// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/sigv4.h"
#include "app/base/clock.h"
#include "app/practice/httpparser.h"
#include "app/practice/practiceanswer.h"

#include <functional>
#include <variant>

namespace Hubwarden {

//! A key as the service knows it.
struct PracticeKey
{
    AccountId account;
    Secret secret;
    Secret token; //!< empty: a long-term key
    bool expired = false;
};

//! Who sent a rightly signed request, and for which region.
struct SignedBy
{
    AccountId account;
    RegionName region;
};

//! What AWS says of a request that is not signed rightly.
struct SignatureFault
{
    QByteArray code;
    QString message;
};

//! Verifies Signature Version 4 over the bytes that were received, and tells faults apart as AWS does.
//!
//! It canonicalises with the same code that signs: that code is proven by others, never by this check.
//! A header that a proxy may change (user-agent, content-length, …) cannot be among the signed ones.
class SignatureCheck
{
public:
    //! Null: nobody has that access key ID. Asked anew for each request.
    using FindKey = std::function<std::optional<PracticeKey>(const QString &accessKeyId)>;

    SignatureCheck(Clock &clock, FindKey findKey)
        : m_clock(clock)
        , m_findKey(std::move(findKey))
    {
    }

    std::variant<SignedBy, SignatureFault> check(const ReceivedRequest &request, PracticeService service);

private:
    struct Claim;

    std::optional<SignatureFault> readClaim(const QByteArray &authorization, Claim &claim) const;
    std::optional<SignatureFault> checkHeaders(const ReceivedRequest &request, const Claim &claim) const;
    std::optional<SignatureFault> checkScope(const ReceivedRequest &request, Claim &claim) const;
    std::optional<SignatureFault> checkKey(const ReceivedRequest &request, Claim &claim) const;
    std::optional<SignatureFault> checkClock(const Claim &claim) const;
    std::optional<SignatureFault> checkBytes(const ReceivedRequest &request, const Claim &claim);

    Clock &m_clock;
    FindKey m_findKey;
    Signer m_signer;
};

} // namespace Hubwarden
