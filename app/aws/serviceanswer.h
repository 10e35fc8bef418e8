// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"
#include "app/net/httpmessage.h"

#include <QJsonObject>

namespace Hubwarden {

//! What is known about a call however it ended.
struct CallFacts
{
    int attempts = 0;                      //!< that were sent
    int httpStatus = 0;                    //!< of the last answer
    bool earlierAttemptUnanswered = false; //!< one before the last got no answer or a 5xx: it may have worked
    bool earlierAttemptLost = false;       //!< one before the last got no whole answer
    bool withdrawn = false; //!< another attempt would have followed; the last one counts as an earlier one
    QString requestId;
    QString host;
    QString accessKeyId;
};

//! The outcome of a signed call: a 2xx answer or the decoded error, and the facts.
struct ServiceAnswer
{
    Result<HttpReply> reply;
    CallFacts facts;
    QString operation;

    //! The body as a JSON object; BadReply if it is anything else, also if it is cut.
    Result<QJsonObject> json() const;
    //! An error of reading the answer, with the facts of the call.
    Error described(Error error) const;
};

} // namespace Hubwarden
