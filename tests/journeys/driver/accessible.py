# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader sees of the program: nodes found by role and name, pressed, filled in and read."""

from __future__ import annotations

import re
from typing import Any, Callable, Iterator, Optional, Union

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from driver import mouse  # noqa: E402
from driver.processes import NotSeen, wait_for  # noqa: E402

Name = Union[str, "re.Pattern[str]", None]
BUTTON, BOX, TAB, FIELD, LABEL = "push button", "check box", "page tab", "text", "label"
SECRET_FIELD, CHOICE, TABLE, TREE, CELL = "password text", "combo box", "table", "tree", "table cell"
MENU, MENU_ITEM, WINDOW, DIALOG = "menu", "menu item", "frame", "dialog"
# Thousands of cells below them; they are asked for their rows instead.
_NOT_ENTERED = (TABLE, TREE, "tree table", "list", CHOICE)
_STATES = Atspi.StateType


class Node:
    """One thing on the screen; every answer is asked for anew."""

    def __init__(self, accessible: Any) -> None:
        self.accessible = accessible

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and bool(self.accessible == other.accessible)

    def __hash__(self) -> int:
        return hash(self.accessible)

    @property
    def role(self) -> str:
        """Role in AT-SPI's words."""
        return str(self.accessible.get_role_name())

    @property
    def name(self) -> str:
        """The name that is spoken."""
        return self.accessible.get_name() or ""

    @property
    def description(self) -> str:
        """More words, spoken after the name."""
        return self.accessible.get_description() or ""

    def has(self, *states: Any) -> bool:
        """Whether all those states hold."""
        held = self.accessible.get_state_set()
        return all(held.contains(one) for one in states)

    @property
    def showing(self) -> bool:
        """Whether it is on the screen."""
        return self.has(_STATES.SHOWING)

    @property
    def enabled(self) -> bool:
        """Whether it can be used."""
        return self.has(_STATES.ENABLED)

    @property
    def checked(self) -> bool:
        """Whether it is ticked."""
        return self.has(_STATES.CHECKED)

    @property
    def focused(self) -> bool:
        """Whether keys go to it."""
        return self.has(_STATES.FOCUSED)

    @property
    def current(self) -> bool:
        """Whether it is the tab that is open; Qt 6.4 says so by the focus, wherever that is."""
        return self.has(_STATES.SELECTED) or self.focused

    def children(self) -> Iterator[Node]:
        """The nodes directly below."""
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    def walk(self) -> Iterator[Node]:
        """Everything that shows below, without cells."""
        for child in self.children():
            try:
                if child.showing:
                    yield child
                    if child.role not in _NOT_ENTERED:
                        yield from child.walk()
            except GLib.Error:
                continue  # gone meanwhile

    def matches(self, role: Optional[str], name: Name) -> bool:
        """Whether it has that role and that name; a pattern is searched for."""
        if role is not None and self.role != role:
            return False
        if isinstance(name, re.Pattern):
            return name.search(self.name) is not None
        return name is None or self.name == name

    def look(self, role: Optional[str], name: Name = None) -> Optional[Node]:
        """The first that shows now, or None."""
        try:
            return next((one for one in self.walk() if one.matches(role, name)), None)
        except GLib.Error:
            return None

    def find(self, role: Optional[str], name: Name = None, seconds: float = 15.0) -> Node:
        """The first, waited for."""
        wanted = name.pattern if isinstance(name, re.Pattern) else name
        return wait_for(lambda: self.look(role, name), f"{role or 'anything'} named {wanted!r}", seconds)

    def find_enabled(self, role: str, name: Name = None, seconds: float = 15.0) -> Node:
        """The first, waited for until it can be used."""
        node = self.find(role, name, seconds)
        wait_for(lambda: node.enabled, f"{role} {node.name!r} enabled", seconds)
        return node

    def _act(self, *names: str) -> None:
        for index in range(self.accessible.get_n_actions()):
            if self.accessible.get_action_name(index) in names:
                self.accessible.do_action(index)
                return
        raise NotSeen(f"{self.role} {self.name!r} has none of the actions {names}")

    def press(self) -> None:
        """Presses it; the effect comes later."""
        self._act("Press", "ShowMenu")

    def toggle(self) -> None:
        """Ticks or unticks a box and waits for it."""
        before = self.checked
        self._act("Toggle", "Press")
        wait_for(lambda: self.checked != before, f"{self.name!r} toggled")

    def focus(self) -> None:
        """Gives it the keyboard; a table or tree, which Qt does not let take it, by a click into its middle."""
        if self.focused:
            return  # asked again, Qt would not answer until the bus loses its patience
        if not self.accessible.grab_focus():
            mouse.click(*self.center())
        wait_for(lambda: self.focused, f"focus on {self.role} {self.name!r}")

    def text(self) -> str:
        """The text of a field or label, as a screen reader gets it."""
        if self.accessible.get_text_iface() is None:
            return self.name
        return str(Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible)))

    def set_text(self, text: str) -> None:
        """Replaces the text of a field."""
        Atspi.EditableText.set_text_contents(self.accessible, text)

    def center(self) -> tuple[int, int]:
        """Its middle on the screen."""
        box = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.SCREEN)
        return box.x + box.width // 2, box.y + box.height // 2

    def headers(self) -> list[str]:
        """The column names of a table or tree, hidden ones too."""
        count = Atspi.Table.get_n_columns(self.accessible)
        return [Atspi.Table.get_column_description(self.accessible, column) for column in range(count)]

    def row_count(self) -> int:
        """How many rows a table or tree shows; folded branches do not count."""
        return int(Atspi.Table.get_n_rows(self.accessible))

    def cell(self, row: int, column: int) -> Optional[Node]:
        """A cell; None if the table has changed meanwhile."""
        found = Atspi.Table.get_accessible_at(self.accessible, row, column)
        return Node(found) if found is not None else None

    def rows(self) -> list[dict[str, str]]:
        """All rows, each as {column name: text}."""
        headers = self.headers()
        found = []
        for row in range(self.row_count()):
            cells = [self.cell(row, column) for column in range(len(headers))]
            found.append({header: one.name if one else "" for header, one in zip(headers, cells)})
        return found

    def column(self, name: str) -> list[str]:
        """The texts of one column."""
        column = self.headers().index(name)
        cells = [self.cell(row, column) for row in range(self.row_count())]
        return [one.name if one else "" for one in cells]

    def outline(self, depth: int = 0) -> str:
        """What shows, a line a node: for a message about what is missing."""
        lines = []
        for child in self.children():
            try:
                if child.showing:
                    lines.append(f"{'  ' * depth}{child.role} {child.name!r}")
                    if child.role not in _NOT_ENTERED:
                        lines.append(child.outline(depth + 1))
            except GLib.Error:
                continue
        return "\n".join(line for line in lines if line)


def application(process: int, is_running: Callable[[], bool]) -> Node:
    """The program with that process number, waited for."""
    Atspi.init()
    desktop = Atspi.get_desktop(0)
    # Cached answers would be those of before, as no main loop brings the changes.
    desktop.set_cache_mask(Atspi.Cache.NONE)

    def look() -> Optional[Node]:
        if not is_running():
            raise NotSeen("the program ended before it showed a window")
        for index in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(index)
                if child is not None and child.get_process_id() == process and child.get_child_count() > 0:
                    return Node(child)
            except GLib.Error:
                continue
        return None

    return wait_for(look, "the program on the accessibility bus", 30)
