# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What the journeys over many accounts share: their keys, their places, and the judgement of tests/crowd."""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import Any

from driver import exported, outcomes, records
from driver.accessible import BUTTON, FIELD, TABLE
from driver.exported import Pair
from driver.processes import wait_for
from journey import HERE, Journey

sys.path.append(os.path.join(HERE, "..", "crowd"))

from crowd.agreement import Told, differences  # noqa: E402
from crowd.oracle import Oracle  # noqa: E402


def enter_keys(journey: Journey, names: list[str]) -> None:
    """A profile for each account, with its first key."""
    keys = {one["id"]: one for one in reversed(journey.hub.start["accounts"])}
    first, *others = [keys[account["id"]] for account in journey.before["accounts"]]
    assert first == journey.key
    journey.add_key()
    for name, key in zip(names, others):
        journey.add_another_key(name, key)


def tick_places(journey: Journey, search: str, regions: list[str]) -> None:
    """All accounts at once, and the regions one by one among those that are found."""
    journey.tick("Accounts", "Access keys")
    field = journey.node.find(FIELD, "Search regions")
    field.set_text(search)
    for region in regions:
        journey.tick("Regions", region)
    field.set_text("")
    count = len(journey.before["accounts"])
    journey.program.wait_for_words(f"Accounts · {count} of {count}", f"Regions · {len(regions)} of ")


def wait_for_end(journey: Journey) -> None:
    """Until the run is over, for the journal and for the window."""
    wait_for(lambda: records.is_finished(journey.world.data), "the end of the run", 90, 0.5)
    journey.node.find_enabled(BUTTON, "Decline…")
    journey.program.picture("results")


def read_results(journey: Journey) -> dict[Pair, dict[str, Any]]:
    """All results as exported, hidden columns too; the table on the screen says the same."""
    path = journey.world.path("results.csv")
    exported.export(journey.program, path)
    rows = exported.results(path)
    table = journey.node.find(TABLE, "Results")
    columns = [table.column(name) for name in ("Account", "Region", "Sender", "Result")]
    shown = {(outcomes.plain(one[0]), one[1], outcomes.plain(one[2])): one[3] for one in zip(*columns)}
    told = {pair: exported.WORDS[word] for pair, word in shown.items()}
    assert told == {pair: row["result"] for pair, row in rows.items()}, "the screen and the exported file differ"
    assert all(row["means"] for row in rows.values()), "a row has no explanation"
    return rows


def compare(
    journey: Journey,
    profiles: list[dict[str, Any]],
    regions: list[str],
    pasted: list[str],
    rows: dict[Pair, dict[str, Any]],
) -> None:
    """Table, journal, history and the judge's log agree, row for row, and no word is wrong."""
    log = journey.hub.log()
    words = Counter(row["result"] for row in rows.values())
    faults = sum(1 for one in log if one["fault"])
    print(f"{len(log)} requests, {faults} faults, {len(rows)} rows: {dict(words)}", flush=True)
    oracle = Oracle(journey.before, log, profiles)
    for pair, row in rows.items():
        # The window tells the reason in a sentence; here it is one that the judge allows for the word.
        allowed = sorted(oracle.allowed(pair, row["attempts"]))
        row["reason"] = next((reason for word, reason in allowed if word == row["result"]), "")
    found = differences(Told(profiles, regions, pasted, journey.before, log, journey.world.data, rows))
    assert not found, "\n".join(found[:40] + [f"{len(found)} in all"])
