#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
#   test-packages.sh [--packages FOLDER] [--screenshots FOLDER] [bookworm] [trixie] [noble]     default: bookworm trixie
#
# Builds the AppImage and the Debian package, or takes those in FOLDER, and tries them in minimal systems made by
# debootstrap: Debian 12, Debian 13, Ubuntu 24.04. The AppImage with and without FUSE, as root and as a plain user, taken
# apart, and as a window on an X server of this computer; with a keyring and on Wayland by test-session.sh; the package
# installed, tried, removed. Needs root, debootstrap, Xvfb and the network; not part of CI. TMPDIR says where the systems
# are for a while, 700 MB each.
set -euo pipefail
self=$(realpath -- "${BASH_SOURCE[0]}")
here=$(dirname -- "$self")
project=$(dirname -- "$(dirname -- "$here")")
. "$project/packaging/roots.sh"

packages=
screenshots=
suites=()
while [ $# -gt 0 ]; do
    case $1 in
    --packages) packages=$(realpath -- "${2:?--packages needs a folder}") && shift ;;
    --screenshots) screenshots=$(realpath -m -- "${2:?--screenshots needs a folder}") && shift ;;
    bookworm | trixie | noble) suites+=("$1") ;;
    *) fail "unknown argument '$1'" ;;
    esac
    shift
