# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Compares the three books: what the judge received, what the journal says was sent, what the history keeps."""

from __future__ import annotations

import glob
import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

from crowd.runner import Pair

_CHECK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "app", "records", "check_audit.py")
LARGEST_BODY = 50
_OPERATIONS = ("ListInvitations", "GetAdministratorAccount", "GetCallerIdentity", "DeclineInvitations")


def journals(data: str) -> list[list[dict[str, Any]]]:
    """The lines of each journal, oldest first; what a kill cut off is no line."""
    found = []
    for path in sorted(glob.glob(os.path.join(data, "journal", "*.jsonl"))):
        with open(path, "rb") as file:
            found.append([json.loads(line) for line in file.read().split(b"\n")[:-1]])
    return found


def sent(runs: list[list[dict[str, Any]]]) -> "Counter[tuple[Any, ...]]":
    """What was announced, attempt by attempt."""
    found: "Counter[tuple[Any, ...]]" = Counter()
    for lines in runs:
        plans: dict[str, dict[str, Any]] = {}
        for line in lines:
            if line.get("kind") == "planned":
                plans[line["request"]] = line
            elif line.get("kind") == "sent":
                plan = plans[line["request"]]
                place = (plan["account"], plan["region"], tuple(plan["senders"]))
                found[(*place, line["accessKeyId"], line["bodySha256"])] += 1
    return found


def received(log: list[dict[str, Any]]) -> "Counter[tuple[Any, ...]]":
    """What arrived, attempt by attempt."""
    declines = [one for one in log if one["operation"] == "DeclineInvitations"]
    return Counter(
        (one["account"], one["region"], tuple(one["accountIds"]), one["accessKeyId"], one["bodySha256"])
        for one in declines
    )


def results(runs: list[list[dict[str, Any]]]) -> dict[Pair, dict[str, Any]]:
    """The last outcome of each pair."""
    kinds = ("result", "continues")
    outcomes = [one for lines in runs for line in lines if line.get("kind") in kinds for one in line["outcomes"]]
    return {(one["account"], one["region"], one["sender"]): one for one in outcomes}


def history(data: str) -> dict[Pair, dict[str, Any]]:
    """The last outcome of each pair in the audit log, whose chain is checked first by a program of its own."""
    path = os.path.join(data, "audit.jsonl")
    checked = subprocess.run([sys.executable, "-B", _CHECK, path], capture_output=True, text=True)
    assert checked.returncode == 0, f"audit log: {checked.stderr}"
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return {(one["account"], one["region"], one["sender"]): one for one in lines if one["kind"] == "outcome"}


def wrong_requests(before: dict[str, Any], log: list[dict[str, Any]]) -> list[str]:
    """Bodies that should never have been sent, whatever the answers were."""
    found = []
    places = {(one["id"], name): region for one in before["accounts"] for name, region in one["regions"].items()}
    for line in log:
        if line["signature"] != "ok":
            continue
        if line["operation"] not in _OPERATIONS:
            found.append(f"nobody asked for {line['operation']}")
        if line["operation"] != "DeclineInvitations":
            continue
        place = places[(line["account"], line["region"])]
        waiting = {one["sender"] for one in place["invitations"] if one["status"] == "Invited"}
        where = f"request {line['seq']} to {line['account']} {line['region']}"
        if len(line["accountIds"]) > LARGEST_BODY or len(set(line["accountIds"])) != len(line["accountIds"]):
            found.append(f"{where}: {len(line['accountIds'])} IDs")
        if place["administrator"] in line["accountIds"]:
            found.append(f"{where}: the administrator is in the body")
        if not waiting.issuperset(line["accountIds"]):
            found.append(f"{where}: {sorted(set(line['accountIds']) - waiting)} have no open invitation")
    return found


def same_rows(what: str, one: dict[Pair, dict[str, Any]], other: dict[Pair, dict[str, Any]]) -> list[str]:
    """Where two tables differ in what both keep."""
    names = ("result", "requestId", "status", "attempts", "awsSays", "principal", "invitationId", "endpoint")
    found = [f"{what}: only in one: {pair}" for pair in sorted(set(one) ^ set(other))]
    for pair in sorted(set(one) & set(other)):
        differing = [
            f"{name} ({one[pair].get(name)!r}, {other[pair].get(name)!r})"
            for name in names
            if one[pair].get(name) != other[pair].get(name)
        ]
        if differing:
            found.append(f"{what}: {pair} differ in {', '.join(differing)}")
    return found
