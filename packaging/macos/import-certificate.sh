#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   import-certificate.sh
#
# On a computer of a CI: makes the certificate in MACOS_CERTIFICATE (PKCS #12 in base64, its password in
# MACOS_CERTIFICATE_PASSWORD) known to codesign, in a keychain of its own below RUNNER_TEMP, and writes the notary key in
# MACOS_NOTARY_KEY to RUNNER_TEMP/notary.p8. Does nothing about what is not there. It has never run on a Mac yet.
set -euo pipefail
umask 077
if [ -n "${MACOS_CERTIFICATE:-}" ]; then
    keychain=${RUNNER_TEMP:?}/hubwarden.keychain-db
    password=$(openssl rand -hex 24)
    base64 --decode <<<"$MACOS_CERTIFICATE" >"$RUNNER_TEMP/certificate.p12"
    security create-keychain -p "$password" "$keychain"
    security set-keychain-settings -lut 7200 "$keychain"
    security unlock-keychain -p "$password" "$keychain"
    security import "$RUNNER_TEMP/certificate.p12" -k "$keychain" -P "${MACOS_CERTIFICATE_PASSWORD:-}" \
        -T /usr/bin/codesign
    rm "$RUNNER_TEMP/certificate.p12"
    security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
    security list-keychains -d user -s "$keychain" login.keychain-db
fi
if [ -n "${MACOS_NOTARY_KEY:-}" ]; then
    printf '%s\n' "$MACOS_NOTARY_KEY" >"${RUNNER_TEMP:?}/notary.p8"
fi
