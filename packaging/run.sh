#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs what is missing, builds Hubwarden and opens its window. Arguments go to Hubwarden.
#
# Without a display it shows the main job instead: a real run of the program on a screen of its own, with a keyring
# of its own, against the simulated Security Hub of tests/peers. It prints the table of outcomes and leaves pictures
# in ./screenshots. Nothing leaves the computer and nothing of the person's own settings is touched.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$root/packaging/steps.sh"

groups=(build)
display=${DISPLAY:-}${WAYLAND_DISPLAY:-}
[ -n "$display" ] || groups+=(journey)

step "Installing what is missing"
"$root/packaging/install-dependencies.sh" "${groups[@]}"
prepare

step "Building (release preset)"
build release hubwarden

if [ -n "$display" ]; then
    step "Opening the window"
    exec "$root/build/release/hubwarden" "$@"
fi

step "No display here: playing the main job against the simulated Security Hub"
mkdir -p "$root/screenshots"
in_clean_environment "$root/tests/journeys/run.sh" --app "$root/build/release/hubwarden" --screenshots "$root/screenshots"
step "Done; the pictures are in $root/screenshots"
