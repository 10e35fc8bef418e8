#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Many places in a storm of faults: the table, the journal, the history and the judge must say the same, row for row.

    test_differential.py build/debug/tests/crowd/crowdrunner [--seed TEXT] [--rounds N] [CASE …]
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any, Callable, Optional

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "peers")]

from crowd.agreement import Told, differences  # noqa: E402
from crowd.oracle import GONE, NONE, STILL  # noqa: E402
from crowd.runner import Runner, profile, with_key_of  # noqa: E402
from hubprocess import Hub  # noqa: E402
from judge import crowd  # noqa: E402
from judge.draw import Draw  # noqa: E402

Wrong = Callable[[Hub, list[dict[str, Any]]], list[dict[str, Any]]]


def as_they_are(_: Hub, profiles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every profile has its own key."""
    return profiles


def swapped(hub: Hub, profiles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The second has the first's whole key, the third's key got another role, the fourth has the fifth's secret."""
    profiles[1] = with_key_of(profiles[1], profiles[0])
    key = profiles[2]["accessKeyId"]
    hub.control("POST", "identity", {"accessKeyId": key, "arn": f"arn:aws:iam::{profiles[2]['account']}:user/other"})
    profiles[3] = {**profiles[3], "secretAccessKey": profiles[4]["secretAccessKey"], "sessionToken": ""}
    return profiles


def storm(draw: Draw, shape: tuple[int, int, int], strength: float) -> dict[str, Any]:
    """Places of every kind, and faults that come by chance."""
    scenario = crowd.scenario(*shape, draw)
    scenario["faults"] = crowd.storm(scenario, draw, strength)
    return scenario


def lost(draw: Draw, shape: tuple[int, int, int], _: float) -> dict[str, Any]:
    """Every first decline works and its answer is lost; the next attempt is refused, since nothing waits any more."""
    scenario = crowd.scenario(*shape, draw, calm=True)
    scenario["policy"] = {"never": "entry", "again": "entry"}
    places = [(one["id"], region) for one in scenario["accounts"] for region in one["regions"]]
    close = {"kind": "close", "operation": "DeclineInvitations"}
    scenario["faults"] = [{**close, "account": account, "region": region} for account, region in places]
    return scenario


class Round:
    """One world, one run, and all that is wrong about it."""

    def __init__(self, program: str, folder: str, seed: str, scenario: dict[str, Any]) -> None:
        self.scenario = scenario
        for number, account in enumerate(scenario["accounts"]):
            account["sessionToken"] = True if number % 3 == 2 else None
        known = {one["sender"] for place in self._places() for one in place["invitations"]}
        known |= {place["administrator"]["sender"] for place in self._places() if "administrator" in place}
        self.pasted = sorted(known | set(self.scenario["neverInvited"]))
        self.regions = list(scenario["accounts"][0]["regions"])
        self.program, self.folder, self.seed = program, folder, seed

    def _places(self) -> list[dict[str, Any]]:
        regions = [one for account in self.scenario["accounts"] for one in account["regions"].values()]
        return [one for one in regions if isinstance(one, dict)]

    def play(self, wrong: Wrong = as_they_are) -> list[str]:
        """Lets the program do its job and gives a line for each thing that does not agree."""
        hub = Hub(self.scenario, self.seed)
        try:
            before = hub.control("GET", "state")
            profiles = wrong(hub, [profile(key) for key in hub.start["accounts"]])
            begin = time.monotonic()
            runner = Runner(
                self.program,
                self.folder,
                endpoint=hub.url,
                profiles=profiles,
                regions=self.regions,
                senders=self.pasted,
            )
            runner.run()
            self.seconds = time.monotonic() - begin
            self.log = hub.log()
            self.rows = runner.rows()
            told = Told(profiles, self.regions, self.pasted, before, self.log, runner.data, self.rows)
            found = differences(told)
            found += [f"the judge's answer was wrong: {one}" for one in hub.control("GET", "selfcheck")]
        finally:
            status = hub.stop()
        return found + ([] if status == 0 else [f"hub.py ended with {status}"])

    def summary(self) -> str:
        """What the round was, in a line."""
        words = Counter(f"{one['result']} {one.get('reason', '')}".strip() for one in self.rows.values())
        faults = sum(1 for one in self.log if one["fault"])
        declines = sum(1 for one in self.log if one["operation"] == "DeclineInvitations")
        counts = ", ".join(f"{count} {word}" for word, count in sorted(words.items()))
        return f"{len(self.log)} requests ({declines} declines, {faults} faults) in {self.seconds:.1f} s; {counts}"


@dataclass(frozen=True)
class Case:
    """Accounts, regions and senders; how many faults; what is wrong with the profiles; words that must not come."""

    shape: tuple[int, int, int]
    strength: float = 1.0
    scenario: Callable[[Draw, tuple[int, int, int], float], dict[str, Any]] = storm
    wrong: Wrong = as_they_are
    only: Optional[frozenset[str]] = None

    def play(self, program: str, folder: str, seed: str) -> tuple[Round, list[str]]:
        """The round and what did not agree in it."""
        one = Round(program, folder, seed, self.scenario(Draw(seed, "crowd"), self.shape, self.strength))
        found = one.play(self.wrong)
        if self.only is not None:
            found += [f"{pair}: {row['result']}" for pair, row in one.rows.items() if row["result"] not in self.only]
        return one, found


CASES = {
    "3x4x120": Case((3, 4, 120)),
    "20x17": Case((20, 17, 6)),
    "calm": Case((3, 4, 30), 0.0),
    "hurricane": Case((4, 5, 12), 4.0),
    "swapped": Case((6, 3, 10), 0.3, wrong=swapped),
    "lost": Case((2, 5, 40), scenario=lost, only=frozenset((GONE, STILL, NONE))),
}


def main() -> int:
    """0 if every round agreed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seed", help="repeat the rounds of this seed")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("cases", nargs="*", help=", ".join(CASES))
    options = parser.parse_intermixed_args()
    seed = options.seed or secrets.token_hex(4)
    failed = 0
    for name in options.cases or CASES:
        for number in range(options.rounds):
            folder = tempfile.TemporaryDirectory(prefix="crowd-")
            one, found = CASES[name].play(options.program, folder.name, f"{seed}/{number}")
            print(f"{name}, seed {seed}, round {number}: {one.summary()}", flush=True)
            for line in found[:40]:
                print("   " + line)
            if found:
                failed += 1
                print(f"   {len(found)} in all; again: --seed {seed} --rounds {number + 1} {name}", flush=True)
            folder.cleanup()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
