#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Keys that were swapped behind the program's back: whoever is not who was confirmed sends nothing, the others go on."""

from __future__ import annotations

import json
import os
from typing import Any

from driver import keychain
from driver.accessible import TREE
from driver.processes import wait_for
from journey import FRANKFURT, IRELAND, Journey, main
from places import compare, enter_keys, read_results, tick_places, wait_for_end

from crowd.runner import profile, with_key_of

NAMES = ["Staging", "Audit", "Sandbox", "Backup", "Archive"]
SENDERS = [f"{100 + number}233334444" for number in range(6)]
GOOD, CHANGED, MISFIT = "Confirmed", "This is another identity", "The secret does not fit the key"
REGIONS = [IRELAND[1], FRANKFURT[1]]


def scenario() -> dict[str, Any]:
    """Six accounts with the same invitations; the third has two roles."""
    def account(**more: Any) -> dict[str, Any]:
        invitations = [{"sender": sender, "onDecline": "removed"} for sender in SENDERS]
        return {"regions": {region: {"invitations": invitations} for region in REGIONS}, **more}

    return {"accounts": [account(), account(), account(keys=[{}, {}]), account(), account(), account()]}


def put_into_file(journey: Journey, name: str, key: dict[str, Any]) -> None:
    """Names another access key in the file of profiles; what was confirmed stays."""
    path = os.path.join(journey.world.data, "profiles.json")
    with open(path, encoding="utf-8") as file:
        kept = json.load(file)
    next(one for one in kept["profiles"] if one["name"] == name)["source"]["accessKeyId"] = key["accessKeyId"]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(kept, file)


def swap(journey: Journey) -> list[dict[str, Any]]:
    """Staging gets another account's key, Audit another role's, Sandbox another's secret; the profiles as they are then."""
    prod, staging, audit, other_role, sandbox, backup, archive = journey.hub.start["accounts"]
    put_into_file(journey, "Staging", prod)
    put_into_file(journey, "Audit", other_role)
    for mine, other in ((staging, prod), (audit, other_role), (sandbox, backup)):
        keychain.replace(mine["secretAccessKey"], other["secretAccessKey"])
    # Prod's secret is in two entries now, as is that of Backup.
    assert len(keychain.entries_with(prod["secretAccessKey"])) == 2
    wrong_secret = profile(sandbox, secretAccessKey=backup["secretAccessKey"])
    swapped = [with_key_of(profile(staging), profile(prod)), with_key_of(profile(audit), profile(other_role))]
    return [profile(prod), *swapped, wrong_secret, profile(backup), profile(archive)]


def change_identity(journey: Journey, one: dict[str, Any]) -> None:
    """From now on AWS says that the key is another user's."""
    other = {"accessKeyId": one["accessKeyId"], "arn": f"arn:aws:iam::{one['account']}:user/other"}
    journey.hub.control("POST", "identity", other)


def check_accounts(journey: Journey, wanted: dict[str, str]) -> None:
    """What the line of each account says of its key."""
    tree = journey.node.find(TREE, "Accounts")

    def said(name: str) -> str:
        parts = journey.line(tree, name).description.split(" · ")
        return next((one for one in parts if one in (GOOD, CHANGED, MISFIT)), str(parts))

    def told() -> dict[str, str]:
        return {name: said(name) for name in wanted}

    wait_for(lambda: told() == wanted, f"{wanted}, not {told()}")


def check_senders(journey: Journey, allowed: list[dict[str, Any]]) -> None:
    """Only these sent, everything they had; of the others' invitations all wait as before."""
    declines = [one for one in journey.hub.log() if one["operation"] == "DeclineInvitations"]
    sent = {(one["accessKeyId"], one["account"]) for one in declines}
    assert sent == {(one["accessKeyId"], one["account"]) for one in allowed}, sent
    for account in journey.hub.control("GET", "state")["accounts"]:
        left = [len(region["invitations"]) for region in account["regions"].values()]
        gone = account["id"] in {one["account"] for one in allowed}
        assert left == [0 if gone else len(SENDERS)] * len(REGIONS), f"{account['id']}: {left}"


def play(journey: Journey) -> None:
    """Keys, the swap, the look; one more account changes while the confirmation is open; then the run."""
    enter_keys(journey, NAMES)
    assert journey.program.quit() == 0, "the program did not end well"
    profiles = swap(journey)
    journey.start_again()
    program = journey.program
    tick_places(journey, "europe", REGIONS)
    journey.paste(SENDERS)
    program.press("Find Invitations")
    program.wait_for_words("Looked at 6 of 12 places · failed in 6", "This is another identity, in 4 places", "1 other cause")
    states = {"Prod": GOOD, "Staging": CHANGED, "Audit": CHANGED, "Sandbox": MISFIT, "Backup": GOOD, "Archive": GOOD}
    check_accounts(journey, states)
    program.picture("looked")
    program.press("Show")
    program.wait_for_words("4 places in 2 accounts", "2 places in 1 account", CHANGED, MISFIT)
    program.picture("causes")
    program.press("Close")
    asked = 3 * len(REGIONS) * len(SENDERS)
    dialog = journey.ask_to_decline(asked)
    change_identity(journey, profiles[-1])
    journey.confirm(dialog, asked)
    wait_for_end(journey)
    program.wait_for_words("24 declined · 12 not started", "Now it is arn:aws:iam::[0-9]+:user/other", "Show Causes")
    check_accounts(journey, {**states, "Archive": CHANGED})
    rows = read_results(journey)
    assert program.quit() == 0, "the program did not end well"
    compare(journey, profiles, REGIONS, SENDERS, rows)
    check_senders(journey, [profiles[0], profiles[4]])
    journey.check_no_leak()


if __name__ == "__main__":
    main(play, scenario)
