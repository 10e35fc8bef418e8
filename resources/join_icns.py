#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Joins the icon for macOS: join_icns.py SMALL.icns OUT.icns FOLDER

The small sizes come from png2icns in their old form: as PNG they would not be shown of an application. The large ones,
and those for screens with twice the pixels, go in as PNG; FOLDER holds SIZE.png for each.
"""

import os
import struct
import sys

# Kind of entry and the pixels it has.
LARGE = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024}


def main() -> None:
    """The command line."""
    small, out, folder = sys.argv[1:]
    with open(small, "rb") as file:
        entries = file.read()[8:]  # behind the mark and the length of all
    for kind, size in LARGE.items():
        with open(os.path.join(folder, f"{size}.png"), "rb") as file:
            picture = file.read()
        entries += kind + struct.pack(">I", len(picture) + 8) + picture
    with open(out, "wb") as file:
        file.write(b"icns" + struct.pack(">I", len(entries) + 8) + entries)


if __name__ == "__main__":
    main()
