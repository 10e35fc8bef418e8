// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/accountfailure.h"

#include "app/base/failurecode.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

bool isAccountWide(const Error &error)
{
    switch (error.kind) {
    case Kind::CredentialsExpired:
    case Kind::CredentialsMissing:
    case Kind::IdentityChanged:
    case Kind::KeychainMissing:
    case Kind::KeychainLocked:
    case Kind::KeychainBusy:
    case Kind::KeychainDenied:
    case Kind::KeychainEntryLost:
        return true;
    case Kind::CredentialsInvalid:
        // The key is known and the secret is wrong. An unknown key, on the other hand, is also what a region says
        // that is off for the account.
        return error.code == "InvalidSignatureException"_L1 || error.code == "SignatureDoesNotMatch"_L1;
    case Kind::AccessDenied:
        return error.code
               == FailureCode::rootUser; // policies, service control policies above all, differ by region
    case Kind::Cancelled:
    case Kind::Offline:
    case Kind::Tls:
    case Kind::Timeout:
    case Kind::ConnectionLost:
    case Kind::BadReply:
    case Kind::Throttled:
    case Kind::ClockSkew:
    case Kind::NotSubscribed:
    case Kind::NotFound:
    case Kind::Conflict:
    case Kind::InvalidInput:
    case Kind::ServiceFault:
    case Kind::Configuration:
    case Kind::Storage:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
