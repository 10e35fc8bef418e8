#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# keyring.sh MODE PROGRAM [ARGUMENTS…]: runs the program in a session of its own: home folder, D-Bus and keychain.
#   none     no session bus
#   bus      a bus that nothing is on and that starts nothing
#   keyring  a bus with gnome-keyring, its login keyring made and open
#   fresh    a bus with gnome-keyring that has no keyring yet
# The program finds a secret of this run in HUBWARDEN_CANARY; afterwards no file may contain it. Nothing is left behind.
# Ends with the program's status, 1 if the secret was found, 77 if a tool is missing.
set -eu

mode=$1
shift
for tool in dbus-daemon gnome-keyring-daemon; do
    command -v "$tool" >/dev/null || { echo "keyring.sh: $tool is not installed" >&2; exit 77; }
done

root=$(mktemp -d "${TMPDIR:-/tmp}/hubwarden-session.XXXXXX")
bus_pid=
keyring_pid=
# shellcheck disable=SC2317 # the trap calls it
clean_up() {
    [ -z "$keyring_pid" ] || kill -CONT "$keyring_pid" 2>/dev/null || true
    [ -z "$keyring_pid" ] || kill "$keyring_pid" 2>/dev/null || true
    [ -z "$bus_pid" ] || kill "$bus_pid" 2>/dev/null || true
    wait || true
    rm -rf "$root"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

umask 077
mkdir "$root/home" "$root/run" "$root/config" "$root/data" "$root/cache" "$root/tmp"
export HOME="$root/home" TMPDIR="$root/tmp" XDG_RUNTIME_DIR="$root/run" XDG_CONFIG_HOME="$root/config"
export XDG_DATA_HOME="$root/data" XDG_CACHE_HOME="$root/cache"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS DBUS_SYSTEM_BUS_ADDRESS GNOME_KEYRING_CONTROL \
    XDG_CURRENT_DESKTOP DESKTOP_SESSION KDE_FULL_SESSION KDE_SESSION_VERSION
HUBWARDEN_CANARY=canary$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export HUBWARDEN_CANARY

start_bus() {
    # No service folders: nothing is started by a mere question.
    cat > "$root/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$root/run</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
    mkfifo "$root/address"
    dbus-daemon --config-file="$root/bus.conf" --nofork --print-address=3 3>"$root/address" &
    bus_pid=$!
    read -r DBUS_SESSION_BUS_ADDRESS < "$root/address"
    export DBUS_SESSION_BUS_ADDRESS
}

start_keyring() {
    mkfifo "$root/password"
    gnome-keyring-daemon --foreground --components=secrets "$@" < "$root/password" >/dev/null 2>"$root/keyring.log" &
    keyring_pid=$!
    printf 'password of this run' > "$root/password"
    tries=0
    until dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true; do
        tries=$((tries + 1))
        [ "$tries" -le 100 ] || { echo "keyring.sh: gnome-keyring did not start" >&2; cat "$root/keyring.log" >&2; exit 1; }
        sleep 0.1
    done
}

case $mode in
none) ;;
bus) start_bus ;;
keyring) start_bus; start_keyring --unlock ;;
fresh) start_bus; start_keyring ;;
*) echo "keyring.sh: unknown mode $mode" >&2; exit 2 ;;
esac

status=0
"$@" || status=$?

# As it is, and in base64 as the keychain library writes it, at each of the three places where it may begin;
# the first four characters depend on what stands before.
base64_at() { printf '%s%s' "$1" "$HUBWARDEN_CANARY" | base64 -w0 | cut -c5-40; }
found=$(grep -rlaF -e "$HUBWARDEN_CANARY" -e "$(base64_at '')" -e "$(base64_at x)" -e "$(base64_at xx)" "$root" || true)
if [ -n "$found" ]; then
    echo "keyring.sh: the secret is in plain text in:" >&2
    echo "$found" >&2
    exit 1
fi
exit "$status"
