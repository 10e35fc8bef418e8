#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs what is missing, builds Hubwarden and opens its window. Arguments go to Hubwarden.
#
# Without a display it shows two things instead, prints their tables of outcomes and leaves pictures in ./screenshots:
# Hubwarden practises by itself, against the simulated AWS in the program; then it is driven from outside through the
# main job, on a screen and with a keyring of its own, against the independent judge of tests/peers. Nothing leaves the
# computer and nothing of the person's own settings is touched.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$root/packaging/steps.sh"

groups=(build)
display=${DISPLAY:-}${WAYLAND_DISPLAY:-}
[ -n "$display" ] || groups+=(journey)

step "Installing what is missing"
"$root/packaging/install-dependencies.sh" "${groups[@]}"
prepare 600

step "Building (release preset)"
build release hubwarden

if [ -n "$display" ]; then
    step "Opening the window"
    exec "$root/build/release/hubwarden" "$@"
fi

step "No display here: Hubwarden practises by itself"
rm -rf "$root/screenshots"
in_clean_environment "$root/build/release/hubwarden" --practice --tour "$root/screenshots/practice"

step "The main job from outside, with a keyring and a judge of its own"
in_clean_environment "$root/tests/journeys/run.sh" --program "$root/build/release/hubwarden" \
    --screenshots "$root/screenshots/main-job" first_decline
step "Done; the pictures are in $root/screenshots"
