#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The tour comes out as its scenario says, in surroundings that would lead it to AWS, and touches nothing but this computer."""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

# Whoever follows one of these fails or is seen.
HOSTILE = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "AWS_PROFILE": "prod",
    "AWS_REGION": "ap-south-1",
    "AWS_ENDPOINT_URL": "https://hostile.example",
    "AWS_ENDPOINT_URL_STS": "https://hostile.example",
    "AWS_CA_BUNDLE": "/nonexistent/ca.pem",
    "AWS_USE_FIPS_ENDPOINT": "true",
    "HTTPS_PROXY": "http://192.0.2.1:3128",
    "HTTP_PROXY": "http://192.0.2.1:3128",
    "http_proxy": "http://192.0.2.1:3128",
    "https_proxy": "http://192.0.2.1:3128",
    "all_proxy": "socks5://192.0.2.1:1080",
    "NO_PROXY": "",
}
PICTURES = 12


def surroundings(home: str) -> dict[str, str]:
    """A home with keys of others in it, and hostile variables."""
    folder = os.path.join(home, ".aws")
    os.makedirs(folder)
    with open(os.path.join(folder, "credentials"), "w", encoding="ascii") as file:
        file.write("[prod]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = none\n")
    with open(os.path.join(folder, "config"), "w", encoding="ascii") as file:
        file.write("[profile prod]\nregion = ap-south-1\n")
    runtime = os.path.join(home, "runtime")
    os.mkdir(runtime, 0o700)
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
    # No display on purpose.
    return {**kept, **HOSTILE, "HOME": home, "XDG_RUNTIME_DIR": runtime, "LC_ALL": "C.UTF-8", "TMPDIR": home}


def check_calls(trace: str, home: str) -> None:
    """Only local sockets and loopback; nothing of ~/.aws; no file of the real program."""
    with open(trace, encoding="utf-8", errors="replace") as file:
        lines = file.readlines()
    calls = [line for line in lines if re.search(r"\b(connect|sendto|sendmsg)\(", line)]
    local = re.compile(r"AF_UNIX|AF_NETLINK|inet_addr\(\"127\.|inet_pton\(AF_INET6, \"::1\"|msg_name=NULL|, NULL, 0\)")
    away = [line for line in calls if "sa_family=AF_" in line and not local.search(line)]
    assert not away, "it spoke to others than this computer:\n" + "".join(away)
    loopback = [line for line in calls if 'inet_addr("127.0.0.1")' in line and "connect(" in line]
    assert loopback, "nothing was sent to the simulated AWS: the trace cannot be right"
    read = [line for line in lines if "/.aws" in line or "/nonexistent/ca.pem" in line]
    assert not read, "it looked at other keys or settings:\n" + "".join(read)
    real = os.path.join(home, ".local", "share", "hubwarden")
    assert not os.path.exists(real), f"it left {os.listdir(real)} among the real files"


def check_folder(folder: str) -> None:
    """Numbered pictures, and results that say that they are practice."""
    names = sorted(os.listdir(folder))
    pictures = [name for name in names if name.endswith(".png")]
    numbers = [name[:2] for name in pictures]
    assert numbers == [f"{number:02d}" for number in range(1, PICTURES + 1)], pictures
    for name in pictures:
        with open(os.path.join(folder, name), "rb") as file:
            content = file.read()
        assert content.startswith(b"\x89PNG") and len(content) > 10_000, f"{name} shows nothing"
    with open(os.path.join(folder, "hubwarden-practice-results.csv"), encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["Practice"] for row in rows} == {"practice, not AWS"}, "a row does not say that it is practice"
    words = {row["Result"] for row in rows}
    wanted = {"Declined, no longer listed", "Declined, still listed", "Refused by AWS", "Failed", "Not started"}
    assert wanted <= words, f"only these words came out: {words}"


def run(program: str, folder: str, trace: str | None, home: str) -> subprocess.CompletedProcess[str]:
    """Plays the tour; returns what it printed."""
    command = [program, "--practice", "--tour", folder]
    if trace:
        what = "trace=connect,sendto,sendmsg,open,openat,stat,newfstatat,statx,access,faccessat2,readlink"
        command = ["strace", "-f", "-qq", "-s", "200", "-e", what, "-o", trace, *command]
    return subprocess.run(command, env=surroundings(home), cwd=home, capture_output=True, text=True, timeout=150)


def main() -> None:
    """The tour as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("folder", help="where the pictures go")
    parser.add_argument("--untraced", action="store_true", help="without strace")
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as home:
        trace = None if options.untraced else os.path.join(home, "trace.txt")
        played = run(options.program, options.folder, trace, home)
        print(played.stdout, played.stderr, flush=True)
        assert played.returncode == 0, f"the tour ended with {played.returncode}"
        assert played.stdout.rstrip().endswith("PRACTICE: everything came out as the scenario says")
        if trace:
            check_calls(trace, home)
        left = [name for name in os.listdir(home) if name.startswith("hubwarden")]
        assert not left, f"it left {left} behind"
    check_folder(options.folder)
    with tempfile.TemporaryDirectory() as home:
        lost = run(options.program, "/proc/nowhere", None, home)
        assert lost.returncode == 1 and "cannot write" in lost.stderr, lost
    with tempfile.TemporaryDirectory() as home:
        unknown = subprocess.run([options.program, "--practice=nonsense", "--tour", options.folder],
                                 env=surroundings(home), capture_output=True, text=True, timeout=60)  # fmt: skip
        assert unknown.returncode == 2 and "nonsense" in unknown.stderr, unknown
    print("passed")


if __name__ == "__main__":
    main()
