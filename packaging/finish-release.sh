#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   finish-release.sh <folder> <tag>
#
# The last step before a release is shown: the folder must hold every package of the version that the tag names, each
# with its checksum and its SBOM, and all of them must agree. Writes SHA256SUMS over everything. With the private
# GnuPG key in HUBWARDEN_GPG_KEY (and its passphrase, if it has one, in HUBWARDEN_GPG_PASSPHRASE) it signs SHA256SUMS and
# each package apart (.asc) and writes the public key beside them; without, it says that nothing is signed.
set -euo pipefail
export LC_ALL=C
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
fail() {
    printf 'finish-release: %s\n' "$*" >&2
    exit 1
}
folder=${1:?the folder with the packages}
tag=${2:?the tag of the release}
version=$(sed -n 's/^project(Hubwarden VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
[ "$tag" = "v$version" ] || fail "the tag is $tag and CMakeLists.txt says $version"

cd -- "$folder"
packages=(
    "Hubwarden-$version-x86_64.AppImage" "hubwarden_${version}_amd64.deb" "Hubwarden-$version-x64.msi"
    "Hubwarden-$version-x64-user.msi" "Hubwarden-$version-macos.dmg"
)
for package in "${packages[@]}"; do
    for file in "$package" "$package.sha256" "$package.spdx.json"; do
        [ -s "$file" ] || fail "there is no $file"
    done
    sha256sum --check --strict --quiet "$package.sha256" || fail "$package is not what was built"
    grep -q -F "\"$(sha256sum "$package" | cut -d ' ' -f 1)\"" "$package.spdx.json" \
        || fail "$package.spdx.json is of another file"
done

rm -f SHA256SUMS ./*.asc
sums=$(find . -maxdepth 1 -type f ! -name '*.sha256' -printf '%P\0' | sort -z | xargs -0 sha256sum)
printf '%s\n' "$sums" >SHA256SUMS
sha256sum --check --strict --quiet SHA256SUMS

if [ -z "${HUBWARDEN_GPG_KEY:-}" ]; then
    echo "Not signed: there is no key in HUBWARDEN_GPG_KEY."
    exit
fi
GNUPGHOME=$(mktemp -d)
export GNUPGHOME
trap 'gpgconf --kill gpg-agent; rm -rf "$GNUPGHOME"' EXIT
gpg --batch --quiet --import <<<"$HUBWARDEN_GPG_KEY"
for file in SHA256SUMS "${packages[@]}"; do
    gpg --batch --quiet --yes --pinentry-mode loopback --passphrase-fd 0 --armor --detach-sign "$file" \
        <<<"${HUBWARDEN_GPG_PASSPHRASE:-}"
    gpg --batch --quiet --verify "$file.asc" "$file" 2>/dev/null
done
gpg --batch --armor --export >hubwarden-signing-key.asc
echo "Signed by:"
gpg --batch --list-keys --with-colons | awk -F : '$1 == "fpr" && !told { print $10; told = 1 }'
