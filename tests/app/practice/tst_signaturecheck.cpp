// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/signaturecheck.h"

#include "tests/support/fakeclock.h"

#include <QTest>

#include <functional>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(ReceivedRequest &)>;

const QString userKey = u"AKIAIOSFODNN7EXAMPLE"_s;
const QString roleKey = u"ASIAIOSFODNN7EXAMPLE"_s;
const QString expiredKey = u"ASIAEXPIRED7EXAMPLE0"_s;
const QByteArray secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const QByteArray token
    = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexample+token/with=specials==";
const QByteArray host = "securityhub.us-east-1.amazonaws.com";

std::optional<PracticeKey> knownKey(const QString &id)
{
    if (id != userKey && id != roleKey && id != expiredKey)
        return std::nullopt;
    return PracticeKey{*AccountId::parse(u"111122223333"), Secret::fromBytes(secret),
                       id == userKey ? Secret() : Secret::fromBytes(token), id == expiredKey};
}

QByteArray &headerOf(ReceivedRequest &request, QByteArrayView name)
{
    for (auto &[key, value] : request.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    qFatal("no such header");
}

void dropHeader(ReceivedRequest &request, QByteArrayView name)
{
    request.headers.removeIf(
        [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

ReceivedRequest unsignedRequest(PracticeService service)
{
    ReceivedRequest request;
    request.method = "POST";
    request.target = service == PracticeService::Sts ? "/" : "/invitations/decline?a=1&b=2";
    request.headers = {{"Host", host}, {"Content-Type", "application/json"}};
    request.body = "{\"AccountIds\": [\"111122223333\"]}";
    return request;
}

//! As a client would sign it at that time.
ReceivedRequest withSignature(ReceivedRequest request, PracticeService service, const QString &key,
                              const QDateTime &time)
{
    const Credentials credentials{key, Secret::fromBytes(secret),
                                  key == userKey ? Secret() : Secret::fromBytes(token), std::nullopt};
    HttpRequest sent{request.method, QUrl::fromEncoded("https://" + host + request.target), request.headers,
                     request.body};
    const QByteArray name = service == PracticeService::Sts ? "sts" : "securityhub";
    request.headers
        = Signer().sign(sent, credentials, {*RegionName::parse(u"us-east-1"), name, time}).headers;
    return request;
}

Change replaced(const QByteArray &header, const QByteArray &before, const QByteArray &after)
{
    return [=](ReceivedRequest &request) {
        QByteArray &value = headerOf(request, header);
        QVERIFY2(value.contains(before), value.constData());
        value.replace(before, after);
    };
}

Change added(const QByteArray &name, const QByteArray &value)
{
    return [=](ReceivedRequest &request) { request.headers.emplaceBack(name, value); };
}

//! "" if it passes.
QByteArray codeOf(const ReceivedRequest &request, PracticeService service, Clock &clock)
{
    const auto verdict = SignatureCheck(clock, knownKey).check(request, service);
    const auto *const fault = std::get_if<SignatureFault>(&verdict);
    return fault ? fault->code : QByteArray();
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestSignatureCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPublishedSignaturePasses_data();
    void aPublishedSignaturePasses();
    void whatIsNotSignedMayDiffer_data();
    void whatIsNotSignedMayDiffer();
    void oneChangeIsFound_data();
    void oneChangeIsFound();
    void eachByteCounts();
    void aQueryNotInAwsEncodingIsRefusedHoweverSigned();
    void clocksMayDifferByMinutes_data();
    void clocksMayDifferByMinutes();
    void bothServicesSayItTheirWay();
};

//! Signatures that no code of ours made.
void TestSignatureCheck::aPublishedSignaturePasses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("hasBody");
    QTest::addColumn<bool>("isRole");
    QTest::addColumn<QByteArray>("signature");
    const QByteArray list = "/invitations?MaxResults=50&NextToken=AbC%2B%2FdEf%3D%3D%26x%20y~%2A%25";
    QTest::newRow("decline") << QByteArray("POST") << QByteArray("/invitations/decline") << true << false
                             << QByteArray(
                                    "ae1c59a7118fd23652b82f37f8c194652e40c7d0fcfcfdfd39d3c6098579692b");
    QTest::newRow("decline by a role")
        << QByteArray("POST") << QByteArray("/invitations/decline") << true << true
        << QByteArray("ef00eb5d1033850fb7cd7f5b1972f8f591d02847e81ce22a643c9adf2a4e27d4");
    QTest::newRow("list") << QByteArray("GET") << list << false << false
                          << QByteArray("10237d95481c565900e70764b6ad373326c5cca9a8b95ccf38b4b934db41b193");
    QTest::newRow("list by a role")
        << QByteArray("GET") << list << false << true
        << QByteArray("e65629a7722c23c0866d94094dd9d129be13ef192b84619b885ff6549ee26d37");
}

void TestSignatureCheck::aPublishedSignaturePasses()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, target);
    QFETCH(const bool, hasBody);
    QFETCH(const bool, isRole);
    QFETCH(const QByteArray, signature);
    FakeClock clock;
    ReceivedRequest request;
    request.method = method;
    request.target = target;
    request.headers = {{"Host", host}, {"X-Amz-Date", "20261123T091500Z"}};
    QByteArray names = hasBody ? "content-type;host;x-amz-date" : "host;x-amz-date";
    if (hasBody) {
        request.body = "{\"AccountIds\": [\"111122223333\"]}";
        request.headers.emplaceBack("Content-Type", "application/json");
    }
    if (isRole) {
        request.headers.emplaceBack("X-Amz-Security-Token", token);
        names += ";x-amz-security-token";
    }
    const QByteArray key = (isRole ? roleKey : userKey).toLatin1();
    request.headers.emplaceBack("Authorization",
                                "AWS4-HMAC-SHA256 Credential=" + key
                                    + "/20261123/us-east-1/securityhub/aws4_request, SignedHeaders=" + names
                                    + ", Signature=" + signature);
    const auto verdict = SignatureCheck(clock, knownKey).check(request, PracticeService::SecurityHub);
    const auto *const fault = std::get_if<SignatureFault>(&verdict);
    QVERIFY2(!fault, fault ? fault->code.constData() : "");
    QCOMPARE(std::get<SignedBy>(verdict).account.toString(), u"111122223333"_s);
    QCOMPARE(std::get<SignedBy>(verdict).region.toString(), u"us-east-1"_s);
}

void TestSignatureCheck::whatIsNotSignedMayDiffer_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("nothing") << Change([](ReceivedRequest &) {});
    QTest::newRow("an unsigned header") << added("User-Agent", "another");
    QTest::newRow("the order of headers") << Change(
        [](ReceivedRequest &request) { std::reverse(request.headers.begin(), request.headers.end()); });
    QTest::newRow("the case of a name") << Change([](ReceivedRequest &request) {
        for (auto &header : request.headers)
            header.first = header.first.toUpper();
    });
    QTest::newRow("the order of a query")
        << Change([](ReceivedRequest &request) { request.target = "/invitations/decline?b=2&a=1"; });
    QTest::newRow("blanks in Authorization") << replaced("Authorization", ", ", ",");
}

