# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Faults on demand: which call they meet and how often."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass
from typing import Any, Optional

from judge.draw import Draw

KINDS = (
    "throttle",
    "error",
    "close",
    "reset",
    "close-mid-head",
    "close-mid-body",
    "html",
    "garbage",
    "truncate",
    "hang",
    "delay",
    "drip",
    "repeat-token",
    "empty-page",
)
# After these the operation was not carried out, unless the fault says otherwise.
_NOT_PERFORMED = ("throttle", "error")
NAMES = {
    "operation": "operation",
    "kind": "kind",
    "count": "count",
    "skip": "skip",
    "account": "account",
    "region": "region",
    "seconds": "seconds",
    "code": "code",
    "status": "status",
    "message": "message",
    "retryAfterMs": "retry_after_ms",
    "retryAfter": "retry_after",
    "chance": "chance",
    "performed": "performed",
    "accountId": "account_id",
}


@dataclass
class Fault:
    """One fault; `count` None lasts for ever, `skip` lets that many matching calls pass first."""

    kind: str
    operation: str = "*"
    count: Optional[int] = 1
    skip: int = 0
    account: str = "*"
    region: str = "*"
    seconds: float = 1.0
    code: str = ""
    status: int = 0
    message: str = ""
    retry_after_ms: Optional[int] = None
    retry_after: Optional[int] = None
    # How likely a matching call meets it; drawn for the calls of each operation and place by themselves.
    chance: float = 1.0
    performed: Optional[bool] = None
    # Meets only calls whose AccountIds hold this one.
    account_id: str = ""
    met: int = 0

    @property
    def is_performed(self) -> bool:
        """Whether the operation takes effect although the answer is spoiled."""
        return self.kind not in _NOT_PERFORMED if self.performed is None else self.performed

    def meets(self, operation: str, account: str, region: str, ids: list[Any]) -> bool:
        """Whether it concerns that call."""
        if self.count is not None and self.count <= 0:
            return False
        pairs = ((self.operation, operation), (self.account, account), (self.region, region))
        if any(wanted not in ("*", given) for wanted, given in pairs):
            return False
        if self.kind in ("repeat-token", "empty-page") and operation != "ListInvitations":
            return False
        return not self.account_id or self.account_id in ids


def parse(data: Any) -> Fault:
    """A fault from JSON; ValueError says what is wrong with it."""
    if not isinstance(data, dict) or data.get("kind") not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}")
    unknown = sorted(set(data) - set(NAMES))
    if unknown:
        raise ValueError(f"unknown {', '.join(unknown)}")
    return Fault(**{NAMES[name]: value for name, value in data.items()})


class Faults:
    """The faults in force, first come first used."""

    def __init__(self, seed: str = "") -> None:
        self._seed = seed
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self._calls: dict[tuple[int, str, str, str], int] = {}

    def add(self, fault: Fault) -> None:
        """Puts one behind the others."""
        with self._lock:
            self._faults.append(fault)

    def clear(self) -> None:
        """Takes all away."""
        with self._lock:
            self._faults.clear()

    def take(self, operation: str, account: str, region: str, ids: list[Any]) -> Optional[Fault]:
        """The fault for that call, used up by one."""
        with self._lock:
            for index, fault in enumerate(self._faults):
                if not fault.meets(operation, account, region, ids):
                    continue
                if fault.chance < 1 and not self._falls(index, fault.chance, (operation, account, region)):
                    continue
                if fault.skip > 0:
                    fault.skip -= 1
                    continue
                if fault.count is not None:
                    fault.count -= 1
                fault.met += 1
                return fault
        return None

    def _falls(self, index: int, chance: float, place: tuple[str, str, str]) -> bool:
        """Draws for the next call at that place, so that others' calls in between change nothing there."""
        number = self._calls.get((index, *place), 0)
        self._calls[(index, *place)] = number + 1
        return Draw(self._seed, f"fault/{index}/{'/'.join(place)}/{number}").rng.random() < chance

    def dump(self) -> list[dict[str, Any]]:
        """All of them with what is left, for the control API."""
        with self._lock:
            return [asdict(fault) for fault in self._faults]
