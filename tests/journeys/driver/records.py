# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Three accounts of one run: what the judge received, what the journal says was sent, what the audit log keeps."""

from __future__ import annotations

import glob
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

_CHECK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "app", "records", "check_audit.py")


@dataclass(frozen=True, order=True)
class Sent:
    """One DeclineInvitations request on its way."""

    account: str
    region: str
    body_sha256: str
    senders: tuple[str, ...]


def received(log: list[dict[str, Any]]) -> list[Sent]:
    """What the judge received, in its order."""
    declines = [one for one in log if one["operation"] == "DeclineInvitations"]
    return [Sent(one["account"], one["region"], one["bodySha256"], tuple(one["accountIds"])) for one in declines]


def journal(data: str) -> list[dict[str, Any]]:
    """The whole lines of every journal, oldest first, each with the name of its file; a kill may cut the last one."""
    lines = []
    for path in sorted(glob.glob(os.path.join(data, "journal", "*.jsonl"))):
        with open(path, encoding="utf-8") as file:
            whole = [line for line in file if line.endswith("\n")]
        lines += [{**json.loads(line), "file": os.path.basename(path)} for line in whole]
    return lines


def is_finished(data: str) -> bool:
    """Whether the last run came to its end."""
    return bool(lines := journal(data)) and lines[-1]["kind"] == "finished"


def sent(lines: list[dict[str, Any]]) -> list[Sent]:
    """What the journal says was sent: each attempt is one."""
    planned = {(one["file"], one["request"]): one for one in lines if one.get("kind") == "planned"}
    found = []
    for line in lines:
        if line.get("kind") == "sent":
            plan = planned[(line["file"], line["request"])]
            found.append(Sent(plan["account"], plan["region"], line["bodySha256"], tuple(plan["senders"])))
    return found


def results(lines: list[dict[str, Any]]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The last outcome that the journal has for each (account, region, sender)."""
    told = [line for line in lines if line.get("kind") in ("result", "continues")]
    outcomes = [one for line in told for one in line["outcomes"]]
    return {(one["account"], one["region"], one["sender"]): one for one in outcomes}


def audit(data: str) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The outcomes in the audit log, whose chain is checked first by a program of its own."""
    path = os.path.join(data, "audit.jsonl")
    checked = subprocess.run([sys.executable, "-B", _CHECK, path], capture_output=True, text=True)
    assert checked.returncode == 0, f"audit log: {checked.stderr}"
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return {(one["account"], one["region"], one["sender"]): one for one in lines if one["kind"] == "outcome"}
