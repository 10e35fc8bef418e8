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
# The packages come from where this computer's apt gets them. All mounts and processes live in namespaces of their own:
# they end with the script, even when it is killed, and removing the folder cannot reach anything outside it.
set -euo pipefail
self=$(realpath -- "${BASH_SOURCE[0]}")
project=$(dirname -- "$(dirname -- "$self")")

enter() { # root folder, user, command …: inside the namespaces
    local root=$1 user=$2 node
    shift 2
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    for node in null zero full random urandom tty; do
        : >"$root/dev/$node"
        mount --bind "/dev/$node" "$root/dev/$node"
    done
    mkdir "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    exec chroot "$root" runuser -u "$user" -- env -i \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin USER="$user" LOGNAME="$user" \
        HOME="$([ "$user" = root ] && echo /root || echo "/home/$user")" "$@" </dev/null
}
if [ "${1:-}" = --inside ]; then
    shift
    enter "$@"
fi
inside() {
    unshare --mount --propagation private --pid --fork --kill-child -- "$self" --inside "$@"
}

step() { printf '\n#### %02d:%02d %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"; }
fail() {
    printf 'clean-root: %s\n' "$*" >&2
    exit 1
}

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
[ "$(id -u)" -eq 0 ] || fail "must be started by root"
command -v debootstrap >/dev/null || fail "needs the package debootstrap"

own_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
# shellcheck disable=SC2016 # apt-get's own variables
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' \
    | awk -v suite="$own_suite" '$2 == suite { print $1; exit }')
[ -n "$mirror" ] || fail "this computer's apt has no source for $own_suite"

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

# The ways to the network and to the packages are this computer's.
copy_apt_settings() {
    local root=$1 file
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/* /etc/apt/auth.conf /etc/apt/auth.conf.d/*; do
        # Proxies, certificates and passwords; not the hooks of other programs.
        [ ! -f "$file" ] || grep -q -e '^[[:space:]]*DPkg::' "$file" || install -D -m 644 "$file" "$root$file"
    done
    cp -r /etc/apt/keyrings /etc/apt/trusted.gpg.d "$root/etc/apt/" 2>/dev/null || true
    rm -f "$root/etc/apt/sources.list"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        if [ -f "$file" ] && grep -q -w "$own_suite" "$file"; then
            install -D -m 644 /dev/null "$root$file"
            sed "s/\\b$own_suite\\b/$suite/g" "$file" >"$root$file"
        fi
    done
}

clone_into() { # root folder, path inside, owner
    git -c safe.directory="$project" -c safe.directory="$project/.git" clone -q --no-hardlinks "$project" "$1$2"
    chroot "$1" chown -R "$3:" "$2"
}

step "A minimal $suite"
debootstrap --variant=minbase "$suite" "$place/base" "$mirror" >"$place/debootstrap.log" 2>&1 \
    || { tail -n 20 "$place/debootstrap.log" >&2 && fail "debootstrap failed"; }
copy_apt_settings "$place/base"

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
