#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Plays journeys: the real program, driven from outside in a private world, against the judge of tests/peers.
#
#   run.sh [--program PATH] [--screenshots DIR] [--seed TEXT] [JOURNEY …]      no JOURNEY: first_decline
#
# Each prints the table of outcomes and leaves numbered pictures in DIR. Nothing of the person's own session,
# settings or keyring is touched, no display number is fixed, no system bus is needed. Ends with the number of
# journeys that failed.
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
program=$here/../../build/release/hubwarden
screenshots=
more=()

while [ $# -gt 0 ]; do
    case $1 in
    --program | --app) program=$2 && shift ;;
    --screenshots) screenshots=$2 && shift ;;
    --seed) more+=(--seed "$2") && shift ;;
    --hardened) more+=(--hardened) ;;
    -*)
        sed -n '4,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
        exit 64
        ;;
    *) break ;;
    esac
    shift
done
[ $# -gt 0 ] || set -- first_decline

if [ ! -x "$program" ]; then
    echo "run.sh: there is no program at $program; build it first or name it with --program" >&2
    exit 64
fi
program=$(realpath -- "$program")
if [ -n "$screenshots" ]; then
    mkdir -p -- "$screenshots"
    more+=(--screenshots "$(realpath -- "$screenshots")")
fi

failed=0
current=
# Whoever ends this script ends the journey too; that one takes its whole world with it.
trap '[ -z "$current" ] || { kill "$current"; wait "$current"; }; exit 143' INT TERM HUP
for journey; do
    /usr/bin/python3 -B "$here/$journey.py" --program "$program" "${more[@]}" &
    current=$!
    wait "$current" || failed=$((failed + 1))
    current=
done
exit "$failed"
