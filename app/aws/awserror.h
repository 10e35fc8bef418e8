// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"
#include "app/net/httpmessage.h"

#include <QStringList>

namespace Hubwarden {

//! Reads what a service says about a refused request, in any of AWS's forms: JSON with or without an error type
//! header, the XML of STS and EC2, and the OAuth form of sign-in services.
//!
//! An answer that is not AWS's (a proxy's page) has the status as code, no message, and in detail what
//! describeForeign() tells; its kind is BadReply, or what the status alone tells.
//! A refusal in OAuth form has that form's word ("authorization_pending") in detail.
Error decodeError(const HttpReply &reply, const QString &operation);

//! The kind that follows from code, message and status; the rest of the error is not looked at.
Error::Kind kindOf(const QString &code, const QString &message, int httpStatus);

//! Every code that has a kind of its own: whoever explains errors has words for each.
QStringList knownErrorCodes();

} // namespace Hubwarden
