# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What the benchmarks share: a program's processor time and memory, tables, verdicts."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import Any, Iterable, Optional, Sequence


@dataclass
class Run:
    """What one program took, with all the processes it waited for."""

    seconds: float
    cpu: float
    kilobytes: int
    output: str


def run(command: Sequence[str], **more: Any) -> Run:
    """Runs a program to its end; one that fails ends the benchmark."""
    with tempfile.TemporaryFile("w+") as output:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stdin=subprocess.DEVNULL, **more)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {text}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, text)


def median(values: Iterable[float]) -> float:
    """The middle one."""
    return statistics.median(list(values))


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints a Markdown table, the first column left and the others right."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for row in (header, rule, *rows):
        cells = [cell.ljust(width) if number == 0 else cell.rjust(width) for number, (cell, width) in enumerate(zip(row, widths))]
        print("| " + " | ".join(cells) + " |")
    print()


def verdict(name: str, value: float, limit: float, at_least: bool = False, unit: str = "×") -> str:
    """A sentence on a budget."""
    met = value >= limit if at_least else value <= limit
    relation = "at least" if at_least else "at most"
    return f"- {name}: {value:.2f} {unit}, {relation} {limit:g} {unit} asked: {'met' if met else 'NOT met'}"


def build_folder(argument: Optional[str]) -> str:
    """Where the release build lies."""
    here = os.path.dirname(os.path.abspath(__file__))
    return os.path.abspath(argument or os.path.join(here, "..", "..", "build", "release"))
