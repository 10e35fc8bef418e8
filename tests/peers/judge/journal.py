# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The log: one JSON line per request received, on disk before the first byte of the answer."""

from __future__ import annotations

import datetime
import json
import os
import threading
from typing import Any, Optional, TextIO


class Journal:
    """Keeps the requests in memory for the control API and writes them to a file when one is named."""

    def __init__(self, path: Optional[str]) -> None:
        self._lock = threading.Lock()
        self._file: Optional[TextIO] = open(path, "a", encoding="utf-8") if path else None
        self._requests: list[dict[str, Any]] = []
        self._sequence = 0
        self.failures: list[str] = []

    def next_sequence(self) -> int:
        """The number of a request just received, from 1."""
        with self._lock:
            self._sequence += 1
            return self._sequence

    def event(self, name: str, **members: Any) -> None:
        """A line that is no request: start, selfcheck, stop."""
        self._write({"event": name, "time": _now(), **members})

    def request(self, entry: dict[str, Any]) -> None:
        """A request, with the answer that is about to be given."""
        line = {"event": "request", "time": _now(), **entry}
        with self._lock:
            self._requests.append(line)
        self._write(line)

    def selfcheck_failed(self, problem: str, sequence: int) -> None:
        """The judge's own answer was wrong; it will end with an error."""
        with self._lock:
            self.failures.append(problem)
        self.event("selfcheck", ok=False, seq=sequence, problem=problem)

    def requests(self, since: int) -> list[dict[str, Any]]:
        """The requests with a number greater than that, in order of number."""
        with self._lock:
            found = [one for one in self._requests if one["seq"] > since]
        return sorted(found, key=lambda one: int(one["seq"]))

    def _write(self, line: dict[str, Any]) -> None:
        with self._lock:
            if self._file is not None:
                self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
                self._file.flush()
                os.fsync(self._file.fileno())


def _now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
