// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/faulttable.h"

#include <QLocale>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;
using Where = Fault::Where;

namespace {

Behaviour json(const QByteArray &body)
{
    return Behaviour::answer(200, {{"Content-Type", "application/json"}}, body);
}

Behaviour html(int status, const QByteArray &body, const HttpHeaders &more = {})
{
    return Behaviour::answer(status, HttpHeaders{{"Content-Type", "text/html"}} + more, body);
}

Behaviour refusal(int status, const QByteArray &code, const QByteArray &message, const HttpHeaders &more = {})
{
    return Behaviour::answer(
        status, HttpHeaders{{"Content-Type", "application/json"}, {"x-amzn-ErrorType", code}} + more,
        "{\"message\":\"" + message + "\"}");
}

QByteArray inAnHour()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc().addSecs(3600), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
        .toLatin1();
}

const QByteArray list = "{\"Invitations\":[{\"AccountId\":\"444455556666\",\"InvitationId\":\"abc\"}]}";
const QByteArray denied = "User: arn:aws:iam::111122223333:user/audit is not authorized to perform: "
                          "securityhub:ListInvitations on resource: * with an explicit deny in a ";

QList<FaultRow> connectionFaults()
{
    const QString broke = u"The connection broke"_s;
    const QString before = u"ended before the answer was whole"_s;
    return {
        {u"the host's name has no address"_s,
         {Where::NoSuchName},
         Kind::Offline,
         3,
         false,
         u"The address was not found"_s,
         u"no address for no-such-host.invalid"_s},
        {u"nothing listens"_s,
         {Where::NoServer},
         Kind::Offline,
         3,
         false,
         u"The connection was refused"_s,
         u"Nothing was sent"_s},
        {u"the proxy is not there"_s,
         {Where::NoProxy},
         Kind::Offline,
         3,
         false,
         u"The proxy refused"_s,
         u"through to hub.example"_s},
        {u"the proxy's name has no address"_s,
         {Where::NoProxyName},
         Kind::Offline,
         3,
         false,
         u"The proxy was not found"_s,
         u"set as the proxy"_s},
        {u"the proxy asks who you are"_s,
         {Where::Proxy, {Behaviour::answer(407, {{"Proxy-Authenticate", "Basic realm=\"p\""}}, {})}},
         Kind::Offline,
         3,
         false,
         u"The proxy wants a sign-in"_s,
         u"user name and a password"_s},
        {u"the proxy says no"_s,
         {Where::Proxy, {Behaviour::answer(403, {}, {})}},
         Kind::Offline,
         3,
         false,
         u"The proxy refused"_s,
         u"Nothing was sent"_s},
        {u"reset before the request was read"_s,
         {Where::Server, {Behaviour::resetBeforeReading()}},
         Kind::ConnectionLost,
         3,
         true,
         broke,
         before},
        {u"closed before the request was read"_s,
         {Where::Server, {Behaviour::closeBeforeReading()}},
         Kind::ConnectionLost,
         3,
         true,
         broke,
         before},
        {u"reset after the request was read"_s,
         {Where::Server, {Behaviour::resetAfterReading()}},
         Kind::ConnectionLost,
         3,
         true,
         broke,
         before},
        {u"closed after the request was read"_s,
         {Where::Server, {Behaviour::closeAfterReading()}},
         Kind::ConnectionLost,
         3,
         true,
         broke,
         before},
        {u"headers cut"_s,
         {Where::Server, {json(list).cutAt(30)}},
         Kind::ConnectionLost,
         3,
         true,
         broke,
         before},
        {u"body cut"_s,
         {Where::Server, {json(list).cutAt(-20)}},
         Kind::ConnectionLost,
         3,
         true,
         broke,
         before},
        {u"no answer at all"_s,
         {Where::Server, {Behaviour::hang()}},
         Kind::Timeout,
         3,
         true,
         u"No answer in time"_s,
         u"may have reached AWS"_s},
        {u"an answer that drips for ever"_s,
         {Where::Server,
          {Behaviour::raw(json(list).bytes.left(60), Behaviour::Then::KeepOpen)
               .thenDripping(QByteArray(2000, ' '), std::chrono::milliseconds(50))}},
         Kind::Timeout,
         3,
         true,
         u"No answer in time"_s,
         u"may have reached AWS"_s},
    };
}

