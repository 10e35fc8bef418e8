// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/themeicons.h"

#include <QImage>
#include <QPainter>
#include <QPixmapCache>
#include <QString>

#include <algorithm>
#include <array>
#include <cmath>

// The library is static: without this the linker drops the icons. The macro must stand outside of any namespace.
static void loadIcons()
{
    Q_INIT_RESOURCE(resources);
}

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array maskSizes{16, 20, 24, 32, 40, 48}; // as rendered by resources/render-icons.sh

QLatin1StringView fileName(Icon icon)
{
    static constexpr std::array<QLatin1StringView, iconCount> names{
        "account"_L1, "activity"_L1, "addkey"_L1,  "administrator"_L1, "again"_L1,  "close"_L1, "copy"_L1,
        "decline"_L1, "delete"_L1,   "details"_L1, "done"_L1,          "edit"_L1,   "error"_L1, "find"_L1,
        "info"_L1,    "lock"_L1,     "notsent"_L1, "refused"_L1,       "region"_L1, "save"_L1,  "sending"_L1,
        "stop"_L1,    "unknown"_L1,  "waiting"_L1, "warning"_L1};
    return names[static_cast<std::size_t>(icon)];
}

QPixmap tintedMask(Icon icon, int size, const QColor &color)
{
    loadIcons();
    QImage image(u":/icons/png/%1-%2.png"_s.arg(fileName(icon)).arg(size));
    image.convertTo(QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), color);
    painter.end();
    return QPixmap::fromImage(image);
}

} // namespace

Icon toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Done:
        return Icon::Done;
    case Tone::Attention:
        return Icon::Warning;
    case Tone::Failed:
        return Icon::Error;
    case Tone::Neutral:
        return Icon::Info;
    }
    Q_UNREACHABLE();
}

QIcon tintedIcon(Icon icon, const QColor &color, const QColor &disabled)
{
    QIcon result;
    for (const int size : maskSizes) {
        result.addPixmap(tintedMask(icon, size, color), QIcon::Normal);
        result.addPixmap(tintedMask(icon, size, disabled), QIcon::Disabled);
    }
    return result;
}

QPixmap tintedPixmap(Icon icon, int size, const QColor &color, qreal devicePixelRatio)
{
    const int wanted = static_cast<int>(std::ceil(size * devicePixelRatio));
    const QString key = u"hubwarden-%1-%2-%3"_s.arg(fileName(icon)).arg(wanted).arg(color.rgba());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        const auto fitting = std::lower_bound(maskSizes.begin(), maskSizes.end(), wanted);
        pixmap = tintedMask(icon, fitting == maskSizes.end() ? maskSizes.back() : *fitting, color);
        if (pixmap.width() != wanted)
            pixmap = pixmap.scaled(wanted, wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon applicationIcon()
{
    loadIcons();
    QIcon result;
    for (const int size : {16, 20, 24, 32, 48, 64, 128, 256})
        result.addFile(u":/icons/png/hubwarden-%1.png"_s.arg(size));
    return result;
}

} // namespace Hubwarden
