# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What holds for everything that can be used: it has a name, a role of its kind, a place in the circle of the Tab key."""

from __future__ import annotations

from collections import Counter
from typing import Any, Iterator

from driver.accessible import BOX, BUTTON, CELL, CHOICE, FIELD, LABEL, SECRET_FIELD, TAB, TABLE, TREE, Atspi, Node

_STATES = Atspi.StateType
# Qt gives a scrolled area no better role than that of any widget.
_AREA = "filler"
_TABS = "page tab list"
_STOPS = (BUTTON, BOX, FIELD, SECRET_FIELD, CHOICE, TABLE, TREE, _TABS, "radio button", "tree table", "list", "spin button", _AREA)
_TABLES = (TABLE, TREE)
_USES = {"Press", "Toggle", "ShowMenu"}
_FIELDS = (FIELD, SECRET_FIELD, CHOICE)


class Seen:
    """One thing as it was when the window was looked at; each answer is asked for once."""

    def __init__(self, node: Node, parent: str) -> None:
        self.node = node
        self.parent = parent
        self.role = node.role
        self.name = node.name
        self._states = node.accessible.get_state_set()

    def has(self, state: Any) -> bool:
        """Whether that state holds."""
        return bool(self._states.contains(state))

    @property
    def place(self) -> str:
        """For a message."""
        return f"{self.role} {self.name!r}" + (f" in {self.parent}" if not self.name else "")

    @property
    def is_used(self) -> bool:
        """Whether a person does something with it. Labels take the focus by a click only, so that their text can be marked."""
        if self.role == _AREA:
            # Without a name it is one that hands the focus on to something in it.
            return bool(self.name) and self.has(_STATES.FOCUSABLE)
        return self.role != LABEL and (self.has(_STATES.FOCUSABLE) or bool(_USES & set(actions(self.node))))


Families = list[list[Seen]]


def look(node: Node) -> Families:
    """All that shows in a window, those together that are side by side."""
    shown = [Seen(one, f"{node.role} {node.name!r}") for one in node.children() if one.showing]
    families = [shown]
    for one in shown:
        if one.role not in (*_TABLES, "list", CHOICE):
            families += look(one.node)
    return families


def actions(node: Node) -> list[str]:
    """The names of what can be done with it."""
    return [node.accessible.get_action_name(index) for index in range(node.accessible.get_n_actions())]


def faults(families: Families, in_menus: set[str]) -> Iterator[str]:
    """What is wrong with names and roles. A button of a tool bar may stay out of the circle: a menu has its action."""
    for family in families:
        used = [one for one in family if one.is_used]
        for one in used:
            yield from _faults_of(one, in_menus)
        for (role, name), count in Counter((one.role, one.name) for one in used).items():
            if count > 1:
                yield f"{count} things side by side are all {role} {name!r}"


def _faults_of(one: Seen, in_menus: set[str]) -> Iterator[str]:
    if not one.name.strip():
        yield f"{one.place} has no name"
    if one.role not in (*_STOPS, TAB, "menu item"):
        yield f"{one.place} has a role that tells nobody what it is"
    is_within_reach = one.has(_STATES.FOCUSABLE) or one.name in in_menus or not one.has(_STATES.ENABLED)
    if one.role in (BUTTON, BOX) and not is_within_reach:
        yield f"{one.place} is out of the keyboard's reach"
    if one.role in _TABLES:
        yield from _faults_of_table(one.node)


def _faults_of_table(table: Node) -> Iterator[str]:
    """A cell may be empty where there is no value, but not its box and not what the row is about."""
    columns = range(Atspi.Table.get_n_columns(table.accessible))
    for row in range(min(table.row_count(), 2)):
        cells = [table.cell(row, column) for column in columns]
        names = [cell.name if cell else "" for cell in cells]
        if not all(names[:2]):
            yield f"row {row} of {table.role} {table.name!r} does not begin with words: {names}"
        roles = {cell.role for cell in cells if cell}
        if roles - {CELL}:
            yield f"cells of {table.role} {table.name!r} are {roles}"


def unlabelled(families: Families) -> Iterator[str]:
    """The fields of a dialog that no label on the screen belongs to."""
    for one in (one for family in families for one in family):
        if one.role in _FIELDS and not one.has(_STATES.READ_ONLY):
            labels = [Node(relation.get_target(0)).name for relation in one.node.accessible.get_relation_set()
                      if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY]  # fmt: skip
            # What an editable choice is called on Linux is its value; its label says what it is.
            if not labels or (one.role != CHOICE and labels[0].replace("&", "") != one.name):
                yield f"{one.place} belongs to no label; found {labels}"


def stops(families: Families) -> list[Node]:
    """What the Tab key has to visit: everything that takes the focus; of a group of choices the one that is chosen."""
    found = []
    for family in families:
        boxes = [one for one in family if one.role == BOX]
        is_choice = len(boxes) > 1 and sum(one.has(_STATES.CHECKED) for one in boxes) == 1
        for one in family:
            if one.role in _STOPS and one.has(_STATES.ENABLED) and one.has(_STATES.FOCUSABLE) and one.is_used:
                if not (is_choice and one.role == BOX and not one.has(_STATES.CHECKED)):
                    found.append(one.node)
    return found
