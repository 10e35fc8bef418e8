#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing pasted: four regions are scanned, two unknown senders ticked in the list and declined, the list is up to date."""

from __future__ import annotations

from driver import outcomes
from driver.accessible import BOX, TABLE
from driver.processes import wait_for
from journey import IRELAND, Journey, main

OPEN = 17
# One with invitations, one without, one without Security Hub, one that the account has not enabled.
REGIONS = (IRELAND[0], "US East (N. Virginia)", "Asia Pacific (Mumbai)", "Europe (Milan)")
COVERAGE = r"Looked at 2 of 4 places · Security Hub off in 1 · region off in 1"


def check_grid(journey: Journey) -> None:
    """The view Accounts × Regions says what is in each place, to the ear as well; then the list is back."""
    journey.node.find(BOX, "Accounts × Regions").toggle()
    grid = journey.node.find(TABLE, "Accounts × Regions")
    spoken = [text for row in grid.rows() for text in row.values()]
    for words in (
        f"Prod, {IRELAND[0]}: {OPEN} open, unknown senders",
        "Prod, Asia Pacific (Mumbai): Security Hub off",
        "Prod, Europe (Milan): Region off",
    ):
        assert [text for text in spoken if text.startswith(words)], f"no cell says {words!r}: {spoken}"
    journey.program.picture("grid")
    journey.node.find(BOX, "List").toggle()


def play(journey: Journey) -> None:
    """From the key to a list that shows what the run has left."""
    program = journey.program
    journey.add_key()
    journey.tick("Accounts", "Prod")
    for region in REGIONS:
        journey.tick("Regions", region)
    journey.open_tab("Invitations")
    program.wait_for_words("Tick accounts and regions|not looked at 4")
    program.press("Find Invitations")
    program.wait_for_words(COVERAGE)
    found = journey.found_invitations()
    program.picture("found")
    check_grid(journey)
    ireland = journey.region(IRELAND[1])
    assert len(found) == len(ireland["invitations"]), f"{len(found)} rows of {len(ireland['invitations'])}"
    unknown = [row for row in found if row["Who"] == "Unknown"]
    waiting = sorted(outcomes.open_senders(ireland))
    assert sorted(outcomes.plain(row["Sender"]) for row in unknown) == waiting and len(waiting) == OPEN
    assert found[:OPEN] == unknown, "unknown senders do not come first"
    assert {row["Since Last Scan"] for row in found} == {"First scan"}

    chosen = [outcomes.plain(row["Sender"]) for row in (found[0], found[2])]
    journey.tick_found(chosen)
    program.wait_for_words("2 ticked")
    program.picture("ticked")
    assert not [one for one in journey.hub.log() if one["operation"] == "DeclineInvitations"], "sent unasked"
    journey.decline(2)
    rows = journey.results()
    print(outcomes.printed(rows), flush=True)
    journey.compare(rows)
    journey.compare_words(rows, chosen, {IRELAND[1]: True})

    journey.open_tab("Invitations")
    state = journey.hub.control("GET", "state")["accounts"][0]["regions"][IRELAND[1]]
    left = sorted(one["sender"] for one in state["invitations"] if one["status"] == "Invited"
                  and one["sender"] != state["administrator"])  # fmt: skip

    def shown() -> bool:
        return left == sorted(
            outcomes.plain(row["Sender"]) for row in journey.found_invitations() if row["Who"] == "Unknown"
        )

    wait_for(shown, "the list as the run has left it", 30, 0.5)
    program.picture("left")
    assert program.quit() == 0, "the program did not end well"
    journey.check_no_leak()


if __name__ == "__main__":
    main(play)
