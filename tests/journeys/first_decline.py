#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The main job: a key into the keychain, 120 sender IDs pasted, 17 invitations found, confirmed, declined, read."""

from __future__ import annotations

from driver import keychain, outcomes
from journey import IRELAND, Journey, main

OPEN = 17
PASTED = 120


def pasted_ids(journey: Journey) -> list[str]:
    """Every sender the judge knows of and those that never invited."""
    region = journey.region(IRELAND[1])
    return sorted([one["sender"] for one in region["invitations"]] + journey.before["neverInvited"])


def play(journey: Journey) -> None:
    """From the welcome page to the last row."""
    program = journey.program
    program.picture("welcome")
    journey.add_key()
    stored = keychain.entries_with(journey.secret)
    assert len(stored) == 1, f"the key is in {len(stored)} entries of the keychain"
    assert len(keychain.entries()) == 1, "there is more than the key in the keychain"
    journey.check_no_leak()

    journey.tick("Accounts", "Prod")
    journey.tick("Regions", IRELAND[0])
    pasted = pasted_ids(journey)
    assert len(pasted) == PASTED and len(outcomes.open_senders(journey.region(IRELAND[1]))) == OPEN
    journey.paste(pasted)
    program.picture("pasted")
    journey.find_invitations(OPEN)
    program.picture("found")
    assert not [one for one in journey.hub.log() if one["operation"] == "DeclineInvitations"], "sent unasked"
    journey.decline(OPEN)
    found = journey.results()
    program.picture("results")
    print(outcomes.printed(found), flush=True)

    journey.compare(found)
    journey.compare_words(found, pasted, {IRELAND[1]: True})
    log = [one for one in journey.hub.log() if one["operation"] == "DeclineInvitations"]
    assert len(log) == 1, f"{len(log)} requests for {OPEN} invitations"
    assert all(row.request_id == log[0]["requestId"] for row in found if row.was_sent)
    assert program.quit() == 0, "the program did not end well"
    journey.check_no_leak()


if __name__ == "__main__":
    main(play)