void TestSignatureCheck::whatIsNotSignedMayDiffer()
{
    QFETCH(const Change, change);
    FakeClock clock;
    for (const QString &key : {userKey, roleKey}) {
        ReceivedRequest request = withSignature(unsignedRequest(PracticeService::SecurityHub),
                                                PracticeService::SecurityHub, key, clock.utcNow());
        change(request);
        QCOMPARE(codeOf(request, PracticeService::SecurityHub, clock), QByteArray());
    }
}

void TestSignatureCheck::oneChangeIsFound_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("code");
    const QByteArray wrong = "InvalidSignatureException";
    const QByteArray unknown = "UnrecognizedClientException";
    const QByteArray malformed = "IncompleteSignatureException";
    const QByteArray missing = "MissingAuthenticationTokenException";
    const auto row = [](const char *name, const Change &change, const QByteArray &code) {
        QTest::newRow(name) << change << code;
    };
    row(
        "method", [](ReceivedRequest &r) { r.method = "PUT"; }, wrong);
    row(
        "path", [](ReceivedRequest &r) { r.target.replace("decline", "delete"); }, wrong);
    row(
        "query value", [](ReceivedRequest &r) { r.target.replace("a=1", "a=2"); }, wrong);
    row(
        "query name", [](ReceivedRequest &r) { r.target.replace("a=1", "c=1"); }, wrong);
    row(
        "query grown", [](ReceivedRequest &r) { r.target += "&c"; }, wrong);
    row(
        "query encoded needlessly", [](ReceivedRequest &r) { r.target.replace("a=1", "%61=1"); }, wrong);
    row(
        "plus in a query", [](ReceivedRequest &r) { r.target += "+"; }, wrong);
    row(
        "body", [](ReceivedRequest &r) { r.body.replace("3333", "3334"); }, wrong);
    row(
        "blank in the body", [](ReceivedRequest &r) { r.body += ' '; }, wrong);
    row(
        "no body", [](ReceivedRequest &r) { r.body.clear(); }, wrong);
    row("host", replaced("Host", "us-east-1", "us-east-2"), wrong);
    row("content type", replaced("Content-Type", "json", "jsonp"), wrong);
    row("second", replaced("X-Amz-Date", "091500", "091501"), wrong);
    row("date without a form", replaced("X-Amz-Date", "T091500Z", " 09:15"), wrong);
    row("impossible date", replaced("X-Amz-Date", "T091500Z", "T096100Z"), wrong);
    row("signature", replaced("Authorization", "Signature=", "Signature=0"), wrong);
    row(
        "empty signature",
        [](ReceivedRequest &r) {
            QByteArray &value = headerOf(r, "authorization");
            value = value.first(value.lastIndexOf('=') + 1);
        },
        malformed);
    row("scope's day", replaced("Authorization", "/20261123/", "/20261122/"), wrong);
    row("scope's region", replaced("Authorization", "/us-east-1/", "/us-east-2/"), wrong);
    row("scope's region is none", replaced("Authorization", "/us-east-1/", "/US-EAST-1/"), wrong);
    row("scope's service", replaced("Authorization", "/securityhub/", "/sts/"), wrong);
    row("scope's end", replaced("Authorization", "aws4_request", "aws4_requests"), wrong);
    row("scope too short", replaced("Authorization", "/aws4_request", ""), malformed);
    row("algorithm", replaced("Authorization", "HMAC-SHA256", "HMAC-SHA1"), malformed);
    row("no SignedHeaders", replaced("Authorization", "SignedHeaders=", "Headers="), malformed);
    row(
        "claims an unsigned header",
        [](ReceivedRequest &r) {
            r.headers.emplaceBack("User-Agent", "x");
            headerOf(r, "authorization").replace(";host;", ";host;user-agent;");
        },
        wrong);
    row("claims a header that was not sent", replaced("Authorization", ";host;", ";host;te;"), wrong);
    row("host is not signed", replaced("Authorization", ";host;", ";"), wrong);
    row("date is not signed", replaced("Authorization", ";x-amz-date", ""), wrong);
    row("type is not signed", replaced("Authorization", "content-type;", ""), wrong);
    row("names out of order", replaced("Authorization", "content-type;host", "host;content-type"), wrong);
    row("names twice", replaced("Authorization", ";host;", ";host;host;"), wrong);
    row("names in capitals", replaced("Authorization", ";host;", ";Host;"), wrong);
    row("two hosts", added("Host", "other"), wrong);
    row("two dates", added("X-Amz-Date", "20261123T091500Z"), wrong);
    row("an x-amz- header more", added("X-Amz-Target", "x"), wrong);
    row("unknown key", replaced("Authorization", "IOSFODNN7", "IOSFODNN8"), unknown);
    row(
        "no Authorization", [](ReceivedRequest &r) { dropHeader(r, "authorization"); }, missing);
    row("two Authorizations", added("Authorization", "AWS4-HMAC-SHA256 x"), missing);
    row(
        "Basic", [](ReceivedRequest &r) { headerOf(r, "authorization") = "Basic QWxhZGRpbg=="; }, malformed);
}

