#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""A key with a session token is for this session only: it signs, and is kept nowhere, not even in the keychain."""

from __future__ import annotations

from typing import Any

from driver import accessible, keychain, outcomes
from driver.accessible import BOX, BUTTON, SECRET_FIELD
from driver.processes import wait_for
from journey import IRELAND, NAME, Journey, main


def scenario() -> dict[str, Any]:
    """One invitation, a temporary key."""
    return {"accounts": [{"sessionToken": True, "regions": {IRELAND[1]: {"invitations": [{"onDecline": "removed"}]}}}]}


def play(journey: Journey) -> None:
    """Enters key and token, declines, searches for both."""
    dialog = journey.fill_in_key()
    token = journey.key["sessionToken"]
    field = dialog.find(SECRET_FIELD, "Session token")
    field.set_text(token)
    assert token not in field.text() + field.name + field.description, "the window tells the token"
    box = dialog.find(BOX, "For This Session Only")
    wait_for(lambda: box.checked, "the box ticked by itself")
    dialog.find_enabled(BUTTON, "Test").press()
    journey.check_endpoint_question()
    journey.program.press("Use This Endpoint")
    # The session's own name is left out: it differs each time the role is assumed.
    journey.program.wait_for_words(journey.key["arn"].rsplit("/", 1)[0])
    journey.program.picture("session-key")
    dialog.find_enabled(BUTTON, "Save").press()
    wait_for(lambda: journey.node.look(accessible.DIALOG) is None, "the dialog closed")
    assert keychain.entries() == [], "a key for the session is in the keychain"

    journey.tick("Accounts", NAME)
    journey.tick("Regions", IRELAND[0])
    pasted = outcomes.open_senders(journey.region(IRELAND[1]))
    journey.paste(pasted)
    journey.find_invitations(1)
    journey.decline(1)
    found = journey.results()
    journey.compare(found)
    journey.compare_words(found, pasted, {IRELAND[1]: True})
    journey.check_no_leak()
    assert journey.program.quit() == 0, "the program did not end well"
    journey.check_no_leak()
    assert keychain.entries() == [], "a key for the session is in the keychain"


if __name__ == "__main__":
    main(play, scenario)
