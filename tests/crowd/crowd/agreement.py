# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Four accounts of a run side by side: the table, the journal, the history, and what the judge received and knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crowd import ledger
from crowd.oracle import Oracle, wrong_words
from crowd.runner import Pair

_CLOSING = ("close", "reset", "close-mid-head", "close-mid-body")


@dataclass(frozen=True)
class Told:
    """What was asked for, the judge's state before the run and its log, the program's files and its table."""

    profiles: list[dict[str, Any]]
    regions: list[str]
    pasted: list[str]
    before: dict[str, Any]
    log: list[dict[str, Any]]
    data: str
    rows: dict[Pair, dict[str, Any]]


def differences(told: Told) -> list[str]:
    """A line for each thing that does not agree."""
    places = {(one["account"], region) for one in told.profiles for region in told.regions}
    asked = {(*place, sender) for place in places for sender in told.pasted}
    found = [f"no row, or a row nobody asked for: {one}" for one in sorted(asked ^ set(told.rows))]
    found += ledger.wrong_requests(told.before, told.log)
    oracle = Oracle(told.before, told.log, told.profiles)
    return found + wrong_words(oracle, told.rows) + _books(told) + _silence(oracle, told)


def _books(told: Told) -> list[str]:
    runs = ledger.journals(told.data)
    announced, arrived = ledger.sent(runs), ledger.received(told.log)
    found = [f"received and not announced: {one}" for one in arrived - announced]
    # The client may take a connection for its next request that a fault is about to close.
    closed = sum(1 for one in told.log if one["fault"] in _CLOSING)
    lost = announced - arrived
    found += [f"announced and not received: {one}" for one in lost if sum(lost.values()) > closed]
    kept = ledger.results(runs)
    shown = {pair: row for pair, row in told.rows.items() if pair in kept}
    unplanned = {pair for pair, row in told.rows.items() if pair not in kept and row["attempts"]}
    found += [f"sent and without a result in the journal: {one}" for one in sorted(unplanned)]
    found += ledger.same_rows("table and journal", shown, kept)
    return found + ledger.same_rows("journal and history", kept, ledger.history(told.data))


def _silence(oracle: Oracle, told: Told) -> list[str]:
    """A profile that is not who was confirmed sends nothing, and the others do."""
    found = []
    for one in told.profiles:
        sent = sum(1 for pair, row in told.rows.items() if pair[0] == one["account"] and row["attempts"])
        if sent and not oracle.is_confirmed(one["account"]):
            found.append(f"{one['account']}: {sent} pairs sent with a key that is not confirmed")
    if not any(row["attempts"] for row in told.rows.values()):
        found.append("nobody sent anything")
    return found
