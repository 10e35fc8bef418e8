#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   describe-msi.sh <installer> …        with CONTENT, the folder that they were packed from; default: build/msi/files
#
# Writes the SBOM of installers for Windows beside them: the versions are those that packaging/windows wrote into
# licences/packages.txt of the content when it collected it.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$root/packaging/linux/package-steps.sh"
content=${CONTENT:-$root/build/msi/files}
listed=$content/licences/packages.txt
[ $# -gt 0 ] || fail "which installers?"
[ -s "$listed" ] || fail "there is no $listed"

number_of() { # name at the start of a line
    local number
    number=$(awk -v name="$1" '$1 == name { print $2; exit }' "$listed")
    [ -n "$number" ] || fail "$listed names no $1"
    printf '%s\n' "$number"
}
debian=https://snapshot.debian.org/package
qt=$(awk '$1 == "qt6-base" { sub(/\)$/, ""); print $NF; exit }' "$listed")
[ -n "$qt" ] || fail "$listed names no qt6-base"
keychain=$(number_of qtkeychain)
gcc=$(number_of gcc-mingw-w64-base)
mingw=$(number_of mingw-w64-x86-64-dev)

fix_time
for installer; do
    /usr/bin/python3 -B "$root/packaging/sbom.py" "$installer" "$content" "$installer.spdx.json" \
        --component qt6-base "$qt" LGPL-3.0-only "$debian/qt6-base/" 'Qt6*.dll */*.dll translations/qtbase_*.qm' \
        --component qtkeychain "$keychain" BSD-3-Clause "$debian/qtkeychain/" '*qt6keychain*.dll' \
        --component gcc-mingw-w64 "$gcc" 'GPL-3.0-or-later WITH GCC-exception-3.1' "$debian/gcc-mingw-w64/" \
        'libstdc++-*.dll libgcc_*.dll' \
        --component mingw-w64 "$mingw" MIT "$debian/mingw-w64/" 'libwinpthread-*.dll'
done
