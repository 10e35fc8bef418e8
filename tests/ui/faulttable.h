// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/faultbench.h"

namespace Hubwarden {

//! A fault, and what a person reads about it.
struct FaultRow
{
    QString name; //!< as in the README
    Fault fault;
    std::optional<Error::Kind> kind = {}; //!< none: the call succeeds all the same
    int attempts = 1;
    bool requestSent = true;
    QString title = {};
    QString part = {}; //!< of what it means
    bool listOnly = false;
};

QList<FaultRow> faultTable();

} // namespace Hubwarden
