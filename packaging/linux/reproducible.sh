#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   reproducible.sh [--without-ccache]
#
# Clones the last commit into two folders, builds the AppImage and the Debian package in each, and compares them byte
# for byte. With ccache the second build takes most of its objects from the first, whose bytes then say less about the
# compiler; without, it takes twice a whole build. Needs what build-appimage.sh needs; not part of CI.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/packaging/linux/package-steps.sh"

unset CCACHE_BASEDIR
if [ "${1:-}" = --without-ccache ]; then
    export CCACHE_DISABLE=1
fi
place=$(mktemp -d "${TMPDIR:-/var/tmp}/hubwarden-reproducible.XXXXXX")
trap 'rm -rf "$place"' EXIT
trap 'exit 130' INT TERM HUP

folders=("$place/one" "$place/another place/two")
for folder in "${folders[@]}"; do # both at once: the last commit stays the same
    git -c safe.directory="$root" -c safe.directory="$root/.git" clone -q --no-hardlinks "$root" "$folder"
done
for folder in "${folders[@]}"; do
    "$folder/packaging/linux/build-appimage.sh"
    "$folder/packaging/linux/build-deb.sh"
    mkdir "$place/${folder##*/}.made"
    mv "$folder/build/packages"/* "$place/${folder##*/}.made/"
    rm -rf "$folder"
done

step "Comparing"
diff -r "$place/one.made" "$place/two.made" || fail "not the same bytes"
(cd "$place/one.made" && sha256sum ./*.AppImage ./*.deb)
echo "The same bytes twice."
