// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLatin1StringView>

namespace Hubwarden {

//! Error::code where no service gave one: what the program itself saw go wrong on the way.
namespace FailureCode {

using namespace Qt::StringLiterals;

// Kind::Offline
inline constexpr QLatin1StringView hostNotFound = "HostNotFound"_L1;
inline constexpr QLatin1StringView connectionRefused = "ConnectionRefused"_L1;
inline constexpr QLatin1StringView proxyNotFound = "ProxyNotFound"_L1;
inline constexpr QLatin1StringView proxyRefused = "ProxyRefused"_L1; //!< not there, or it says no
inline constexpr QLatin1StringView proxyAuthentication = "ProxyAuthenticationRequired"_L1;
inline constexpr QLatin1StringView proxyFailed = "ProxyFailed"_L1;
// Kind::Tls; Error::detail has the issuer and, on the next line, whom the certificate is made out to
inline constexpr QLatin1StringView certificateUntrusted = "CertificateUntrusted"_L1;
inline constexpr QLatin1StringView certificateWrongHost = "CertificateWrongHost"_L1;
inline constexpr QLatin1StringView certificateExpired = "CertificateExpired"_L1;
inline constexpr QLatin1StringView certificateNotYetValid = "CertificateNotYetValid"_L1;
// Kind::BadReply
inline constexpr QLatin1StringView answerNotHttp = "AnswerNotHttp"_L1;
inline constexpr QLatin1StringView answerCut = "AnswerCut"_L1;     //!< not the length that was announced
inline constexpr QLatin1StringView answerCoded = "AnswerCoded"_L1; //!< in a coding nobody asked for
inline constexpr QLatin1StringView answerTooLarge = "AnswerTooLarge"_L1;     //!< over the limit of a body
inline constexpr QLatin1StringView answerNotJson = "AnswerNotJson"_L1;       //!< cut or garbled
inline constexpr QLatin1StringView answerUnexpected = "AnswerUnexpected"_L1; //!< a member has another type
inline constexpr QLatin1StringView listEndless = "ListEndless"_L1; //!< the pages of a list never end
// Kind::IdentityChanged
inline constexpr QLatin1StringView keyUnchecked = "UncheckedKey"_L1; //!< nobody asked yet whose it is
// Kind::AccessDenied
inline constexpr QLatin1StringView rootUser
    = "RootUser"_L1; //!< never signed with, whatever AWS would let it do
// Kind::CredentialsMissing
inline constexpr QLatin1StringView notConfirmed
    = "NotConfirmed"_L1; //!< no person has said that it is the right account

} // namespace FailureCode

} // namespace Hubwarden
