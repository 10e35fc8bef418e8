#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The program is closed while requests wait for answers that never come: it asks, stops, and nothing is left to be asked about."""

from __future__ import annotations

from collections import Counter
from typing import Any

from driver import keyboard, records
from driver.processes import wait_for
from journey import IRELAND, Journey, main

SENDERS = 250  # five requests
SENT = 4 * 50  # so many go to one place at a time


def scenario() -> dict[str, Any]:
    """No decline is ever answered."""
    invitations = [{"sender": f"{100000000000 + number}", "onDecline": "removed"} for number in range(SENDERS)]
    hang = {"kind": "hang", "operation": "DeclineInvitations", "seconds": 600, "count": None}
    return {"accounts": [{"regions": {IRELAND[1]: {"invitations": invitations}}}], "faults": [hang]}


def play(journey: Journey) -> None:
    """Decline, close, think again, close for good, start anew."""
    journey.add_key()
    journey.tick("Regions", IRELAND[0])
    journey.tick("Accounts", "Prod")
    journey.paste([one["sender"] for one in journey.region(IRELAND[1])["invitations"]])
    journey.find_invitations(SENDERS)
    journey.decline(SENDERS)
    wait_for(lambda: len(records.received(journey.hub.log())) == SENT // 50, "the first requests on their way", 30)
    keyboard.keys("ctrl+q")
    journey.program.wait_for_words("Invitations are being declined.")
    journey.program.picture("asked")
    journey.program.press("Keep Running")
    wait_for(lambda: "Invitations are being declined." not in journey.program.words(), "the question to go", 15)
    assert not any(one["kind"] == "result" for one in records.journal(journey.world.data)), "the run was stopped"

    keyboard.keys("ctrl+q")
    journey.program.press("Stop and Close")
    # Five seconds of grace; the requests by themselves would give up after thirty.
    assert journey.program.process.wait(15) == 0, "the program did not end well"
    kept = records.results(records.journal(journey.world.data))
    words = Counter(one["result"] for one in kept.values())
    assert words == {"outcome-unknown": SENT, "not-started": SENDERS - SENT}, words
    assert records.is_finished(journey.world.data), "the journal has no end"
    history = {pair: one["result"] for pair, one in records.audit(journey.world.data).items()}
    assert history == {pair: one["result"] for pair, one in kept.items()}, "journal and history differ"
    sent = records.sent(records.journal(journey.world.data))
    assert sorted(sent) == sorted(records.received(journey.hub.log())), "what arrived is not what was announced"

    journey.check_next_start("Accounts · 1 of 1")


if __name__ == "__main__":
    main(play, scenario)
