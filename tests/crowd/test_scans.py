#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""A second scan in which ten places fail says *no longer listed* of none of them, and of the others what is so.

    test_scans.py build/debug/tests/crowd/crowdrunner
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "peers")]

from crowd.runner import Runner, profile  # noqa: E402
from hubprocess import Hub  # noqa: E402
from judge import crowd  # noqa: E402
from judge.draw import Draw  # noqa: E402

FAILING = 10
KINDS = ("error", "garbage", "close", "truncate", "throttle", "html", "close-mid-body", "repeat-token")
Place = tuple[str, str]


def listed(state: dict[str, Any]) -> dict[Place, set[str]]:
    """Who is in the list of each place."""
    return {
        (account["id"], name): {one["sender"] for one in region["invitations"]}
        for account in state["accounts"]
        for name, region in account["regions"].items()
    }


def told(lines: list[dict[str, Any]]) -> dict[Place, dict[str, Any]]:
    """What the program says of each place."""
    return {(one["account"], one["region"]): one for one in lines if one["event"] == "looked"}


def check(hub: Hub, runner: Runner, draw: Draw) -> None:
    """Scan, decline, scan again with faults, and once more without."""
    first = told(runner.run(mode="scan"))
    before = listed(hub.control("GET", "state"))
    for place, line in first.items():
        assert {sender for sender, since in line["invitations"]} == before[place], place
        assert {since for _, since in line["invitations"]} <= {"not compared"}, line
    runner.run(mode="decline", dataFolder=runner.data + "-2")
    after = listed(hub.control("GET", "state"))
    gone = {place: before[place] - after[place] for place in before}
    failing = draw.rng.sample(sorted(place for place in gone if gone[place]), FAILING)
    for number, (account, region) in enumerate(failing):
        where = {"operation": "ListInvitations", "account": account, "region": region, "count": None}
        hub.control("POST", "faults", {"kind": KINDS[number % len(KINDS)], **where})
    second = told(runner.run(mode="scan"))
    for place, line in second.items():
        missing = {sender for sender, since in line["invitations"] if since == "no longer listed"}
        assert missing == (set() if place in failing else gone[place]), (place, line)
        assert (line["error"] is not None) == (place in failing), (place, line)
    hub.control("DELETE", "faults")
    third = told(runner.run(mode="scan"))
    for place in failing:
        missing = {sender for sender, since in third[place]["invitations"] if since == "no longer listed"}
        assert missing == gone[place], (place, third[place])


def main() -> int:
    """0 if it is so."""
    seed = sys.argv[2] if len(sys.argv) > 2 else secrets.token_hex(4)
    print(f"seed {seed}", flush=True)
    draw = Draw(seed, "scans")
    scenario = crowd.scenario(4, 6, 8, draw, calm=True)
    hub = Hub(scenario, seed)
    try:
        with tempfile.TemporaryDirectory(prefix="scans-") as folder:
            regions = list(scenario["accounts"][0]["regions"])
            senders = sorted({one["sender"] for one in scenario["accounts"][0]["regions"][regions[0]]["invitations"]})
            profiles = [profile(key) for key in hub.start["accounts"]]
            job = {"endpoint": hub.url, "profiles": profiles, "regions": regions, "senders": senders[:6]}
            check(hub, Runner(sys.argv[1], folder, **job), draw)
    finally:
        status = hub.stop()
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
