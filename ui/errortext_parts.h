// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/errortext.h"

namespace Hubwarden {

// The parts of errorText(), a file each. Sentences that several need come first.

QString fixedByYou();
QString fixedByNetwork();
QString fixedByAccountAdministrator();
QString fixedByOrganization();

//! Offline, Timeout, ConnectionLost.
ErrorText connectionErrorText(const Error &error);
ErrorText tlsErrorText(const Error &error);
//! BadReply, and every kind whose answer was somebody else's.
ErrorText answerErrorText(const Error &error);
ErrorText denialErrorText(const Error &error);
//! CredentialsInvalid, CredentialsExpired, CredentialsMissing, IdentityChanged.
ErrorText credentialsErrorText(const Error &error);
//! ClockSkew; noticedAt as for errorText().
ErrorText clockErrorText(const Error &error, const QDateTime &noticedAt);
//! Throttled, InvalidInput, ServiceFault, NotSubscribed, NotFound, Conflict.
ErrorText serviceErrorText(const Error &error);
//! The Keychain kinds.
ErrorText keychainErrorText(Error::Kind kind, SecretStoreKind store);
ErrorText configurationErrorText(const Error &error);
ErrorText storageErrorText(const Error &error);

} // namespace Hubwarden
