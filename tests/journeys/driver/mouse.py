# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The real pointer, through the X server."""

from __future__ import annotations

import subprocess


def click(x: int, y: int) -> None:
    """Clicks at a place on the screen."""
    subprocess.run(["xdotool", "mousemove", "--sync", str(x), str(y), "click", "1"], check=True)
