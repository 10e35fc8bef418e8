#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""ListInvitations in many places: Hubwarden, plain network managers, boto3 and the AWS CLI, in turns in one run."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
from typing import Any

from measure import build_folder, median, run, table, verdict

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON, AWS = "/usr/bin/python3", "/usr/bin/aws"
KEY = {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}


class SlowHub:
    """The server in a process of its own."""

    def __init__(self, folder: str, hosts: int, delay: int) -> None:
        command = [os.path.join(folder, "slowhub"), str(hosts), str(delay)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.port = self.process.stdout.readline().strip()

    def end(self) -> dict[str, Any]:
        """Ends it and gives what it counted, with its own processor time."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        counted: dict[str, Any] = json.loads(self.process.stdout.read())
        _, status, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self.process.stdout.close()
        return {**counted, "cpu": usage.ru_utime + usage.ru_stime}


def one_run(command: list[str], places: int) -> dict[str, Any]:
    """The line that a client prints; each must have found every place's list, and nothing in it."""
    found: dict[str, Any] = json.loads(run(command, env={**os.environ, **KEY}).output)
    assert found.get("answered", found.get("good")) == places, f"{command}: {found}, not {places} places"
    assert found.get("invitations", 0) == 0, f"{command}: {found}"
    return found


def command_line_interface(port: str, regions: int, places: int) -> dict[str, Any]:
    """The AWS CLI is a process a place, one after another as a shell script has them."""
    results = []
    for place in range(places):
        command = [AWS, "securityhub", "list-invitations", "--region", "eu-west-1", "--output", "json"]
        command += ["--endpoint-url", f"http://127.0.1.{place % regions + 1}:{port}"]
        results.append(run(command, env={**os.environ, **KEY}))
        assert json.loads(results[-1].output) == {"Invitations": []}
    return {
        "seconds": sum(one.seconds for one in results),
        "cpu": sum(one.cpu for one in results),
        "kilobytes": max(one.kilobytes for one in results),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", help="the folder of the release build")
    parser.add_argument("--accounts", type=int, default=200)
    parser.add_argument("--regions", type=int, default=33)
    parser.add_argument("--delay", type=int, default=80, help="milliseconds until each answer")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--subset", type=int, default=6, help="accounts for boto3; the AWS CLI gets as many places")
    options = parser.parse_args()
    folder = os.path.join(build_folder(options.build), "tests", "benchmarks")

    regions, accounts = str(options.regions), str(options.accounts)
    places, subset = options.regions * options.accounts, options.regions * options.subset
    hub = SlowHub(folder, options.regions, options.delay)
    bench, boto3 = os.path.join(folder, "bench_scan"), [PYTHON, os.path.join(HERE, "peer_boto3.py")]
    floor = [os.path.join(folder, "bench_floor"), hub.port, regions, accounts, "6"]
    clients = {"floor: 6 connections a host": (floor, places)}
    for name, client in (
        ("Hubwarden", "hubwarden"),
        ("bare QNetworkAccessManager", "bare1"),
        ("bare, sent once for certain", "once1"),
        ("bare, 4 managers, hosts dealt out", "split4"),
        ("bare, 4 managers, 24 a host", "bare4"),
    ):
        clients[name] = ([bench, client, hub.port, regions, accounts], places)
    for name, way in (("boto3, 32 threads, a session an account", "sessions"), ("boto3, 32 threads, the least", "shared")):
        clients[name] = ([*boto3, way, hub.port, regions, str(options.subset)], subset)

    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in clients}
    for _ in range(options.rounds):
        for name, (command, expected) in clients.items():
            runs[name].append(one_run(command, expected))
    cli = command_line_interface(hub.port, options.regions, options.subset)
    served = hub.end()
    asked = sum(count for _, count in clients.values()) * options.rounds + options.subset
    assert served["answered"] == asked, f"{served['answered']} requests arrived, {asked} were to be sent"

    def per_place(name: str, what: str) -> float:
        return median(one.get(what, 0.0) for one in runs[name]) / clients[name][1]

    print(f"\n## Scan: {accounts} accounts × {regions} regions, {options.delay} ms an answer, {options.rounds} rounds\n")
    rows = []
    for name, (_, count) in clients.items():
        memory = median(one.get("kilobytes", 0) for one in runs[name]) / 1024
        seconds, processor = median(one["seconds"] for one in runs[name]), per_place(name, "cpu") * 1000
        rows.append([name, str(count), f"{seconds:.2f}", f"{processor:.3f}" if processor else "", f"{memory:.0f}" if memory else ""])
    rows.append(
        [
            "AWS CLI, one after another",
            str(options.subset),
            f"{cli['seconds']:.2f}",
            f"{cli['cpu'] / options.subset * 1000:.0f}",
            f"{cli['kilobytes'] / 1024:.0f}",
        ]
    )
    table(["client", "places", "seconds", "CPU ms a place", "peak MB"], rows)

    def ratio(one: str, other: str, what: str) -> float:
        """The median of the rounds' ratios: both met the same machine."""
        pairs = zip(runs[one], runs[other])
        return median(a[what] / b[what] for a, b in pairs) / clients[one][1] * clients[other][1]

    ours, bare = "Hubwarden", "bare QNetworkAccessManager"
    print(verdict("time, of the floor", ratio(ours, "floor: 6 connections a host", "seconds"), 1.15))
    print(verdict("CPU, of a bare manager", ratio(ours, bare, "cpu"), 1.15))
    print(f"  (of a bare manager that sends each request once for certain: {ratio(ours, 'bare, sent once for certain', 'cpu'):.2f} ×)")
    print(verdict("CPU, boto3 of ours", 1 / ratio(ours, "boto3, 32 threads, a session an account", "cpu"), 20, at_least=True))
    print(f"  (the least that boto3 can do, of ours: {1 / ratio(ours, 'boto3, 32 threads, the least', 'cpu'):.1f} ×)")
    print(f"  (AWS CLI, of ours: {cli['cpu'] / options.subset / per_place(ours, 'cpu'):.0f} ×)")
    stalls = [one["stalls"] for one in runs[ours]]
    print(
        f"- the thread of the window works at most {median(one['p99Ms'] for one in stalls):.1f} ms at a time (p99), "
        f"{max(one['longestMs'] for one in stalls):.1f} ms once"
    )
    print(f"- the server took {served['cpu'] / served['answered'] * 1000:.3f} ms a request, {served['most']} waited at a time\n")


if __name__ == "__main__":
    main()
