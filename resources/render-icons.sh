#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0

# Renders the PNG masks and the application's icon from the SVG sources beside this script, and lists them in
# resources.qrc; joins the icon for macOS. Run it after changing a drawing; needs rsvg-convert (librsvg2-bin) and
# png2icns (icnsutils).
set -eu
cd "$(dirname "$0")"
rm -rf icons/png
mkdir -p icons/png

render() { # name size
    rsvg-convert -w "$2" -h "$2" "icons/$1.svg" -o "icons/png/$1-$2.png"
    echo "        <file>icons/png/$1-$2.png</file>"
}

{
    echo '<!-- SPDX-FileCopyrightText: 2026 The Hubwarden authors -->'
    echo '<!-- SPDX-License-Identifier: Apache-2.0 -->'
    echo '<!-- Written by render-icons.sh -->'
    echo '<RCC>'
    echo '    <qresource prefix="/">'
    for svg in icons/*.svg; do
        name=$(basename "$svg" .svg)
        sizes="16 20 24 32 40 48"
        [ "$name" = hubwarden ] && sizes="16 20 24 32 48 64 128 256"
        for size in $sizes; do render "$name" "$size"; done
    done
    echo '    </qresource>'
    echo '</RCC>'
} > resources.qrc

large=$(mktemp -d)
trap 'rm -rf "$large"' EXIT
for size in 16 32 48 64 128 256 512 1024; do
    rsvg-convert -w $size -h $size icons/hubwarden.svg -o "$large/$size.png"
done
png2icns "$large/small.icns" "$large/16.png" "$large/32.png" "$large/48.png" >"$large/log"
./join_icns.py "$large/small.icns" icons/hubwarden.icns "$large"
