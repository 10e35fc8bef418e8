// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/shippedtext.h"

#include <QFile>

// The library is static: without this the linker drops the texts. The macro must stand outside of any namespace.
static void loadTexts()
{
    Q_INIT_RESOURCE(texts);
}

namespace Hubwarden {

using namespace Qt::StringLiterals;

QString shippedText(const QString &path)
{
    loadTexts();
    QFile file(u":/"_s + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool hasShippedText(const QString &path)
{
    loadTexts();
    return QFile::exists(u":/"_s + path);
}

} // namespace Hubwarden
