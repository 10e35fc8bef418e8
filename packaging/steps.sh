# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# What run.sh, test.sh and .ci/run share; source it after setting `root` to the top folder.

umask 022
ulimit -c 0 2>/dev/null || true
: "${root:?}"
export LC_ALL=C.UTF-8
logs=$root/build/logs

step() {
    printf '\n== %02d:%02d %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*"
}

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# prepare <megabytes that will be built>
# A build folder left by root cannot be written by the plain user who comes next, and a disk that fills up on the way
# fails with words about the linker.
prepare() {
    local room
    mkdir -p "$logs" 2>/dev/null || true
    [ -w "$logs" ] || fail "cannot write to $root/build; was it made by another user? Remove it and start again."
    room=$(($(df -Pk "$logs" | awk 'NR == 2 {print $4}') + $(du -sk "$root/build" | cut -f 1)))
    [ $((room / 1024)) -ge "$1" ] || fail "$root/build needs $1 MB, and the disk has room for $((room / 1024)) MB."
}

# logged <name> <command …>: runs the command with its output in build/logs/<name>.log, shown only if it fails.
logged() {
    local name=$1 begin=$SECONDS
    shift
    if "$@" >"$logs/$name.log" 2>&1 </dev/null; then
        printf '   %s: %d s (build/logs/%s.log)\n' "$name" $((SECONDS - begin)) "$name"
    else
        printf '   %s failed after %d s; the end of build/logs/%s.log:\n' "$name" $((SECONDS - begin)) "$name" >&2
        grep -E -A 3 -m 5 '(^FAILED:|error:|CMake Error)' "$logs/$name.log" >&2 || true
        tail -n 40 "$logs/$name.log" >&2
        return 1
    fi
}

# build <preset> [target …]
build() {
    local preset=$1 launcher=()
    shift
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    (
        cd "$root" \
            && logged "$preset-configure" cmake --preset "$preset" "${launcher[@]}" \
            && logged "$preset-build" cmake --build "build/$preset" ${1:+--target "$@"}
    )
}

# in_clean_environment <command …>: nothing of the person's session, settings, proxies, AWS variables or keyring reaches it.
in_clean_environment() {
    local home status=0
    home=$(mktemp -d)
    mkdir -m 700 "$home/runtime"
    env -i \
        PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 LANG=C.UTF-8 TZ=UTC \
        USER="$(id -un)" LOGNAME="$(id -un)" SHELL=/bin/sh \
        HOME="$home" XDG_RUNTIME_DIR="$home/runtime" \
        ASAN_OPTIONS=detect_leaks=1:check_initialization_order=1:detect_stack_use_after_return=1 \
        UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
        "$@" </dev/null || status=$?
    rm -rf "$home" 2>/dev/null || true
    return $status
}

# run_tests <preset> [more ctest arguments]: the output goes to the screen and to build/logs/<preset>-ctest.log.
# Many tests draw what they try, and some look at the time that goes by. One that failed gets a second try, so that a
# busy machine stops nobody; ctest_summary names it, because what was drawn may have found a fault.
run_tests() {
    local preset=$1
    shift
    in_clean_environment ctest --test-dir "$root/build/$preset" --parallel 2 --repeat until-pass:2 \
        --output-on-failure --no-tests=error "$@" 2>&1 \
        | tee "$logs/$preset-ctest.log"
}

# passed_second <preset>: the tests of that run that passed on their second try only.
passed_second() {
    local log=$logs/$1-ctest.log
    comm -12 \
        <(sed -nE 's/.*Test +#[0-9]+: ([^ ]+) [. ]*\*\*\*.*/\1/p' "$log" | sort -u) \
        <(sed -nE 's/.*Test +#[0-9]+: ([^ ]+) [. ]*Passed.*/\1/p' "$log" | sort -u)
}

# ctest_summary <preset>: which tests failed in that run, then ctest's closing lines.
ctest_summary() {
    local again
    again=$(passed_second "$1" | tr '\n' ' ')
    [ -z "$again" ] || printf 'Passed on the second try only, look at why: %s\n' "$again"
    sed -n -e '/^The following tests FAILED:/,/^Errors while/p' "$logs/$1-ctest.log" | grep -v -e '^$' -e '^Errors while' || true
    grep -E -e '% tests passed, [0-9]+ tests failed out of [0-9]+' -e '^Total Test time' "$logs/$1-ctest.log"
}
