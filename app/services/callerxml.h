// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QString>

namespace Hubwarden {

struct ServiceAnswer;

//! Who a set of credentials belongs to, as STS says.
struct CallerIdentity
{
    AccountId account;
    QString arn;
    QString userId;

    //! The ARN without the session's name: "arn:aws:sts::123456789012:assumed-role/Audit".
    QString principal() const;
    bool isRoot() const;

    bool operator==(const CallerIdentity &) const = default;
};

//! Reads the answer of GetCallerIdentity by local names; no DTD, no entities. Error BadReply.
Result<CallerIdentity> parseCallerIdentity(const QByteArray &xml);
//! The same with the facts of the call; a BadReply tells a page of somebody else (foreignanswer.h) from a damaged answer.
Result<CallerIdentity> readCallerIdentity(const ServiceAnswer &answer);

} // namespace Hubwarden
