// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QDateTime>
#include <QString>
#include <QVariant>

#include <chrono>

namespace Hubwarden {

//! "1111 2222 3333" with blanks that keep it on one line and its groups in order beside text that runs from right to
//! left: for the eye; copies and files have the plain digits.
QString accountText(const AccountId &account);
//! Digits as above if the text is an account ID, otherwise the text as it is.
QString accountText(const QString &account);
//! What is searched among account IDs: without the blanks and dashes that group them.
QString withoutGroups(const QString &text);

//! Date and time to the second in the computer's zone; empty for a null time.
QString timeText(const QDateTime &utc);
//! "2026-11-23T09:15:02Z", for files; empty for a null time.
QString exportTime(const QDateTime &utc);
//! Time of day to the millisecond in the computer's zone.
QString clockText(const QDateTime &utc);
//! How long ago, in the largest fitting unit: "3 days ago".
QString ageText(const QDateTime &utc, const QDateTime &now);
//! "312 ms", "1.2 s", "2 min 5 s", "8 h 30 min".
QString durationText(std::chrono::milliseconds duration);

//! With the separators of the person's language.
QString countText(qsizetype count);

//! "Europe (Ireland) · eu-west-1"; the code alone if there is no name.
QString regionText(const QString &name, const RegionName &region);

//! What is heard on the box of a row: whether it is ticked, or that it cannot be, and what the row is about.
QString tickText(const QVariant &checkState, const QString &row);

//! Foreign text as one short line: blanks and control characters become single blanks.
QString excerptText(QStringView text);

} // namespace Hubwarden
