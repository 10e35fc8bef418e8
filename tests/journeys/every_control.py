#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Every page, menu and dialog by keyboard and by ear: names, roles, the circle of the Tab key both ways, the way back out of a dialog."""

from __future__ import annotations

import re
from typing import Callable, Optional

from driver import keyboard, manners
from driver.accessible import BOX, BUTTON, FIELD, TABLE, TREE, Atspi, Node
from driver.focus import Focus, spoken, words
from driver.processes import wait_for
from journey import Journey, main

# Usable, repaired, set aside as one's own, ignored.
_PASTED = ("000011112222", "121212121212", "565656565656", "11112222333", "111122223333", "12345", "")


class Walk:
    """Looks at one window after the other and keeps what is wrong, so that one run tells everything."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.focus = Focus(wait_for(journey.program.focused, "the keyboard in the window"))
        self.in_menus: set[str] = set()
        self.faults: list[str] = []
        self.counted = 0

    def window(self) -> Node:
        """The window in front."""
        states = Atspi.StateType
        look = lambda: next((one for one in self.journey.node.children() if one.has(states.ACTIVE)), None)  # noqa: E731
        return wait_for(look, "an active window")

    def blame(self, place: str, what: str) -> None:
        """Keeps a fault."""
        print(f"{place}: {what}", flush=True)
        self.faults.append(f"{place}: {what}")

    def check(self, place: str) -> None:
        """Names, roles and the circle of the window in front."""
        window = self.window()
        if not window.name:
            self.blame(place, f"the {window.role} has no name")
        try:
            there = self.focus.lap("Tab")
            seen = manners.look(window)
            if set(manners.stops(seen)) - set(there):
                there = self.focus.lap("Tab")  # what the keyboard came to may have enabled something before it
                seen = manners.look(window)
            self._check_circle(place, there, manners.stops(seen))
        except AssertionError as problem:
            self.blame(place, str(problem))
            seen = manners.look(window)
        for fault in manners.faults(seen, self.in_menus):
            self.blame(place, fault)
        if window.role in ("dialog", "alert"):
            for fault in manners.unlabelled(seen):
                self.blame(place, fault)

    def _check_circle(self, place: str, there: list[Node], wanted: list[Node]) -> None:
        self.counted += len(wanted)
        print(f"{place}: {len(there)} stops", flush=True)
        missed = [one for one in wanted if one not in there]
        if missed:
            self.blame(place, f"Tab never comes to {words(missed)}")
        strange = [one for one in there if one not in wanted and one.role != "label"]
        if strange:
            self.blame(place, f"Tab comes to {words(strange)}, which should not be a stop")
        back = self.focus.lap("shift+Tab")
        if back[:1] + back[:0:-1] != there:
            self.blame(place, f"Shift+Tab goes another way: {words(back)}")

    def dialog(self, place: str, open_it: Callable[[], None], begins: str, inside: Optional[Callable[[], None]] = None) -> None:
        """Opens a dialog that begins on a certain thing, looks at it, leaves it by Esc; the keyboard is back where it was."""
        behind, before = self.window(), self.focus.here()
        open_it()
        self.in_front(place, behind)
        if self.focus.here().name != begins:
            self.blame(place, f"it begins on {spoken(self.focus.here())}, not on {begins}")
        if inside:
            inside()
        keyboard.keys("Escape")
        wait_for(lambda: self.window() == behind, f"Esc to close {place}", 5)
        if not wait_for_quietly(lambda: _has_keyboard(before)):
            self.blame(place, f"afterwards the keyboard is not on {spoken(before)} but on {spoken(self.focus.here())}")

    def checked_dialog(self, place: str, open_it: Callable[[], None], begins: str) -> None:
        """The same, with everything that holds for a window."""
        self.dialog(place, open_it, begins, lambda: self.check(place))

    def in_front(self, place: str, behind: Node) -> None:
        """Waits until another window is in front and has the keyboard."""
        wait_for(lambda: self.window() != behind, f"{place} in front", 10)
        self.focus.here(0.15)

    def press(self, name: str, key: str = "space") -> None:
        """Goes to a button and presses it."""
        self.focus.reach(BUTTON, name)
        keyboard.keys(key)

    def menu(self, menu: str, item: str) -> None:
        """Chooses from a menu."""
        self._open_menu(menu)
        self.focus.reach("menu item", item, "Down")
        keyboard.keys("Return")

    def _open_menu(self, menu: str) -> None:
        self.focus.insist("Alt_L")
        self.focus.reach("menu item", menu, "Right")
        self.focus.move("Down")

    def check_menus(self, place: str) -> None:
        """Every item has a name and is come to by the arrows; afterwards the keyboard is back where it was."""
        before = self.focus.here()
        bar = self.window().find("menu bar")
        self._open_menu("File")
        for menu in bar.children():
            popup = next(menu.children())
            self._check_menu(place, menu.name, popup)
            self.focus.move("Right")
        for _ in range(2):  # the menu, then the bar
            self.focus.insist("Escape")
        if self.focus.here() != before:
            self.blame(place, f"after the menus the keyboard is not on {spoken(before)}")

    def _check_menu(self, place: str, name: str, popup: Node) -> None:
        items = [one for one in popup.children() if one.role == "menu item"]
        self.in_menus |= {one.name for one in items}
        for one in items:
            if not one.name:
                self.blame(place, f"an item of the menu {name} has no name")
        usable = [one for one in items if one.enabled]
        seen = self.focus.lap("Down") if len(usable) > 1 else [self.focus.here()] if usable else []
        if seen != usable:
            self.blame(place, f"the arrows in the menu {name} come to {words(seen)}, of {words(items)}")
        for one in (one for one in items if "ShowMenu" in manners.actions(one)):
            self.focus.reach("menu item", one.name, "Down")
            self.focus.move("Right")
            self._check_menu(place, one.name, next(one.children()))
            keyboard.keys("Left")
            self.focus.reach("menu item", items[0].name, "Down")


def wait_for_quietly(look: Callable[[], bool]) -> bool:
    """Whether it comes to be so."""
    try:
        return wait_for(look, "", 2)
    except AssertionError:
        return False


def _has_keyboard(node: Node) -> bool:
    return node.focused or any(one.focused for one in node.children())


def at_the_start(walk: Walk) -> None:
    """The first start: welcome page, menus, the dialog of a key with its questions."""
    walk.focus.here(0.3)
    walk.check_menus("menus")
    walk.check("welcome page")
    walk.focus.reach(BUTTON, "Enter Access Keys…")
    walk.dialog("key dialog", lambda: keyboard.keys("space"), "Name", lambda: in_key_dialog(walk))
    walk.checked_dialog("shortcuts", lambda: keyboard.keys("ctrl+slash"), "Close")
    walk.checked_dialog("help", lambda: walk.menu("Help", "Hubwarden Help"), "Contents")
    walk.checked_dialog("about", lambda: walk.menu("Help", "About Hubwarden"), "Versions")


def in_key_dialog(walk: Walk) -> None:
    """Empty; with what is wrong beside the fields; with the question about the endpoint above it."""
    walk.check("key dialog")
    walk.focus.reach(BUTTON, "Save")
    keyboard.keys("space")
    walk.journey.program.wait_for_words("Name: enter a name")
    walk.check("key dialog with problems")
    walk.focus.reach(FIELD, "Access key ID")
    keyboard.write(walk.journey.key["accessKeyId"])
    walk.focus.reach("password text", "Secret access key")
    keyboard.write(walk.journey.secret)
    walk.focus.reach(BUTTON, "Test")
    walk.checked_dialog("endpoint question", lambda: keyboard.keys("space"), "Cancel")


def in_practice(walk: Walk) -> None:
    """Every page filled: what is found, pasted senders, results; the panes beside and below them."""
    program, focus = walk.journey.program, walk.focus
    walk.check_menus("menus of practice")
    walk.check("invitations before a scan")
    keyboard.keys("F5")
    program.wait_for_words(r"Looked at \d\d of 72 places", r"All \d\d")
    program.node.find_enabled(BUTTON, "Find Invitations")
    keyboard.keys("F9")
    program.node.find(TABLE, "Activity")
    walk.check("invitations, details and activity")
    focus.reach(BUTTON, "Show why places were not looked at")
    walk.checked_dialog("why places were not looked at", lambda: keyboard.keys("space"), "Causes")
    for before, view in (("List", "By Sender"), ("By Sender", "Accounts × Regions")):
        focus.reach(BOX, before)
        keyboard.keys("Right")
        program.node.find(TABLE, view)
        walk.check(view)
    focus.reach(BOX, "Accounts × Regions")
    keyboard.keys("Left", "Left")
    program.node.find(TABLE, "Invitations")
    focus.reach("page tab list", "Explain")
    keyboard.keys("Right")
    walk.check("technical details")
    keyboard.keys("F9", "F8")
    in_accounts(walk)
    keyboard.keys("ctrl+2")
    focus.reach(FIELD, "Sender account IDs")
    keyboard.write("\n".join(_PASTED))
    program.wait_for_words("Use repaired IDs", "set aside")
    walk.check("paste sender IDs")
    in_a_run(walk)


def in_accounts(walk: Walk) -> None:
    """What can be done with a profile."""
    walk.focus.reach(TREE, "Accounts")
    keyboard.keys("Home", "Down")
    for button, place, begins in (("Edit…", "edit a profile", "Name"), ("Delete", "delete a profile", "Cancel")):
        walk.focus.reach(BUTTON, button)
        walk.checked_dialog(place, lambda: keyboard.keys("space"), begins)
    tree = walk.focus.reach(TREE, "Accounts")
    keyboard.keys("F2")
    field = wait_for(lambda: walk.focus.here() if walk.focus.here().role == FIELD else None, "the name to be edited")
    if not field.name:
        walk.blame("rename", "the field has no name")
    keyboard.keys("Escape")
    if not wait_for_quietly(lambda: _has_keyboard(tree)):
        walk.blame("rename", f"Esc leaves the keyboard on {spoken(walk.focus.here())}")


def in_a_run(walk: Walk) -> None:
    """Confirmation, the question after the first request, results and their causes."""
    program = walk.journey.program
    walk.checked_dialog("send anyway", lambda: walk.menu("Run", "Send Anyway…"), "Cancel")
    walk.dialog("open files", lambda: keyboard.keys("ctrl+o"), "File name:")
    window = walk.window()
    keyboard.keys("ctrl+d")
    walk.in_front("confirmation", window)
    walk.check("confirmation")
    walk.focus.reach(BUTTON, "Send One First")
    keyboard.keys("space")
    program.wait_for_words(r"Send the Other \d+")
    walk.check("question after the first request")
    walk.focus.reach(BUTTON, re.compile(r"Send the Other \d+"))
    keyboard.keys("space")
    walk.journey.results()
    walk.check("results")
    walk.focus.reach(BUTTON, "Causes…")
    walk.checked_dialog("causes", lambda: keyboard.keys("space"), "Causes")


def play(journey: Journey) -> None:
    """The real program as far as it goes without an account, then practice."""
    walk = Walk(journey)
    at_the_start(walk)
    assert journey.program.quit() == 0, "the program did not end well"
    journey.start_again("--practice")
    again = Walk(journey)
    in_practice(again)
    assert journey.program.quit() == 0, "the program did not end well"
    faults = walk.faults + again.faults
    print(f"{walk.counted + again.counted} stops of the Tab key", flush=True)
    assert not faults, "\n".join(faults)


if __name__ == "__main__":
    main(play, opening=120)  # the card of a cause takes most: 40 ms for a whole dialog on a quiet computer
