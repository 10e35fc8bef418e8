// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/profiles/profile.h"

#include <QJsonObject>

namespace Hubwarden {

//! The fields of a profile as they are kept in the file; nothing secret is among them.
QJsonObject profileToJson(const Profile &profile);
//! None if a field that matters is missing, wrong or of a kind that this program does not know.
std::optional<Profile> profileFromJson(const QJsonObject &json);

} // namespace Hubwarden
