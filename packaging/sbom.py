#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Writes what is inside a package, as SPDX 2.3 in JSON: every file with its checksums, every component with its
version, licence and origin. It looks at the files that were really packed and, for what came from the system, at the
package database of this Debian or Ubuntu. The same package gives the same bytes; SOURCE_DATE_EPOCH is its time.
"""

from __future__ import annotations

import argparse
import datetime
import fnmatch
import hashlib
import json
import os
import re
import subprocess
import sys
from typing import Any

import debianpackages

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OURS = "SPDXRef-Package-hubwarden"
Json = dict[str, Any]


def digest(path: str, algorithm: str) -> str:
    """Of a whole file, as hexadecimal digits."""
    with open(path, "rb") as file:
        return hashlib.new(algorithm, file.read()).hexdigest()


def version() -> str:
    """Hubwarden's, from the one place that says it."""
    with open(os.path.join(ROOT, "CMakeLists.txt"), encoding="utf-8") as file:
        found = re.search(r"^project\(Hubwarden VERSION ([0-9.]+)", file.read(), re.MULTILINE)
    assert found, "CMakeLists.txt names no version"
    return found.group(1)


def reference(kind: str, name: str) -> str:
    """An identifier of SPDX: letters, digits, dots and dashes; what else was in the name is told apart by a checksum."""
    plain = re.sub(r"[^A-Za-z0-9.-]", "-", name)
    if plain != name:
        plain += "-" + hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"SPDXRef-{kind}-{plain}"


