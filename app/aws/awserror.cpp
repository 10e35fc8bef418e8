// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/awserror.h"

#include "app/aws/clockoffset.h"
#include "app/aws/foreignanswer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <optional>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

//! What a body says, before it is judged.
struct Told
{
    QString code;
    QString message;
    QString requestId;
    QString oauthWord;
};

struct CodeAndKind
{
    QLatin1StringView code;
    Kind kind;
};

// clang-format off
constexpr std::array<CodeAndKind, 71> codes{{
    // The list of the SDKs' standard mode.
    {"Throttling"_L1, Kind::Throttled}, {"ThrottlingException"_L1, Kind::Throttled},
    {"ThrottledException"_L1, Kind::Throttled}, {"RequestThrottledException"_L1, Kind::Throttled},
    {"TooManyRequestsException"_L1, Kind::Throttled}, {"ProvisionedThroughputExceededException"_L1, Kind::Throttled},
    {"TransactionInProgressException"_L1, Kind::Throttled}, {"RequestLimitExceeded"_L1, Kind::Throttled},
    {"BandwidthLimitExceeded"_L1, Kind::Throttled}, {"LimitExceededException"_L1, Kind::Throttled},
    {"RequestThrottled"_L1, Kind::Throttled}, {"SlowDown"_L1, Kind::Throttled},
    {"PriorRequestNotComplete"_L1, Kind::Throttled}, {"EC2ThrottledException"_L1, Kind::Throttled},

    {"RequestTimeout"_L1, Kind::Timeout}, {"RequestTimeoutException"_L1, Kind::Timeout},

    {"InternalException"_L1, Kind::ServiceFault}, {"InternalFailure"_L1, Kind::ServiceFault},
    {"InternalServerError"_L1, Kind::ServiceFault}, {"InternalServerException"_L1, Kind::ServiceFault},
    {"InternalError"_L1, Kind::ServiceFault}, {"ServiceUnavailable"_L1, Kind::ServiceFault},
    {"ServiceUnavailableException"_L1, Kind::ServiceFault}, {"IDPCommunicationError"_L1, Kind::ServiceFault},

    {"UnrecognizedClientException"_L1, Kind::CredentialsInvalid}, {"InvalidClientTokenId"_L1, Kind::CredentialsInvalid},
    {"InvalidAccessKeyId"_L1, Kind::CredentialsInvalid}, {"InvalidSignatureException"_L1, Kind::CredentialsInvalid},
    {"SignatureDoesNotMatch"_L1, Kind::CredentialsInvalid}, {"AuthFailure"_L1, Kind::CredentialsInvalid},
    // The region, or the service in it, is not switched on for the account.
    {"OptInRequired"_L1, Kind::CredentialsInvalid}, {"SubscriptionRequiredException"_L1, Kind::CredentialsInvalid},
    {"RegionDisabledException"_L1, Kind::CredentialsInvalid},

    {"ExpiredToken"_L1, Kind::CredentialsExpired}, {"ExpiredTokenException"_L1, Kind::CredentialsExpired},
    {"TokenRefreshRequired"_L1, Kind::CredentialsExpired},
    // Of Identity Center and sign-in: the session is over.
    {"UnauthorizedException"_L1, Kind::CredentialsExpired}, {"InvalidGrantException"_L1, Kind::CredentialsExpired},
    {"TOKEN_EXPIRED"_L1, Kind::CredentialsExpired}, {"AUTHCODE_EXPIRED"_L1, Kind::CredentialsExpired},
    {"USER_CREDENTIALS_CHANGED"_L1, Kind::CredentialsExpired},

    {"RequestExpired"_L1, Kind::ClockSkew}, {"RequestTimeTooSkewed"_L1, Kind::ClockSkew},
    {"RequestInTheFuture"_L1, Kind::ClockSkew},

    {"AccessDenied"_L1, Kind::AccessDenied}, {"AccessDeniedException"_L1, Kind::AccessDenied},
    {"UnauthorizedOperation"_L1, Kind::AccessDenied}, {"Forbidden"_L1, Kind::AccessDenied},
    {"ForbiddenException"_L1, Kind::AccessDenied}, {"NotAuthorized"_L1, Kind::AccessDenied},
    {"INSUFFICIENT_PERMISSIONS"_L1, Kind::AccessDenied}, {"InvalidAccessException"_L1, Kind::AccessDenied},

    // The request reached AWS unsigned or damaged: a wrong address, or a proxy that changes headers.
    {"MissingAuthenticationToken"_L1, Kind::Configuration}, {"MissingAuthenticationTokenException"_L1, Kind::Configuration},
    {"IncompleteSignature"_L1, Kind::Configuration}, {"IncompleteSignatureException"_L1, Kind::Configuration},

    {"ResourceNotFoundException"_L1, Kind::NotFound}, {"AWSOrganizationsNotInUseException"_L1, Kind::NotFound},
    {"ResourceConflictException"_L1, Kind::Conflict}, {"ConflictException"_L1, Kind::Conflict},

    {"InvalidInputException"_L1, Kind::InvalidInput}, {"ValidationException"_L1, Kind::InvalidInput},
    {"ValidationError"_L1, Kind::InvalidInput}, {"BadRequestException"_L1, Kind::InvalidInput},
    {"InvalidRequestException"_L1, Kind::InvalidInput}, {"InvalidParameterValue"_L1, Kind::InvalidInput},
    {"InvalidAction"_L1, Kind::InvalidInput}, {"MissingAction"_L1, Kind::InvalidInput},
    {"MalformedQueryString"_L1, Kind::InvalidInput}, {"RequestAbortedException"_L1, Kind::InvalidInput},
    {"RequestEntityTooLargeException"_L1, Kind::InvalidInput},
}};

