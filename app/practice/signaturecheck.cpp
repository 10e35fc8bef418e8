// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/signaturecheck.h"

#include <QRegularExpression>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

//! What the Authorization header says, and what was found out about it.
struct SignatureCheck::Claim
{
    PracticeService service;
    QString accessKeyId;
    QString day;
    QString region;
    QString serviceName;
    QString terminator;
    QByteArrayList signedHeaders;
    QByteArray signature;
    QByteArray stamp;
    QDateTime time;
    std::optional<PracticeKey> key;

    QByteArray wrongSignature() const
    {
        return service == PracticeService::Sts ? "SignatureDoesNotMatch" : "InvalidSignatureException";
    }
};

namespace {

constexpr QLatin1StringView mismatch
    = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."_L1;
constexpr QLatin1StringView badToken = "The security token included in the request is invalid."_L1;

QByteArray inService(PracticeService service, const char *sts, const char *hub)
{
    return service == PracticeService::Sts ? sts : hub;
}

QByteArrayList valuesOf(const ReceivedRequest &request, QByteArrayView name)
{
    QByteArrayList values;
    for (const auto &[key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values;
}

//! Exactly "20261123T091500Z" and the like; null if it is not.
QDateTime timeOf(const QByteArray &stamp)
{
    static const QRegularExpression form(u"^\\d{8}T\\d{6}Z\\z"_s, QRegularExpression::DontCaptureOption);
    const QString text = QString::fromLatin1(stamp);
    if (!form.match(text).hasMatch())
        return {};
    const QDate day = QDate::fromString(text.first(8), u"yyyyMMdd"_s);
    return QDateTime(day, QTime::fromString(text.sliced(9, 6), u"HHmmss"_s), Qt::UTC);
}

QString stampOf(const QDateTime &time)
{
    return time.toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
}

//! True if each name and value is written in AWS's encoding; their order is not part of a signature.
bool isCanonicalQuery(const QByteArray &query)
{
    const QByteArrayList pieces = query.isEmpty() ? QByteArrayList() : query.split('&');
    return std::all_of(pieces.begin(), pieces.end(), [](const QByteArray &piece) {
        const qsizetype equals = piece.indexOf('=');
        const QByteArray name = equals < 0 ? piece : piece.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : piece.sliced(equals + 1);
        const auto isEncoded = [](const QByteArray &part) {
            return QByteArray::fromPercentEncoding(part).toPercentEncoding() == part;
        };
        return isEncoded(name) && isEncoded(value);
    });
}

//! The request as its sender signed it: with the headers that were named, and no other.
std::optional<HttpRequest> signedPart(const ReceivedRequest &request, const QByteArrayList &names)
{
    HttpRequest part;
    part.method = request.method;
    part.body = request.body;
    part.url = QUrl::fromEncoded("http://127.0.0.1" + request.target, QUrl::StrictMode);
    // What the URL would write otherwise than it was sent is not what was signed.
    const QByteArray again = part.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    if (!part.url.isValid() || again != request.target)
        return std::nullopt;
    for (const auto &[name, value] : request.headers) {
        if (names.contains(name.toLower()))
            part.headers.emplaceBack(name, value);
    }
    return part;
}

} // namespace

std::variant<SignedBy, SignatureFault> SignatureCheck::check(const ReceivedRequest &request,
                                                             PracticeService service)
{
    const QByteArrayList given = valuesOf(request, "authorization");
    if (given.size() != 1)
        return SignatureFault{
            inService(service, "MissingAuthenticationToken", "MissingAuthenticationTokenException"),
            u"Missing Authentication Token"_s};
    Claim claim{.service = service};
    auto fault = readClaim(given.constFirst(), claim);
    if (!fault)
        fault = checkHeaders(request, claim);
    if (!fault)
        fault = checkScope(request, claim);
    if (!fault)
        fault = checkKey(request, claim);
    if (!fault)
        fault = checkClock(claim);
    if (!fault)
        fault = checkBytes(request, claim);
    if (fault)
        return *fault;
    return SignedBy{claim.key->account, *RegionName::parse(claim.region)};
}

std::optional<SignatureFault> SignatureCheck::readClaim(const QByteArray &authorization, Claim &claim) const
{
    static const QRegularExpression form(
        u"^AWS4-HMAC-SHA256 +Credential=([^, ]+), *SignedHeaders=([^, ]+), *Signature=([^, ]+)\\z"_s);
    const auto match = form.match(QString::fromUtf8(authorization));
    const QStringList credential = match.captured(1).split(u'/');
    if (!match.hasMatch() || credential.size() != 5)
        return SignatureFault{inService(claim.service, "IncompleteSignature", "IncompleteSignatureException"),
                              u"Authorization header is malformed."_s};
    claim.accessKeyId = credential[0];
    claim.day = credential[1];
    claim.region = credential[2];
    claim.serviceName = credential[3];
    claim.terminator = credential[4];
    claim.signedHeaders = match.captured(2).toUtf8().split(';');
    claim.signature = match.captured(3).toUtf8();
    return std::nullopt;
}

std::optional<SignatureFault> SignatureCheck::checkHeaders(const ReceivedRequest &request,
                                                           const Claim &claim) const
{
    const auto wrong = [&claim](const QString &message) {
        return SignatureFault{claim.wrongSignature(), message};
    };
    QByteArrayList sorted;
    for (const QByteArray &name : claim.signedHeaders)
        sorted.append(name.toLower());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted != claim.signedHeaders)
        return wrong(u"SignedHeaders must be sorted, lower-case and without repetition."_s);
    const auto unsignedOne = [&](const QByteArray &name) {
        return wrong(
            u"'%1' must be a 'SignedHeader' in the AWS Authorization."_s.arg(QString::fromUtf8(name)));
    };
    for (const QByteArray &name : {QByteArray("Host"), QByteArray("X-Amz-Date")}) {
        if (!sorted.contains(name.toLower()))
            return unsignedOne(name);
        if (valuesOf(request, name).size() != 1)
            return wrong(u"'%1' must be sent exactly once."_s.arg(QString::fromUtf8(name)));
    }
    for (const auto &[name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        if ((lower == "content-type" || lower.startsWith("x-amz-")) && !sorted.contains(lower))
            return unsignedOne(name);
    }
    const bool allSent = std::all_of(sorted.begin(), sorted.end(), [&request](const QByteArray &name) {
        return !valuesOf(request, name).isEmpty();
    });
    return allSent ? std::nullopt : std::optional(wrong(QString(mismatch)));
}

std::optional<SignatureFault> SignatureCheck::checkScope(const ReceivedRequest &request, Claim &claim) const
{
    static const QRegularExpression regions(u"^[a-z]{2,4}(-[a-z]+)+-\\d{1,2}\\z"_s);
    const auto wrong = [&claim](const QString &message) {
        return SignatureFault{claim.wrongSignature(), message};
    };
    const QString service = QString::fromLatin1(inService(claim.service, "sts", "securityhub"));
    const QString start = u"Credential should be scoped "_s;
    if (claim.terminator != "aws4_request"_L1)
        return wrong(start + u"with a valid terminator: 'aws4_request', not '%1'."_s.arg(claim.terminator));
    if (claim.serviceName != service)
        return wrong(start + u"to correct service: '%1'."_s.arg(service));
    if (!regions.match(claim.region).hasMatch())
        return wrong(start + u"to a valid region, not '%1'."_s.arg(claim.region));
    claim.stamp = request.header("x-amz-date");
    claim.time = timeOf(claim.stamp);
    const QString stamp = QString::fromUtf8(claim.stamp);
    if (!claim.time.isValid())
        return wrong(u"Date must be in ISO-8601 'basic format'. Got '%1'."_s.arg(stamp));
    if (!stamp.startsWith(claim.day + u'T'))
        return wrong(
            u"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '%1' != '%2'."_s
                .arg(claim.day, stamp.first(8)));
    return std::nullopt;
}

std::optional<SignatureFault> SignatureCheck::checkKey(const ReceivedRequest &request, Claim &claim) const
{
    claim.key = m_findKey(claim.accessKeyId);
    const SignatureFault unknown{
        inService(claim.service, "InvalidClientTokenId", "UnrecognizedClientException"), QString(badToken)};
    if (!claim.key)
        return unknown;
    const QByteArrayList tokens = valuesOf(request, "x-amz-security-token");
    const Secret token = Secret::fromBytes(tokens.value(0));
    if (tokens.size() != (claim.key->token.isEmpty() ? 0 : 1) || !token.sameAs(claim.key->token))
        return unknown;
    if (claim.key->expired)
        return SignatureFault{inService(claim.service, "ExpiredToken", "ExpiredTokenException"),
                              u"The security token included in the request is expired"_s};
    return std::nullopt;
}

std::optional<SignatureFault> SignatureCheck::checkClock(const Claim &claim) const
{
    const int minutes = claim.service == PracticeService::Sts ? 15 : 5;
    const QDateTime now = m_clock.utcNow();
    const QDateTime earliest = now.addSecs(-60 * minutes);
    const QDateTime latest = now.addSecs(60 * minutes);
    const QString stamp = QString::fromLatin1(claim.stamp);
    if (claim.time < earliest)
        return SignatureFault{claim.wrongSignature(),
                              u"Signature expired: %1 is now earlier than %2 (%3 - %4 min.)"_s.arg(
                                  stamp, stampOf(earliest), stampOf(now), QString::number(minutes))};
    if (claim.time > latest)
        return SignatureFault{claim.wrongSignature(),
                              u"Signature not yet current: %1 is still later than %2 (%3 + %4 min.)"_s.arg(
                                  stamp, stampOf(latest), stampOf(now), QString::number(minutes))};
    return std::nullopt;
}

std::optional<SignatureFault> SignatureCheck::checkBytes(const ReceivedRequest &request, const Claim &claim)
{
    const SignatureFault wrong{claim.wrongSignature(), QString(mismatch)};
    const qsizetype mark = request.target.indexOf('?');
    const auto part = signedPart(request, claim.signedHeaders);
    if (!part || !isCanonicalQuery(mark < 0 ? QByteArray() : request.target.sliced(mark + 1)))
        return wrong;
    const QByteArrayList hashes = valuesOf(request, "x-amz-content-sha256");
    const QByteArray hash = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    if (hashes.size() > 1 || (hashes.size() == 1 && hashes.constFirst() != hash))
        return wrong;
    const Credentials credentials{claim.accessKeyId, claim.key->secret, claim.key->token, std::nullopt};
    const SigningScope scope{*RegionName::parse(claim.region), claim.serviceName.toLatin1(), claim.time};
    const HttpRequest right = m_signer.sign(*part, credentials, scope);
    const QByteArray &authorization = right.headers.constLast().second;
    const QByteArray names = claim.signedHeaders.join(';');
    const bool isRight = authorization.endsWith("SignedHeaders=" + names + ", Signature=" + claim.signature);
    return isRight ? std::nullopt : std::optional(wrong);
}

} // namespace Hubwarden
