#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""With the mouse from the welcome page of a fresh install to the first declined practice invitation: six clicks, 20 seconds."""

from __future__ import annotations

import os
import time

from driver import accessible, keyboard, keychain, mouse, outcomes
from driver.accessible import BUTTON, TABLE, Node
from driver.processes import descendants, wait_for
from journey import Journey, main

CLICKS, SECONDS = 6, 20
# The account whose session ends after its first decline.
ENDING = "999900001111"


class Clicks:
    """Presses like a person does, and counts."""

    def __init__(self) -> None:
        self.begin = time.monotonic()
        self.count = 0

    def on(self, node: Node) -> None:
        """One click in the middle."""
        mouse.click(*node.center())
        self.count += 1


def practice_process(journey: Journey) -> int:
    """The second Hubwarden; it belongs to nobody, so this process has adopted it."""
    first = journey.program.process.pid

    def look() -> int | None:
        for number in descendants(os.getpid()):
            try:
                with open(f"/proc/{number}/cmdline", "rb") as file:
                    if number != first and b"--practice" in file.read().split(b"\0"):
                        return number
            except OSError:
                continue
        return None

    return wait_for(look, "a process that practises")


def begin_a_new_session(journey: Journey) -> None:
    """Lets a session end in the middle of a run; the way on is offered, and what failed is sent with it."""
    program = journey.program
    journey.open_tab("Invitations")
    program.node.find(accessible.FIELD, "Filter").set_text(ENDING)
    table = program.node.find(TABLE, "Invitations")
    wait_for(lambda: {outcomes.plain(one) for one in table.column("Account")} == {ENDING}, "the rows of one account")
    count = len(journey.at_rest(lambda: table.column("Sender")))
    table.focus()
    keyboard.keys("ctrl+a", "space")
    wait_for(lambda: all((box := table.cell(row, 0)) is not None and box.checked for row in range(count)), "rows ticked")
    program.press("Decline…")
    journey.confirm(program.dialog(), count)
    offered = program.node.find_enabled(BUTTON, "New Practice Session", 30)
    results = program.node.find(TABLE, "Results")
    journey.results()
    words = results.column("Result")
    left = sum(not word.startswith("Declined") for word in words)
    assert len(words) == count and 0 < left < count, words
    program.picture("session-ended")
    offered.press()
    program.wait_for_words("A new session has begun")
    wait_for(lambda: not offered.showing, "nothing to renew any more")
    keyboard.keys("ctrl+r")
    journey.confirm(program.dialog(), left)
    wait_for(lambda: results.column("Result").count(outcomes.GONE) == left, "the rest of the account declined", 30)
    program.node.find_enabled(BUTTON, "Find Invitations")  # what the run changed has been looked at
    keyboard.keys("ctrl+shift+r")
    wait_for(lambda: set(results.column("Result")) == {outcomes.GONE}, "what the lists say now", 30)
    program.picture("session-renewed")
    program.node.find(accessible.FIELD, "Filter").set_text("")


def play(journey: Journey) -> None:
    """Tries it, declines one; nothing of it reaches the keychain, the real files or the endpoint that is set."""
    program, clicks = journey.program, Clicks()
    clicks.on(program.node.find_enabled(BUTTON, "Try It with Practice Data"))
    number = practice_process(journey)
    program.turn_to(number)
    journey.node = program.node
    window = program.node.find(accessible.WINDOW, "PRACTICE – Hubwarden")
    clicks.on(program.node.find_enabled(BUTTON, "Find Invitations"))
    program.wait_for_words(r"Looked at \d\d of 72 places")
    program.node.find_enabled(BUTTON, "Find Invitations")
    table = program.node.find(TABLE, "Invitations")
    journey.at_rest(lambda: table.column("Sender"))
    program.picture("found")
    box = table.cell(0, 0)
    assert box is not None
    clicks.on(box)
    wait_for(lambda: box.checked, "the first invitation ticked")
    clicks.on(program.node.find_enabled(BUTTON, "Decline…"))
    dialog = program.dialog()
    program.wait_for_words("Not sent to AWS")
    program.picture("confirmation")
    clicks.on(dialog.find_enabled(BUTTON, "Decline 1 Invitation"))
    results = program.node.find(TABLE, "Results")
    wait_for(lambda: results.column("Result")[:1] == [outcomes.GONE] or results.column("Result")[:1] == [outcomes.STILL],
             "the first declined invitation")  # fmt: skip
    taken = time.monotonic() - clicks.begin
    program.picture("declined")
    print(f"practise: {clicks.count} clicks, {taken:.1f} s", flush=True)
    assert clicks.count <= CLICKS and taken <= SECONDS, f"{clicks.count} clicks, {taken:.1f} s"

    begin_a_new_session(journey)
    program.wait_for_words("PRACTICE: nothing leaves this computer")
    assert window.name == "PRACTICE – Hubwarden"
    assert journey.hub.log() == [], "practice spoke to the endpoint of the environment"
    assert keychain.entries() == [], "a key of the practice is in the keychain"
    real = set(os.listdir(journey.world.data)) - {"practice"}
    assert "audit.jsonl" in os.listdir(os.path.join(journey.world.data, "practice")), "practice keeps no record"
    assert "journal" not in real, f"practice wrote among the real files: {real}"

    keyboard.keys("ctrl+q")
    wait_for(lambda: os.waitpid(number, os.WNOHANG) == (number, 0), "a good end of the practice")
    program.turn_to(program.process.pid)
    wait_for(lambda: program.window.has(accessible.Atspi.StateType.ACTIVE), "the first window in front")
    assert program.quit() == 0, "the program did not end well"
    assert keychain.entries() == [], "a key of the practice is in the keychain"


if __name__ == "__main__":
    main(play)
