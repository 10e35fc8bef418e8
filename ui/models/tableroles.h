// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <Qt>

namespace Hubwarden {

//! The roles that every table of ours answers.
enum TableRole {
    SortRole = Qt::UserRole, //!< number, QDateTime or QString
    CopyRole,                //!< QString: plain digits, no grouping
    ExportRole,              //!< QString: as CopyRole, but names are the same in every language; headers too
    IconRole,                //!< int of Icon: this cell is a badge
    ToneRole,                //!< int of Tone, for a badge
};

} // namespace Hubwarden
