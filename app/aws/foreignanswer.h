// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"
#include "app/net/httpmessage.h"

#include <optional>

namespace Hubwarden {

//! Who seems to have answered where AWS should have.
enum class ForeignAnswer {
    SignInPage, //!< of a guest network ("captive portal")
    Proxy,      //!< or a gateway on the way
    Redirect,   //!< to another address
    Other,
};

//! What there is to see of an answer that is not AWS's, for Error::detail: its content type; then, a line each and
//! only where they are there, the header fields that tell who answered, the page's title, and that it asks for a
//! password; then its first 200 characters.
QString describeForeign(const HttpReply &reply);

//! nullopt if the answer was AWS's, or there was none. Reads what describeForeign() wrote.
std::optional<ForeignAnswer> foreignAnswer(const Error &error);

} // namespace Hubwarden
