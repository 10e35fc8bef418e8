// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/error.h"

namespace Hubwarden {

//! The service itself said no: not the network, this computer or somebody else. What cannot be read is no answer: a 2xx
//! may have done everything that was asked.
inline bool isServiceAnswer(const Error &error)
{
    return error.httpStatus >= 300 && error.kind != Error::Kind::BadReply;
}

//! The service's own words, verbatim; empty if it did not say it.
inline QString serviceWords(const Error &error)
{
    return isServiceAnswer(error) ? error.message : QString();
}

} // namespace Hubwarden
