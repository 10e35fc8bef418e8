// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/drawn.h"

#include <QRandomGenerator>
#include <QUuid>

namespace Hubwarden {

using namespace Qt::StringLiterals;

QString Drawn::base32(qsizetype size)
{
    constexpr QLatin1StringView letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"_L1;
    QString text;
    while (text.size() < size)
        text += letters[QRandomGenerator::system()->bounded(32)];
    return text;
}

QByteArray Drawn::opaque(qsizetype bytes)
{
    while (true) {
        QByteArray raw;
        while (raw.size() < bytes)
            raw += static_cast<char>(QRandomGenerator::system()->bounded(256));
        const QByteArray text = raw.toBase64();
        if (text.contains('+') && text.contains('/'))
            return text;
    }
}

QString Drawn::invitationId()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

QByteArray Drawn::requestId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace Hubwarden
