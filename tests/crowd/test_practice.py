#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that is listed in the standard practice scenario is declined; each row says what the scenario says.

    test_practice.py build/debug/tests/crowd/crowdrunner build/debug/tests/app/practice/practicehub
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "peers")]

from crowd.runner import Pair, Runner, profile  # noqa: E402
from hubprocess import PracticeHub  # noqa: E402

STANDARD = os.path.join(HERE, "..", "..", "resources", "practice", "standard.json")
Word = tuple[str, str, int]
NOT_FOUND: Word = ("no-invitation-found", "", 0)
NOT_LOOKED: Word = ("not-started", "look-failed", 0)


def expected(scenario: dict[str, Any]) -> dict[Pair, Word]:
    """Result, reason and attempts of each sender in each place; the session that ends is left to the caller."""
    declines = [one for one in scenario["faults"] if one["operation"] == "DeclineInvitations"]
    throttled = {(one["account"], one["region"]): one["count"] for one in declines}
    found = {}
    for account in scenario["accounts"]:
        for name in scenario["regions"]:
            region = account["regions"].get(name, {}) if "regions" in account else {}
            denied = {**account.get("deny", {}), **region.get("deny", {})}
            is_seen = region.get("state", "on") == "on" and "ListInvitations" not in denied
            for sender in scenario["senders"]:
                found[(account["id"], name, sender["id"])] = NOT_FOUND if is_seen else NOT_LOOKED
            for one in region.get("invitations", []) if is_seen else []:
                attempts = 1 + throttled.get((account["id"], name), 0)
                found[(account["id"], name, one["sender"])] = word(one, "DeclineInvitations" in denied, attempts)
    return found


def word(invitation: dict[str, Any], is_denied: bool, attempts: int) -> Word:
    """What becomes of one that is listed."""
    if invitation.get("accepted"):
        return ("not-started", "is-administrator", 0)
    if invitation.get("status", "Invited") != "Invited":
        return NOT_FOUND
    if is_denied:
        return ("failed", "", attempts)
    kinds = {"refuse": "refused", "still-listed": "declined-still-listed", "resigned": "declined-still-listed"}
    return (kinds.get(invitation.get("onDecline", ""), "declined-no-longer-listed"), "", attempts)


def check(scenario: dict[str, Any], rows: dict[Pair, dict[str, Any]]) -> None:
    """Row by row."""
    wanted = expected(scenario)
    assert set(rows) == set(wanted)
    ending = {one["id"] for one in scenario["accounts"] if "sessionEndsAfter" in one}
    ended = []
    for pair, row in rows.items():
        told = (row["result"], row.get("reason", ""), row["attempts"])
        if pair[0] in ending and wanted[pair] != NOT_FOUND:
            ended.append((row["result"], row.get("reason") or (row.get("error") or {}).get("kind")))
        else:
            assert told == wanted[pair], (pair, told, wanted[pair])
    # One was sent before the end came and cannot be looked at again; the others are refused, or kept back once one was.
    rest = [one for one in ended if one[0] != "declined-not-looked-at-again"]
    assert len(ended) == 3 and len(rest) == 2, ended
    assert set(rest) <= {("failed", "credentials-expired"), ("not-started", "profile-failed")}, ended


def main() -> int:
    """0 if it is so."""
    with open(STANDARD, encoding="utf-8") as file:
        scenario = json.load(file)
    hub = PracticeHub(sys.argv[2])
    try:
        with tempfile.TemporaryDirectory(prefix="practice-") as folder:
            profiles = [profile(key) for key in hub.start["accounts"]]
            senders = [one["id"] for one in scenario["senders"]]
            job = {"endpoint": hub.url, "profiles": profiles, "regions": scenario["regions"], "senders": senders}
            runner = Runner(sys.argv[1], folder, **job)
            runner.run()
            check(scenario, runner.rows())
    finally:
        status = hub.stop()
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