QList<FaultRow> certificateFaults()
{
    return {
        {u"certificate signed by itself"_s,
         {Where::Tls, {json(list)}, u"selfsigned"_s},
         Kind::Tls,
         1,
         false,
         u"The certificate is not trusted"_s,
         u"issued by: Self Signed Server."_s},
        {u"certificate of an unknown issuer (inspecting proxy)"_s,
         {Where::Tls, {json(list)}, u"good"_s, false},
         Kind::Tls,
         1,
         false,
         u"The certificate is not trusted"_s,
         u"issued by: Test Authority Root."_s},
        {u"certificate of another host"_s,
         {Where::Tls, {json(list)}, u"wronghost"_s},
         Kind::Tls,
         1,
         false,
         u"The certificate is for another name"_s,
         u"made out to: elsewhere.example."_s},
        {u"certificate expired"_s,
         {Where::Tls, {json(list)}, u"expired"_s},
         Kind::Tls,
         1,
         false,
         u"The certificate has expired"_s,
         u"Nothing was sent"_s},
    };
}

QList<FaultRow> answerFaults()
{
    const QString none = u"draws no conclusion"_s;
    const QByteArray packed("\x1f\x8b\x08\x00not gzip", 12);
    return {
        {u"bytes that are not HTTP"_s,
         {Where::Server, {Behaviour::raw("\x01\x02garbage\r\n\r\n")}},
         Kind::ConnectionLost,
         3,
         true,
         u"The connection broke"_s,
         u"may have reached AWS"_s},
        {u"broken gzip"_s,
         {Where::Server, {Behaviour::answer(200, {{"Content-Encoding", "gzip"}}, packed)}},
         Kind::BadReply,
         3,
         true,
         u"The answer came packed"_s,
         none},
        {u"an answer larger than 16 MB"_s,
         {Where::Server, {json(QByteArray(2 * 1024 * 1024, ' '))}},
         Kind::BadReply,
         3,
         true,
         u"The answer is too large"_s,
         none},
        {u"JSON cut, its length adjusted"_s,
         {Where::Server, {json(list.left(40))}},
         Kind::BadReply,
         1,
         true,
         u"The answer cannot be read"_s,
         none},
        {u"garbage instead of JSON"_s,
         {Where::Server, {json("%&/()=")}},
         Kind::BadReply,
         1,
         true,
         u"The answer cannot be read"_s,
         none},
        {u"an empty answer"_s,
         {Where::Server, {json({})}},
         Kind::BadReply,
         1,
         true,
         u"The answer cannot be read"_s,
         none},
        {u"a member of another type"_s,
         {Where::Server, {json("{\"Invitations\":42,\"UnprocessedAccounts\":42}")}},
         Kind::BadReply,
         1,
         true,
         u"The answer has another form"_s,
         none},
        {u"an entry whose account is null"_s,
         {Where::Server,
          {json("{\"Invitations\":[{\"AccountId\":null}],\"UnprocessedAccounts\":[{\"AccountId\":null}]}")}},
         Kind::BadReply,
         1,
         true,
         u"The answer has another form"_s,
         none},
        {u"null in place of the list"_s,
         {Where::Server, {json("{\"Invitations\":null,\"NextToken\":null,\"UnprocessedAccounts\":null}")}}},
        {u"the same page again and again"_s,
         {Where::Server, {json("{\"Invitations\":[],\"NextToken\":\"again\"}")}},
         Kind::BadReply,
         2,
         true,
         u"The list does not end"_s,
         none,
         true},
        {u"a page of somebody else"_s,
         {Where::Server, {html(200, "<html><h1>It works!</h1></html>")}},
         Kind::BadReply,
         1,
         true,
         u"Something else answered"_s,
         u"not from AWS"_s},
        {u"a sign-in page (guest network)"_s,
         {Where::Server,
          {html(200, "<html><title>Hotel Wi-Fi</title><form><input type=\"password\"></form></html>")}},
         Kind::BadReply,
         1,
         true,
         u"A sign-in page answered"_s,
         u"guest networks"_s},
        {u"a redirection to a sign-in page"_s,
         {Where::Server, {Behaviour::redirect(QUrl(u"https://portal.example/login?from=1.2.3.4"_s))}},
         Kind::BadReply,
         1,
         true,
         u"A sign-in page answered"_s,
         u"It leads to https://portal.example/login."_s},
        {u"another redirection"_s,
         {Where::Server, {Behaviour::redirect(QUrl(u"https://elsewhere.example/"_s))}},
         Kind::BadReply,
         1,
         true,
         u"The answer leads elsewhere"_s,
         u"https://elsewhere.example/"_s},
        {u"a proxy's page"_s,
         {Where::Server, {html(403, "<html>Blocked by the web filter</html>", {{"Server", "squid/5.7"}})}},
         Kind::BadReply,
         1,
         true,
         u"A proxy answered"_s,
         u"HTTP status 403"_s},
        {u"a gateway's 502"_s,
         {Where::Server, {html(502, "<html><h1>502 Bad Gateway</h1></html>")}},
         Kind::ServiceFault,
         3,
         true,
         u"A proxy answered"_s,
         u"HTTP status 502"_s},
    };
}