class Bill:
    """The document while it grows."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.name = os.path.basename(package)
        self.components: dict[str, Json] = {}
        self.files: dict[str, Json] = {}
        self.owner: dict[str, str] = {}  # file inside: component
        self.sums: dict[str, list[str]] = {}  # component: the SHA-1 of each of its files
        self.relationships: list[tuple[str, str, str]] = [("SPDXRef-DOCUMENT", "DESCRIBES", OURS)]
        self.components[OURS] = {
            "SPDXID": OURS,
            "name": "hubwarden",
            "versionInfo": version(),
            "packageFileName": self.name,
            "supplier": "Organization: The Hubwarden authors",
            "downloadLocation": "NOASSERTION",
            "licenseConcluded": "Apache-2.0",
            "licenseDeclared": "Apache-2.0",
            "copyrightText": "2026 The Hubwarden authors",
            "primaryPackagePurpose": "APPLICATION",
            "checksums": [{"algorithm": "SHA256", "checksumValue": digest(package, "sha256")}],
        }

    def add_component(self, name: str, number: str, licence: str, origin: str, more: Json) -> str:
        """A library or font of others; returns its identifier."""
        ident = reference("Package", name)
        self.components[ident] = {
            "SPDXID": ident,
            "name": name,
            "versionInfo": number,
            "downloadLocation": origin,
            "licenseConcluded": "NOASSERTION",
            "licenseDeclared": licence,
            "copyrightText": "NOASSERTION",
            **more,
        }
        return ident

    def relate(self, one: str, how: str, other: str) -> None:
        """One fact, told once."""
        if (one, how, other) not in self.relationships:
            self.relationships.append((one, how, other))

    def add_files(self, folder: str) -> None:
        """Every regular file below the folder, each in the component that owns it."""
        for where, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(where, name)
                if os.path.islink(path):
                    continue
                inside = os.path.relpath(path, folder)
                ident = reference("File", inside)
                self.files[ident] = {
                    "SPDXID": ident,
                    "fileName": "./" + inside,
                    "checksums": [
                        {"algorithm": algorithm.upper(), "checksumValue": digest(path, algorithm)}
                        for algorithm in ("sha1", "sha256")
                    ],
                    "licenseConcluded": "NOASSERTION",
                    "copyrightText": "NOASSERTION",
                }
                owner = self.owner.get(inside, OURS)
                self.sums.setdefault(owner, []).append(digest(path, "sha1"))
                self.relate(owner, "CONTAINS", ident)

    def document(self, time: int) -> Json:
        """All of it, in an order that depends on nothing but its content."""
        for ident, component in self.components.items():
            component["filesAnalyzed"] = ident in self.sums
            if ident in self.sums:
                code = hashlib.sha1("".join(sorted(self.sums[ident])).encode()).hexdigest()
                component["packageVerificationCode"] = {"packageVerificationCodeValue": code}
        whole = self.components[OURS]["checksums"][0]["checksumValue"]
        made = datetime.datetime.fromtimestamp(time, datetime.timezone.utc)
        return {
            "spdxVersion": "SPDX-2.3",
            "dataLicense": "CC0-1.0",
            "SPDXID": "SPDXRef-DOCUMENT",
            "name": self.name,
            "documentNamespace": f"https://spdx.org/spdxdocs/{self.name}-{whole}",
            "creationInfo": {
                "created": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "creators": ["Organization: The Hubwarden authors", f"Tool: hubwarden-sbom-{version()}"],
            },
            "packages": [self.components[ident] for ident in sorted(self.components)],
            "files": [self.files[ident] for ident in sorted(self.files)],
            "relationships": [
                {"spdxElementId": one, "relationshipType": how, "relatedSpdxElement": other}
                for one, how, other in sorted(self.relationships)
            ],
        }


def add_debian(bill: Bill, package: debianpackages.Package, how: str, more: Json) -> str:
    """A package of this system as a component."""
    ident = bill.add_component(
        package.name,
        package.version,
        package.licence,
        "NOASSERTION",
        {
            "supplier": f"Organization: {package.vendor}",
            "licenseComments": "what its copyright file says of all files that it does not name one by one",
            "sourceInfo": f"built from the source package {package.source} {package.source_version}",
            "externalRefs": [
                {
                    "referenceCategory": "PACKAGE-MANAGER",
                    "referenceType": "purl",
                    "referenceLocator": package.purl,
                }
            ],
            **more,
        },
    )
    bill.relate(OURS, how, ident)
    return ident


def add_taken(bill: Bill, listing: str) -> None:
    """The files that were copied from this system: lines of its path there, a tab, its path inside; - is linked in."""
    with open(listing, encoding="utf-8") as file:
        taken = [line.rstrip("\n").split("\t") for line in file]
    owners = debianpackages.owners([path for path, _ in taken])
    for path, inside in taken:
        ident = add_debian(bill, owners[path], "STATIC_LINK" if inside == "-" else "CONTAINS", {})
        bill.owner[inside] = ident


def add_dependencies(bill: Bill, package: str) -> None:
    """What the Debian package wants from the system, as far as this system has it."""
    wanted = subprocess.run(["dpkg-deb", "--field", package, "Depends"], check=True, capture_output=True, text=True)
    for choice in wanted.stdout.strip().split(","):
        names = [re.split(r"[ (:]", one.strip())[0] for one in choice.split("|")]
        found = next((have for have in map(debianpackages.installed, names) if have), None)
        assert found, f"none of {names} is installed: was the package built here?"
        add_debian(bill, found, "DEPENDS_ON", {"comment": f"as {choice.strip()}; the version is that of the build"})


def add_named(bill: Bill, folder: str, named: list[str]) -> None:
    """A component that no package database knows, and the files it has inside."""
    name, number, licence, origin, patterns = named
    ident = bill.add_component(name, number, licence, origin, {})
    bill.relate(OURS, "CONTAINS", ident)
    own = [
        inside
        for where, _, names in os.walk(folder)
        for inside in (os.path.relpath(os.path.join(where, file), folder) for file in names)
        if any(fnmatch.fnmatch(inside, pattern) for pattern in patterns.split())
    ]
    assert own, f"nothing inside is of {name}: {patterns}"
    bill.owner.update((inside, ident) for inside in own)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", help="the file that people get")
    parser.add_argument("content", help="the folder with what is inside it")
    parser.add_argument("out", help="the file to write")
    parser.add_argument("--taken", metavar="LIST", help="which files came from this system: path, tab, path inside")
    parser.add_argument("--depends", action="store_true", help="name what the Debian package depends on")
    parser.add_argument("--component", nargs=5, action="append", default=[],
                        metavar=("NAME", "VERSION", "LICENCE", "ORIGIN", "PATTERNS"),
                        help="what is inside from elsewhere; the patterns of its files are split at blanks")  # fmt: skip
    options = parser.parse_args()
    if "SOURCE_DATE_EPOCH" not in os.environ:
        sys.exit("sbom: set SOURCE_DATE_EPOCH: the time of the commit")

    bill = Bill(options.package)
    if options.taken:
        add_taken(bill, options.taken)
    if options.depends:
        add_dependencies(bill, options.package)
    for named in options.component:
        add_named(bill, options.content, named)
    bill.add_files(options.content)
    with open(options.out, "w", encoding="utf-8") as file:
        json.dump(bill.document(int(os.environ["SOURCE_DATE_EPOCH"])), file, indent=1, ensure_ascii=False)
        file.write("\n")
    print(f"{options.out}: {len(bill.components)} components, {len(bill.files)} files")


if __name__ == "__main__":
    main()
