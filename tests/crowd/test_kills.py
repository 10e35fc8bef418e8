#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Kills a run again and again, takes the power away, fills the disk, and lets it go on until it is done.

    test_kills.py build/debug/tests/crowd/crowdrunner [--kills N] [--places AxR] [--seed TEXT]
"""

from __future__ import annotations

import argparse
import os
import resource
import secrets
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "peers")]

from crowd import books, ledger  # noqa: E402
from crowd.oracle import NONE, NOT_STARTED  # noqa: E402
from crowd.runner import Pair, Runner, parsed, profile  # noqa: E402
from hubprocess import Hub  # noqa: E402
from judge import crowd  # noqa: E402
from judge.draw import Draw  # noqa: E402

ENDINGS = ("declined", "declined", "declined", "refuse", "still-listed")
# Only of declines: whatever becomes of them, a place can be looked at afterwards.
FAULTS = ("close", "close-mid-body", "garbage", "throttle", "error", "delay")


def world(draw: Draw, accounts: int, regions: int) -> dict[str, Any]:
    """One request a place, two invitations each."""
    scenario = crowd.scenario(accounts, regions, 2, draw, calm=True)
    for account in scenario["accounts"]:
        for place in account["regions"].values():
            for one in place["invitations"]:
                one["onDecline"] = draw.choice(ENDINGS).replace("declined", draw.choice(("removed", "resigned")))
    of_declines = {"operation": "DeclineInvitations", "count": None, "chance": 0.02, "seconds": 0.05}
    scenario["faults"] = [{"kind": kind, **of_declines} for kind in FAULTS]
    scenario["policy"]["pageSize"] = "full"
    return scenario


class Run:
    """One run in one folder, from the first start to the end, however many lives that takes."""

    def __init__(self, program: str, seed: str, folder: str, shape: tuple[int, int]) -> None:
        self.draw = Draw(seed, "kills")
        scenario = world(self.draw, *shape)
        self.hub = Hub(scenario, seed, "--lifetime", "3600")
        profiles = [profile(key) for key in self.hub.start["accounts"]]
        regions = list(scenario["accounts"][0]["regions"])
        senders = sorted({one["sender"] for one in scenario["accounts"][0]["regions"][regions[0]]["invitations"]})
        places = [(one["account"], region) for one in profiles for region in regions]
        self.invited = {(*place, sender) for place in places for sender in senders}
        self.trace = os.path.join(folder, "durable")
        self.runner = Runner(
            program,
            folder,
            endpoint=self.hub.url,
            profiles=profiles,
            regions=regions,
            senders=senders,
            durableTrace=self.trace,
        )
        self.found: list[str] = []
        self.counts: "Counter[str]" = Counter()
        self.mode = "decline"
        self.earlier = 0  # journals of runs that came to their end before this one was begun

    def life(self, kind: str) -> bool:
        """One start of the program and how it ends; true if nothing is left to do."""
        since = len(self.hub.log())
        if self.mode == "decline":
            self.earlier = len(ledger.journals(self.runner.data))
        settled = books.answered(ledger.journals(self.runner.data)[self.earlier :])
        self.counts[kind] += 1
        self.lines = parsed(getattr(self, f"_{kind}")())
        books.write_out(self.trace, self.runner.data)
        log, runs = self.hub.log(), ledger.journals(self.runner.data)
        # An outcome that the disk did not take is shown all the same, and the person is told that it is not kept.
        told = any(one["event"] == "end" and one["journalError"] == "storage" for one in self.lines)
        self.found += books.after_a_kill(log, self.runner.data, {} if told else last_rows(self.lines))
        if self.mode == "resume":
            self.found += books.sent_again(log, since, settled)
        self.found += [f"a journal cannot be read: {one}" for one in self.lines if one["event"] == "unreadable"]
        # Nothing to go on with, and yet not done: it was killed before everything was planned; the person begins again.
        self.counts["began again"] += self._said("nothing")
        self.mode = "resume" if runs and not self._said("nothing") else "decline"
        self.rows = ledger.results(runs)
        words = {self.rows[pair]["result"] if pair in self.rows else NOT_STARTED for pair in self.invited}
        return NOT_STARTED not in words and (self._said("nothing") or self._said("end"))

    def _said(self, event: str) -> bool:
        return any(one["event"] == event for one in self.lines)

    def _kill(self) -> bytes:
        """Killed after some rows and a few milliseconds more, or while it still looks."""
        process = self.runner.start(mode=self.mode)
        rows = self.draw.between(0, 40) if self.draw.rng.random() < 0.85 else -1
        output = read_rows(process, rows, self.draw.rng.random() * 0.5)
        time.sleep(self.draw.rng.random() * 0.02)
        process.kill()
        output += process.communicate()[0]
        if process.returncode == 0:
            self.counts["came too late to be killed"] += 1
            self.counts["kill"] -= 1
        elif self.draw.rng.random() < 0.5:
            self.counts["power cuts"] += 1
            self.counts["bytes lost with the power"] += books.cut_power(self.trace, self.runner.data)
        return bytes(output)

    def _full(self) -> bytes:
        """No file can grow beyond a size that the journal reaches."""
        limit = self.draw.between(24, 160) * 1024

        def shrink() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        return self._to_the_end(self.runner.start(mode=self.mode, durableTrace="", preexec=shrink))

    def _fault(self) -> bytes:
        """A write or a sync fails, once or for good."""
        fault = {
            "operation": self.draw.choice(("write", "sync")),
            "nth": self.draw.between(1, 400),
            "taken": self.draw.between(0, 300),
            "forGood": bool(self.draw.between(0, 1)),
        }
        return self._to_the_end(self.runner.start(mode=self.mode, diskFault=fault))

    def _calm(self) -> bytes:
        """Nothing happens to it."""
        return self._to_the_end(self.runner.start(mode=self.mode))

    def _to_the_end(self, process: "subprocess.Popen[bytes]") -> bytes:
        try:
            output = process.communicate(timeout=120)[0]
        finally:
            process.kill()
        if process.returncode != 0:
            self.found.append(f"crowdrunner ended with {process.returncode}")
        held = [one for one in parsed(output) if one["event"] == "row" and one.get("reason") == "journal-failed"]
        self.counts["pairs that a bad disk kept back"] += len(held)
        return bytes(output)

    def finish(self) -> None:
        """Compares the last table with the judge's state."""
        log, after = self.hub.log(), self.hub.control("GET", "state")
        self.found += books.at_the_end(after, log, self.invited, self.rows)
        # A run that was begun again finds no invitation where an earlier one had declined it, and sends nothing there.
        own = ledger.results(ledger.journals(self.runner.data)[self.earlier :])
        rows = last_rows(self.lines)
        shown = {pair: row for pair, row in rows.items() if pair in own or row["result"] != NONE}
        kept = {pair: row for pair, row in own.items() if pair in shown}
        if self._said("end"):
            self.found += ledger.same_rows("table and journal", shown, kept)
        self.requests = sum(1 for one in log if one["operation"] == "DeclineInvitations")


