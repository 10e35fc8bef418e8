# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The whole table Results, hidden columns too, as it is exported by the person: thousands of rows at once."""

from __future__ import annotations

import csv
import re
from typing import Any

from driver import keyboard, outcomes
from driver.accessible import BUTTON, DIALOG, FIELD
from driver.processes import wait_for
from driver.program import Program

Pair = tuple[str, str, str]
WORDS = {**outcomes.RECORD_WORDS, outcomes.NOT_STARTED: "not-started", outcomes.NONE: "no-invitation-found"}


def export(program: Program, path: str) -> None:
    """Saves the results to that path."""
    keyboard.keys("ctrl+e")
    dialog = program.dialog("Export Results as CSV")
    dialog.find(FIELD, re.compile("File name")).set_text(path)
    dialog.find_enabled(BUTTON, re.compile("Save")).press()
    wait_for(lambda: program.node.look(DIALOG) is None, "the dialog closed")
    program.wait_for_words("Results exported")


def results(path: str) -> dict[Pair, dict[str, Any]]:
    """The rows of such a file, under account, region and sender; two rows of one pair are an error."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = [{name: cell.lstrip("\t") for name, cell in line.items()} for line in csv.DictReader(file)]
    found = {(one["Account"], one["Region"], one["Sender"]): _row(one) for one in lines}
    assert len(found) == len(lines), "two rows for one pair"
    return found


def _row(line: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "result": WORDS[line["Result"]],
        "means": line["What It Means"],
        "requestId": line["Request ID"],
        "status": int(line["HTTP"] or 0),
        "attempts": int(line["Attempts"] or 0),
        "principal": line["Identity"],
        "invitationId": line["Invitation ID"],
        "endpoint": line["Endpoint"],
    }
    if line["AWS Says"]:
        row["awsSays"] = line["AWS Says"]
    return row
