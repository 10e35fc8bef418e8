// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/profiles/profile.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace Hubwarden {

enum class ProfileField { Name, AccessKeyId, SecretKey, SessionToken, Region };

//! What may be known of a text that must not be seen.
struct HiddenText
{
    static HiddenText of(const QString &text);

    qsizetype length = 0;     //!< without the blanks around it
    bool padded = false;      //!< blanks around it
    bool interrupted = false; //!< blanks within it
    bool isEmpty() const { return length == 0; }
};

//! What stands in the dialog, without the secrets.
struct ProfileInput
{
    QString name;
    QStringList takenNames;
    QString accessKeyId;
    QString region;
    HiddenText secretKey;
    HiddenText sessionToken;
    bool sessionOnly = false;
    std::optional<StaticKey> stored; //!< the key of the profile that is edited
};

//! True if a temporary key was entered: those are never stored.
bool isTemporaryKey(const ProfileInput &input);
//! Sentences for what must be put right before saving.
QMap<ProfileField, QString> profileProblems(const ProfileInput &input);
//! Sentences for what looks odd and may be right.
QMap<ProfileField, QString> profileHints(const ProfileInput &input);

} // namespace Hubwarden