def read_rows(process: "subprocess.Popen[bytes]", rows: int, seconds: float) -> bytes:
    """What it prints until so many rows were among it, or, with -1, for so long."""
    assert process.stdout is not None
    output = b""
    end = time.monotonic() + (seconds if rows < 0 else 60)
    while time.monotonic() < end:
        if 0 <= rows <= output.count(b'"event":"row"') and b'"event":"plan"' in output:
            break
        if select.select([process.stdout], [], [], max(0.0, min(0.05, end - time.monotonic())))[0]:
            piece = os.read(process.stdout.fileno(), 65536)
            if not piece:
                break
            output += piece
    return output


def last_rows(lines: list[dict[str, Any]]) -> dict[Pair, dict[str, Any]]:
    """Each row as it was last shown."""
    rows = [one for one in lines if one["event"] == "row"]
    return {(one["account"], one["region"], one["sender"]): one for one in rows}


def main() -> int:
    """0 if nothing was lost and nothing was sent unannounced."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--places", default="20x25", help="accounts x regions: so many requests")
    parser.add_argument("--seed", help="repeat the runs of this seed, as far as moments can be repeated")
    parser.add_argument("--first", type=int, default=0, help="begin with that run")
    options = parser.parse_args()
    seed = options.seed or secrets.token_hex(4)
    accounts, regions = (int(one) for one in options.places.split("x"))
    print(f"seed {seed}", flush=True)
    total: "Counter[str]" = Counter()
    begin, number, failed = time.monotonic(), options.first, False
    while total["kill"] < options.kills:
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            run = Run(options.program, f"{seed}/{number}", folder, (accounts, regions))
            try:
                while not run.life(next_kind(run, options.kills - total["kill"])) and not run.found:
                    pass
                if not run.found:
                    run.finish()
            finally:
                status = run.hub.stop()
        total.update(run.counts)
        print(f"run {number}: {dict(run.counts)}", flush=True)
        for line in run.found[:20] + ([f"hub.py ended with {status}"] if status else []):
            print(f"   {line}", flush=True)
            failed = True
        if failed:
            print(f"   {len(run.found)} in all; again: --seed {seed} --first {number}")
            return 1
        number += 1
    runs, seconds = number - options.first, time.monotonic() - begin
    print(f"{accounts * regions} requests a run, {runs} runs, {seconds:.0f} s: {dict(total)}")
    return 0


def next_kind(run: Run, kills_left: int) -> str:
    """Mostly a kill; now and then a bad disk; nothing any more once there were enough."""
    if run.counts["kill"] >= kills_left:
        return "calm"
    return str(run.draw.choice(("kill",) * 8 + ("full", "fault")))


if __name__ == "__main__":
    sys.exit(main())
