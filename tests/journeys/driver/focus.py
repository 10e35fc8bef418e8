# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Where the keyboard is, as the program tells it while it moves: what a screen reader follows."""

from __future__ import annotations

import time
from typing import Any, Optional

from gi.repository import GLib

from driver import keyboard
from driver.accessible import CHOICE, FIELD, LABEL, TABLE, TREE, Atspi, Name, Node
from driver.processes import NotSeen, wait_for

# More stops than that has no window.
_MOST = 80
_MOST_LINKS = 20
# One stop each, with parts that say that they have the focus.
_WHOLES = (TABLE, TREE, CHOICE, "tree table", "list", "page tab list", "text")
_PARTS = ("table cell", "list item", "page tab", "text", "filler", "tree item")


def stop_of(node: Node) -> Node:
    """The stop of the Tab key that a focused thing belongs to."""
    if node.role not in _PARTS:
        return node
    parent = Node(node.accessible.get_parent())
    return parent if parent.role in _WHOLES else node


class Focus:
    """Listens from now on; where the keyboard is now, has to be seen."""

    def __init__(self, now: Optional[Node]) -> None:
        self._here: Optional[Node] = stop_of(now) if now else None
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:state-changed:focused")
        # The program hears of listeners some time later.
        self.insist("Tab")

    def _hear(self, event: Any, *_: Any) -> None:
        if event.detail1:
            try:
                self._here = stop_of(Node(event.source))
            except GLib.Error:
                pass  # gone meanwhile

    def here(self, quiet: float = 0.05) -> Node:
        """The last that was told, once nothing more comes."""
        end = time.monotonic() + quiet
        while time.monotonic() < end:
            if GLib.MainContext.default().iteration(False):
                end = time.monotonic() + quiet
            else:
                time.sleep(0.002)
        if self._here is None:
            raise NotSeen("nothing has said that it has the keyboard")
        return self._here

    def move(self, *keys: str, seconds: float = 2.0) -> Node:
        """Presses keys and gives what has the keyboard then; NotSeen if it stays."""
        before = self.here(0.0)
        keyboard.keys(*keys)
        end = time.monotonic() + seconds
        while self.here(0.01) == before:
            if time.monotonic() > end:
                raise NotSeen(f"{' '.join(keys)} does not move the keyboard away from {spoken(before)}")
        return self.here(0.01)

    def insist(self, key: str) -> Node:
        """Presses a key until it moves the keyboard: a window that has just come to the front may not hear the first."""

        def moved() -> Optional[Node]:
            try:
                return self.move(key)
            except NotSeen:
                return None

        return wait_for(moved, f"the keyboard moved by {key}", pause=0.0)

    def lap(self, key: str) -> list[Node]:
        """Every stop from here until the keyboard is here again."""
        stops = [self.here()]
        for _ in range(_MOST):
            stop = self._leave(key)
            if stop == stops[0]:
                return stops
            if stop in stops:
                raise NotSeen(f"{key} is trapped: {words(stops)}, then {spoken(stop)} again")
            stops.append(stop)
        raise NotSeen(f"{key} does not come back to {spoken(stops[0])}; it goes through {words(stops)}")

    def _leave(self, key: str) -> Node:
        """To the next stop; a text is first gone through link by link."""
        stop = self.here(0.0)
        if stop.role not in (FIELD, LABEL) or stop.has(Atspi.StateType.EDITABLE):
            return self.move(key)
        for _ in range(_MOST_LINKS):
            try:
                return self.move(key, seconds=0.3)
            except NotSeen:
                continue
        raise NotSeen(f"{key} does not leave {spoken(stop)}")

    def reach(self, role: str, name: Name, key: str = "Tab") -> Node:
        """Goes there by Tab."""
        stop = self.here()
        for _ in range(_MOST):
            if stop.matches(role, name):
                return stop
            stop = self._leave(key)
        raise NotSeen(f"{key} never reaches {role} {name!r}")


def spoken(node: Node) -> str:
    """Role and name."""
    return f"{node.role} {node.name!r}"


def words(nodes: list[Node]) -> str:
    """All of them, in a line."""
    return ", ".join(spoken(one) for one in nodes)
