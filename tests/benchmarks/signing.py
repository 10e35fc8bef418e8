#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Signatures of one DeclineInvitations request a second of processor time: ours, AWS's, and the bare hashes."""

from __future__ import annotations

import argparse
import json
import os

from measure import build_folder, median, run, table, verdict

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = {"botocore": "boto3 (botocore)", "cli": "AWS CLI's botocore", "crt": "aws-c-auth, through Python"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", help="the folder of the release build")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--calls", type=int, default=1000, help="of a peer, five times a round")
    options = parser.parse_args()
    bench = os.path.join(build_folder(options.build), "tests", "benchmarks", "bench_signing")

    ours, peers = [], {name: [] for name in PEERS}
    for _ in range(options.rounds):
        ours.append(json.loads(run([bench]).output))
        for name, rates in peers.items():
            command = ["/usr/bin/python3", os.path.join(HERE, "peer_signing.py"), name, str(options.calls)]
            rates.append(float(run(command).output))

    signatures, hashes = median(one["signatures"] for one in ours), median(one["hashes"] for one in ours)
    print(f"\n## Signing a body of {ours[0]['body']} bytes, {options.rounds} rounds\n")
    rows = [["Hubwarden", f"{signatures:,.0f}"], ["its hashes alone", f"{hashes:,.0f}"]]
    rows += [[PEERS[name], f"{median(rates):,.0f}"] for name, rates in peers.items()]
    table(["signer", "signatures a CPU second"], rows)
    fastest = max(peers, key=lambda name: median(peers[name]))
    ratio = median(one["signatures"] / rate for one, rate in zip(ours, peers[fastest]))
    print(verdict(f"ours, of the fastest peer ({PEERS[fastest]})", ratio, 1.3, at_least=True))
    print(verdict("ours, of its bare hashes", median(one["ratio"] for one in ours), 0.7, at_least=True))
    print()


if __name__ == "__main__":
    main()
