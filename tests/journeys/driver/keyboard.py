# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Real keys, through the X server, to whatever has the focus."""

from __future__ import annotations

import subprocess


def keys(*names: str) -> None:
    """Presses keys one after another, by their X names: Tab, ctrl+d, F5."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def write(text: str) -> None:
    """Types ASCII text; it goes in by a pipe, so that no list of processes shows it."""
    for number, line in enumerate(text.split("\n")):
        if number > 0:
            keys("Return")  # xdotool loses line feeds
        command = ["xdotool", "type", "--clearmodifiers", "--delay", "3", "--file", "-"]
        subprocess.run(command, input=line.encode("ascii"), check=True)
