#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   fetch-qt.sh <folder>
#
# Gets the Qt that Hubwarden is built with on macOS and on Windows (Visual C++), and says in its last line where it is.
# The versions of Qt and of the tool that gets it are fixed here; the tool checks what it gets against the checksums that
# Qt publishes. Runs in Git's shell on Windows, too.
set -euo pipefail
qt=6.8.3
aqt=3.3.0

folder=${1:?where to?}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd -P)
case $(uname -s) in
Darwin) system=mac kind=clang_64 place=macos python=bin/python3 ;;
MINGW* | MSYS*) system=windows kind=win64_msvc2022_64 place=msvc2022_64 python=Scripts/python.exe ;;
*) echo "fetch-qt: for macOS and Windows; elsewhere the system has Qt" >&2 && exit 1 ;;
esac
{
    python3 -m venv "$folder/aqt" 2>/dev/null || python -m venv "$folder/aqt"
    "$folder/aqt/$python" -m pip install --quiet --disable-pip-version-check "aqtinstall==$aqt"
    "$folder/aqt/$python" -m aqt install-qt "$system" desktop $qt "$kind" --outputdir "$folder" \
        --archives qtbase qttools qttranslations
} >&2
echo "$folder/$qt/$place"
