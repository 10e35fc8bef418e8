# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Faults on demand: which call they meet and how often."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass
from typing import Any, Optional

KINDS = (
    "throttle",
    "error",
    "close",
    "reset",
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

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []

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
            for fault in self._faults:
                if not fault.meets(operation, account, region, ids):
                    continue
                if fault.skip > 0:
                    fault.skip -= 1
                    continue
                if fault.count is not None:
                    fault.count -= 1
                fault.met += 1
                return fault
        return None

    def dump(self) -> list[dict[str, Any]]:
        """All of them with what is left, for the control API."""
        with self._lock:
            return [asdict(fault) for fault in self._faults]