QList<FaultRow> refusals()
{
    const Behaviour throttled = refusal(429, "TooManyRequestsException", "slow down");
    const Behaviour broken = refusal(500, "InternalException", "m");
    const Behaviour skewed = refusal(403, "RequestTimeTooSkewed", "m", {{"Date", inAnHour()}});
    return {
        {u"429 without a hint"_s,
         {Where::Server, {throttled}},
         Kind::Throttled,
         3,
         true,
         u"Too many calls"_s,
         u"after several attempts"_s},
        {u"429 that says when to come back"_s,
         {Where::Server,
          {refusal(429, "TooManyRequestsException", "m",
                   {{"Retry-After", "1"}, {"x-amz-retry-after", "900"}})}},
         Kind::Throttled,
         3,
         true,
         u"Too many calls"_s,
         u"after several attempts"_s},
        {u"two 429, then the answer"_s, {Where::Server, {throttled, throttled, json(list)}}, {}, 3},
        {u"two 500, then the answer"_s, {Where::Server, {broken, broken, json(list)}}, {}, 3},
        {u"a burst of 500"_s,
         {Where::Server, {broken}},
         Kind::ServiceFault,
         3,
         true,
         u"Trouble at AWS"_s,
         u"internal fault"_s},
        {u"a burst of 503"_s,
         {Where::Server, {refusal(503, "ServiceUnavailableException", "m")}},
         Kind::ServiceFault,
         3,
         true,
         u"Trouble at AWS"_s,
         u"internal fault"_s},
        {u"credentials ran out"_s,
         {Where::Server, {refusal(403, "ExpiredTokenException", "m")}},
         Kind::CredentialsExpired,
         1,
         true,
         u"The credentials ran out"_s,
         u"no longer accepts"_s},
        {u"unknown access key"_s,
         {Where::Server, {refusal(403, "UnrecognizedClientException", "m")}},
         Kind::CredentialsInvalid,
         1,
         true,
         u"AWS does not know this key here"_s,
         u"region is off"_s},
        {u"wrong secret"_s,
         {Where::Server, {refusal(403, "InvalidSignatureException", "does not match")}},
         Kind::CredentialsInvalid,
         1,
         true,
         u"The secret does not fit the key"_s,
         u"secret access key"_s},
        {u"the clock is an hour off, and AWS does not take the correction"_s,
         {Where::Server, {skewed}},
         Kind::ClockSkew,
         2,
         true,
         u"The clock is wrong"_s,
         u"apart"_s},
        {u"the clock is an hour off"_s, {Where::Server, {skewed, json(list)}}, {}, 2},
        {u"denied by a service control policy"_s,
         {Where::Server, {refusal(403, "AccessDeniedException", denied + "service control policy")}},
         Kind::AccessDenied,
         1,
         true,
         u"Forbidden by the organization"_s,
         u"securityhub:ListInvitations"_s},
        {u"Security Hub is off"_s,
         {Where::Server,
          {refusal(401, "InvalidAccessException",
                   "Account 111122223333 is not subscribed to AWS Security Hub")}},
         Kind::NotSubscribed,
         1,
         true,
         u"Security Hub is off here"_s,
         u"never switches"_s},
    };
}

} // namespace

QList<FaultRow> faultTable()
{
    return connectionFaults() + certificateFaults() + answerFaults() + refusals();
}

} // namespace Hubwarden
