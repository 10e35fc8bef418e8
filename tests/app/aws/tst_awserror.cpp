// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/awserror.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

//! Quotes in the body are written as apostrophes, because moc loses its way in raw strings.
HttpReply reply(int status, QByteArray body, const HttpHeaders &headers = {})
{
    HttpReply made;
    made.status = status;
    made.body = body.replace('\'', '"');
    made.headers = headers;
    return made;
}

Error decode(int status, const QByteArray &body, const HttpHeaders &headers = {})
{
    return decodeError(reply(status, body, headers), u"DeclineInvitations"_s);
}

QByteArray coded(const QByteArray &code, const QByteArray &message = "M")
{
    return "{'__type':'" + code + "','message':'" + message + "'}";
}

} // namespace

class TestAwsError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codeAndMessageAreFoundWhereverTheyAre_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *type, const char *body, const char *code,
                            const char *message) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(body) << QString::fromUtf8(code)
                                << QString::fromUtf8(message);
        };
        row("header with URL", "InvalidAccessException:http://internal.amazon.com/coral/com.amazon/",
            "{'Message':'M','Code':'InvalidAccessException'}", "InvalidAccessException", "M");
        row("header wins", "Foo", "{'__type':'Bar','code':'Baz'}", "Foo", "");
        row("type with namespace", "", "{'__type':'com.x#Foo','message':'m'}", "Foo", "m");
        row("namespace and URL", "", "{'__type':'ns#Foo:http://x#y','message':'m'}", "Foo", "m");
        row("small code", "", "{'code':'Bar','Message':'m'}", "Bar", "m");
        row("capital code", "", "{'Code':'Bar','Message':'m'}", "Bar", "m");
        row("code over type", "", "{'__type':'Foo','code':'Bar'}", "Bar", "");
        row("blanks", " Foo ", "{}", "Foo", "");
        row("code not text", "", "{'code':42,'message':'m'}", "403", "m");
        row("empty", "", "", "403", "");
        row("no code", "", "{'message':'Missing Authentication Token'}", "403",
            "Missing Authentication Token");
        row("array", "", "[{'code':'Foo'}]", "403", "");
        row("text", "", "'Foo'", "403", "");
        row("message order", "", "{'Message':'two','message':'one'}", "403", "one");
        row("errorMessage", "", "{'errorMessage':'m'}", "403", "m");
        row("oidc word", "", "{'error':'authorization_pending','error_description':'d'}",
            "AuthorizationPendingException", "d");
        row("oidc header", "SlowDownException", "{'error':'slow_down'}", "SlowDownException", "");
        row("unknown oidc word", "", "{'error':'odd'}", "odd", "");
        row("json 1.1", "", "{'__type':'AWSOrganizationsNotInUseException','Message':'m'}",
            "AWSOrganizationsNotInUseException", "m");
        row("query", "",
            "<ErrorResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'><Error><Type>Sender</Type>"
            "<Code>InvalidClientTokenId</Code><Message>a &amp; b</Message></Error></ErrorResponse>",
            "InvalidClientTokenId", "a & b");
        row("ec2", "",
            "<?xml "
            "version='1.0'?><Response><Errors><Error><Code>AuthFailure</Code><Message>m</Message></Error>"
            "<Error><Code>Second</Code><Message>n</Message></Error></Errors></Response>",
            "AuthFailure", "m");
    }

    void codeAndMessageAreFoundWhereverTheyAre()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(QString, message);
        const HttpHeaders headers = type.isEmpty() ? HttpHeaders() : HttpHeaders{{"X-Amzn-errortype", type}};
        const Error error = decode(403, body, headers);
        QCOMPARE(error.code, code);
        QCOMPARE(error.message, message);
        QCOMPARE(error.httpStatus, 403);
        QCOMPARE(error.operation, u"DeclineInvitations"_s);
        QVERIFY(error.requestSent);
    }

    void theKindTellsWhatToDo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char *name, int status, const QByteArray &body, Kind kind) {
            QTest::newRow(name) << status << body << kind;
        };
        const QByteArray aged = "Signature expired: 20180710T070000Z is now earlier than 20180710T071214Z "
                                "(20180710T071714Z - 5 min.)";
        const QByteArray early = "Signature not yet current: 20180710T080000Z is still later than "
                                 "20180710T073214Z (20180710T071714Z + 15 min.)";
        row("throttled", 400, coded("ThrottlingException"), Kind::Throttled);
        row("quota or throttle", 429, coded("LimitExceededException"), Kind::Throttled);
        row("any 429", 429, coded("OddException"), Kind::Throttled);
        row("429 with a word", 429, R"({"error":"InvalidSignatureException"})", Kind::Throttled);
        row("429 of a proxy", 429, "<html>slow</html>", Kind::Throttled);
        row("ec2 throttled", 503,
            "<Response><Errors><Error><Code>RequestLimitExceeded</Code></Error></Errors></Response>",
            Kind::Throttled);
        row("denied", 403, coded("AccessDeniedException"), Kind::AccessDenied);
        row("denied by STS", 403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>",
            Kind::AccessDenied);
        row("unknown 403", 403, coded("OddException"), Kind::AccessDenied);
        row("403 without code", 403, "{'message':'Forbidden'}", Kind::AccessDenied);
        row("not subscribed", 401,
            coded("InvalidAccessException",
                  "Account 111122223333 is Not Subscribed to AWS Security Hub CSPM"),
            Kind::NotSubscribed);
        row("not administrator", 401,
            coded("InvalidAccessException",
                  "Account 111122223333 is not an administrator for this organization"),
            Kind::AccessDenied);
        row("unknown key or region off", 403, coded("UnrecognizedClientException"), Kind::CredentialsInvalid);
        row("wrong secret", 403, coded("InvalidSignatureException", "does not match"),
            Kind::CredentialsInvalid);
        row("region off", 403, coded("RegionDisabledException"), Kind::CredentialsInvalid);
        row("not signed up", 403, coded("OptInRequired"), Kind::CredentialsInvalid);
        row("expired", 403, coded("ExpiredTokenException"), Kind::CredentialsExpired);
        row("expired in STS", 400, "<ErrorResponse><Error><Code>ExpiredToken</Code></Error></ErrorResponse>",
            Kind::CredentialsExpired);
        row("sso session over", 401, coded("UnauthorizedException", "Session token not found or invalid"),
            Kind::CredentialsExpired);
        row("login session over", 401, "{'error':'TOKEN_EXPIRED','message':'m'}", Kind::CredentialsExpired);
        row("clock, by code", 403, coded("RequestTimeTooSkewed"), Kind::ClockSkew);
        row("clock behind", 403, coded("InvalidSignatureException", aged), Kind::ClockSkew);
        row("clock ahead", 400, coded("SignatureDoesNotMatch", early), Kind::ClockSkew);
        row("not found", 404, coded("ResourceNotFoundException"), Kind::NotFound);
        row("404 not of AWS", 404, "<html>no</html>", Kind::BadReply);
        row("404 without code", 404, "{}", Kind::BadReply);
        row("conflict", 409, coded("ResourceConflictException"), Kind::Conflict);
        row("bad input", 400, coded("InvalidInputException"), Kind::InvalidInput);
        row("unknown 400", 400, coded("OddException"), Kind::InvalidInput);
        row("fault", 500, coded("InternalException"), Kind::ServiceFault);
        row("unknown 5xx", 503, coded("OddException"), Kind::ServiceFault);
        row("balancer's page", 502, "<html><h1>502 Bad Gateway</h1></html>", Kind::ServiceFault);
        row("identity provider", 400,
            "<ErrorResponse><Error><Code>IDPCommunicationError</Code></Error></ErrorResponse>",
            Kind::ServiceFault);
        row("time-out there", 408, coded("RequestTimeoutException"), Kind::Timeout);
        row("unsigned", 403, "{'message':'Missing Authentication Token'}", Kind::Configuration);
        row("unsigned, by code", 403, coded("MissingAuthenticationTokenException"), Kind::Configuration);
        row("proxy's page", 403, "<html>bad</html>", Kind::BadReply);
        row("empty", 403, "", Kind::BadReply);
        row("redirect", 302, "", Kind::BadReply);
        row("cut short", 400, "{'__type':'Inv", Kind::BadReply);
        row("XML cut short", 403, "<ErrorResponse><Error><Code>AccessDenied</Code>", Kind::BadReply);
        row("other XML", 403, "<Error><Code>AccessDenied</Code></Error>", Kind::BadReply);
    }

    void theKindTellsWhatToDo()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Kind, kind);
        QCOMPARE(decode(status, body).kind, kind);
    }

    void oneExceptionForSeveralCausesIsToldApartByItsWord()
    {
        const HttpHeaders headers{{"x-amzn-ErrorType", "AccessDeniedException"}};
        const Error error = decode(401, "{'error':'TOKEN_EXPIRED'}", headers);
        QCOMPARE(error.code, u"AccessDeniedException"_s);
        QCOMPARE(error.detail, u"TOKEN_EXPIRED"_s);
        QCOMPARE(error.kind, Kind::CredentialsExpired);
        QCOMPARE(decode(403, "{'error':'INSUFFICIENT_PERMISSIONS'}", headers).kind, Kind::AccessDenied);
    }

    void everyThrottlingCodeOfTheSdksIsThrottling()
    {
        for (const char *code :
             {"Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
              "TooManyRequestsException", "ProvisionedThroughputExceededException",
              "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
              "LimitExceededException", "RequestThrottled", "SlowDown", "PriorRequestNotComplete",
              "EC2ThrottledException"})
            QCOMPARE(decode(400, coded(code)).kind, Kind::Throttled);
    }

    void aForeignPageIsKeptForTheDetails()
    {
        const QByteArray page = "<html>" + QByteArray("ä").repeated(500);
        const Error error = decode(403, page, {{"Content-Type", "text/html"}});
        QCOMPARE(error.code, u"403"_s);
        QVERIFY(error.message.isEmpty());
        QCOMPARE(error.detail, u"text/html\n<html>"_s + QString(194, u'ä'));
    }

    void theRequestIdIsFoundInHeadersAndXml()
    {
        QCOMPARE(decode(403, "{}", {{"X-Amzn-RequestId", "a"}, {"x-amz-request-id", "b"}}).requestId, u"a"_s);
        QCOMPARE(decode(403, "{}", {{"x-amz-request-id", "b"}}).requestId, u"b"_s);
        const QByteArray sts
            = "<ErrorResponse><Error><Code>X</Code></Error><RequestId>c</RequestId></ErrorResponse>";
        QCOMPARE(decode(403, sts).requestId, u"c"_s);
        const QByteArray ec2
            = "<Response><Errors><Error><Code>X</Code></Error></Errors><RequestID>d</RequestID></Response>";
        QCOMPARE(decode(403, ec2).requestId, u"d"_s);
    }

    void theServersTimeIsKept()
    {
        const QDateTime expected(QDate(2018, 7, 10), QTime(7, 17, 14), Qt::UTC);
        const Error byHeader = decode(403, "{}", {{"Date", "Tue, 10 Jul 2018 07:17:14 GMT"}});
        QCOMPARE(byHeader.serverTime, expected);
        QCOMPARE(byHeader.serverTime.timeSpec(), Qt::UTC);
        const Error byText
            = decode(403, coded("InvalidSignatureException", "x (20180710T071714Z - 15 min.)"));
        QCOMPARE(byText.serverTime, expected);
        QVERIFY(!decode(403, "{}", {{"Date", "yesterday"}}).serverTime.isValid());
    }
};

QTEST_GUILESS_MAIN(TestAwsError)
#include "tst_awserror.moc"
