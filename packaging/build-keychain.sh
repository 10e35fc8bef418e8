#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   build-keychain.sh <folder> [options for CMake]      builds QtKeychain from its sources and installs it there
#   build-keychain.sh --version                         says which one
#
# For systems that have no package of it, as macOS and Windows. The sources are those of one release, known by their
# SHA-256. KEYCHAIN_SOURCE names the archive where it is already there. Runs in Git's shell on Windows, too.
set -euo pipefail
version=0.15.0
sum=f4254dc8f0933b06d90672d683eab08ef770acd8336e44dfa030ce041dc2ca22
address=https://github.com/frankosterfeld/qtkeychain/archive/refs/tags/$version.tar.gz

if [ "${1:?where to?}" = --version ]; then
    echo $version
    exit
fi
target=$1
shift
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
archive=${KEYCHAIN_SOURCE:-$place/qtkeychain.tar.gz}
[ -n "${KEYCHAIN_SOURCE:-}" ] || curl --fail --silent --show-error --location --retry 3 --output "$archive" "$address"
found=$(cmake -E sha256sum "$archive")
if [ "${found%% *}" != $sum ]; then
    echo "build-keychain: these are not the sources of QtKeychain $version: $found" >&2
    exit 1
fi
tar -xzf "$archive" -C "$place"
cmake -S "$place/qtkeychain-$version" -B "$place/build" -DCMAKE_BUILD_TYPE=Release -DBUILD_WITH_QT6=ON \
    -DBUILD_TRANSLATIONS=OFF -DBUILD_TEST_APPLICATION=OFF -DCMAKE_INSTALL_PREFIX="$target" "$@"
cmake --build "$place/build" --config Release
cmake --install "$place/build" --config Release
