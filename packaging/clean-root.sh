#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Proves that a newcomer needs nothing but a clone: makes minimal Debian systems, clones the last commit into them
# and runs packaging/test.sh and packaging/run.sh there. Needs root and debootstrap; not part of CI.
#
#   clean-root.sh [--keep] [bookworm|trixie] [user] [root] [ci]      default: bookworm user root
#
#   user   a plain user with sudo, in a folder with a space in its name, started from elsewhere
#   root   root without sudo
#   ci     .ci/run as root on a clone that belongs to another user
#   --keep leaves the systems there and says where
#
# The packages come from where this computer's apt gets them.
set -euo pipefail
self=$(realpath -- "${BASH_SOURCE[0]}")
project=$(dirname -- "$(dirname -- "$self")")
. "$project/packaging/roots.sh"

suite=bookworm
keep=no
kinds=()
for argument; do
    case $argument in
    --keep) keep=yes ;;
    bookworm | trixie) suite=$argument ;;
    user | root | ci) kinds+=("$argument") ;;
    *) fail "unknown argument '$argument'" ;;
    esac
done
[ ${#kinds[@]} -gt 0 ] || kinds=(user root)
need_roots

place=$(mktemp -d /var/tmp/hubwarden-clean-root.XXXXXX)
clean_up() {
    if [ $keep = yes ]; then
        echo "Kept in $place"
    else
        rm -rf --one-file-system -- "$place"
    fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

clone_into() { # root folder, path inside, owner
    git -c safe.directory="$project" -c safe.directory="$project/.git" clone -q --no-hardlinks "$project" "$1$2"
    chroot "$1" chown -R "$3:" "$2"
}

step "A minimal $suite"
make_root "$suite" "$place/base"

failed=()
try() { # title, root folder, user, command …
    local title=$1 begin=$SECONDS
    shift
    step "$title"
    if inside "$@"; then
        results+=("$(printf 'passed  %4d s  %s' $((SECONDS - begin)) "$title")")
    else
        results+=("$(printf 'FAILED  %4d s  %s' $((SECONDS - begin)) "$title")")
        failed+=("$title")
    fi
}
results=()
for kind in "${kinds[@]}"; do
    system=$place/$kind
    cp -a "$place/base" "$system"
    chroot "$system" useradd --create-home --shell /bin/bash newcomer
    case $kind in
    user)
        inside "$system" root sh -c 'apt-get -q update && apt-get -q -y install --no-install-recommends sudo' \
            >"$place/sudo.log" 2>&1 || { tail -n 20 "$place/sudo.log" >&2 && fail "sudo could not be installed"; }
        echo 'newcomer ALL=(ALL) NOPASSWD: ALL' >"$system/etc/sudoers.d/newcomer"
        folder="/home/newcomer/my projects/hubwarden"
        mkdir -p "$system${folder%/*}"
        clone_into "$system" "$folder" newcomer
        try "user: packaging/test.sh" "$system" newcomer env --chdir=/ "$folder/packaging/test.sh"
        try "user: packaging/run.sh" "$system" newcomer env --chdir=/tmp "$folder/packaging/run.sh"
        ;;
    root)
        clone_into "$system" /root/hubwarden root
        try "root: packaging/run.sh" "$system" root /root/hubwarden/packaging/run.sh
        try "root: packaging/test.sh" "$system" root /root/hubwarden/packaging/test.sh
        ;;
    ci)
        clone_into "$system" /srv/hubwarden newcomer
        try "ci: .ci/run" "$system" root env --chdir=/srv/hubwarden CI=true bash .ci/run
        ;;
    esac
    printf '     size of the system: %s\n' "$(du -sh "$system" | cut -f 1)"
    [ $keep = yes ] || rm -rf --one-file-system -- "$system"
done

step "Result on $suite"
printf '%s\n' "${results[@]}"
[ ${#failed[@]} -eq 0 ]
