#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The judge reads a decline and closes: once in one region, always in the other. Nothing is sent unrecorded."""

from __future__ import annotations

from collections import Counter
from typing import Any

from driver import outcomes, records
from journey import FRANKFURT, IRELAND, Journey, main

KINDS = ("removed", "resigned", "still-listed", "refuse")


def scenario(never: str = "entry") -> dict[str, Any]:
    """Four invitations of different ends in two regions, and the faults; `never`: what is said of one that is gone."""
    invitations = [{"sender": f"{10 + number}2233334444", "onDecline": kind} for number, kind in enumerate(KINDS)]
    close = {"kind": "close", "operation": "DeclineInvitations"}
    regions = {region: {"invitations": [dict(one) for one in invitations]} for region in (IRELAND[1], FRANKFURT[1])}
    return {
        "accounts": [{"regions": regions}],
        "policy": {"never": never},
        "faults": [
            {**close, "region": IRELAND[1], "count": 1},
            {**close, "region": FRANKFURT[1], "count": None},
        ],
    }


def play(journey: Journey, requests: int = 2) -> None:
    """The same steps; what differs is what comes of them. After one lost connection there are so many requests."""
    journey.add_key()
    journey.tick("Accounts", "Prod")
    journey.tick("Regions", IRELAND[0])
    journey.tick("Regions", FRANKFURT[0])
    pasted = outcomes.open_senders(journey.region(IRELAND[1]))
    journey.paste(pasted)
    journey.find_invitations(2 * len(KINDS))
    journey.decline(2 * len(KINDS))
    found = journey.results()
    journey.program.picture("results")
    print(outcomes.printed(found), flush=True)

    journey.compare(found)
    journey.compare_words(found, pasted, {IRELAND[1]: True, FRANKFURT[1]: False})
    attempts = Counter(one.region for one in records.received(journey.hub.log()))
    assert attempts[IRELAND[1]] == requests, f"{requests} requests were to be sent to {IRELAND[1]}: {attempts}"
    assert attempts[FRANKFURT[1]] == 3, f"nothing is tried more than three times: {attempts}"
    assert journey.program.quit() == 0, "the program did not end well"
    journey.check_no_leak()


if __name__ == "__main__":
    main(play, scenario)
