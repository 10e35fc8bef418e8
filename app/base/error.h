// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QString>

namespace Hubwarden {

//! What went wrong, classed by what the caller or the person can do about it, with the facts as they were received.
struct Error
{
    //! Closed on purpose: a `switch` without default finds every place that must know a new kind.
    enum class Kind {
        Cancelled,
        Offline,        //!< no connection: DNS, refused, unreachable, proxy
        Tls,            //!< the server's certificate was not accepted
        Timeout,        //!< no answer in time
        ConnectionLost, //!< the connection ended before the answer was whole
        BadReply,       //!< an answer that is not whole, not JSON or not AWS's
        Throttled,
        AccessDenied,
        CredentialsInvalid, //!< unknown key, wrong secret, or the region is off for the account
        CredentialsExpired,
        CredentialsMissing, //!< nothing to sign with, for example a session-only key after a restart
        IdentityChanged,    //!< account or role is another than the confirmed one
        ClockSkew,
        NotSubscribed, //!< Security Hub is off in this account and region
        NotFound,
        Conflict,
        InvalidInput,
        ServiceFault,    //!< 5xx
        Configuration,   //!< endpoint, proxy or CA settings that cannot be used
        KeychainMissing, //!< no store on this computer, or it does not run
        KeychainLocked,
        KeychainBusy, //!< the store did not answer in time
        KeychainDenied,
        KeychainEntryLost, //!< the store works and has no such entry
        Storage,           //!< a file of ours could not be read or written
    };

    Kind kind = Kind::BadReply;
    int httpStatus = 0; //!< 0: no HTTP answer
    QString operation;  //!< for example "DeclineInvitations"
    QString code;    //!< the service's error code, as sent; of ours where no service gave one (failurecode.h)
    QString message; //!< the service's or the system's own words, as sent; never a sentence of ours
    QString requestId;
    QString detail;           //!< technical addition: certificate issuer, file path, host
    QDateTime serverTime;     //!< UTC, from the Date header; null if unknown
    QDateTime localTime;      //!< UTC by this computer's clock, when serverTime came; null if unknown
    bool requestSent = false; //!< true: bytes of the request may have reached the server

    bool operator==(const Error &) const = default;
};

} // namespace Hubwarden
