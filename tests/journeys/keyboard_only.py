#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The main job with nothing but keys; the accessibility bus is only read."""

from __future__ import annotations

from typing import Optional

from driver import keyboard, outcomes
from driver.accessible import BUTTON, DIALOG, FIELD, SECRET_FIELD, TAB, TREE, Node
from driver.processes import NotSeen, wait_for
from journey import IRELAND, NAME, Journey, main

# So many presses reach any place of a window, or it is not reachable.
_MOST = 40


def reach(journey: Journey, role: str, name: str, key: str = "Tab") -> Node:
    """Presses a key until that thing has the focus."""
    seen: list[str] = []
    before: Optional[str] = None
    for _ in range(_MOST):

        def moved() -> Optional[Node]:
            found = journey.program.focused()
            return found if found is not None and _spoken(found) != before else None

        try:
            node = wait_for(moved, "the focus to move", 2)
        except NotSeen:
            node = journey.program.focused()
        if node is not None and node.matches(role, name):
            return node
        before = _spoken(node) if node is not None else None
        seen.append(str(before))
        keyboard.keys(key)
    raise NotSeen(f"{key} never reaches {role} {name!r}; it goes through {seen}")


def _spoken(node: Node) -> str:
    return f"{node.role} {node.name!r}"


def press(journey: Journey, name: str, within: Optional[Node] = None) -> None:
    """Reaches a button and presses it with Space, once it can be pressed."""
    (within or journey.node).find_enabled(BUTTON, name)
    reach(journey, BUTTON, name)
    keyboard.keys("space")


def add_key(journey: Journey) -> None:
    """Enters, tests and saves the key."""
    press(journey, "Enter Access Keys…")
    dialog = journey.program.dialog()
    for role, name, text in (
        (FIELD, "Name", NAME),
        (FIELD, "Access key ID", journey.key["accessKeyId"]),
        (SECRET_FIELD, "Secret access key", journey.secret),
    ):
        reach(journey, role, name)
        keyboard.keys("ctrl+a")
        keyboard.write(text)
    press(journey, "Test", dialog)
    journey.check_endpoint_question()
    press(journey, "Use This Endpoint")
    journey.show_identity(journey.key)
    press(journey, "Save", dialog)
    wait_for(lambda: journey.node.look(DIALOG) is None, "the dialog closed")


def show_tab(journey: Journey, key: str, name: str) -> None:
    """Chooses a tab by its key."""
    keyboard.keys(key)
    wait_for(lambda: journey.node.find(TAB, name).current, f"tab {name} by {key}")


def check_panes(journey: Journey) -> None:
    """F6 goes round all panes."""
    places = []
    for _ in range(2 * 3):
        before = journey.program.focused()
        assert before is not None, "nothing has the focus"
        places.append(_spoken(before))
        keyboard.keys("F6")
        wait_for(lambda: _is_elsewhere(journey, places[-1]), f"F6 to leave {places[-1]}", 3)
    assert len(set(places[1:4])) == 3 and places[1:3] == places[4:], f"F6 goes through {places}"


def _is_elsewhere(journey: Journey, place: str) -> bool:
    node = journey.program.focused()
    return node is not None and _spoken(node) != place


def play(journey: Journey) -> None:
    """From the welcome page to the last row, hands on the keyboard."""
    add_key(journey)
    for tree, text in (("Accounts", NAME), ("Regions", IRELAND[0])):
        journey.tick_in(reach(journey, TREE, tree), text)
    check_panes(journey)
    show_tab(journey, "ctrl+2", "Paste Sender IDs")
    reach(journey, FIELD, "Sender account IDs")
    pasted = outcomes.open_senders(journey.region(IRELAND[1]))
    keyboard.write("\n".join(pasted) + "\n")
    journey.program.wait_for_words(rf"(Senders to use: |Usable \(){len(pasted)}\b")
    keyboard.keys("F5")
    journey.wait_until_found(len(pasted))
    keyboard.keys("ctrl+d")
    dialog = journey.program.dialog()
    focused = wait_for(journey.program.focused, "focus in the confirmation")
    assert focused.matches(BUTTON, "Cancel"), f"the confirmation begins on {focused.role} {focused.name!r}"
    keyboard.keys("Escape")
    wait_for(lambda: journey.node.look(DIALOG) is None, "Escape to close the confirmation")
    assert not [one for one in journey.hub.log() if one["operation"] == "DeclineInvitations"], "sent unasked"
    keyboard.keys("ctrl+d")
    dialog = journey.program.dialog()
    button = dialog.find_enabled(BUTTON, f"Decline {len(pasted)} Invitations")
    press(journey, button.name, dialog)
    show_tab(journey, "ctrl+3", "Results")
    found = journey.results()
    journey.program.picture("results")
    journey.compare(found)
    journey.compare_words(found, pasted, {IRELAND[1]: True})
    assert journey.program.quit() == 0, "the program did not end well"
    journey.check_no_leak()


if __name__ == "__main__":
    main(play)
