#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   test-session.sh <program or AppImage> [folder for pictures]
#
# Tries a built Hubwarden in sessions of its own on this computer: with a keyring (a key is put in, invitations are
# declined with it, it is found nowhere else) and, where there is weston, as a window on Wayland without any X server.
# Needs what packaging/install-dependencies.sh journey installs; not part of CI.
set -euo pipefail
project=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
program=$(realpath -- "${1:?the program to try}")
place=$(mktemp -d)
pictures=$(realpath -m -- "${2:-$place/pictures}")
mkdir -p "$pictures"
started=()
clean_up() {
    [ ${#started[@]} -eq 0 ] || kill "${started[@]}" 2>/dev/null || true
    wait
    rm -rf -- "$place"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

fail() {
    printf 'test-session: %s\n' "$*" >&2
    exit 1
}
wait_for() { # file, words that will be in it
    local i
    for ((i = 0; i < 300; i++)); do
        ! grep -q -e "$2" "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    tail -n 20 "$1" >&2
    fail "no '$2' in $(basename "$1")"
}

keyring() {
    "$project/tests/journeys/run.sh" --program "$program" --screenshots "$pictures" --hardened first_decline
}

# What the program says to the compositor tells whether there is a window with something in it.
wayland_window() {
    local session=(env -i PATH="$PATH" HOME="$place" LC_ALL=C.UTF-8 XDG_RUNTIME_DIR="$place/runtime")
    mkdir -m 700 "$place/runtime"
    "${session[@]}" timeout 120 weston --backend=headless-backend.so --use-pixman --width=1200 --height=800 \
        --socket=try --debug --idle-time=0 >"$place/weston.log" 2>&1 &
    started+=($!)
    wait_for "$place/weston.log" weston-desktop-shell
    "${session[@]}" WAYLAND_DISPLAY=try XDG_SESSION_TYPE=wayland WAYLAND_DEBUG=1 timeout 100 "$program" --practice \
        >"$place/window.log" 2>&1 &
    started+=($!)
    wait_for "$place/window.log" 'set_title(".*Hubwarden")'
    wait_for "$place/window.log" 'wl_surface@.*attach(wl_buffer'
    sleep 2 # what it shows at first is there
    (cd "$pictures" && "${session[@]}" WAYLAND_DISPLAY=try timeout 10 weston-screenshooter)
}

keyring
if command -v weston >/dev/null; then
    wayland_window
    echo "Wayland: a window with something in it"
else
    echo "Wayland: skipped, there is no weston"
fi
echo "passed; pictures in $pictures"