void TestSignatureCheck::oneChangeIsFound()
{
    QFETCH(const Change, change);
    QFETCH(const QByteArray, code);
    FakeClock clock;
    for (const QString &key : {userKey, roleKey}) {
        ReceivedRequest request = withSignature(unsignedRequest(PracticeService::SecurityHub),
                                                PracticeService::SecurityHub, key, clock.utcNow());
        change(request);
        QCOMPARE(codeOf(request, PracticeService::SecurityHub, clock), code);
    }
}

//! Every byte of all that was signed, one at a time.
void TestSignatureCheck::eachByteCounts()
{
    FakeClock clock;
    const auto service = PracticeService::SecurityHub;
    const ReceivedRequest good = withSignature(unsignedRequest(service), service, roleKey, clock.utcNow());
    const auto refused
        = [&](const ReceivedRequest &spoiled) { return !codeOf(spoiled, service, clock).isEmpty(); };
    const auto spoil = [](QByteArray &text, qsizetype at) { text[at] = text[at] == 'x' ? 'y' : 'x'; };
    for (qsizetype i = 0; i < good.body.size(); ++i) {
        ReceivedRequest request = good;
        spoil(request.body, i);
        QVERIFY2(refused(request), qPrintable(u"body %1"_s.arg(i)));
    }
    for (qsizetype i = 1; i < good.target.size(); ++i) {
        ReceivedRequest request = good;
        spoil(request.target, i);
        QVERIFY2(refused(request), qPrintable(u"target %1"_s.arg(i)));
    }
    for (qsizetype header = 0; header < good.headers.size(); ++header) {
        for (qsizetype i = 0; i < good.headers[header].second.size(); ++i) {
            ReceivedRequest request = good;
            spoil(request.headers[header].second, i);
            QVERIFY2(refused(request), qPrintable(u"%1 %2"_s.arg(header).arg(i)));
        }
    }
}