//! Exceptions of sso-oidc by the word in the body, for answers without the header.
constexpr std::array<std::pair<QLatin1StringView, QLatin1StringView>, 5> oauthExceptions{{
    {"authorization_pending"_L1, "AuthorizationPendingException"_L1},
    {"slow_down"_L1, "SlowDownException"_L1},
    {"expired_token"_L1, "ExpiredTokenException"_L1},
    {"access_denied"_L1, "AccessDeniedException"_L1},
    {"invalid_grant"_L1, "InvalidGrantException"_L1},
}};
// clang-format on

//! "com.x#Foo:http://y" says Foo; the URL goes first, because it may hold a '#'.
QString stripped(const QString &code)
{
    return code.section(u':', 0, 0).section(u'#', -1).trimmed();
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QString text = object.value(name).toString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

QString oauthException(const QString &word)
{
    const auto found
        = std::ranges::find(oauthExceptions, word, &std::pair<QLatin1StringView, QLatin1StringView>::first);
    return found == oauthExceptions.end() ? word : QString(found->second);
}

//! nullopt: not JSON. Valid JSON that is no object says nothing.
std::optional<Told> readJson(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return Told{};
    // In an array, because QJsonDocument takes no bare string or number.
    const QJsonDocument document = QJsonDocument::fromJson('[' + body + ']');
    if (document.isNull())
        return std::nullopt;
    const QJsonObject object = document[0].toObject();
    Told told;
    told.message = firstText(object, {"message"_L1, "Message"_L1, "errorMessage"_L1, "error_description"_L1});
    told.oauthWord = object.value("error"_L1).toString();
    told.code = firstText(object, {"code"_L1, "Code"_L1, "__type"_L1});
    if (told.code.isEmpty() && !told.oauthWord.isEmpty())
        told.code = oauthException(told.oauthWord);
    return told;
}

//! ErrorResponse/Error and ErrorResponse/RequestId, or Response/Errors/Error and Response/RequestID.
std::optional<Told> readXml(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    if (!xml.readNextStartElement() || (xml.name() != "ErrorResponse"_L1 && xml.name() != "Response"_L1))
        return std::nullopt;
    Told told;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = xml.name();
        if (name == "Code"_L1 && told.code.isEmpty())
            told.code = xml.readElementText();
        else if (name == "Message"_L1 && told.message.isEmpty())
            told.message = xml.readElementText();
        else if (name == "RequestId"_L1 || name == "RequestID"_L1)
            told.requestId = xml.readElementText();
    }
    if (xml.hasError() || told.code.isEmpty())
        return std::nullopt;
    return told;
}

