# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Searches for a secret in every form it could leave the program in."""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import json
import os
import urllib.parse
from typing import Iterator

# A part of that length is as good as the whole for whoever guesses the rest.
_PART = 16
_FILE_PIECE = 1 << 22


def needles(secret: str, regions: list[str]) -> dict[bytes, str]:
    """What to search for: {bytes: name of the form}."""
    found = spellings(secret, "the secret")
    for name, key in _signing_keys(secret, regions):
        found[key] = name
        found.update(_forms(key, name))
    return found


def spellings(secret: str, what: str) -> dict[bytes, str]:
    """The ways to write a secret, and its ends."""
    found: dict[bytes, str] = {}
    parts = {what: secret, f"the beginning of {what}": secret[:_PART], f"the end of {what}": secret[-_PART:]}
    for name, text in parts.items():
        found.update(_forms(text.encode(), name))
        found[text.encode("utf-16-le")] = f"{name} in UTF-16"
        found[text.encode("utf-32-le")] = f"{name} in UTF-32"
        found[urllib.parse.quote(text, safe="").encode()] = f"{name} percent-encoded"
        found[urllib.parse.quote(text, safe="").lower().encode()] = f"{name} percent-encoded in lower case"
        found[json.dumps(text)[1:-1].replace("/", "\\/").encode()] = f"{name} in JSON"
    found[secret[::-1].encode()] = f"{what} backwards"
    return found


def _forms(content: bytes, name: str) -> dict[bytes, str]:
    found = {content: name}
    for digits in (content.hex(), content.hex().upper()):
        found[digits.encode()] = f"{name} in hexadecimal"
    for shift in range(3):
        # The same bytes inside something longer, at each of the three places within a group of base64.
        text = base64.b64encode(b"\0" * shift + content)
        whole = text[-(-shift * 8 // 6) :].rstrip(b"=")[:-1]
        found[whole] = f"{name} in base64"
        found[whole.translate(bytes.maketrans(b"+/", b"-_"))] = f"{name} in base64 for URLs"
    return found


def _signing_keys(secret: str, regions: list[str]) -> Iterator[tuple[str, bytes]]:
    today = datetime.datetime.now(datetime.timezone.utc).date()
    for day in (today, today - datetime.timedelta(days=1)):
        of_day = _mac(("AWS4" + secret).encode(), day.strftime("%Y%m%d"))
        yield f"the key of {day}", of_day
        for region in regions:
            of_region = _mac(of_day, region)
            yield f"the key of {day}, {region}", of_region
            for service in ("securityhub", "sts"):
                of_service = _mac(of_region, service)
                yield f"the key of {day}, {region}, {service}", of_service
                yield f"the signing key of {day}, {region}, {service}", _mac(of_service, "aws4_request")


def _mac(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


class Search:
    """Collects where the secret was found."""

    def __init__(self, secret: str, regions: list[str]) -> None:
        self.needles = needles(secret, regions)
        self.longest = max(map(len, self.needles))
        self.found: list[str] = []
        self.searched: list[str] = []

    def add(self, secret: str, what: str) -> None:
        """Searches for one more secret."""
        self.needles.update(spellings(secret, what))
        self.longest = max(map(len, self.needles))

    def content(self, content: bytes, place: str) -> None:
        """Searches bytes."""
        self.searched.append(place)
        self._look(content, place)

    def _look(self, content: bytes, place: str) -> None:
        for needle, name in self.needles.items():
            if needle in content:
                self.found.append(f"{name} in {place}")

    def file(self, path: str) -> None:
        """Searches a file, in pieces that overlap."""
        self.content(os.fsencode(path), f"the name of {path}")
        if os.path.islink(path):
            self.content(os.fsencode(os.readlink(path)), f"the target of {path}")
            return
        if not os.path.isfile(path):
            return
        self.searched.append(path)
        with open(path, "rb") as file:
            before = b""
            while piece := file.read(_FILE_PIECE):
                self._look(before + piece, path)
                before = piece[-self.longest :]

    def folder(self, path: str) -> None:
        """Searches every file in and below a folder."""
        for folder, folders, files in os.walk(path):
            for name in folders + files:
                self.file(os.path.join(folder, name))

    def process(self, number: int) -> None:
        """Searches what other programs can read of a process without tracing it."""
        for name in ("cmdline", "environ", "comm"):
            try:
                with open(f"/proc/{number}/{name}", "rb") as file:
                    self.content(file.read(), f"{name} of process {number}")
            except (PermissionError, FileNotFoundError, ProcessLookupError):
                continue  # a hardened program's environment is its own
