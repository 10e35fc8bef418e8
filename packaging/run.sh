#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs what is missing, builds Hubwarden and opens its window. Arguments go to Hubwarden.
#
# Without a display it practises by itself instead, against the simulated AWS in the program: it prints the table of
# outcomes and leaves pictures in ./screenshots. Nothing leaves the computer and nothing of the person's own settings
# is touched.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$root/packaging/steps.sh"

groups=(build)
display=${DISPLAY:-}${WAYLAND_DISPLAY:-}
[ -n "$display" ] || groups+=(tour)

step "Installing what is missing"
"$root/packaging/install-dependencies.sh" "${groups[@]}"
prepare

step "Building (release preset)"
build release hubwarden

if [ -n "$display" ]; then
    step "Opening the window"
    exec "$root/build/release/hubwarden" "$@"
fi

step "No display here: Hubwarden practises by itself"
rm -f "$root"/screenshots/*.png
in_clean_environment "$root/build/release/hubwarden" --practice --tour "$root/screenshots"
step "Done; the pictures are in $root/screenshots"