bool isSignatureAged(const QString &message)
{
    return message.contains("Signature expired"_L1, Qt::CaseInsensitive)
           || message.contains("Signature not yet current"_L1, Qt::CaseInsensitive);
}

//! AWS's time as in "… is now earlier than … (20180710T071714Z - 5 min.)".
QDateTime timeInMessage(const QString &message)
{
    static const QRegularExpression pattern(uR"(\((\d{8}T\d{6}Z) [-+] \d+ min)"_s);
    QDateTime time = QDateTime::fromString(pattern.match(message).captured(1), u"yyyyMMdd'T'HHmmss'Z'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

Kind kindOfStatus(int status)
{
    if (status == 429)
        return Kind::Throttled;
    return status >= 500 ? Kind::ServiceFault : Kind::BadReply;
}

Kind kindWithoutCode(int status, const QString &message)
{
    if (message == "Missing Authentication Token"_L1)
        return Kind::Configuration;
    if (status == 403 && !message.isEmpty())
        return Kind::AccessDenied;
    return kindOfStatus(status);
}

//! AWS redirects none of these calls.
bool isRedirect(const HttpReply &reply)
{
    return reply.status >= 300 && reply.status < 400 && !reply.header("Location").isEmpty();
}

QString requestIdOf(const HttpReply &reply, const Told &told)
{
    for (const char *name : {"x-amzn-RequestId", "x-amz-request-id"}) {
        const QByteArray id = reply.header(name);
        if (!id.isEmpty())
            return QString::fromLatin1(id);
    }
    return told.requestId;
}

} // namespace

QStringList knownErrorCodes()
{
    QStringList list;
    for (const CodeAndKind &known : codes)
        list.append(known.code);
    return list;
}

Kind kindOf(const QString &code, const QString &message, int httpStatus)
{
    if (httpStatus == 429)
        return Kind::Throttled;
    if ((code == "InvalidSignatureException"_L1 || code == "SignatureDoesNotMatch"_L1)
        && isSignatureAged(message))
        return Kind::ClockSkew;
    // One exception, two meanings; the product's name in the text changes.
    if (code == "InvalidAccessException"_L1 && message.contains("not subscribed"_L1, Qt::CaseInsensitive))
        return Kind::NotSubscribed;
    const auto found = std::ranges::find(codes, code, &CodeAndKind::code);
    if (found != codes.end())
        return found->kind;
    if (httpStatus == 401 || httpStatus == 403)
        return Kind::AccessDenied;
    if (httpStatus >= 400 && httpStatus < 500)
        return Kind::InvalidInput;
    return kindOfStatus(httpStatus);
}

Error decodeError(const HttpReply &reply, const QString &operation)
{
    const bool isMarkup = reply.body.trimmed().startsWith('<');
    const std::optional<Told> read = isMarkup ? readXml(reply.body) : readJson(reply.body);
    const Told told = read.value_or(Told{});
    const QString named = QString::fromUtf8(reply.header("x-amzn-ErrorType"));

    Error error;
    error.httpStatus = reply.status;
    error.operation = operation;
    error.requestSent = true;
    error.code = stripped(named.isEmpty() ? told.code : named);
    error.message = told.message;
    error.detail = read && !isRedirect(reply) ? told.oauthWord : describeForeign(reply);
    error.requestId = requestIdOf(reply, told);
    error.serverTime = parseHttpDate(reply.header("Date"));
    if (!error.serverTime.isValid())
        error.serverTime = timeInMessage(error.message);
    error.localTime = reply.receivedAt;

    if (error.code.isEmpty()) {
        error.code = QString::number(reply.status);
        error.kind = kindWithoutCode(reply.status, error.message);
        return error;
    }
    // Sign-in names one exception for several causes; the word in the body tells them apart.
    // 429 is told by the status alone.
    const Kind byWord = reply.status == 429 ? Kind::Throttled : kindOf(told.oauthWord, error.message, 0);
    error.kind = byWord == Kind::BadReply ? kindOf(error.code, error.message, reply.status) : byWord;
    return error;
}

} // namespace Hubwarden