done
[ ${#suites[@]} -gt 0 ] || suites=(bookworm trixie)
need_roots
for tool in Xvfb xdotool import lintian; do
    command -v $tool >/dev/null || fail "needs $tool; run packaging/install-dependencies.sh journey package"
done

place=$(mktemp -d "${TMPDIR:-/var/tmp}/hubwarden-packages.XXXXXX")
xvfb=
clean_up() {
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
    rm -rf --one-file-system -- "$place"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

results=()
failed=0
try() { # title, command …: its output is shown only if it fails
    local title=$1 begin status=passed
    shift
    begin=$(date +%s%N)
    if ! "$@" >"$place/output" 2>&1; then
        status=FAILED
        failed=$((failed + 1))
        tail -n 40 "$place/output"
    fi
    results+=("$(printf '%s  %6d ms  %s' $status $((($(date +%s%N) - begin) / 1000000)) "$title")")
    printf '%s\n' "${results[-1]}"
}

# A tour by a program with everything that is between it and its end: 0 only if every outcome is the scenario's.
tour() { # root folder, user, program …
    local system=$1 user=$2
    shift 2
    # shellcheck disable=SC2016 # for the shell inside
    inside "$system" "$user" sh -ec 'cd; rm -rf tour; "$@" --platform offscreen --practice --tour tour
        ls tour/*.png tour/*.csv >/dev/null
        # What holds the image sees a moment later that the program has ended.
        for i in 1 2 3 4 5 6 7 8 9; do ls -d /tmp/.hubwarden-* >/dev/null 2>&1 || break; sleep 0.2; done' sh "$@"
}

# Nothing that the AppImage made for its start is there after it.
no_traces() { # root folder
    ! find "$1/tmp" -mindepth 1 -name '.hubwarden-*' | grep .
}

check_contents() { # root folder with the unpacked AppImage in /root/squashfs-root
    local inside=$1/root/squashfs-root file
    for file in usr/plugins/platforms/lib{qxcb,qoffscreen,qwayland-generic}.so usr/plugins/tls/libqopensslbackend.so \
        usr/lib/lib{ssl,crypto}.so.3 usr/lib/libsecret-1.so.0 usr/share/fonts/DejaVuSans.ttf \
        usr/translations/qtbase_de.qm usr/share/doc/hubwarden/licences/{LICENSE,packages.txt,libqt6core6.txt,libfuse3-dev.txt} \
        usr/share/metainfo/org.hubwarden.Hubwarden.metainfo.xml org.hubwarden.Hubwarden.desktop .DirIcon; do
        [ -s "$inside/$file" ] || { echo "not inside: $file" && return 1; }
    done
    # With all that is carried, nothing is missing in a system that has nothing.
    # shellcheck disable=SC2016 # for the shell inside
    inside "$1" root sh -ec 'cd /root/squashfs-root/usr
        LD_LIBRARY_PATH=$(printf "%s:" "$PWD"/fallback/*)
        export LD_LIBRARY_PATH
        find bin/hubwarden lib fallback plugins -type f -exec ldd {} + | grep "not found" && exit 1
        test -x bin/hubwarden'
}

# The window of a program on an X server of this computer, without a window manager, in the system's language.
look() { # root folder, user, picture, language, program …
    local system=$1 user=$2 picture=$3 language=$4 display pid window='' width=0 status=1
    shift 4
    if [ -z "$xvfb" ]; then
        mkfifo "$place/display"
        Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$place/display" >/dev/null 2>&1 &
        xvfb=$!
        read -r display <"$place/display"
        echo "$display" >"$place/display-number"
    fi
    display=:$(cat "$place/display-number")
    WITH_DISPLAY=$display timeout 120 unshare --mount --propagation private --pid --fork --kill-child -- \
        "$self" --inside "$system" "$user" env LANG="$language" \
        "$@" --practice --data-dir "/tmp/$(basename "$picture")" &
    pid=$!
    if window=$(DISPLAY=$display timeout 60 xdotool search --sync --onlyvisible --limit 1 --class hubwarden); then
        sleep 3 # what it shows at first is there
        DISPLAY=$display import -window root "$picture"
        width=$(DISPLAY=$display xdotool getwindowgeometry --shell "$window" | sed -n 's/^WIDTH=//p')
        # A message would be narrower.
        [ "$width" -ge 700 ] && status=0
    fi
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    echo "window ${window:-none}, $width pixels wide"
    return $status
}

try_appimage() { # suite, root folder
    local suite=$1 system=$2 program=/opt/Hubwarden.AppImage
    install -m 755 "$appimage" "$system$program"
    WITH_FUSE=yes try "$suite: AppImage with FUSE as root" tour "$system" root $program
    try "$suite: AppImage without FUSE as root" tour "$system" root $program
    try "$suite: AppImage without FUSE as a plain user" tour "$system" somebody $program
    WITH_FUSE=yes try "$suite: --appimage-extract-and-run" tour "$system" root $program --appimage-extract-and-run
    try "$suite: --appimage-extract" inside "$system" root sh -c "cd; $program --appimage-extract"
    try "$suite: what is inside" check_contents "$system"
    try "$suite: the unpacked program" tour "$system" root /root/squashfs-root/AppRun
    rm -rf "$system/root/squashfs-root"
    WITH_FUSE=yes try "$suite: fuse3 can be installed" inside "$system" root apt-get -q -y install --no-install-recommends fuse3
    WITH_FUSE=yes try "$suite: AppImage with FUSE as a plain user" tour "$system" somebody $program
    try "$suite: AppImage left nothing in /tmp" no_traces "$system"
    try "$suite: AppImage, window" look "$system" somebody "$pictures/$suite-appimage.png" C.UTF-8 $program
    try "$suite: AppImage, window in German" look "$system" somebody "$pictures/$suite-appimage-de.png" de_DE.UTF-8 $program
}

no_leftovers() { # root folder
    ! inside "$1" root sh -c 'dpkg -l hubwarden; ls -d /usr/share/doc/hubwarden /usr/bin/hubwarden; find /usr/share -iname "*hubwarden*" | grep .' 2>/dev/null | grep .
}

try_deb() { # suite, root folder
    local suite=$1 system=$2
    install -m 644 "$deb" "$system/opt/hubwarden.deb"
    try "$suite: deb installs with apt" inside "$system" root \
        env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends /opt/hubwarden.deb
    try "$suite: deb as root" tour "$system" root hubwarden
    try "$suite: deb as a plain user" tour "$system" somebody hubwarden
    try "$suite: deb, window" look "$system" somebody "$pictures/$suite-deb.png" C.UTF-8 hubwarden
    try "$suite: deb is removed" inside "$system" root env DEBIAN_FRONTEND=noninteractive apt-get -q -y purge hubwarden
    try "$suite: deb left nothing" no_leftovers "$system"
}

if [ -z "$packages" ]; then
    packages=$place/packages
    "$here/build-appimage.sh" "$packages"
    "$here/build-deb.sh" "$packages"
fi
appimage=$(find "$packages" -maxdepth 1 -name 'Hubwarden-*.AppImage' | sort | tail -n 1)
deb=$(find "$packages" -maxdepth 1 -name 'hubwarden_*.deb' | sort | tail -n 1)
[ -n "$appimage" ] || fail "there is no AppImage in $packages"
[ -n "$deb" ] || fail "there is no Debian package in $packages"
pictures=${screenshots:-$place/pictures}
mkdir -p "$pictures"

step "The files"
try "checksums" env --chdir="$packages" sha256sum --check "$(basename "$appimage").sha256" "$(basename "$deb").sha256"
for file in "$appimage" "$deb"; do
    try "SBOM of $(basename "$file")" "$project/tests/packaging/test_sbom.py" --check "$file.spdx.json" "$file"
done
try "lintian" lintian --allow-root --fail-on error "$deb"

step "Sessions of this computer"
try "AppImage with a keyring, and on Wayland" "$here/test-session.sh" "$appimage" "$pictures/session"

for suite in "${suites[@]}"; do
    step "A minimal $suite"
    system=$place/$suite
    make_root "$suite" "$system"
    try "$suite: apt finds its lists" inside "$system" root apt-get -q update
    chroot "$system" useradd --create-home --shell /bin/sh somebody
    try_appimage "$suite" "$system"
    try_deb "$suite" "$system"
    rm -rf --one-file-system -- "$system"
done

step "Result"
printf '%s\n' "${results[@]}"
[ $failed -eq 0 ]
