#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Three accounts in four regions, 120 pasted senders, faults by chance: every row is what the judge's log allows."""

from __future__ import annotations

import re

from driver.accessible import DIALOG
from journey import Journey, main
from places import compare, enter_keys, read_results, tick_places, wait_for_end

from crowd.runner import profile
from judge import crowd
from judge.draw import Draw

ACCOUNTS, REGIONS, SENDERS = 3, 4, 120


def play(journey: Journey) -> None:
    """Keys, places, senders, one confirmation; then four accounts of the same run."""
    program, hub = journey.program, journey.hub
    enter_keys(journey, ["Staging", "Audit"])
    regions = list(journey.before["accounts"][0]["regions"])
    tick_places(journey, "us-", regions)
    places = [place for account in journey.before["accounts"] for place in account["regions"].values()]
    pasted = sorted({one["sender"] for place in places for one in place["invitations"]})
    journey.paste(pasted)
    hub.control("POST", "faults", crowd.storm(journey.before, Draw(hub.seed, "storm")))
    program.press("Decline…")
    dialog = journey.node.find(DIALOG, re.compile(r"^Decline \d+ Invitations\?$"), 60)
    program.wait_for_words(r"From \d+ senders, received by \d accounts in \d regions")
    journey.confirm(dialog, int(dialog.name.split()[1]))
    wait_for_end(journey)
    rows = read_results(journey)
    assert program.quit() == 0, "the program did not end well"
    compare(journey, [profile(key) for key in hub.start["accounts"]], regions, pasted, rows)
    journey.check_no_leak()


if __name__ == "__main__":
    main(play, lambda: f"crowd:{ACCOUNTS}x{REGIONS}x{SENDERS}")
