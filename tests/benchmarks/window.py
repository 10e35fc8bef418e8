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


CLICKS = {
    "sortMs": "sorting, the slowest column",
    "filterMs": "filtering by text",
    "groupMs": "quick filter",
    "sameMs": "all rows given anew",
    "fewerMs": "a region of every account taken away",
    "causesClickMs": "Causes pressed",
    "causesShownMs": "causes shown",
    "placeCausesMs": "a failure in each of 6,600 places, grouped",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", help="the folder of the release build")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--tokens", type=int, default=1_000_000)
    options = parser.parse_args()
    folder = os.path.join(build_folder(options.build), "tests", "benchmarks")

    def runs(*command: str) -> list[dict[str, Any]]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
        full = [os.path.join(folder, command[0]), *command[1:]]
        return [json.loads(run(full, env=environment).output) for _ in range(options.rounds)]

    pastes = runs("bench_paste", str(options.tokens))
    # 800,000 different ones among the million tokens that are written.
    assert all(one["usable"] == min(options.tokens, 800_000) for one in pastes), pastes
    print(f"\n## Pasting {options.tokens:,} tokens, {options.rounds} rounds\n")
    print(verdict("reading them, CPU", median(one["readMs"] for one in pastes) / 1000, 1.0, unit="s"))
    print(verdict("longest stall, work", median(one["stalls"]["longestMs"] for one in pastes), 16, unit="ms"))
    print(f"  (p99 {median(one['stalls']['p99Ms'] for one in pastes):.1f} ms)")

    pages = {"results": "results of a run", "found": "found invitations", "wanted": "pasted senders"}
    for page, title in pages.items():
        rows = runs("bench_tables", page, str(options.rows))
        assert all(one["rows"] == options.rows for one in rows), rows
        print(f"\n## {options.rows:,} {title} come and change in a sorted table, {options.rounds} rounds\n")
        print(verdict("stalls, p99, work", median(one["stalls"]["p99Ms"] for one in rows), 16, unit="ms"))
        print(verdict("longest stall, work", median(one["stalls"]["longestMs"] for one in rows), 50, unit="ms"))
        print(verdict("heap", median(one["bytesARow"] for one in rows), 400, unit="bytes a row"))
        for key, name in CLICKS.items():
            if key in rows[0]:
                print(verdict(name, median(one[key] for one in rows), 200, unit="ms"))
        if "causesFoundMs" in rows[0]:
            print(f"  (grouping the causes, beside the window: {median(one['causesFoundMs'] for one in rows):.0f} ms)")
    print()


if __name__ == "__main__":
    main()
