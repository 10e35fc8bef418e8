// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceanswer.h"

#include "app/practice/drawn.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct CodeStatus
{
    std::string_view code;
    int status;
};

//! What is not here is 400.
constexpr std::array<CodeStatus, 18> statuses{{
    {"AccessDeniedException", 403},
    {"ExpiredToken", 403},
    {"ExpiredTokenException", 403},
    {"InternalException", 500},
    {"InternalFailure", 500},
    {"InvalidAccessException", 401},
    {"InvalidClientTokenId", 403},
    {"InvalidSignatureException", 403},
    {"LimitExceededException", 429},
    {"MissingAuthenticationToken", 403},
    {"MissingAuthenticationTokenException", 403},
    {"ResourceNotFoundException", 404},
    {"ServiceUnavailable", 503},
    {"ServiceUnavailableException", 503},
    {"SignatureDoesNotMatch", 403},
    {"TooManyRequestsException", 429},
    {"UnknownOperationException", 404},
    {"UnrecognizedClientException", 403},
}};

constexpr QByteArrayView stsNamespace = "https://sts.amazonaws.com/doc/2011-06-15/";

int statusOf(const QByteArray &code, int status)
{
    if (status != 0)
        return status;
    const std::string_view wanted(code.constData(), static_cast<std::size_t>(code.size()));
    const auto found = std::find_if(statuses.begin(), statuses.end(),
                                    [wanted](const CodeStatus &one) { return one.code == wanted; });
    return found == statuses.end() ? 400 : found->status;
}

PracticeAnswer made(int status, const QByteArray &type, const QByteArray &requestId, const QByteArray &body)
{
    return {
        .status = status, .headers = {{"Content-Type", type}, {"x-amzn-RequestId", requestId}}, .body = body};
}

PracticeAnswer jsonError(const QByteArray &code, int status, const QJsonObject &body)
{
    PracticeAnswer answer = PracticeAnswer::json(body);
    answer.status = statusOf(code, status);
    answer.headers.append({"x-amzn-ErrorType", code});
    return answer;
}

QByteArray element(const QByteArray &name, const QString &text)
{
    return '<' + name + '>' + text.toHtmlEscaped().toUtf8() + "</" + name + '>';
}

} // namespace

PracticeAnswer PracticeAnswer::json(const QJsonObject &value)
{
    const QByteArray body = QJsonDocument(value).toJson(QJsonDocument::Compact);
    return made(200, "application/json", Drawn::requestId(), body);
}

PracticeAnswer PracticeAnswer::hubError(const QByteArray &code, const QString &message, int status)
{
    return jsonError(code, status, {{u"Message"_s, message}, {u"Code"_s, QString::fromUtf8(code)}});
}

PracticeAnswer PracticeAnswer::frontError(const QByteArray &code, const QString &message, int status)
{
    return jsonError(code, status, {{u"message"_s, message}});
}

PracticeAnswer PracticeAnswer::stsResult(const QByteArray &operation,
                                         const QList<QPair<QByteArray, QString>> &members)
{
    const QByteArray requestId = Drawn::requestId();
    QByteArray body = '<' + operation + "Response xmlns=\"" + stsNamespace.toByteArray() + "\">\n  <"
                      + operation + "Result>\n";
    for (const auto &[name, text] : members)
        body += "    " + element(name, text) + '\n';
    body += "  </" + operation + "Result>\n  <ResponseMetadata>\n    "
            + element("RequestId", QString::fromLatin1(requestId)) + "\n  </ResponseMetadata>\n</" + operation
            + "Response>\n";
    return made(200, "text/xml", requestId, body);
}

PracticeAnswer PracticeAnswer::stsError(const QByteArray &code, const QString &message, int status)
{
    const QByteArray requestId = Drawn::requestId();
    const int answered = statusOf(code, status);
    const QByteArray body = "<ErrorResponse xmlns=\"" + stsNamespace.toByteArray() + "\">\n  <Error>\n    "
                            + element("Type", answered < 500 ? u"Sender"_s : u"Receiver"_s) + "\n    "
                            + element("Code", QString::fromUtf8(code)) + "\n    "
                            + element("Message", message) + "\n  </Error>\n  "
                            + element("RequestId", QString::fromLatin1(requestId)) + "\n</ErrorResponse>\n";
    return made(answered, "text/xml", requestId, body);
}

PracticeAnswer PracticeAnswer::error(PracticeService service, const QByteArray &code, const QString &message,
                                     int status)
{
    return service == PracticeService::Sts ? stsError(code, message, status)
                                           : frontError(code, message, status);
}

} // namespace Hubwarden