void TestSignatureCheck::aQueryNotInAwsEncodingIsRefusedHoweverSigned()
{
    FakeClock clock;
    const auto service = PracticeService::SecurityHub;
    const auto codeOfQuery = [&](const QByteArray &query) {
        ReceivedRequest request = unsignedRequest(service);
        request.target = "/invitations?" + query;
        return codeOf(withSignature(request, service, userKey, clock.utcNow()), service, clock);
    };
    QCOMPARE(codeOfQuery("NextToken=a%2B%2F%3D%2A~"), QByteArray());
    for (const QByteArray &query :
         {QByteArray("NextToken=a+b"), QByteArray("NextToken=a*b"), QByteArray("NextToken=a/b"),
          QByteArray("NextToken=a%2fb"), QByteArray("Next*Token=a"), QByteArray("NextToken=a==")})
        QCOMPARE(codeOfQuery(query), QByteArray("InvalidSignatureException"));
}

void TestSignatureCheck::clocksMayDifferByMinutes_data()
{
    QTest::addColumn<bool>("isSts");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("message");
    const QString none;
    QTest::newRow("five minutes late") << false << -300 << none;
    QTest::newRow("later than five minutes")
        << false << -301
        << u"Signature expired: 20261123T090959Z is now earlier than 20261123T091000Z (20261123T091500Z - 5 min.)"_s;
    QTest::newRow("five minutes early") << false << 300 << none;
    QTest::newRow("earlier than five minutes")
        << false << 301
        << u"Signature not yet current: 20261123T092001Z is still later than 20261123T092000Z (20261123T091500Z + 5 min.)"_s;
    QTest::newRow("STS, fifteen minutes late") << true << -900 << none;
    QTest::newRow("STS, later")
        << true << -901
        << u"Signature expired: 20261123T085959Z is now earlier than 20261123T090000Z (20261123T091500Z - 15 min.)"_s;
}

void TestSignatureCheck::clocksMayDifferByMinutes()
{
    QFETCH(const bool, isSts);
    QFETCH(const int, seconds);
    QFETCH(const QString, message);
    FakeClock clock;
    const auto service = isSts ? PracticeService::Sts : PracticeService::SecurityHub;
    const ReceivedRequest request
        = withSignature(unsignedRequest(service), service, userKey, clock.utcNow().addSecs(seconds));
    const auto verdict = SignatureCheck(clock, knownKey).check(request, service);
    const auto *const fault = std::get_if<SignatureFault>(&verdict);
    QCOMPARE(fault ? fault->message : QString(), message);
}

void TestSignatureCheck::bothServicesSayItTheirWay()
{
    FakeClock clock;
    struct Row
    {
        Change change;
        QString key;
        QByteArray hub;
        QByteArray sts;
    };
    const QList<Row> rows{
        {[](ReceivedRequest &r) { dropHeader(r, "authorization"); }, userKey,
         "MissingAuthenticationTokenException", "MissingAuthenticationToken"},
        {[](ReceivedRequest &r) { headerOf(r, "authorization") = "x"; }, userKey,
         "IncompleteSignatureException", "IncompleteSignature"},
        {[](ReceivedRequest &r) { r.body += ' '; }, userKey, "InvalidSignatureException",
         "SignatureDoesNotMatch"},
        {replaced("Authorization", "IOSFODNN7", "IOSFODNN8"), userKey, "UnrecognizedClientException",
         "InvalidClientTokenId"},
        {replaced("X-Amz-Security-Token", "IQoJ", "IQoK"), roleKey, "UnrecognizedClientException",
         "InvalidClientTokenId"},
        {[](ReceivedRequest &r) {
             dropHeader(r, "x-amz-security-token");
             headerOf(r, "authorization").replace(";x-amz-security-token", "");
         },
         roleKey, "UnrecognizedClientException", "InvalidClientTokenId"},
        {[](ReceivedRequest &r) {
             r.headers.emplaceBack("X-Amz-Security-Token", token);
             headerOf(r, "authorization").replace("x-amz-date", "x-amz-date;x-amz-security-token");
         },
         userKey, "UnrecognizedClientException", "InvalidClientTokenId"},
        {added("X-Amz-Security-Token", token), roleKey, "UnrecognizedClientException",
         "InvalidClientTokenId"},
        {[](ReceivedRequest &) {}, expiredKey, "ExpiredTokenException", "ExpiredToken"},
    };
    for (const Row &row : rows) {
        for (const auto service : {PracticeService::SecurityHub, PracticeService::Sts}) {
            ReceivedRequest request
                = withSignature(unsignedRequest(service), service, row.key, clock.utcNow());
            row.change(request);
            QCOMPARE(codeOf(request, service, clock), service == PracticeService::Sts ? row.sts : row.hub);
        }
    }
}

QTEST_GUILESS_MAIN(TestSignatureCheck)
#include "tst_signaturecheck.moc"
