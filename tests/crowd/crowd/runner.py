# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Starts crowdrunner with a job and reads what a person would see."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from typing import Any, Callable, Optional

Pair = tuple[str, str, str]


def profile(key: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A confirmed profile with that key of the judge's; `changes` make it wrong."""
    made = {
        "id": hashlib.sha256(key["accessKeyId"].encode()).hexdigest()[:32],
        "name": key["id"],
        "account": key["id"],
        "arn": key["arn"],
        "signInRegion": "us-east-1",
        "storage": "session" if "sessionToken" in key else "keychain",
        "accessKeyId": key["accessKeyId"],
        "secretAccessKey": key["secretAccessKey"],
        "sessionToken": key.get("sessionToken", ""),
    }
    return {**made, **changes}


def with_key_of(mine: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """The profile as it is when its entry was swapped for another's: the confirmation stays."""
    names = ("accessKeyId", "secretAccessKey", "sessionToken", "storage")
    return {**mine, **{name: other[name] for name in names}}


class Runner:
    """One job in one folder, run once or again and again."""

    def __init__(self, program: str, folder: str, **job: Any) -> None:
        self.program = program
        self.folder = folder
        self.data = os.path.join(folder, "data")
        self.job: dict[str, Any] = {"mode": "decline", "dataFolder": self.data, **job}
        self.lines: list[dict[str, Any]] = []

    def start(self, preexec: Optional[Callable[[], None]] = None, **changes: Any) -> "subprocess.Popen[bytes]":
        """A running program; its lines are left to the caller. `preexec` is called in the child before it."""
        path = os.path.join(self.folder, "job.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({**self.job, **changes}, file)
        return subprocess.Popen(
            [self.program, path],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env={"PATH": "/usr/bin:/bin", "HOME": self.folder, "LC_ALL": "C.UTF-8"},
            preexec_fn=preexec,
            restore_signals=preexec is None,
        )

    def run(self, seconds: float = 120, **changes: Any) -> list[dict[str, Any]]:
        """Runs to the end and gives its lines."""
        process = self.start(**changes)
        try:
            output = process.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        assert process.returncode == 0, f"crowdrunner ended with {process.returncode}"
        self.lines = parsed(output)
        return self.lines

    def rows(self) -> dict[Pair, dict[str, Any]]:
        """The table as it stood at the end."""
        return by_pair(self.event("end")["rows"])

    def event(self, name: str) -> dict[str, Any]:
        """The one line of that kind."""
        found = [one for one in self.lines if one["event"] == name]
        assert len(found) == 1, f"{len(found)} lines {name}: {self.lines[-3:]}"
        return found[0]


def parsed(output: bytes) -> list[dict[str, Any]]:
    """The whole lines; one that was cut by a kill is left out."""
    return [json.loads(line) for line in output.split(b"\n")[:-1]]


def by_pair(rows: list[dict[str, Any]]) -> dict[Pair, dict[str, Any]]:
    """Each row under its account, region and sender; two for one pair are an error."""
    found = {(one["account"], one["region"], one["sender"]): one for one in rows}
    assert len(found) == len(rows), "two rows for one pair"
    return found
