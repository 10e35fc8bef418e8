#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
#
# Installs what is missing, builds everything once (the release preset, the build that people get and that run.sh
# starts), runs every test. Ends with ctest's summary; not zero if anything failed or if no test ran.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$root/packaging/steps.sh"

step "Installing what is missing"
"$root/packaging/install-dependencies.sh" build test
prepare 1000

step "Building (release preset)"
build release

step "Testing"
status=0
run_tests release || status=$?

step "Result"
ctest_summary release
exit $status
