#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   metadata.sh <sources> <build folder> <program>
#
# The desktop file and the AppStream metainfo are valid, and every place that says a version or a name says the same.
# Ends with 77, "skipped", where the validators are not installed.
set -euo pipefail
sources=$1
build=$2/packaging/linux
program=$3
id=org.hubwarden.Hubwarden
desktop=$sources/packaging/linux/$id.desktop
metainfo=$build/$id.metainfo.xml

for tool in desktop-file-validate appstreamcli; do
    command -v $tool >/dev/null || { echo "skipped: there is no $tool" && exit 77; }
done

unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM # as in a terminal without a desktop
wrong=0
same() { # what it is, what it says, what is expected
    if [ "$2" != "$3" ]; then
        echo "$1: '$2' instead of '$3'"
        wrong=1
    fi
}
said() { # file, sed expression: the first match
    sed -nE "s/$2/\\1/p" "$1" | head -n 1
}

problems=$(desktop-file-validate "$desktop" 2>&1) || true
same "$id.desktop, the validator" "$problems" ""
appstreamcli validate --no-net "$metainfo" || wrong=1

version=$(said "$sources/CMakeLists.txt" '^project\(Hubwarden VERSION ([0-9]+\.[0-9]+\.[0-9]+) .*')
date=$(said "$sources/CMakeLists.txt" '^set\(HUBWARDEN_RELEASE_DATE ([-0-9]+)\).*')
same "CMakeLists.txt, the version" "${version:+there}" there
same "CMakeLists.txt, the date" "$(date --utc --date "$date" +%F)" "$date"
same "the program" "$("$program" --version)" "hubwarden $version"
same "metainfo, the newest release" "$(said "$metainfo" '.*<release version="([^"]*)".*')" "$version"
same "metainfo, its date" "$(said "$metainfo" '.*<release [^>]*date="([^"]*)".*')" "$date"
same "the manual" "$(said "$build/hubwarden.1" '^\.TH .*"Hubwarden ([^"]*)"')" "$version"
same "the Debian changelog" "$(said "$build/changelog" '^hubwarden \(([^)]*)\).*')" "$version"
same "the Debian changelog, its date" "$(date --utc --date "$(said "$build/changelog" '^ -- .*>  (.*)')" +%F)" "$date"
same "CPack" "$(said "$2/CPackConfig.cmake" '^set\(CPACK_PACKAGE_VERSION "(.*)"\)')" "$version"

same "metainfo, the id" "$(said "$metainfo" '.*<id>(.*)<\/id>.*')" "$id"
same "metainfo, the desktop file" "$(said "$metainfo" '.*<launchable type="desktop-id">(.*)<\/launchable>.*')" "$id.desktop"
same "the desktop file, the icon" "$(said "$desktop" '^Icon=(.*)')" "$id"
same "the window" "$(said "$sources/app/main.cpp" '.*setDesktopFileName\(u"([^"]*)"_s\).*')" "$id"

# Every option of the program is in the manual, and the other way round.
options() { grep -oE -- '--[a-z]+(-[a-z]+)*' | sort -u | tr '\n' ' '; }
same "the manual, the options" "$(sed 's/\\-/-/g' "$build/hubwarden.1" | options)" \
    "$("$program" --help | grep -E '^ +-' | sed 's/--help-all//' | options)"
exit $wrong
