// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "app/base/sharederror.h"
#include "app/invitations/outcome.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Hubwarden {

//! What the service said about one sender of a request.
struct PairAnswer
{
    enum class Kind {
        Accepted, //!< answered, and not among the unprocessed
        Refused,  //!< came back in UnprocessedAccounts
        Failed,   //!< the whole request was answered with an error
        Unknown,  //!< sent, and no whole answer
        NotSent,  //!< no byte left; the error says why
    };

    AccountId sender;
    Kind kind = Kind::NotSent;
    QString text;      //!< ProcessingResult, verbatim
    SharedError error; //!< of Failed, Unknown and NotSent
    NotSentReason notSent = NotSentReason::None;
    QString requestId;
    QString endpoint;
    int httpStatus = 0;
    int attempts = 0;                      //!< sent ones
    bool earlierAttemptUnanswered = false; //!< an attempt before the last one may have worked
    bool earlierAttemptLost = false; //!< no whole answer to one of them, so an open invitation proves nothing
    QDateTime time;                  //!< UTC

    bool operator==(const PairAnswer &) const = default;
};

} // namespace Hubwarden
