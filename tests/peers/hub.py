#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Plays AWS Security Hub and STS on loopback; every signature is recomputed by botocore. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import sys
import threading
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from judge import faults, scenario  # noqa: E402
from judge.control import Control  # noqa: E402
from judge.journal import Journal  # noqa: E402
from judge.server import Server  # noqa: E402
from judge.service import Service  # noqa: E402
from judge.state import World  # noqa: E402

SELF_CHECK_FAILED = 3


def arguments(argv: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="default", help="default, paging, empty, crowd:AxRxS or a JSON file")
    parser.add_argument("--seed", default=None, help="text from which everything is drawn; drawn itself if left out")
    parser.add_argument("--host", action="append", help="loopback address, may be repeated; 127.0.0.1 if left out")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--log", help="file to which a JSON line per request is appended")
    parser.add_argument("--lifetime", type=float, default=600, help="seconds after which it ends by itself")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input closes")
    parser.add_argument("--fault", action="append", default=[], help="a fault as JSON, may be repeated")
    account = parser.add_argument_group("the first account")
    account.add_argument("--account-id")
    account.add_argument("--access-key-id")
    account.add_argument("--secret-access-key")
    account.add_argument("--session-token", help='the token, or "drawn"')
    account.add_argument("--arn")
    options = parser.parse_args(argv)
    options.host = options.host or ["127.0.0.1"]
    for host in options.host:
        if not host.startswith("127."):
            parser.error(f"--host {host}: only 127.x.x.x")
    return options


def accounts(world: World) -> list[dict[str, Any]]:
    """The keys for the line on standard output."""
    found = []
    for key in world.keys.values():
        entry = {
            "id": key.account,
            "accessKeyId": key.access_key,
            "secretAccessKey": key.secret,
            "arn": key.arn,
            "userId": key.user_id,
        }
        if key.token is not None:
            entry["sessionToken"] = key.token
        found.append(entry)
    return found


def wait(stopping: threading.Event, options: argparse.Namespace) -> None:
    """Returns when asked to stop, when the time is over or when standard input closes."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    if options.until_eof:

        def watch() -> None:
            # Not through sys.stdin: a thread inside its buffer aborts the interpreter at its end.
            while os.read(0, 4096):
                pass
            stopping.set()

        threading.Thread(target=watch, daemon=True).start()
    stopping.wait(options.lifetime)
    stopping.set()


def main(argv: list[str]) -> int:
    """Runs until stopped; 0, or 3 if an answer of its own was wrong."""
    options = arguments(argv)
    seed = options.seed or secrets.token_hex(8)
    overrides = {
        "id": options.account_id,
        "accessKeyId": options.access_key_id,
        "secretAccessKey": options.secret_access_key,
        "sessionToken": True if options.session_token == "drawn" else options.session_token,
        "arn": options.arn,
    }
    try:
        world, first = scenario.load(options.scenario, overrides, seed)
        active = faults.Faults(seed)
        for one in first + [json.loads(text) for text in options.fault]:
            active.add(faults.parse(one))
        journal = Journal(options.log)
    except (OSError, ValueError, TypeError) as error:
        print(f"hub.py: {error}", file=sys.stderr)
        return 2
    stopping = threading.Event()
    service = Service(world, active, journal)
    control = Control(world, active, journal, stopping)
    servers = [Server(host, options.port, service, control, stopping) for host in options.host]
    for server in servers:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    urls = [f"http://{server.server_address[0]}:{server.server_address[1]}" for server in servers]
    journal.event("start", seed=seed, scenario=options.scenario, urls=urls)
    line = {"url": urls[0], "urls": urls, "seed": seed, "scenario": options.scenario, "accounts": accounts(world)}
    print(json.dumps(line), flush=True)
    wait(stopping, options)
    for server in servers:
        server.shutdown()
    journal.event("stop", selfcheck="failed" if journal.failures else "ok", problems=journal.failures)
    for problem in journal.failures:
        print(f"hub.py: its own answer was wrong: {problem}", file=sys.stderr)
    return SELF_CHECK_FAILED if journal.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
