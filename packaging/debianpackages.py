# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What the package database of this Debian or Ubuntu says about its packages and files."""

from __future__ import annotations

import dataclasses
import functools
import os
import re
import subprocess
import urllib.parse

# The short names of Debian's copyright files; one that is not here gives no licence rather than a wrong one.
LICENCES = {
    "Apache-2.0": "Apache-2.0",
    "BSD-2-clause": "BSD-2-Clause",
    "BSD-2-Clause": "BSD-2-Clause",
    "BSD-3-clause": "BSD-3-Clause",
    "BSD-3-Clause": "BSD-3-Clause",
    "BSL-1.0": "BSL-1.0",
    "Expat": "MIT",
    "GPL-1+": "GPL-1.0-or-later",
    "GPL-2": "GPL-2.0-only",
    "GPL-2+": "GPL-2.0-or-later",
    "GPL-3": "GPL-3.0-only",
    "GPL-3+": "GPL-3.0-or-later",
    "ISC": "ISC",
    "LGPL-2": "LGPL-2.0-only",
    "LGPL-2+": "LGPL-2.0-or-later",
    "LGPL-2.1": "LGPL-2.1-only",
    "LGPL-2.1+": "LGPL-2.1-or-later",
    "LGPL-3": "LGPL-3.0-only",
    "LGPL-3+": "LGPL-3.0-or-later",
    "MIT-X11": "MIT",
    "X11": "X11",
    "Zlib": "Zlib",
    "bitstream-vera": "Bitstream-Vera",
    "zlib": "Zlib",
}


@dataclasses.dataclass(frozen=True)
class Package:
    """An installed package."""

    name: str
    version: str
    architecture: str
    source: str
    source_version: str
    licence: str
    vendor: str
    purl: str


def spdx_expression(short: str) -> str:
    """The licence in SPDX's words; NOASSERTION if a part of it is not surely known."""
    words = []
    for part in re.split(r"\s+(or|and)\s+", short.strip()):
        if part in ("or", "and"):
            words.append(part.upper())
        elif part in LICENCES:
            words.append(LICENCES[part])
        else:
            return "NOASSERTION"
    both = "AND" in words and "OR" in words  # which binds first is not sure in Debian's form
    return "NOASSERTION" if both else " ".join(words)


def licence_of(copyright_text: str) -> str:
    """What a copyright file in the machine-readable format says of all files that it does not name one by one."""
    for paragraph in re.split(r"\n\s*\n", copyright_text):
        if re.search(r"^Files:\s*\*\s*$", paragraph, re.MULTILINE):
            found = re.search(r"^License:[ \t]*(\S.*)$", paragraph, re.MULTILINE)
            return spdx_expression(found.group(1)) if found else "NOASSERTION"
    return "NOASSERTION"


@functools.cache
def distribution() -> str:
    """As a package URL names it: debian or ubuntu."""
    with open("/etc/os-release", encoding="utf-8") as file:
        found = re.search(r'^ID="?([a-z]+)', file.read(), re.MULTILINE)
    assert found, "/etc/os-release names no distribution"
    return found.group(1)


@functools.cache
def installed(name: str) -> Package | None:
    """The package of that name, if it is installed."""
    form = "${db:Status-Status}\t${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\n"
    asked = subprocess.run(["dpkg-query", "--show", "--showformat", form, name],
                           check=False, capture_output=True, text=True)  # fmt: skip
    rows = [line.split("\t") for line in asked.stdout.splitlines() if line.startswith("installed\t")]
    if not rows:
        return None
    _, name, version, architecture, source, source_version = rows[0]
    told = f"/usr/share/doc/{name}/copyright"
    licence = "NOASSERTION"
    if os.path.exists(told):
        with open(told, encoding="utf-8", errors="replace") as file:
            licence = licence_of(file.read())
    asked_for = urllib.parse.urlencode({"arch": architecture, "upstream": f"{source}@{source_version}"})
    number = urllib.parse.quote(version, safe="")
    return Package(name, version, architecture, source, source_version, licence, distribution().capitalize(),
                   f"pkg:deb/{distribution()}/{name}@{number}?{asked_for}")  # fmt: skip


def names_of(path: str) -> list[str]:
    """The paths under which the database may know a file: from before or after /usr was merged."""
    names = []
    for name in (path, os.path.realpath(path)):
        names += [name, "/usr" + name, name.removeprefix("/usr")]
    return list(dict.fromkeys(names))


def owners(paths: list[str]) -> dict[str, Package]:
    """The package of each file; a file of none is an error, as nobody could say what it is."""
    asked = sorted({name for path in paths for name in names_of(path)})
    said = subprocess.run(["dpkg-query", "--search", *asked], check=False, capture_output=True, text=True).stdout
    known = {}
    for line in said.splitlines():  # package[:architecture][, package …]: path
        if not line.startswith("diversion"):
            packages, _, path = line.rpartition(": ")
            known[path] = re.split(r"[:,]", packages)[0]
    found = {}
    for path in paths:
        owner = next((known[name] for name in names_of(path) if name in known), None)
        package = installed(owner) if owner else None
        assert package, f"no package owns {path}"
        found[path] = package
    return found
