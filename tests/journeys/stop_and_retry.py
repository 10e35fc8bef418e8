#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""A run over two regions is stopped by a key while requests are on their way; what was not started is sent later."""

from __future__ import annotations

from collections import Counter
from typing import Any

from driver import accessible, keyboard, outcomes
from driver.processes import wait_for
from journey import FRANKFURT, IRELAND, Journey, main

SENDERS = 250  # five requests a place
SENT = 6 * 50  # six connections lead to the one host of both regions
NOT_LOOKED = "Declined, not looked at again"


def scenario() -> dict[str, Any]:
    """The same invitations in two regions; every answer to a decline takes its time, enough for a slow computer to press the key."""
    invitations = [{"sender": f"{100000000000 + number}", "onDecline": "removed"} for number in range(SENDERS)]
    regions = {region: {"invitations": [dict(one) for one in invitations]} for region in (IRELAND[1], FRANKFURT[1])}
    slow = {"kind": "delay", "seconds": 15, "operation": "DeclineInvitations", "count": None}
    return {"accounts": [{"regions": regions}], "faults": [slow]}


def declines(journey: Journey) -> list[dict[str, Any]]:
    """The requests that the judge has received."""
    return [one for one in journey.hub.log() if one["operation"] == "DeclineInvitations"]


def words(found: list[outcomes.Row]) -> Counter[str]:
    """How often each word stands in the table."""
    return Counter(row.result for row in found)


def play(journey: Journey) -> None:
    """Decline, stop, send the rest, look again."""
    journey.add_key()
    for place in (IRELAND, FRANKFURT):
        journey.tick("Regions", place[0])
    journey.tick("Accounts", "Prod")
    journey.paste([one["sender"] for one in journey.region(IRELAND[1])["invitations"]])
    journey.find_invitations(2 * SENDERS)
    journey.decline(2 * SENDERS)
    wait_for(lambda: len(declines(journey)) == SENT // 50, "the first requests on their way", 30)
    keyboard.keys("ctrl+period")
    journey.program.wait_for_words("stopping")
    assert not journey.program.window.find(accessible.BUTTON, "Stop").enabled, "Stop can be pressed twice"
    journey.program.picture("stopping")
    stopped = journey.results()
    journey.program.picture("stopped")
    assert words(stopped) == {NOT_LOOKED: SENT, outcomes.NOT_STARTED: 2 * SENDERS - SENT}, words(stopped)
    assert len(declines(journey)) == SENT // 50, "something left after Stop"
    journey.compare(stopped)

    journey.hub.control("DELETE", "faults")
    keyboard.keys("ctrl+r")
    journey.confirm(journey.program.dialog(), 2 * SENDERS - SENT)
    retried = journey.results()
    journey.program.picture("retried")
    assert words(retried) == {NOT_LOOKED: SENT, outcomes.GONE: 2 * SENDERS - SENT}, words(retried)
    journey.compare(retried)

    keyboard.keys("ctrl+shift+r")
    wait_for(lambda: set(words(journey.results())) == {outcomes.GONE}, "what the lists say now", 30)
    journey.program.picture("looked-again")
    assert len(declines(journey)) == 2 * SENDERS // 50
    assert journey.program.quit() == 0, "the program did not end well"
    journey.check_no_leak()


if __name__ == "__main__":
    main(play, scenario)
