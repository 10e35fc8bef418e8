#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What the window's thread does with many rows and large pastes."""

from __future__ import annotations

import argparse
import json
import os
from typing import Any

from measure import build_folder, median, run, verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", help="the folder of the release build")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--tokens", type=int, default=1_000_000)
    options = parser.parse_args()
    bench = os.path.join(build_folder(options.build), "tests", "benchmarks", "bench_window")

    def runs(what: str, count: int) -> list[dict[str, Any]]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
        return [json.loads(run([bench, what, str(count)], env=environment).output) for _ in range(options.rounds)]

    pastes = runs("paste", options.tokens)
    # 800,000 different ones among the million tokens that are written.
    assert all(one["usable"] == min(options.tokens, 800_000) for one in pastes), pastes
    print(f"\n## Pasting {options.tokens:,} tokens, {options.rounds} rounds\n")
    print(verdict("reading them, CPU", median(one["readMs"] for one in pastes) / 1000, 1.0, unit="s"))
    print(verdict("longest stall, work", median(one["stalls"]["longestMs"] for one in pastes), 16, unit="ms"))
    print(f"  (p99 {median(one['stalls']['p99Ms'] for one in pastes):.1f} ms)")

    rows = runs("rows", options.rows)
    assert all(one["rows"] == options.rows and one["refused"] == options.rows // 4 for one in rows), rows
    print(f"\n## {options.rows:,} results streaming into a sorted table, {options.rounds} rounds\n")
    print(verdict("stalls, p99, work", median(one["stalls"]["p99Ms"] for one in rows), 16, unit="ms"))
    print(verdict("longest stall, work", median(one["stalls"]["longestMs"] for one in rows), 50, unit="ms"))
    print(verdict("sorting, the slowest column", median(one["sortMs"] for one in rows), 200, unit="ms"))
    print(verdict("filtering", median(one["filterMs"] for one in rows), 200, unit="ms"))
    print(verdict("heap", median(one["bytesARow"] for one in rows), 400, unit="bytes a row"))
    print()


if __name__ == "__main__":
    main()
