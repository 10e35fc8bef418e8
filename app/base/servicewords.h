// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"

namespace Hubwarden {

//! The service's own words, verbatim; empty if the network, this computer or somebody else said something.
inline QString serviceWords(const Error &error)
{
    const bool answered = error.httpStatus > 0 && error.kind != Error::Kind::BadReply;
    return answered ? error.message : QString();
}

} // namespace Hubwarden
