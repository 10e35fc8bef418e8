// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/serviceanswer.h"

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
    error.message
        = problem.error == QJsonParseError::NoError ? u"not a JSON object"_s : problem.errorString();
    error.detail = QString::fromUtf8(reply->body.left(200));
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
