# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The program under test: started with the judge as its endpoint, seen through the accessibility bus."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import Any, Iterator, Optional

from driver import accessible, keyboard
from driver.accessible import Node
from driver.processes import descendants, wait_for
from driver.world import World


class Program:
    """Running until close() or the end of the world."""

    def __init__(self, world: World, command: str, endpoint: str, *options: str) -> None:
        self.world = world
        self._stalls = world.path("stalls.json")
        self.process: subprocess.Popen[bytes] = world.start(
            [command, "--data-dir", world.data, "--measure-stalls", self._stalls, *options],
            "program",
            env={**world.environment, "AWS_ENDPOINT_URL": endpoint},
        )
        self.node: Node = accessible.application(self.process.pid, lambda: self.process.poll() is None)
        self.window = self.node.find(accessible.WINDOW, re.compile("Hubwarden$"))

    def turn_to(self, process: int) -> None:
        """What is looked at from here on is the window of that process."""
        self.node = accessible.application(process, lambda: os.path.exists(f"/proc/{process}"))

    def dialog(self, name: accessible.Name = None) -> Node:
        """An open dialog, waited for."""
        return self.node.find(accessible.DIALOG, name)

    def press(self, name: accessible.Name, role: str = accessible.BUTTON) -> None:
        """Presses the button of that name as soon as it can be pressed."""
        self.node.find_enabled(role, name).press()

    def words(self) -> str:
        """All texts on the screen but those of tables."""
        return "\n".join(filter(None, (one.name for one in self.node.walk())))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Everything that can be read on the screen, as (place, text): names, descriptions, contents, cells."""
        for one in self.node.walk():
            yield f"{one.role} {one.name!r} on the screen", "\n".join((one.name, one.description, one.text()))
            if one.role in (accessible.TABLE, accessible.TREE):
                cells = ["\t".join(row.values()) for row in one.rows()]
                yield f"cells of {one.name!r} on the screen", "\n".join(cells)

    def wait_for_words(self, *patterns: str, seconds: float = 15.0) -> str:
        """The texts on the screen once each pattern is found in them."""

        def look() -> Optional[str]:
            words = self.words()
            return words if all(re.search(one, words) for one in patterns) else None

        return wait_for(look, "words " + ", ".join(patterns), seconds)

    def focused(self) -> Optional[Node]:
        """What has the keyboard."""
        found = None
        for one in self.node.walk():
            # The open tab always says it has the focus, and so does the inside of a text editor.
            if one.focused and one.role not in (accessible.TAB, "filler"):
                found = one
        return found

    def processes(self) -> list[int]:
        """Its process number and those of all it started."""
        return [self.process.pid] + descendants(self.process.pid)

    def quit(self) -> int:
        """Leaves as a person does and gives the exit code."""
        keyboard.keys("ctrl+q")
        return self.process.wait(20)

    def stalls(self) -> Optional[dict[str, float]]:
        """What a program that has ended well measured of itself; see check_stalls in journey.py."""
        try:
            with open(self._stalls, encoding="ascii") as file:
                found: dict[str, float] = json.load(file)
        except FileNotFoundError:
            return None
        return found

    def picture(self, name: str) -> Any:
        """A numbered picture of the screen."""
        return self.world.picture(name)
