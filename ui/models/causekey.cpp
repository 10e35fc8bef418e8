// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/denial.h"
#include "app/aws/foreignanswer.h"
#include "ui/models/causes.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

//! "AccessDenied" and "AccessDeniedException" say the same.
QString plainCode(QString code)
{
    if (code.endsWith("Exception"_L1))
        code.chop(9);
    return code;
}

QString denialKey(const Error &error)
{
    const Denial denial = parseDenial(error.message).value_or(Denial());
    const QString action = denial.action.isEmpty() ? error.operation : denial.action;
    const bool managed = error.message.contains("configuration policy"_L1, Qt::CaseInsensitive);
    return u"%1/%2/%3/%4/%5"_s.arg(plainCode(error.code), action)
        .arg(static_cast<int>(denial.policy))
        .arg(static_cast<int>(denial.reason))
        .arg(managed || !denial.encoded.isEmpty());
}

//! What else tells causes of one kind apart.
QString specificKey(const Error &error)
{
    if (const auto who = foreignAnswer(error))
        return u"foreign/%1/%2"_s.arg(static_cast<int>(*who)).arg(error.httpStatus);
    switch (error.kind) {
    case Kind::AccessDenied:
        return denialKey(error);
    case Kind::Tls:
        return error.code + u'/' + error.detail.section(u'\n', 0, 0); // the issuer
    case Kind::Offline:
    case Kind::Timeout:
    case Kind::ConnectionLost:
        return u"%1/%2/%3"_s.arg(plainCode(error.code)).arg(error.httpStatus).arg(error.requestSent);
    case Kind::Configuration:
        return error.code + u'/' + error.detail; // the variable
    case Kind::Throttled:
        // All but one code say the same; that one may mean a quota.
        return error.code == "LimitExceededException"_L1 ? error.code : QString();
    case Kind::ServiceFault:
        return error.code == "IDPCommunicationError"_L1 ? error.code : QString();
    case Kind::ClockSkew:
    case Kind::NotSubscribed:
    case Kind::Cancelled:
    case Kind::KeychainMissing:
    case Kind::KeychainLocked:
    case Kind::KeychainBusy:
    case Kind::KeychainDenied:
    case Kind::KeychainEntryLost:
    case Kind::Storage:
        return {};
    case Kind::BadReply:
    case Kind::CredentialsInvalid:
    case Kind::CredentialsExpired:
    case Kind::CredentialsMissing:
    case Kind::IdentityChanged:
    case Kind::NotFound:
    case Kind::Conflict:
    case Kind::InvalidInput:
        return plainCode(error.code);
    }
    Q_UNREACHABLE();
}

} // namespace

QString causeKey(const Error &error)
{
    return u"%1/%2"_s.arg(static_cast<int>(error.kind)).arg(specificKey(error));
}

} // namespace Hubwarden
