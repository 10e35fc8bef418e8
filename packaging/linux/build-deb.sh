#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   build-deb.sh [--sign KEY] [folder]       default: build/packages
#
# Builds the program as the release preset says and packs it as hubwarden_VERSION_ARCHITECTURE.deb, by CPack. Beside it
# come its SHA-256, its SBOM and, with --sign, a detached signature of that GnuPG key. Build it on Debian 12: what it depends on
# is what it was built with, or newer. The same commit gives the same bytes.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/packaging/linux/package-steps.sh"

key=
if [ "${1:-}" = --sign ]; then
    key=${2:?--sign needs a key}
    shift 2
fi
packages=$(realpath -m -- "${1:-$root/build/packages}")

prepare 600
step "Installing what is missing"
"$root/packaging/install-dependencies.sh" build package
fix_time
step "Building"
build_program
step "Packing"
mkdir -p "$packages"
made=$(mktemp -d "$packages/.deb.XXXXXX")
trap 'rm -rf "$made"' EXIT
logged deb-pack cpack -G DEB --config "$build/CPackConfig.cmake" -B "$made"
file=$packages/$(basename "$made"/*.deb)
mv "$made"/*.deb "$file"
check_sum "$file"
dpkg-deb --extract "$file" "$made/content"
write_sbom "$file" "$made/content" --depends
sign "$file" "$key"
ls -l "$file"
