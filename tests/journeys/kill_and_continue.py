#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Killed in the middle of a run over eight regions; the next start tells what was left, looks, and continues."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from driver import outcomes, records
from driver.processes import wait_for
from journey import IRELAND, Journey, main

EUROPE = ("eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3")
KINDS = ("removed", "resigned", "still-listed", "refuse")
MANY = 51  # two requests in one region


def scenario() -> dict[str, Any]:
    """Nine requests; the first is answered, the others work and get no answer."""
    def invitations(count: int) -> list[dict[str, str]]:
        return [{"sender": f"{100 + n}233334444", "onDecline": KINDS[n % 4]} for n in range(count)]

    regions = {name: {"invitations": invitations(MANY if name == IRELAND[1] else 4)} for name in EUROPE}
    hang = {"kind": "hang", "operation": "DeclineInvitations", "seconds": 600, "skip": 1, "count": None}
    return {"accounts": [{"regions": regions}], "policy": {"never": "entry", "again": "entry"}, "faults": [hang]}


def states(lines: list[dict[str, Any]]) -> Counter[str]:
    """What a journal leaves, counted by a reader of its own."""
    word: dict[tuple[str, str, str], str] = {}
    asks: dict[str, list[tuple[str, str, str]]] = {}
    for line in lines:
        if line["kind"] == "planned":
            asks[line["request"]] = [(line["account"], line["region"], one) for one in line["senders"]]
            word.update({pair: "not started" for pair in asks[line["request"]] if pair not in word})
        elif line["kind"] == "sent":
            word.update({pair: "sent without an answer" for pair in asks[line["request"]]})
        elif line["kind"] == "answered":
            word.update({pair: "done" for pair in asks[line["request"]]})
    return Counter(word.values())


def kill_in_the_middle(journey: Journey) -> Counter[str]:
    """Waits until nothing moves any more, kills, and tells what the journal holds."""
    def rested() -> Any:
        kinds = Counter(one["kind"] for one in records.journal(journey.world.data))
        return kinds if kinds["answered"] == 1 and kinds["sent"] >= 7 else None

    wait_for(rested, "one answer and six requests without one", 60)
    journey.program.process.kill()
    journey.program.process.wait(10)
    return states(records.journal(journey.world.data))


def check_sent_once(journey: Journey, unanswered: int) -> None:
    """What the list showed as declined was not sent again; everything open was."""
    times: Counter[tuple[str, str]] = Counter()
    for one in records.received(journey.hub.log()):
        times.update((one.region, sender) for sender in one.senders)
    for region in EUROPE:
        for one in journey.region(region)["invitations"]:
            sent = times[(region, one["sender"])]
            allowed = (1, 2) if one["onDecline"] in ("still-listed", "refuse") else (1,)
            assert sent in allowed, f"{one} in {region} was sent {sent} times"
    twice = sum(1 for sent in times.values() if sent == 2)
    assert 0 < twice < unanswered, f"{twice} were sent again, {unanswered} had no answer"


def play(journey: Journey) -> None:
    """The same steps as ever until the kill; then the banner, and to the last row."""
    program = journey.program
    journey.add_key()
    journey.tick("Accounts", "Prod")
    journey.tick("Regions", "Europe")
    pasted = outcomes.open_senders(journey.region(IRELAND[1]))
    journey.paste(pasted)
    total = MANY + 4 * (len(EUROPE) - 1)
    journey.find_invitations(total)
    journey.decline(total)
    left = kill_in_the_middle(journey)
    assert len(left) == 3 and sum(left.values()) == total, f"the kill came at the wrong moment: {left}"

    journey.hub.control("DELETE", "faults")
    journey.start_again()
    program = journey.program
    told = ", ".join(f"{left[word]} {word}" for word in ("done", "sent without an answer", "not started"))
    program.wait_for_words(r"The run of .* was interrupted: " + re.escape(told))
    program.picture("interrupted")
    before = len(journey.hub.log())
    program.press("Show")
    shown = outcomes.rows(journey.at_rest(journey.node.find("table", "Results").rows))
    assert Counter(row.result for row in shown)["Not started"] == left["not started"], Counter(r.result for r in shown)
    program.picture("shown")
    assert len(journey.hub.log()) == before, "something was sent without being asked for"
    program.press("Look, Then Continue")
    wait_for(lambda: records.journal(journey.world.data)[-1]["kind"] == "finished", "the end of the run", 90, 0.5)
    found = journey.results(90)
    program.picture("continued")
    print(outcomes.printed(found), flush=True)

    journey.compare(found)
    assert len(found) == total, f"{len(found)} rows for {total} pairs"
    wrong = [row for row in found if row.result != outcomes.expected_word(journey.region(row.region), row.sender)]
    assert not wrong, wrong
    check_sent_once(journey, left["sent without an answer"])
    ends = [one["kind"] for one in records.journal(journey.world.data) if one["kind"] in ("continued", "finished")]
    assert ends == ["continued", "finished"], ends
    assert program.quit() == 0, "the program did not end well"

    journey.check_next_start("Accounts · 0 of 1")


if __name__ == "__main__":
    main(play, scenario)
