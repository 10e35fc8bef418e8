#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs the packages that are missing, by apt: Debian 12, Debian 13, Ubuntu 24.04 and what descends from them.
#
#   install-dependencies.sh [build] [journey] [test] [lint] [fuzz] [package]      no argument: build
#
# Asks nothing, may be repeated, and leaves apt alone when nothing is missing. Elsewhere it installs nothing
# and only says what is needed.
set -euo pipefail
umask 022 # a stricter one would make installed files unreadable for others

least_qt=6.4
least_cmake=3.25

build=(g++ cmake ninja-build ccache qt6-base-dev qt6-l10n-tools qt6-tools-dev qtkeychain-qt6-dev libsecret-1-0 openssl ca-certificates)
# A screen, a session bus, a keyring and somebody at the keyboard, for a computer that has none of them.
journey=(xvfb xauth openbox xdotool imagemagick dbus at-spi2-core gir1.2-atspi-2.0 python3-gi python3-pyatspi
    gnome-keyring libsecret-tools python3-botocore fonts-dejavu-core procps)
test=("${journey[@]}" python3-boto3 python3-yaml strace appstream desktop-file-utils gpg gpg-agent)
lint=(git shellcheck)
package=(git binutils dpkg-dev file fakeroot lintian patchelf squashfs-tools qt6-wayland qt6-xdgdesktopportal-platformtheme qt6-translations-l10n fonts-dejavu-core
    libsquashfuse-dev libfuse3-dev libzstd-dev)
# What a release of the system may lack: used where it is there.
#   awscli            not in Ubuntu 24.04
#   clang-format-14   the version whose output is the agreed format; not in Debian 13
#   clang-tidy-14     likewise
#   clang and its libFuzzer   of whatever version
#   qt6-wayland       a window without an X server
#   qt6-translations-l10n   Qt's own dialogs in the language of the window
optional_build=()
optional_test=(awscli)
optional_lint=(clang-format-14 clang-tidy-14)
optional_fuzz=(clang libclang-rt-dev)
[ -z "${WAYLAND_DISPLAY:-}" ] || optional_build+=(qt6-wayland)
[[ "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" != de* ]] || optional_build+=(qt6-translations-l10n)

say() { printf '%s\n' "$*"; }
fail() {
    printf 'install-dependencies: %s\n' "$*" >&2
    exit 1
}

wanted=()
optional=()
[ $# -gt 0 ] || set -- build
for group in "$@"; do
    case $group in
    build) wanted+=("${build[@]}") optional+=("${optional_build[@]}") ;;
    journey) wanted+=("${journey[@]}") ;;
    test) wanted+=("${test[@]}") optional+=("${optional_test[@]}") ;;
    package) wanted+=("${package[@]}") ;;
    lint) wanted+=("${lint[@]}") optional+=("${optional_lint[@]}") ;;
    fuzz) optional+=("${optional_fuzz[@]}") ;;
    *) fail "unknown group '$group'; there are build, journey, test, lint, fuzz and package" ;;
    esac
done

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "This system has no apt. Hubwarden takes what is installed: a C++20 compiler, CMake $least_cmake or newer, Ninja,"
    say "Qt $least_qt or newer (Core, DBus, Network, Widgets, Test) and QtKeychain for Qt 6; the tests also use:"
    say "  ${wanted[*]}"
    exit 0
fi

installed() {
    [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}
not_installed() {
    local package
    for package; do
        installed "$package" || printf '%s\n' "$package"
    done
}
# The version apt would install; nothing if the archive has no such package.
candidate() {
    LC_ALL=C apt-cache policy "$1" | sed -n 's/^ *Candidate: //p' | grep -v '(none)' || true
}

at_least() { # package, least version, how people call it
    local version
    version=$(candidate "$1")
    [ -n "$version" ] || fail "$3 $2 or newer is needed and this system's archive has no $1. Debian 12, Debian 13 and Ubuntu 24.04 (with universe) have it."
    dpkg --compare-versions "$version" ge "$2" \
        || fail "$3 $2 or newer is needed and this system's archive has $version. Debian 12, Debian 13 and Ubuntu 24.04 have it."
}
check_versions() {
    at_least qt6-base-dev "$least_qt" Qt
    at_least cmake "$least_cmake" CMake
}

mapfile -t wanted < <(printf '%s\n' "${wanted[@]}" | awk 'NF && !seen[$0]++')
mapfile -t missing < <(not_installed "${wanted[@]}")
mapfile -t missing_optional < <(not_installed "${optional[@]}")

# Something optional that the known archive does not have is no reason to ask it again.
if [ ${#missing[@]} -eq 0 ] && [ ${#missing_optional[@]} -gt 0 ]; then
    have=()
    for package in "${missing_optional[@]}"; do
        [ -z "$(candidate "$package")" ] || have+=("$package")
    done
    missing_optional=("${have[@]}")
fi
if [ ${#missing[@]} -eq 0 ] && [ ${#missing_optional[@]} -eq 0 ]; then
    check_versions
    say "Nothing to install."
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        fail "packages are missing and there is no sudo here. As root: apt-get install ${missing[*]} ${missing_optional[*]}"
    elif [ -t 0 ]; then
        as_root=(sudo)
    else
        as_root=(sudo -n) # nobody is there to type a password
    fi
fi
apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
        apt-get -y -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        -o Dpkg::Options::=--force-confold "$@" </dev/null
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
    if ! "$@" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        return 1
    fi
}

say "Asking the package archive …"
quietly apt_get update || fail "the package lists could not be fetched (see above)"

for package in "${missing_optional[@]}"; do
    if [ -n "$(candidate "$package")" ]; then
        missing+=("$package")
    else
        say "There is no package $package here: the check that needs it is skipped and says so."
    fi
done

check_versions
for package in "${missing[@]}"; do
    [ -n "$(candidate "$package")" ] || fail "this system's archive has no package $package. Debian 12, Debian 13 and Ubuntu 24.04 (with universe) have it."
done

if [ ${#missing[@]} -eq 0 ]; then
    say "Nothing to install."
    exit 0
fi
say "Installing ${#missing[@]} packages and what they need: ${missing[*]}"
quietly apt_get install --no-install-recommends "${missing[@]}" || fail "apt could not install them (see above)"
