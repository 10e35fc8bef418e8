# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Asks the X server for the clipboard in every form that its owner offers."""

from __future__ import annotations

import ctypes
import ctypes.util
import time
from typing import Optional

_SELECTION_NOTIFY = 31
_ANY_PROPERTY_TYPE = 0
_x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
_x.XOpenDisplay.restype = ctypes.c_void_p
_x.XInternAtom.restype = ctypes.c_ulong
_x.XDefaultRootWindow.restype = ctypes.c_ulong
_x.XCreateSimpleWindow.restype = ctypes.c_ulong
_x.XGetAtomName.restype = ctypes.c_char_p


class _Reader:
    """A connection with a window to which the owner answers."""

    def __init__(self) -> None:
        self.display = ctypes.c_void_p(_x.XOpenDisplay(None))
        if not self.display.value:
            raise RuntimeError("no X display")
        root = ctypes.c_ulong(_x.XDefaultRootWindow(self.display))
        self.window = ctypes.c_ulong(_x.XCreateSimpleWindow(self.display, root, 0, 0, 1, 1, 0, 0, 0))
        self.answer = self.atom("JOURNEY_ANSWER")

    def atom(self, name: str) -> ctypes.c_ulong:
        """The number of a name."""
        return ctypes.c_ulong(_x.XInternAtom(self.display, name.encode(), 0))

    def get(self, form: ctypes.c_ulong) -> Optional[tuple[int, bytes]]:
        """Bits of a unit and the bytes, None if the owner does not answer or there is none."""
        _x.XConvertSelection(
            self.display, self.atom("CLIPBOARD"), form, self.answer, self.window, ctypes.c_ulong(0)
        )
        _x.XFlush(self.display)
        event = (ctypes.c_long * 24)()
        end = time.monotonic() + 3
        while not _x.XCheckTypedWindowEvent(self.display, self.window, _SELECTION_NOTIFY, ctypes.byref(event)):
            if time.monotonic() > end:
                return None
            time.sleep(0.01)
        kind, bits = ctypes.c_ulong(), ctypes.c_int()
        count, rest = ctypes.c_ulong(), ctypes.c_ulong()
        data = ctypes.POINTER(ctypes.c_ubyte)()
        _x.XGetWindowProperty(
            self.display, self.window, self.answer, ctypes.c_long(0), ctypes.c_long(1 << 20), 1,
            ctypes.c_ulong(_ANY_PROPERTY_TYPE), ctypes.byref(kind), ctypes.byref(bits), ctypes.byref(count),
            ctypes.byref(rest), ctypes.byref(data),
        )  # fmt: skip
        if not data or bits.value == 0:
            return None
        # Units of 32 bits are handed out as longs.
        size = ctypes.sizeof(ctypes.c_long) if bits.value == 32 else bits.value // 8
        content = ctypes.string_at(data, count.value * size)
        _x.XFree(data)
        return bits.value, content

    def close(self) -> None:
        """Ends the connection."""
        _x.XCloseDisplay(self.display)


def contents() -> dict[str, bytes]:
    """The clipboard by form: {"text/plain": b"…", "text/html": b"…"}; empty if nobody owns it."""
    reader = _Reader()
    try:
        offered = reader.get(reader.atom("TARGETS"))
        if offered is None:
            return {}
        size = ctypes.sizeof(ctypes.c_ulong)
        found = {}
        for start in range(0, len(offered[1]), size):
            form = ctypes.c_ulong(int.from_bytes(offered[1][start : start + size], "little"))
            name = _x.XGetAtomName(reader.display, form).decode()
            if name not in ("TARGETS", "MULTIPLE", "SAVE_TARGETS", "TIMESTAMP", "DELETE"):
                answer = reader.get(form)
                if answer is not None:
                    found[name] = answer[1]
        return found
    finally:
        reader.close()
