# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""A screen of its own (Xvfb and a D-Bus session), and the moment at which a program's window has been painted on it."""

from __future__ import annotations

import ctypes
import os
import subprocess
import tempfile
import time
from typing import Optional

_x = ctypes.CDLL("libX11.so.6")
_x.XOpenDisplay.restype = ctypes.c_void_p
_x.XDefaultRootWindow.restype = ctypes.c_ulong
_x.XGetImage.restype = ctypes.c_void_p
_x.XGetPixel.restype = ctypes.c_ulong
_ALL_PLANES = ctypes.c_ulong(0xFFFFFFFF)
_Z_PIXMAP = 2


class Screen:
    """Use with `with`; `environment` leads to it and to an empty home."""

    def __enter__(self) -> Screen:
        self._home = tempfile.TemporaryDirectory()
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x860x24", "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            display = ":" + pipe.readline().strip()
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"], stdout=subprocess.PIPE, text=True
        )
        assert self._bus.stdout is not None
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": self._bus.stdout.readline().strip(),
            "HOME": self._home.name,
            "XDG_RUNTIME_DIR": self._home.name,
            "QT_QPA_PLATFORM": "xcb",
        }
        self._display = ctypes.c_void_p(_x.XOpenDisplay(display.encode()))
        assert self._display, "no display"
        self._root = ctypes.c_ulong(_x.XDefaultRootWindow(self._display))
        return self

    def __exit__(self, *_: object) -> None:
        _x.XCloseDisplay(self._display)
        for process in (self._bus, self._server):
            process.terminate()
            process.wait()
        assert self._bus.stdout is not None
        self._bus.stdout.close()
        self._home.cleanup()

    def colours(self) -> int:
        """Of a coarse grid over the whole screen; 1 while nothing has been painted."""
        image = ctypes.c_void_p(_x.XGetImage(self._display, self._root, 0, 0, 1280, 860, _ALL_PLANES, _Z_PIXMAP))
        seen = {_x.XGetPixel(image, column, row) for row in range(4, 860, 40) for column in range(4, 1280, 16)}
        _x.XDestroyImage(image)
        return len(seen)

    def wait_until_painted(self, process: subprocess.Popen[bytes], enough: int = 4, seconds: float = 30) -> float:
        """The time.monotonic() at which the program had painted its window, to some 3 ms."""
        end = time.monotonic() + seconds
        while self.colours() < enough:
            assert process.poll() is None, "the program has ended"
            assert time.monotonic() < end, "no window was painted"
            time.sleep(0.002)
        return time.monotonic()


def processor_seconds(process: int) -> float:
    """What a running process has used."""
    with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def proportional_kilobytes(process: int) -> Optional[int]:
    """Its memory with a fair share of what it has in common with others (PSS); None where that may not be read."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    except PermissionError:
        return None
