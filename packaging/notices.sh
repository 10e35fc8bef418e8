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
        # Read to the end: who writes into a pipe that nobody reads any more is ended, and this with it.
        /sbin/ldconfig -p | awk -v name="$name" '$1 == name && !path { path = $NF } END { if (path) print path }'
    done
}
# The package database knows a library by its path before or after /usr was merged.
paths_of() { printf '%s\n' "$1" "$(realpath "$1")" "/usr$1" "${1#/usr}"; }

mapfile -t by_name < <(named)
mapfile -t files < <(with_libraries "$@" "${by_name[@]}" | sort -u)
mapfile -t paths < <(for file in "${files[@]}"; do paths_of "$file"; done | sort -u)
declare -A owner
while IFS= read -r line; do # package[:architecture][, package …]: path
    owner[${line##*: }]=${line%%[:,]*}
done < <(dpkg-query --search "${paths[@]}" 2>/dev/null | grep -v '^diversion')

packages=$(for file in "${files[@]}"; do
    found=
    while read -r path; do
        [ -n "$found" ] || found=${owner[$path]:-}
    done < <(paths_of "$file")
    # A library of nobody must not go out; other files are the caller's own.
    [ -n "$found" ] || [[ $file != *.so* ]] || { echo "notices: no package owns $file" >&2 && exit 1; }
    [ -z "$found" ] || echo "$found"
done | sort -u)
: >"$folder/packages.txt"
for package in $packages; do
    # shellcheck disable=SC2016 # dpkg-query's own variables
    dpkg-query --show --showformat '${Package} ${Version} (source ${source:Package} ${source:Version})\n' "$package" \
        | head -n 1 >>"$folder/packages.txt"
    cp "/usr/share/doc/$package/copyright" "$folder/$package.txt"
done
echo "$(wc -l <"$folder/packages.txt") packages, their licences are in $folder"
