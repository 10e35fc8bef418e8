# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What must be true of the books of a run that was killed, at any moment and after any number of lives."""

from __future__ import annotations

import glob
import os
from collections import Counter
from typing import Any

from crowd import ledger
from crowd.oracle import FAILED, GONE, REFUSED, STILL, UNKNOWN, UNSEEN, is_success, is_whole
from crowd.runner import Pair

_DECLINED = (GONE, STILL, UNSEEN)


def _files(data: str) -> list[str]:
    return glob.glob(os.path.join(data, "journal", "*.jsonl")) + glob.glob(os.path.join(data, "audit.jsonl"))


def write_out(trace: str, data: str) -> None:
    """Notes that all there is reached the disk, as it does a while after a program that did not sync."""
    with open(trace, "a", encoding="utf-8") as file:
        for path in _files(data):
            file.write(f"{os.path.getsize(path)} {path}\n")


def cut_power(trace: str, data: str) -> int:
    """Takes away what no sync had reached, as the worst power cut would; gives how many bytes that were."""
    durable: dict[str, int] = {}
    with open(trace, "a+", encoding="utf-8") as file:
        file.seek(0)
        for line in file.read().split("\n")[:-1]:
            size, path = line.split(" ", 1)
            durable[path] = int(size)
    lost = 0
    for path in _files(data):
        size = os.path.getsize(path)
        if size > durable.get(path, 0):
            lost += size - durable.get(path, 0)
            os.truncate(path, durable.get(path, 0))
    return lost


def answered(runs: list[list[dict[str, Any]]]) -> dict[Pair, str]:
    """The last answer that the journals have for each pair."""
    found: dict[Pair, str] = {}
    for lines in runs:
        plans = {line["request"]: line for line in lines if line.get("kind") == "planned"}
        for line in lines:
            if line.get("kind") == "answered":
                plan = plans[line["request"]]
                for one in line["answers"]:
                    found[(plan["account"], plan["region"], one["sender"])] = one["answer"]
    return found


def after_a_kill(log: list[dict[str, Any]], data: str, printed: dict[Pair, dict[str, Any]]) -> list[str]:
    """Nothing arrived that was not announced on the disk; no outcome that a person saw is missing there."""
    runs = ledger.journals(data)
    found = [f"received without a durable line: {one}" for one in ledger.received(log) - ledger.sent(runs)]
    known = set(answered(runs)) | set(ledger.results(runs))
    for pair, row in printed.items():
        if row["attempts"] and pair not in known:
            found.append(f"shown as {row['result']} and lost: {pair}")
    return found


def sent_again(log: list[dict[str, Any]], since: int, settled: dict[Pair, str]) -> list[str]:
    """Requests after that one that name a pair whose answer was on the disk before."""
    found = []
    for line in log:
        if line["seq"] <= since or line["operation"] != "DeclineInvitations":
            continue
        for sender in line["accountIds"]:
            if settled.get((line["account"], line["region"], sender)) in ("accepted", "refused"):
                found.append(f"asked again although it was answered: {line['account']} {line['region']} {sender}")
    return found


def at_the_end(
    after: dict[str, Any], log: list[dict[str, Any]], invited: set[Pair], rows: dict[Pair, dict[str, Any]]
) -> list[str]:
    """Every pair that was invited has one row, and the row says what the judge's state says."""
    found = [f"no row, or one that nobody asked for: {pair}" for pair in sorted(invited ^ set(rows))]
    states: dict[Pair, str] = {}
    for account in after["accounts"]:
        for name, region in account["regions"].items():
            states.update({(account["id"], name, one["sender"]): one["status"] for one in region["invitations"]})
    last: dict[Pair, dict[str, Any]] = {}
    accepted: set[Pair] = set()
    asked: "Counter[Pair]" = Counter()
    for line in log:
        for sender in line["accountIds"] or () if line["operation"] == "DeclineInvitations" else ():
            pair = (line["account"], line["region"], sender)
            last[pair] = line
            asked[pair] += 1
            if line["performed"] and "unprocessed" in line and sender not in line["unprocessed"]:
                accepted.add(pair)
    for pair in sorted(invited & set(rows)):
        word, state = rows[pair]["result"], states.get(pair, "gone")
        if not _fits(word, state, last.get(pair), pair in accepted, asked[pair] > 1):
            did = "accepted it" if pair in accepted else "never accepted it"
            found.append(f"{pair}: {word}, but the judge has it {state} and {did}")
    return found


def _fits(word: str, state: str, last: Any, was_accepted: bool, was_asked_before: bool) -> bool:
    if last is None:
        return False  # every one of them was to be sent
    if word in _DECLINED:
        return was_accepted and (word != GONE or state == "gone") and (word != STILL or state != "gone")
    if word == REFUSED:
        return not was_accepted and is_success(last) and state == "Invited"
    if word == FAILED:
        return not was_accepted and state == "Invited" and is_whole(last) and last["status"] != 200
    # An earlier answer may have been lost on the way, or with the program that was to read it.
    unclear = was_asked_before or not is_whole(last)
    return word == UNKNOWN and state == "Invited" and unclear and not is_success(last)
