#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""From start to a painted window beside `aws --version`; idle memory beside KeePassXC with a window on the same screen."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

from measure import build_folder, median, run, table, verdict
from screen import Screen, processor_seconds, proportional_kilobytes

AWS = "/usr/bin/aws"


def start(screen: Screen, command: list[str]) -> tuple[subprocess.Popen[bytes], float, float]:
    """A program with its painted window, the seconds and the processor seconds until then."""
    assert screen.colours() == 1, "the screen is not empty"
    begin = time.monotonic()
    process = subprocess.Popen(command, env=screen.environment, stderr=subprocess.DEVNULL)
    seconds = screen.wait_until_painted(process) - begin
    return process, seconds, processor_seconds(process.pid)


def end(screen: Screen, process: subprocess.Popen[bytes]) -> None:
    """Ends a program and waits until the screen is empty."""
    process.kill()
    process.wait()
    while screen.colours() > 1:
        time.sleep(0.01)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", help="the folder of the release build")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--idle", type=float, default=3.0, help="seconds until memory is read")
    options = parser.parse_args()
    program = os.path.join(build_folder(options.build), "hubwarden")

    starts, versions, ours, theirs = [], [], [], []
    keepass = shutil.which("keepassxc")
    with Screen() as screen, tempfile.TemporaryDirectory() as folder:
        # The first start writes the folder; people start more than once.
        end(screen, start(screen, [program, "--data-dir", folder])[0])
        for _ in range(options.rounds):
            process, seconds, processor = start(screen, [program, "--data-dir", folder])
            starts.append((seconds, processor))
            end(screen, process)
            version = run([AWS, "--version"], env=screen.environment)
            assert version.output.startswith("aws-cli/"), version.output
            versions.append((version.seconds, version.cpu))
        for _ in range(2):
            for command, found in (([program, "--data-dir", folder], ours), ([keepass], theirs)):
                if command[0] is None:
                    continue
                process, _, _ = start(screen, [str(one) for one in command])
                time.sleep(options.idle)
                memory = proportional_kilobytes(process.pid)
                end(screen, process)
                if memory is not None:
                    found.append(memory)

    print(f"\n## Start and memory, {options.rounds} rounds\n")
    rows = [
        [name, f"{median(one[0] for one in runs):.3f}", f"{median(one[1] for one in runs):.3f}"]
        for name, runs in (("Hubwarden, window painted", starts), ("aws --version", versions))
    ]
    table(["start", "seconds", "CPU seconds"], rows)
    ratio = median(one[0] / other[0] for one, other in zip(starts, versions))
    print(verdict("start, of aws --version", ratio, 1.0))
    print(f"  (CPU: {median(one[1] / other[1] for one, other in zip(starts, versions)):.2f} ×)")
    if ours and theirs:
        print(verdict("idle memory, of KeePassXC", median(ours) / median(theirs), 1.0))
        print(f"  (PSS {median(ours) / 1024:.1f} MB and {median(theirs) / 1024:.1f} MB)\n")
    else:
        print("- idle memory: not measured (KeePassXC is not installed, or /proc may not be read)\n")


if __name__ == "__main__":
    sys.exit(main())
