#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Builds a release with the benchmarks and runs them beside their peers; prints tables and, for each budget, whether
# it is met.
#
#   run.sh [--smoke] [--no-build] [--build FOLDER] [signing|scan|window|startup …]      none named: all
#
# --smoke: small and once; that the clients agree in what they find counts, not how fast they are.
# Wants Debian's python3-boto3 and awscli; for start and memory also xvfb, dbus and keepassxc. As root on Linux it goes
# first on a busy machine. All take about five minutes.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
folder=$root/build/release
smoke=
built=

while [ $# -gt 0 ]; do
    case $1 in
    --smoke) smoke=1 ;;
    --no-build) built=1 ;;
    --build) folder=$(realpath -- "$2") && shift ;;
    signing | scan | window | startup) break ;;
    *)
        sed -n '5,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
        exit 64
        ;;
    esac
    shift
done

if [ -z "$built" ]; then
    (cd "$root" && cmake --preset release && cmake --build build/release --target hubwarden benchmarks)
fi
if [ -n "$smoke" ]; then
    "$here/scan.py" --build "$folder" --accounts 3 --regions 4 --delay 5 --rounds 1 --subset 1
    "$here/window.py" --build "$folder" --rows 1000 --tokens 1000 --rounds 1
    exit
fi

# Linux shares the processor among sessions; in one of our own we may ask to go first.
first() {
    if [ -w /proc/self/autogroup ] && [ "$(id -u)" = 0 ]; then
        # shellcheck disable=SC2016 # expanded by the inner shell
        setsid --wait bash -c 'echo -20 >/proc/self/autogroup; exec "$@"' first "$@"
    else
        "$@"
    fi
}

date -u '+%Y-%m-%d %H:%M UTC'
[ $# -gt 0 ] || set -- signing scan window startup
for section in "$@"; do
    first "$here/$section.py" --build "$folder"
    # Few regions: their connections are what counts.
    [ "$section" != scan ] || first "$here/scan.py" --build "$folder" --accounts 200 --regions 1 --subset 20 --rounds 3
done
