#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The first start, and the second, speak to nobody: no network socket is made, no name is looked up."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time

STANDS = 3.0  # seconds with the window open: what asks for newer versions does it right after the start
LOCAL = re.compile(r"\b(AF_UNIX|AF_LOCAL|AF_NETLINK)\b")
ASKS = re.compile(r"\b(socket|connect|bind|sendto|sendmsg|sendmmsg)\(")
FAMILY = re.compile(r"\bAF_[A-Z0-9]+\b")
# What glibc reads before it asks a server for a name.
NAMES = re.compile(r'"/etc/(resolv\.conf|hosts)"')

Command = list[str]


def surroundings(home: str) -> dict[str, str]:
    """A person who was never here: nothing but an empty home."""
    runtime = os.path.join(home, "runtime")
    os.makedirs(runtime, 0o700, exist_ok=True)
    return {"PATH": "/usr/bin:/bin", "HOME": home, "XDG_RUNTIME_DIR": runtime, "LC_ALL": "C.UTF-8", "TMPDIR": home}


def traced(command: Command, trace: str) -> Command:
    """The command with its network calls and the files it opens written down."""
    return ["strace", "-f", "-qq", "-s", "200", "-e", "trace=%network,open,openat", "-o", trace, *command]


def text_of(trace: str) -> str:
    """What was written down so far."""
    if not os.path.exists(trace):
        return ""
    with open(trace, encoding="utf-8", errors="replace") as file:
        return file.read()


def away(trace: str) -> list[str]:
    """The calls that go, or prepare to go, beyond this computer; loopback counts, too."""
    return [
        line
        for line in text_of(trace).splitlines(keepends=True)
        if NAMES.search(line) or (ASKS.search(line) and FAMILY.search(line) and not LOCAL.search(line))
    ]


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return [int(word) for word in file.read().split()]


def wait_for_start(started: subprocess.Popen[bytes], trace: str) -> None:
    """Until the program listens for a second start, which it does with its window."""
    until = time.monotonic() + 60
    while "listen(" not in text_of(trace):
        assert started.poll() is None, f"it ended with {started.returncode} before it had started"
        assert time.monotonic() < until, "it does not listen for a second start"
        time.sleep(0.05)


def stand(command: Command, home: str, trace: str) -> None:
    """Starts the program, lets its window stand, ends it as a log-off does."""
    with subprocess.Popen(traced(command, trace), env=surroundings(home), cwd=home) as started:
        try:
            wait_for_start(started, trace)
            time.sleep(STANDS)
            assert started.poll() is None, f"it ended by itself with {started.returncode}"
            for pid in children(started.pid):
                os.kill(pid, signal.SIGTERM)
            assert started.wait(60) == 0, f"it ended with {started.returncode}"
        finally:
            started.kill()


def check_first_start(program: str) -> None:
    """In a home without anything, and again in what the first start left there."""
    with tempfile.TemporaryDirectory() as home:
        for time_of in ("first", "second"):
            trace = os.path.join(home, f"{time_of}.txt")
            stand([program, "--platform", "offscreen"], home, trace)
            found = away(trace)
            assert not found, f"the {time_of} start spoke to others:\n" + "".join(found)


def check_the_check(program: str) -> None:
    """The same look at what does speak: each kind of call is seen."""
    python = ["/usr/bin/python3", "-S", "-E", "-c"]
    speaking = {
        "a connection": [*python, "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"],
        "a datagram": [*python, "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))"],
        "IPv6": [*python, "import socket; socket.socket(socket.AF_INET6)"],
        "a name": [*python, "import socket; socket.gethostbyname('localhost')"],
    }
    for what, command in speaking.items():
        with tempfile.TemporaryDirectory() as home:
            trace = os.path.join(home, "trace.txt")
            subprocess.run(traced(command, trace), env=surroundings(home), cwd=home, timeout=150,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # fmt: skip
            assert away(trace), f"{what} went unseen"
    with tempfile.TemporaryDirectory() as home:
        trace = os.path.join(home, "trace.txt")
        stand([program, "--platform", "offscreen", "--practice"], home, trace)
        assert away(trace), "the simulated AWS of the practice went unseen"


def main() -> None:
    """The two starts, then the check itself."""
    program = os.path.abspath(sys.argv[1])
    check_first_start(program)
    check_the_check(program)
    print("passed")


if __name__ == "__main__":
    main()
