#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Lists invitations with boto3 and threads, as a careful script does; prints the same line as bench_scan."""

from __future__ import annotations

import argparse
import json
import resource
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
import botocore.config

KEY = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "way",
        choices=("sessions", "shared"),
        help="a session an account and a client a place, as AWS's own scripts for many accounts do; or the least that is "
        "possible: one session, one client a region, one key for all accounts",
    )
    parser.add_argument("port", type=int)
    parser.add_argument("regions", type=int)
    parser.add_argument("accounts", type=int)
    options = parser.parse_args()
    config = botocore.config.Config(max_pool_connections=32, retries={"max_attempts": 3, "mode": "standard"})
    making = threading.Lock()  # making clients is not safe in several threads

    def client(session: boto3.Session, region: int) -> Any:
        with making:
            return session.client(
                "securityhub",
                region_name="eu-west-1",
                endpoint_url=f"http://127.0.1.{region + 1}:{options.port}",
                config=config,
            )

    def look(place: tuple[int, int]) -> int:
        account, region = place
        hub = shared[region] if shared else client(sessions[account], region)
        pages = hub.get_paginator("list_invitations").paginate()
        return sum(len(page.get("Invitations", [])) for page in pages)

    began = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF)
    sessions = [boto3.Session(*KEY) for _ in range(1 if options.way == "shared" else options.accounts)]
    shared = [client(sessions[0], region) for region in range(options.regions)] if options.way == "shared" else []
    places = [(account, region) for account in range(options.accounts) for region in range(options.regions)]
    with ThreadPoolExecutor(32) as threads:
        found = list(threads.map(look, places))
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    result = {"seconds": seconds, "cpu": processor, "kilobytes": after.ru_maxrss}
    print(json.dumps({**result, "answered": len(found), "invitations": sum(found)}))


if __name__ == "__main__":
    main()
