// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/serviceanswer.h"

#include "app/aws/foreignanswer.h"
#include "app/base/failurecode.h"

#include <QJsonDocument>

namespace Hubwarden {

using namespace Qt::StringLiterals;

Result<QJsonObject> ServiceAnswer::json() const
{
    if (!reply)
        return reply.error();
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(reply->body, &problem);
    if (document.isObject())
        return document.object();
    Error error;
    error.kind = Error::Kind::BadReply;
    error.code = FailureCode::answerNotJson;
    error.detail = describeForeign(*reply);
    // A page is somebody else's answer; anything else may be AWS's own, damaged.
    if (!reply->body.trimmed().startsWith('<'))
        error.message
            = problem.error == QJsonParseError::NoError ? u"not a JSON object"_s : problem.errorString();
    return described(std::move(error));
}

Error ServiceAnswer::described(Error error) const
{
    error.operation = operation;
    error.httpStatus = facts.httpStatus;
    error.requestId = facts.requestId;
    error.requestSent = true;
    return error;
}

} // namespace Hubwarden
