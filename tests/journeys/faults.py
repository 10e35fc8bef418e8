#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What a person reads when something is wrong: one fault after the other at the judge, each time the window is read."""

from __future__ import annotations

from typing import Any, NamedTuple

from driver import outcomes
from journey import IRELAND, NAME, Journey, main

ACTION = "securityhub:ListInvitations"


class Fault(NamedTuple):
    """What goes wrong, and what must be read then: in the banner, or as what will happen to the pasted sender."""

    name: str
    kind: dict[str, Any]
    words: tuple[str, ...]


FAULTS = [
    Fault("html", {"kind": "html"}, ("answered", "draws no conclusion")),
    Fault("truncate", {"kind": "truncate"}, ("The answer cannot be read", "not whole JSON")),
    Fault("close", {"kind": "close"}, ("The connection broke", "may have reached AWS")),
    Fault("throttle", {"kind": "throttle"}, ("Too many calls", "Wait a minute")),
    Fault("trouble", {"kind": "error", "status": 500}, ("Trouble at AWS", "AWS Health")),
    Fault("expired", {"kind": "error", "code": "ExpiredTokenException", "status": 403}, ("The credentials ran out",)),
    Fault("unknown-key", {"kind": "error", "code": "InvalidClientTokenId", "status": 403, "operation": "*"},
          ("AWS does not know this key here", "edit the profile")),
    Fault("secret", {"kind": "error", "code": "InvalidSignatureException", "status": 403}, ("secret does not fit",)),
]
DENIALS = {
    "service control policy": ("Forbidden by the organization", ACTION),
    "permissions boundary": ("Outside the permissions boundary", ACTION),
    "session policy": ("Outside the session's policy", ACTION),
    "identity-based policy": ("The permission is missing|Denied by a policy of this identity", ACTION),
}


def scenario() -> dict[str, Any]:
    """One invitation."""
    return {"accounts": [{"regions": {IRELAND[1]: {"invitations": [{"onDecline": "removed"}]}}}]}


def read(journey: Journey, name: str, words: tuple[str, ...]) -> None:
    """Looks for invitations and reads the window."""
    journey.program.press("Find Invitations")
    journey.program.wait_for_words(*words, seconds=60)
    journey.program.picture(name)
    journey.program.press("Close Message")


def play(journey: Journey) -> None:
    """Every fault, then none: nothing stays behind."""
    journey.add_key()
    journey.tick("Accounts", NAME)
    journey.tick("Regions", IRELAND[0])
    pasted = outcomes.open_senders(journey.region(IRELAND[1]))
    journey.paste(pasted)
    for fault in FAULTS:
        journey.hub.control("POST", "faults", {"operation": "ListInvitations", "count": None, **fault.kind})
        read(journey, fault.name, fault.words)
        journey.hub.control("DELETE", "faults")
    for policy, words in DENIALS.items():
        journey.hub.control("POST", "region", {"region": IRELAND[1], "deny": {"ListInvitations": policy}})
        read(journey, policy.replace(" ", "-"), words)
    journey.hub.control("POST", "region", {"region": IRELAND[1], "deny": {}})
    journey.hub.control("POST", "clock", {"offset": 3600})
    journey.program.press("Find Invitations")
    journey.program.wait_for_words("This computer's clock is wrong", "apart", "AWS's clock", seconds=60)
    journey.program.picture("clock")
    journey.wait_until_found(1)
    assert journey.program.quit() == 0, "the program did not end well"


if __name__ == "__main__":
    main(play, scenario)
