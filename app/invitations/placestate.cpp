// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/placestate.h"

#include "app/base/failurecode.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

//! AWS's codes that say outright that the region, or the service in it, is not switched on for the account.
bool saysRegionOff(const Error &error)
{
    return error.code == "OptInRequired"_L1 || error.code == "RegionDisabledException"_L1
           || error.code == "SubscriptionRequiredException"_L1;
}

//! The same words for a key that does not exist and for a region that is off.
bool isUnknownKey(const Error &error)
{
    return error.code == "UnrecognizedClientException"_L1 || error.code == "InvalidClientTokenId"_L1;
}

PlaceState stateOfError(const Error &error, KeyProof proof)
{
    switch (error.kind) {
    case Kind::NotSubscribed:
        return PlaceState::HubOff;
    case Kind::CredentialsInvalid:
        if (saysRegionOff(error))
            return PlaceState::RegionOff;
        if (!isUnknownKey(error) || error.operation == "GetCallerIdentity"_L1)
            return PlaceState::Failed;
        return proof == KeyProof::WorksElsewhere ? PlaceState::RegionOff : PlaceState::CouldNotTell;
    case Kind::AccessDenied:
        return error.code == FailureCode::rootUser ? PlaceState::Failed : PlaceState::Denied;
    case Kind::Cancelled:
    case Kind::Offline:
    case Kind::Tls:
    case Kind::Timeout:
    case Kind::ConnectionLost:
    case Kind::BadReply:
    case Kind::Throttled:
    case Kind::CredentialsExpired:
    case Kind::CredentialsMissing:
    case Kind::IdentityChanged:
    case Kind::ClockSkew:
    case Kind::NotFound:
    case Kind::Conflict:
    case Kind::InvalidInput:
    case Kind::ServiceFault:
    case Kind::Configuration:
    case Kind::KeychainMissing:
    case Kind::KeychainLocked:
    case Kind::KeychainBusy:
    case Kind::KeychainDenied:
    case Kind::KeychainEntryLost:
    case Kind::Storage:
        return PlaceState::Failed;
    }
    Q_UNREACHABLE();
}

} // namespace

bool provesKey(const LookReport &report)
{
    // A refusal by policy comes after the signature was checked; one without an answer of AWS's proves nothing.
    return report.whole() || report.error->kind == Kind::NotSubscribed
           || (report.error->kind == Kind::AccessDenied && !report.error->requestId.isEmpty());
}

PlaceState stateOfReport(const LookReport &report, KeyProof elsewhere)
{
    if (report.whole())
        return PlaceState::Looked;
    // Where the very region was asked who this is and answered, it is on.
    const bool checkedElsewhere = report.keyKnownIn && *report.keyKnownIn != report.target.region;
    return stateOfError(*report.error, checkedElsewhere ? KeyProof::WorksElsewhere : elsewhere);
}

bool needsAttention(PlaceState state)
{
    switch (state) {
    case PlaceState::CouldNotTell:
    case PlaceState::Denied:
    case PlaceState::Failed:
        return true;
    case PlaceState::NotLookedAt:
    case PlaceState::Looking:
    case PlaceState::Looked:
    case PlaceState::HubOff:
    case PlaceState::RegionOff:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
