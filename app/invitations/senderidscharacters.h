// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringView>

namespace Hubwarden {

//! What a character means between and within account IDs.
enum class CharacterKind : quint8 {
    Digit,
    Letter,
    Joiner,    //!< within a word, but not at its ends: . - _ and the like
    Invisible, //!< zero-width characters, soft hyphens, byte order marks: as if they were not there
    Blank,     //!< may stand between the groups of an ID
    Break,
    Separator,
};

struct Character
{
    char32_t code;
    CharacterKind kind;
    qint32 length; //!< in UTF-16 units
};

//! The character that begins at a position of the text; a lone surrogate is a separator.
Character characterAt(QStringView text, qint32 position);

} // namespace Hubwarden
