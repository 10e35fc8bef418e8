#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Searches every file, stream, process, text and clipboard of a run for the secret; proves that it would be found."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import urllib.parse
from typing import Callable

from driver import clipboard, keyboard, keychain, leaks, outcomes
from driver.accessible import TABLE
from driver.processes import wait_for
from journey import IRELAND, Journey, main


def copied(journey: Journey, table: str) -> bytes:
    """Copies a whole table with its headers and gives what the clipboard then offers."""
    journey.node.find(TABLE, table).focus()
    keyboard.keys("ctrl+a", "ctrl+shift+c")
    found = wait_for(clipboard.contents, f"{table} on the clipboard")
    content = b"\n".join(found.values())
    assert len(content) > 100, f"{table} copies only {content!r}"
    return content


def check_hardening(journey: Journey) -> None:
    """A release build leaves no core and lets no other program of the same person look inside."""
    number = journey.program.process.pid
    with open(f"/proc/{number}/limits", encoding="ascii") as file:
        core = next(line for line in file if line.startswith("Max core file size")).split()
    assert core[4:6] == ["0", "0"], f"cores are allowed: {core}"
    # The files in /proc of a process that cannot be traced belong to root; root itself sees no difference there.
    if os.getuid() != 0:
        assert os.stat(f"/proc/{number}/environ").st_uid == 0, "the process can be traced"


def run_everything(journey: Journey) -> None:
    """The main job, and whatever shows or copies something on the way."""
    journey.add_key()
    journey.tick("Accounts", "Prod")
    journey.tick("Regions", IRELAND[0])
    pasted = outcomes.open_senders(journey.region(IRELAND[1]))
    journey.paste(pasted)
    journey.find_invitations(len(pasted))
    journey.decline(len(pasted))
    journey.results()
    copied(journey, "Results")
    journey.check_no_leak()
    keyboard.keys("F9")
    activity = journey.node.find(TABLE, "Activity")
    wait_for(lambda: activity.row_count() >= len(journey.hub.log()), "every request in the activity table")
    copied(journey, "Activity")
    journey.program.picture("activity")
    if journey.options.hardened:
        check_hardening(journey)
    journey.check_no_leak()
    assert journey.program.quit() == 0, "the program did not end well"
    journey.check_no_leak()


def plant(journey: Journey) -> dict[str, Callable[[], object]]:
    """Ways in which the secret could get out, each undone by the next."""
    secret = journey.secret
    audit = os.path.join(journey.world.data, "audit.jsonl")
    with open(audit, "rb") as file:
        clean = file.read()
    forms = leaks.needles(secret, [IRELAND[1]])
    key = next(one for one, name in forms.items() if name.startswith("the signing key") and "in" not in name.split())

    def written(content: bytes, path: str = audit) -> Callable[[], object]:
        def write() -> None:
            with open(path, "wb") as file:
                file.write(clean + content)

        return write

    plain, home = secret.encode(), journey.world.home
    return {
        "plain": written(plain),
        "base64": written(base64.b64encode(plain)),
        "base64 inside": written(base64.b64encode(b'{"v":1,"secretAccessKey":"' + plain + b'"}')),
        "UTF-16": written(secret.encode("utf-16-le")),
        "percent": written(urllib.parse.quote(secret, safe="").encode()),
        "JSON": written(secret.replace("/", "\\/").encode()),
        "hexadecimal": written(plain.hex().encode()),
        "half": written(plain[20:]),
        "signing key": written(key),
        "file in the home": written(plain, os.path.join(home, ".cache", "forgotten")),
        "large file": written(b"x" * ((1 << 22) - 20) + plain, os.path.join(home, "large")),
        "core": written(b"\0" * 4096 + plain, os.path.join(home, "core.4711")),
        "file name": written(b"", os.path.join(journey.world.data, urllib.parse.quote(secret, safe=""))),
        "stream": written(plain, os.path.join(journey.world.logs, "program.err")),
    }


def check_it_would_be_found(journey: Journey) -> None:
    """Plants the secret in every way and searches each time."""
    places = set(os.listdir(journey.world.data))
    assert "audit.jsonl" in places and "journal" in places, places
    search = journey.search()
    for name in ("audit.jsonl", "journal", "profiles.json", "program.err", "hub.log", "login.keyring"):
        assert any(name in one for one in search.searched), f"{name} is not among what is searched"
    for form, write in plant(journey).items():
        before = {os.path.join(folder, one) for folder, _, files in os.walk(journey.world.folder) for one in files}
        kept = {path: open(path, "rb").read() for path in before if path.endswith(("audit.jsonl", "program.err"))}
        write()
        assert journey.search().found, f"the secret was planted ({form}) and not found"
        for folder, _, files in os.walk(journey.world.folder):
            for one in files:
                if os.path.join(folder, one) not in before:
                    os.remove(os.path.join(folder, one))
        for path, content in kept.items():
            with open(path, "wb") as file:
                file.write(content)
    journey.check_no_leak()
    for arguments, environment in (([journey.secret], {}), ([], {"AWS_SECRET_ACCESS_KEY": journey.secret})):
        command = [sys.executable, "-c", "input()", *arguments]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
        # A process that has just begun has no arguments yet.
        wait_for(lambda: found_in(journey.secret, process.pid), "the secret given to a process", 5)
        process.communicate(b"\n")


def found_in(secret: str, process: int) -> bool:
    """Whether the search finds it in that process."""
    search = leaks.Search(secret, [])
    search.process(process)
    return bool(search.found)


def play(journey: Journey) -> None:
    """The run, the search, and the proof that the search sees."""
    run_everything(journey)
    assert keychain.entries_with(journey.secret), "the keychain itself must have it"
    check_it_would_be_found(journey)


if __name__ == "__main__":
    main(play)
