// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>
#include <QString>

namespace Hubwarden {

//! The text of a file that says nothing about its encoding: UTF-8 or UTF-16 by byte order mark, else UTF-8,
//! and Latin-1 if it is not valid UTF-8. The mark is not part of the text.
[[nodiscard]] QString decodeSenderFile(QByteArrayView bytes);

} // namespace Hubwarden
