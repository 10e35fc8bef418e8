// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/sigv4.h"

#include "app/aws/canonicalrequest.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

QDateTime utc(const QJsonValue &amzDate)
{
    QDateTime time = QDateTime::fromString(amzDate.toString(), u"yyyyMMdd'T'HHmmss'Z'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

Credentials credentialsOf(const QJsonObject &vector)
{
    const QJsonObject object = vector["credentials"_L1].toObject();
    return {object["accessKeyId"_L1].toString(), Secret::fromBytes(bytes(object["secretAccessKey"_L1])),
            Secret::fromBytes(bytes(object["sessionToken"_L1])), std::nullopt};
}

HttpRequest requestOf(const QJsonObject &vector)
{
    const QJsonObject object = vector["request"_L1].toObject();
    HttpRequest request;
    request.method = bytes(object["method"_L1]);
    request.url = QUrl::fromEncoded(bytes(object["url"_L1]), QUrl::StrictMode);
    for (const QJsonValue &header : object["headers"_L1].toArray())
        request.headers.emplaceBack(bytes(header[0]), bytes(header[1]));
    request.body = object.contains("bodyBase64"_L1) ? QByteArray::fromBase64(bytes(object["bodyBase64"_L1]))
                                                    : bytes(object["body"_L1]);
    return request;
}

SigningScope scopeOf(const QJsonObject &vector)
{
    return {*RegionName::parse(vector["region"_L1].toString()), bytes(vector["service"_L1]),
            utc(vector["timestamp"_L1])};
}

HttpHeaders headersOf(const QJsonArray &pairs)
{
    HttpHeaders headers;
    for (const QJsonValue &pair : pairs)
        headers.emplaceBack(bytes(pair[0]), bytes(pair[1]));
    return headers;
}

QByteArray authorization(const HttpRequest &request)
{
    return request.headers.last().second;
}

HttpRequest plainRequest()
{
    return {"GET", QUrl(u"https://securityhub.us-east-1.amazonaws.com/invitations"_s), {}, {}};
}

Credentials plainCredentials(QByteArrayView secret)
{
    return {u"AKIAIOSFODNN7EXAMPLE"_s, Secret::fromBytes(secret), {}, std::nullopt};
}

SigningScope plainScope(QTime time = QTime(9, 15))
{
    return {*RegionName::parse(u"us-east-1"), "securityhub", QDateTime(QDate(2026, 11, 23), time, Qt::UTC)};
}

} // namespace

class TestSigV4 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVectorIsReproduced_data()
    {
        QFile file(QStringLiteral(HUBWARDEN_TEST_DATA) + "/sigv4-vectors.json"_L1);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray vectors = QJsonDocument::fromJson(file.readAll())["vectors"_L1].toArray();
        QCOMPARE(vectors.size(), qsizetype(80));
        QTest::addColumn<QJsonObject>("vector");
        for (const QJsonValue &vector : vectors)
            QTest::newRow(bytes(vector["name"_L1]).constData()) << vector.toObject();
    }

    void everyVectorIsReproduced()
    {
        QFETCH(QJsonObject, vector);
        const HttpRequest request = requestOf(vector);
        const Credentials credentials = credentialsOf(vector);
        const SigningScope scope = scopeOf(vector);

        const HttpRequest dated = withSigningHeaders(request, credentials, scope);
        QCOMPARE(payloadHash(dated), bytes(vector["payloadSha256"_L1]));
        const CanonicalRequest canonical = canonicalRequest(dated, payloadHash(dated));
        QCOMPARE(canonical.text, bytes(vector["canonicalRequest"_L1]));
        QCOMPARE(canonical.signedHeaders, bytes(vector["signedHeaders"_L1]));
        QCOMPARE(stringToSign(canonical.text, scope), bytes(vector["stringToSign"_L1]));

        const HttpRequest result = Signer().sign(request, credentials, scope);
        QCOMPARE(authorization(result), bytes(vector["authorization"_L1]));
        HttpHeaders added = headersOf(vector["addedHeaders"_L1].toArray());
        HttpHeaders sorted = result.headers.mid(request.headers.size());
        std::sort(added.begin(), added.end());
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(sorted, added);
        QCOMPARE(result.url, request.url);
        QCOMPARE(result.body, request.body);
    }

    void signingAgainReplacesWhatTheFirstTimeAdded()
    {
        Signer signer;
        Credentials credentials = plainCredentials("first");
        credentials.sessionToken = Secret::fromBytes("token");
        const HttpRequest once = signer.sign(plainRequest(), credentials, plainScope());
        const HttpRequest later = signer.sign(once, credentials, plainScope(QTime(9, 16)));
        QCOMPARE(later.headers, signer.sign(plainRequest(), credentials, plainScope(QTime(9, 16))).headers);
        QVERIFY(later.headers != once.headers);
        QCOMPARE(signer.rememberedKeys(), qsizetype(1));
    }

    void aChangedSecretOfTheSameKeyIsNoticed()
    {
        Signer signer;
        const QByteArray first
            = authorization(signer.sign(plainRequest(), plainCredentials("one"), plainScope()));
        const QByteArray second
            = authorization(signer.sign(plainRequest(), plainCredentials("two"), plainScope()));
        QVERIFY(first != second);
        QCOMPARE(second, authorization(Signer().sign(plainRequest(), plainCredentials("two"), plainScope())));
        QCOMPARE(signer.rememberedKeys(), qsizetype(1));
    }

    void aForgottenKeyIsGone()
    {
        Signer signer;
        Credentials other = plainCredentials("one");
        other.accessKeyId = u"AKIAIOSFODNN7EXAMPLE2"_s;
        const HttpRequest before = signer.sign(plainRequest(), plainCredentials("one"), plainScope());
        signer.sign(plainRequest(), other, plainScope());
        QCOMPARE(signer.rememberedKeys(), qsizetype(2));
        signer.forget(u"AKIAIOSFODNN7EXAMPLE"_s);
        QCOMPARE(signer.rememberedKeys(), qsizetype(1));
        QCOMPARE(signer.sign(plainRequest(), plainCredentials("one"), plainScope()).headers, before.headers);
        signer.forgetAll();
        QCOMPARE(signer.rememberedKeys(), qsizetype(0));
    }

    void theCacheIsBounded()
    {
        Signer signer;
        SigningScope scope = plainScope();
        for (int day = 0; day < 21'000; ++day) {
            scope.time = plainScope().time.addDays(day);
            signer.sign(plainRequest(), plainCredentials("one"), scope);
        }
        QVERIFY(signer.rememberedKeys() <= 20'000);
    }

    void theLargestScanDerivesNoKeyTwice()
    {
        Signer signer;
        SigningScope scope = plainScope();
        Credentials credentials = plainCredentials("one");
        for (int round = 0; round < 2; ++round) {
            for (int place = 0; place < 500 * 34; ++place) {
                credentials.accessKeyId = u"AKIAEXAMPLE%1"_s.arg(place / 34);
                scope.region = *RegionName::parse(u"region-%1"_s.arg(place % 34));
                signer.sign(plainRequest(), credentials, scope);
            }
            QCOMPARE(signer.rememberedKeys(), qsizetype(500 * 34)); // none was dropped on the way
        }
    }

    void aLongSecretIsHashedFirstAsHmacAsks()
    {
        // RFC 4231, test case 6: a key of 131 bytes.
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const HmacKey key(hash, QByteArray(131, '\xaa'));
        const auto digest = key.sign(hash, "Test Using Larger Than Block-Size Key - Hash Key First");
        QCOMPARE(digest.view().toByteArray().toHex(),
                 QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }

    void localTimesAreSignedAsUtc()
    {
        SigningScope scope = plainScope();
        scope.time = scope.time.toOffsetFromUtc(10 * 3600);
        QCOMPARE(scope.amzDate(), QByteArray("20261123T091500Z"));
        scope.time = QDateTime(QDate(2026, 11, 23), QTime(1, 0), Qt::OffsetFromUTC, 2 * 3600);
        QCOMPARE(scope.text(), QByteArray("20261122/us-east-1/securityhub/aws4_request"));
    }

    void headersThatOthersChangeAreNotSigned()
    {
        HttpRequest request = plainRequest();
        for (const char *name : {"Content-Length", "Accept-Encoding", "Accept-Language", "Connection",
                                 "Keep-Alive", "Transfer-Encoding", "Trailer", "Upgrade"})
            request.headers.emplaceBack(name, "x");
        QCOMPARE(canonicalRequest(request, {}).signedHeaders, QByteArray("host"));
    }
};

QTEST_GUILESS_MAIN(TestSigV4)
#include "tst_sigv4.moc"
