#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   notices.sh <folder> <program, plugin, font …>
#
# Copies the licence texts of these files' packages and of everything they load on this Debian or Ubuntu, one file a
# package, with a list of packages and versions; for packages that carry those files inside. Name the plugins too: a
# program does not. Files of no package, as the program itself, are ours.
set -euo pipefail
if [ $# -lt 2 ]; then
    echo "usage: $(basename "$0") <folder> <program, plugin, font …>" >&2
    exit 2
fi
folder=$1
shift
for file; do
    if [ ! -r "$file" ]; then
        echo "notices: cannot read $file" >&2
        exit 2
    fi
done
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
mkdir -p "$folder"
cp "$root/LICENSE" "$root/packaging/NOTICES.md" "$root/resources/licences/libraries.md" "$folder/"

# Loaded by name at run time, so ldd does not see them.
by_name=(libsecret-1.so.0 libssl.so.3 libcrypto.so.3)

# Each of the files, and what they load.
with_libraries() {
    printf '%s\n' "$@"
    { ldd "$@" 2>/dev/null || true; } | awk '$2 == "=>" && $3 ~ /^\// { print $3 }'
}
named() {
    local name
    for name in "${by_name[@]}"; do
        /sbin/ldconfig -p | awk -v name="$name" '$1 == name { print $NF; exit }'
    done
}
# The package database knows a library by its path before or after /usr was merged.
package_of() {
    local path
    for path in "$1" "$(realpath "$1")" "/usr$1" "${1#/usr}"; do
        dpkg-query --search "$path" 2>/dev/null | cut -d : -f 1 | head -n 1 | grep . && return
    done
    # A library of nobody must not go out; other files are the caller's own.
    [[ $1 != *.so* ]] || { echo "notices: no package owns $1" >&2 && return 1; }
}

mapfile -t by_name < <(named)
packages=$(with_libraries "$@" "${by_name[@]}" | sort -u | while read -r library; do package_of "$library" || exit 1; done | sort -u)
: >"$folder/packages.txt"
for package in $packages; do
    # shellcheck disable=SC2016 # dpkg-query's own variables
    dpkg-query --show --showformat '${Package} ${Version} (source ${source:Package} ${source:Version})\n' "$package" \
        | head -n 1 >>"$folder/packages.txt"
    cp "/usr/share/doc/$package/copyright" "$folder/$package.txt"
done
echo "$(wc -l <"$folder/packages.txt") packages, their licences are in $folder"
