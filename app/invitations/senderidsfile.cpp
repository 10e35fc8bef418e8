// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/senderidsfile.h"

#include <QStringConverter>

namespace Hubwarden {

QString decodeSenderFile(QByteArrayView bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8), QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError() && !marked)
        return QString::fromLatin1(bytes);
    return text;
}

} // namespace Hubwarden
