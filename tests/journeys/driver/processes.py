# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Starts processes that cannot outlive this one, and ends them with all that they started."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from typing import Callable, TypeVar

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)

T = TypeVar("T")


class NotSeen(AssertionError):
    """Something awaited did not come in time."""


def wait_for(look: Callable[[], T], what: str, seconds: float = 15.0, pause: float = 0.05) -> T:
    """The first answer that is not false or None; NotSeen names what was awaited."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found is not None and found is not False:
            return found
        if time.monotonic() > end:
            raise NotSeen(f"not seen within {seconds:.0f} s: {what}")
        time.sleep(pause)


def adopt_orphans() -> None:
    """From now on daemons that detach themselves become children of this process."""
    _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_with_parent() -> None:
    """For preexec_fn: the process is killed when this one is."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def descendants(root: int) -> list[int]:
    """Process numbers of all that came from that process, nearest first."""
    parents: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    # The name, in parentheses, may hold anything; the parent is the second word after it.
                    parent = int(file.read().rpartition(b")")[2].split()[1])
            except (OSError, IndexError):
                continue
            parents.setdefault(parent, []).append(int(name))
    found: list[int] = []
    waiting = [root]
    while waiting:
        children = parents.get(waiting.pop(0), [])
        found += children
        waiting += children
    return found


def end_all(seconds: float = 5.0) -> None:
    """Ends every process that came from this one: asked first, killed after that time."""
    end = time.monotonic() + seconds
    for number in (signal.SIGTERM, signal.SIGKILL):
        for one in descendants(os.getpid()):
            try:
                os.kill(one, number)
            except ProcessLookupError:
                pass
        while descendants(os.getpid()) and (number == signal.SIGKILL or time.monotonic() < end):
            try:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    time.sleep(0.02)
            except ChildProcessError:
                break
