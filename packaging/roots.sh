# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# Minimal systems to try things in, for root with debootstrap; source it as the first thing of a script, with the
# script's own arguments, after setting `self` to its path. All mounts and processes live in namespaces of their own:
# they end with the script, even when it is killed, and removing a folder cannot reach anything outside it.

: "${self:?}"
fail() {
    printf '%s: %s\n' "$(basename "$self")" "$*" >&2
    exit 1
}
step() { printf '\n#### %02d:%02d %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"; }

# enter <root folder> <user> <command …>: inside the namespaces. /dev/fuse is there for WITH_FUSE=yes, an X
# server for WITH_DISPLAY=:NUMBER; nothing else of the environment comes along.
enter() {
    local root=$1 user=$2 node
    shift 2
    mount -t proc proc "$root/proc"
    # Every installed system has it; fusermount3 unmounts nothing for a plain user without it.
    [ -e "$root/etc/mtab" ] || ln -sf ../proc/self/mounts "$root/etc/mtab"
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
    if [ "${WITH_FUSE:-no}" = yes ]; then
        mknod -m 666 "$root/dev/fuse" c 10 229
    fi
    if [ -n "${WITH_DISPLAY:-}" ]; then
        mkdir -p "$root/tmp/.X11-unix"
        mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    fi
    exec chroot "$root" runuser -u "$user" -- env -i \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin USER="$user" LOGNAME="$user" \
        HOME="$([ "$user" = root ] && echo /root || echo "/home/$user")" ${WITH_DISPLAY:+DISPLAY="$WITH_DISPLAY"} "$@" </dev/null
}
if [ "${1:-}" = --inside ]; then
    shift
    enter "$@"
fi

# inside <root folder> <user> <command …>
inside() {
    unshare --mount --propagation private --pid --fork --kill-child -- "$self" --inside "$@"
}

need_roots() {
    [ "$(id -u)" -eq 0 ] || fail "must be started by root"
    command -v debootstrap >/dev/null || fail "needs the package debootstrap"
}

own_suite() { (. /etc/os-release && echo "${VERSION_CODENAME:?}"); }

# The mirror of a suite: this computer's for Debian, UBUNTU_MIRROR or the usual one for Ubuntu.
mirror_of() {
    if [ "$1" = noble ]; then
        echo "${UBUNTU_MIRROR:-http://archive.ubuntu.com/ubuntu}"
        return
    fi
    # shellcheck disable=SC2016 # apt-get's own variables
    apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' \
        | awk -v suite="$(own_suite)" '$2 == suite && !found { print $1; found = 1 }' # reads on: apt-get would be ended
}

# The ways to the network and to the packages are this computer's.
copy_apt_settings() { # root folder, suite
    local root=$1 suite=$2 file own
    own=$(own_suite)
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/* /etc/apt/auth.conf /etc/apt/auth.conf.d/*; do
        # Proxies, certificates and passwords; not the hooks of other programs.
        [ ! -f "$file" ] || grep -q -e '^[[:space:]]*DPkg::' "$file" || install -D -m 644 "$file" "$root$file"
    done
    if [ "$suite" = noble ]; then
        echo "deb $(mirror_of noble) noble main universe" >"$root/etc/apt/sources.list"
        return
    fi
    cp -r /etc/apt/keyrings /etc/apt/trusted.gpg.d "$root/etc/apt/" 2>/dev/null || true
    rm -f "$root/etc/apt/sources.list"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        if [ -f "$file" ] && grep -q -w "$own" "$file"; then
            install -D -m 644 /dev/null "$root$file"
            sed "s/\\b$own\\b/$suite/g" "$file" >"$root$file"
        fi
    done
}

# make_root <suite> <folder>: a minimal system; beside it, in <folder>.log, what debootstrap said.
make_root() {
    local suite=$1 folder=$2 mirror more=()
    mirror=$(mirror_of "$suite")
    [ -n "$mirror" ] || fail "this computer's apt has no source for $(own_suite)"
    if [ "$suite" = noble ]; then
        if [ -f /usr/share/keyrings/ubuntu-archive-keyring.gpg ]; then
            more=(--keyring=/usr/share/keyrings/ubuntu-archive-keyring.gpg)
        else
            echo "   there is no ubuntu-archive-keyring here: the first packages of this system are not verified"
            more=(--no-check-gpg)
        fi
        # Older releases of debootstrap do not know the name; Ubuntu's script is the same for all.
        debootstrap --variant=minbase "${more[@]}" "$suite" "$folder" "$mirror" /usr/share/debootstrap/scripts/gutsy
    else
        debootstrap --variant=minbase "$suite" "$folder" "$mirror"
    fi >"$folder.log" 2>&1 || { tail -n 20 "$folder.log" >&2 && fail "debootstrap $suite failed; is the network there?"; }
    copy_apt_settings "$folder" "$suite"
}
