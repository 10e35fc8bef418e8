#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   build-dmg.sh [folder]       default: build/packages
#
# Builds Hubwarden.app on macOS with everything it needs and packs it as Hubwarden-VERSION-macos.dmg, with its SHA-256 and
# its SBOM. Needs Xcode's command-line tools, CMake, Ninja, Qt (QT_ROOT_DIR) and QtKeychain (KEYCHAIN_DIR, by
# packaging/build-keychain.sh). From the environment:
#
#   HUBWARDEN_SIGN_IDENTITY     "Developer ID Application: …"; without it the signature is ad hoc: it runs on the Mac that
#                               built it, and elsewhere only after its owner has allowed it
#   HUBWARDEN_NOTARY_KEY        with it Apple is asked to notarise: the file of an App Store Connect key,
#   HUBWARDEN_NOTARY_KEY_ID     its id,
#   HUBWARDEN_NOTARY_ISSUER     and its issuer
#   HUBWARDEN_ARCHITECTURES     default: x86_64;arm64, as far as Qt and QtKeychain have both
#
# It has never run on a Mac yet: tests/packaging/test_macos.py plays it with stand-ins for Apple's tools.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
cd "$root"
fail() {
    printf 'build-dmg: %s\n' "$*" >&2
    exit 1
}
step() { printf '\n== %s\n' "$*"; }

[ "$(uname -s)" = Darwin ] || fail "Apple's tools are needed, and they run on macOS only"
: "${QT_ROOT_DIR:?the folder of Qt, which holds bin/macdeployqt}"
: "${KEYCHAIN_DIR:?the folder into which packaging/build-keychain.sh installed QtKeychain}"
identity=${HUBWARDEN_SIGN_IDENTITY:-}
if [ -n "${HUBWARDEN_NOTARY_KEY:-}" ]; then
    : "${HUBWARDEN_NOTARY_KEY_ID:?the id of that key}" "${HUBWARDEN_NOTARY_ISSUER:?the issuer of that key}"
    [ -n "$identity" ] || fail "Apple notarises only what is signed: set HUBWARDEN_SIGN_IDENTITY"
fi
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH

build=$root/build/macos
stage=$root/build/macos-stage
app=$stage/Hubwarden.app
mkdir -p "${1:-build/packages}"
packages=$(cd "${1:-build/packages}" && pwd -P)

build_app() {
    cmake -S . --preset release --fresh -B "$build" -DBUILD_TESTING=OFF \
        -DCMAKE_PREFIX_PATH="$QT_ROOT_DIR;$KEYCHAIN_DIR" \
        -DCMAKE_OSX_ARCHITECTURES="${HUBWARDEN_ARCHITECTURES:-x86_64;arm64}"
    cmake --build "$build" --target hubwarden
    rm -rf "$stage"
    cmake --install "$build" --prefix "$stage" --strip
}

# Qt's frameworks and plugins, QtKeychain, Qt's own words in German, licences.
complete_app() {
    local resources=$app/Contents/Resources
    mkdir -p "$resources/translations" "$resources/licences"
    cp packaging/macos/qt.conf "$resources/qt.conf"
    cp "$QT_ROOT_DIR/translations/qtbase_de.qm" "$resources/translations/"
    cp LICENSE packaging/NOTICES.md resources/licences/libraries.md "$resources/licences/"
    "$QT_ROOT_DIR/bin/macdeployqt" "$app" -always-overwrite -libpath="$KEYCHAIN_DIR/lib"
}

# From the inside to the outside: a signature covers what lies below it. The hardened runtime loads only libraries of the
# same team, and an ad-hoc signature has none.
sign_app() {
    local how=(--force --sign -) part
    if [ -n "$identity" ]; then
        how=(--force --sign "$identity" --options runtime --timestamp)
    fi
    while IFS= read -r part; do
        codesign "${how[@]}" "$part"
    done < <(
        find "$app/Contents/Frameworks" "$app/Contents/PlugIns" -type f -name '*.dylib' | sort
        find "$app/Contents/Frameworks" -maxdepth 1 -type d -name '*.framework' | sort
    )
    codesign "${how[@]}" --entitlements packaging/macos/entitlements.plist "$app"
    codesign --verify --deep --strict --verbose=2 "$app"
}

# What was staged and signed goes in as it is: CPack must not install it anew.
pack() { # file
    local made
    made=$(mktemp -d "$packages/.dmg.XXXXXX")
    cpack -G DragNDrop --config "$build/CPackConfig.cmake" -B "$made" -D CPACK_INSTALL_CMAKE_PROJECTS= \
        -D "CPACK_INSTALLED_DIRECTORIES=$stage;." -D CPACK_STRIP_FILES=OFF
    mv "$made"/*.dmg "$1"
    rm -rf "$made"
    [ -z "$identity" ] || codesign --force --sign "$identity" --timestamp "$1"
}

notarise() { # file
    xcrun notarytool submit "$1" --wait --key "$HUBWARDEN_NOTARY_KEY" --key-id "$HUBWARDEN_NOTARY_KEY_ID" \
        --issuer "$HUBWARDEN_NOTARY_ISSUER"
    xcrun stapler staple "$1"
    spctl --assess --type open --context context:primary-signature --verbose "$1"
}

describe() { # file
    local keychain qt
    qt=$("$QT_ROOT_DIR/bin/qtpaths" --query QT_VERSION)
    keychain=$(packaging/build-keychain.sh --version)
    (cd "$packages" && shasum -a 256 "$(basename "$1")" >"$(basename "$1").sha256")
    python3 -B packaging/sbom.py "$1" "$stage" "$1.spdx.json" \
        --component qt "$qt" LGPL-3.0-only https://download.qt.io/archive/qt/ \
        'Hubwarden.app/Contents/Frameworks/Qt*.framework/* Hubwarden.app/Contents/PlugIns/* */translations/qtbase_*.qm' \
        --component qtkeychain "$keychain" BSD-3-Clause https://github.com/frankosterfeld/qtkeychain '*/libqt6keychain*.dylib'
}

step "Building"
build_app
step "Collecting"
complete_app
step "Signing"
sign_app
step "Packing"
file=$packages/Hubwarden-$(sed -n 's/^project(Hubwarden VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)-macos.dmg
pack "$file"
if [ -n "${HUBWARDEN_NOTARY_KEY:-}" ]; then
    step "Notarising"
    notarise "$file"
fi
describe "$file"
ls -l "$file"
