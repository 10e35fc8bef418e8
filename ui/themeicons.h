// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/themecolors.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace Hubwarden {

//! The program's line drawings; each is the file of that name in resources/icons.
enum class Icon {
    Account,
    Activity,
    AddKey,
    Administrator,
    Again,
    Close,
    Copy,
    Decline,
    Delete,
    Details,
    Done,
    Edit,
    Error,
    Find,
    Info,
    Lock,
    NotSent,
    Refused,
    Region,
    Save,
    Sending,
    Stop,
    Unknown,
    Waiting,
    Warning,
};
constexpr int iconCount = 25;

//! What stands beside the words of a message.
Icon toneIcon(Tone tone);
//! The drawing in that colour, in all its sizes, and in the second colour where it is disabled.
QIcon tintedIcon(Icon icon, const QColor &color, const QColor &disabled);
//! The drawing in that colour, size × size device-independent pixels.
QPixmap tintedPixmap(Icon icon, int size, const QColor &color, qreal devicePixelRatio);
//! Has its own colours.
QIcon applicationIcon();

} // namespace Hubwarden
