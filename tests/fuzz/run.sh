#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Builds the fuzzers (preset fuzz) and runs them, two at a time, from the kept corpora.
#
#   run.sh [--seconds N] [target …]     20 seconds each, all targets
#
# New inputs go to build/fuzz/found/TARGET, inputs that end a fuzzer to build/fuzz/crashes. Not zero if there are any.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$root/packaging/steps.sh"

seconds=20
if [ "${1:-}" = --seconds ]; then
    seconds=$2
    shift 2
fi
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    mapfile -t targets < <(basename -a "$root"/tests/fuzz/corpus/*/)
fi

prepare 300
"$root/packaging/install-dependencies.sh" build fuzz
build fuzz
crashes=$root/build/fuzz/crashes
rm -rf "$crashes"
mkdir -p "$crashes"
# Stack traces of each allocation and a large quarantine cost most of the time and find nothing more here.
export ASAN_OPTIONS=malloc_context_size=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64:detect_leaks=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1

# First every kept input, then new ones from them.
fuzz() { # target
    local found=$root/build/fuzz/found/$1 corpus=$root/tests/fuzz/corpus/$1 program=$root/build/fuzz/tests/fuzz/fuzz_$1
    mkdir -p "$found"
    timeout $((seconds + 120)) "$program" -max_total_time="$seconds" -max_len=600 -timeout=25 -print_final_stats=1 \
        -dict="$root/tests/fuzz/dictionaries/$1.dict" -artifact_prefix="$crashes/$1-" "$found" "$corpus" \
        >"$logs/fuzz-$1.log" 2>&1 </dev/null
}

# One line a target, and where one ended: what did not hold, where, and how to see it again.
report() { # target, exit status
    local log=$logs/fuzz-$1.log
    if [ "$2" -eq 0 ]; then
        printf '   %s: %s runs, %s a second\n' "$1" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
            "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")"
        return
    fi
    printf '   %s FAILED (build/logs/fuzz-%s.log):\n' "$1" "$1"
    grep -E -m 5 'does not hold|ERROR: |runtime error|SUMMARY' "$log" || tail -n 20 "$log"
    grep -E -m 8 '^ +#[0-9]+ .*(/app/|/tests/)' "$log" || true
    local input
    for input in "$crashes/$1-"*; do
        [ -e "$input" ] || continue
        printf '   again: build/fuzz/tests/fuzz/fuzz_%s %s\n   the input, in base64: %s\n' "$1" "$input" "$(base64 -w 0 "$input")"
    done
}

step "Fuzzing, $seconds seconds each: ${targets[*]}"
failed=0
while [ ${#targets[@]} -gt 0 ]; do
    pair=("${targets[@]:0:2}")
    targets=("${targets[@]:2}")
    jobs=()
    for target in "${pair[@]}"; do
        fuzz "$target" &
        jobs+=($!)
    done
    for i in "${!pair[@]}"; do
        status=0
        wait "${jobs[i]}" || status=$?
        report "${pair[i]}" "$status"
        [ "$status" -eq 0 ] || failed=1
    done
done
exit $failed
