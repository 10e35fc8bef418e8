#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What packaging/sbom.py writes is SPDX 2.3, true to the files and to the package database, and the same every time.

With --check it looks at an SBOM that is there: test_sbom.py --check FILE.spdx.json PACKAGE [FOLDER WITH ITS CONTENT]
"""

from __future__ import annotations

import copy
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
SBOM = os.path.join(os.path.dirname(__file__), "..", "..", "packaging", "sbom.py")
OF_DOCUMENT = {"spdxVersion", "dataLicense", "SPDXID", "name", "documentNamespace", "creationInfo", "packages",
               "files", "relationships"}  # fmt: skip
OF_PACKAGE = {"SPDXID", "name", "versionInfo", "downloadLocation", "filesAnalyzed", "licenseConcluded",
              "licenseDeclared", "copyrightText"}  # fmt: skip
OF_FILE = {"SPDXID", "fileName", "checksums", "licenseConcluded", "copyrightText"}
LICENCE = re.compile(r"NOASSERTION|[A-Za-z0-9.-]+( (AND|OR|WITH) [A-Za-z0-9.-]+)*")


def sum_of(path: str, algorithm: str) -> str:
    """Of a whole file."""
    with open(path, "rb") as file:
        return hashlib.new(algorithm, file.read()).hexdigest()


def sums(item: Json) -> dict[str, str]:
    """The checksums that the document says of a package or a file."""
    return {one["algorithm"]: one["checksumValue"] for one in item.get("checksums", [])}


def check_form(bill: Json) -> None:
    """What SPDX 2.3 asks of every document."""
    assert OF_DOCUMENT <= set(bill), OF_DOCUMENT - set(bill)
    assert bill["spdxVersion"] == "SPDX-2.3" and bill["dataLicense"] == "CC0-1.0"
    assert bill["SPDXID"] == "SPDXRef-DOCUMENT"
    assert re.fullmatch(r"https://[^#]+", bill["documentNamespace"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bill["creationInfo"]["created"])
    creators = bill["creationInfo"]["creators"]
    assert creators and all(re.match(r"(Tool|Organization|Person): .", one) for one in creators)
    for items, wanted in ((bill["packages"], OF_PACKAGE), (bill["files"], OF_FILE)):
        for item in items:
            assert wanted <= set(item), f"{item['SPDXID']} lacks {wanted - set(item)}"
    for package in bill["packages"]:
        assert LICENCE.fullmatch(package["licenseDeclared"]), package
        assert re.fullmatch(r"NOASSERTION|NONE|[a-z+]+://\S+", package["downloadLocation"]), package
    for item in bill["files"]:
        assert item["fileName"].startswith("./") and "SHA1" in sums(item), item


def check_relations(bill: Json) -> None:
    """Every end exists, everything is in the package, and each component's code is that of its files."""
    items = {item["SPDXID"]: item for item in bill["packages"] + bill["files"]}
    assert len(items) == len(bill["packages"]) + len(bill["files"]), "an identifier is there twice"
    assert all(re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", ident) for ident in items)
    edges = [(one["spdxElementId"], one["relationshipType"], one["relatedSpdxElement"])
             for one in bill["relationships"]]  # fmt: skip
    for one, _, other in edges:
        assert {one, other} <= {*items, "SPDXRef-DOCUMENT"}, f"{one} or {other} is not in the document"
    reached = {other for _, _, other in edges}
    assert reached == set(items), f"nothing leads to {set(items) - reached}"
    for package in bill["packages"]:
        own = [items[other] for one, how, other in edges
               if one == package["SPDXID"] and how == "CONTAINS" and "fileName" in items[other]]  # fmt: skip
        assert package["filesAnalyzed"] == bool(own), package
        if own:
            joined = "".join(sorted(sums(item)["SHA1"] for item in own))
            code = package["packageVerificationCode"]["packageVerificationCodeValue"]
            assert code == hashlib.sha1(joined.encode()).hexdigest(), package


def check_files(bill: Json, package: str, content: str | None) -> None:
    """The checksums are those of the package and of the files inside, all of them."""
    ours = [one for one in bill["packages"] if one["name"] == "hubwarden"]
    assert len(ours) == 1 and ours[0]["packageFileName"] == os.path.basename(package)
    assert sums(ours[0])["SHA256"] == sum_of(package, "sha256"), "the SBOM is of another package"
    if content is None:
        return
    inside = {}
    for where, _, names in os.walk(content):
        for path in (os.path.join(where, name) for name in names):
            if not os.path.islink(path):
                inside["./" + os.path.relpath(path, content)] = path
    told = {item["fileName"]: sums(item) for item in bill["files"]}
    assert set(inside) == set(told), set(inside) ^ set(told)
    for name, path in inside.items():
        assert told[name] == {"SHA1": sum_of(path, "sha1"), "SHA256": sum_of(path, "sha256")}, name


def check_versions(bill: Json) -> None:
    """What came from this system has the version that its package database says."""
    for package in bill["packages"]:
        for other in package.get("externalRefs", []):
            said = subprocess.run(["dpkg-query", "-W", "-f", "${Version}\n", package["name"]],
                                  check=True, capture_output=True, text=True).stdout.splitlines()[0]  # fmt: skip
            assert package["versionInfo"] == said, package
            assert re.match(rf"pkg:deb/[a-z]+/{re.escape(package['name'])}@", other["referenceLocator"]), other


def check(bill: Json, package: str, content: str | None) -> None:
    """All of it."""
    check_form(bill)
    check_relations(bill)
    check_files(bill, package, content)


def write(*arguments: str, out: str, ends_well: bool = True) -> Json:
    """Runs the script; what it wrote."""
    env = {"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1700000000", "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(["/usr/bin/python3", "-B", SBOM, *arguments[:2], out, *arguments[2:]],
                         env=env, capture_output=True, text=True, timeout=60, check=False)  # fmt: skip
    assert (ran.returncode == 0) == ends_well, ran.stderr
    if not ends_well:
        assert not os.path.exists(out), "it failed and wrote an SBOM"
        return {}
    with open(out, encoding="utf-8") as file:
        return json.load(file)  # type: ignore[no-any-return]


def library(program: str, name: str) -> str:
    """The path of a library that the program loads."""
    said = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    found = re.search(rf"{re.escape(name)} => (\S+)", said)
    assert found, f"{program} loads no {name}"
    return found.group(1)


def make_image(folder: str, program: str) -> tuple[str, str, str]:
    """A package, the folder that it was made of, and the list of what came from the system."""
    content, listing, package = (os.path.join(folder, name) for name in ("content", "taken", "Made-up.AppImage"))
    core = library(program, "libQt6Core.so.6")
    os.makedirs(os.path.join(content, "usr", "lib"))
    shutil.copy(program, os.path.join(content, "usr", "hub warden"))
    with open(core, "rb") as source, open(os.path.join(content, "usr", "lib", "libQt6Core.so.6"), "wb") as target:
        target.write(source.read() + b"changed on the way in")
    os.symlink("lib", os.path.join(content, "usr", "a link"))
    with open(listing, "w", encoding="utf-8") as file:
        file.write(f"{core}\tusr/lib/libQt6Core.so.6\n{library(program, 'libc.so.6')}\t-\n")
    with open(package, "wb") as image:
        image.write(b"package")
    return package, content, listing


def check_image(folder: str, program: str) -> Json:
    """Files from the system, our own, and what is linked in; the same bytes from another place and time."""
    package, content, listing = make_image(folder, program)
    out = os.path.join(folder, "one.json")
    bill = write(package, content, "--taken", listing, out=out)
    check(bill, package, content)
    check_versions(bill)
    names = {one["name"]: one for one in bill["packages"]}
    qt = [name for name in names if name.startswith("libqt6core6")]
    assert len(names) == 3 and len(qt) == 1 and "libc6" in names, names
    assert "LGPL-3.0-only" in names[qt[0]]["licenseDeclared"], names[qt[0]]
    assert {"spdxElementId": "SPDXRef-Package-hubwarden", "relationshipType": "STATIC_LINK",
            "relatedSpdxElement": "SPDXRef-Package-libc6"} in bill["relationships"]  # fmt: skip

    moved = os.path.join(folder, "elsewhere")
    shutil.copytree(content, moved, symlinks=True, copy_function=shutil.copyfile)
    write(package, moved, "--taken", listing, out=os.path.join(folder, "two.json"))
    assert sum_of(out, "sha256") == sum_of(os.path.join(folder, "two.json"), "sha256"), "not the same bytes twice"

    with open(listing, "a", encoding="utf-8") as file:
        file.write(f"{listing}\tusr/stray.so\n")
    write(package, content, "--taken", listing, out=os.path.join(folder, "three.json"), ends_well=False)
    check_the_check(bill, package, content)
    return bill


def check_deb(folder: str) -> None:
    """A Debian package and what it depends on; the first of a choice that is there."""
    content, package = os.path.join(folder, "deb"), os.path.join(folder, "hubwarden_0_all.deb")
    os.makedirs(os.path.join(content, "DEBIAN"))
    with open(os.path.join(content, "DEBIAN", "control"), "w", encoding="ascii") as file:
        file.write("Package: hubwarden\nVersion: 0\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: a\n"
                   "Depends: libc6 (>= 2.3), not-a-package | dpkg\n")  # fmt: skip
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", content, package], check=True, capture_output=True)
    shutil.rmtree(os.path.join(content, "DEBIAN"))
    with open(os.path.join(content, "ours"), "w", encoding="ascii") as file:
        file.write("ours")
    bill = write(package, content, "--depends", out=os.path.join(folder, "deb.json"))
    check(bill, package, content)
    check_versions(bill)
    needed = {one["relatedSpdxElement"] for one in bill["relationships"] if one["relationshipType"] == "DEPENDS_ON"}
    assert needed == {"SPDXRef-Package-libc6", "SPDXRef-Package-dpkg"}, needed


def check_named(folder: str, program: str) -> None:
    """A component that is named by hand has the files of its patterns; one without a file is an error."""
    package, content, _ = make_image(folder, program)
    qt = ["--component", "qtbase", "6.4.2", "LGPL-3.0-only", "https://download.qt.io/archive/qt/"]
    out = os.path.join(folder, "named.json")
    bill = write(package, content, *qt, "*/none.dll *Qt6*", out=out)
    check(bill, package, content)
    assert any(one["name"] == "qtbase" and one["filesAnalyzed"] for one in bill["packages"])
    write(package, content, *qt, "*/none.dll", out=out + ".none", ends_well=False)


def check_msi(folder: str) -> None:
    """The installers for Windows, by the list of versions that lies among their files."""
    content, package = os.path.join(folder, "files"), os.path.join(folder, "Hubwarden-0-x64.msi")
    for name in ("hubwarden.exe", "Qt6Core.dll", "platforms/qwindows.dll", "translations/qtbase_de.qm",
                 "libqt6keychain.dll", "libstdc++-6.dll", "libgcc_s_seh-1.dll", "libwinpthread-1.dll"):  # fmt: skip
        path = os.path.join(content, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="ascii") as file:
            file.write(name)
    os.makedirs(os.path.join(content, "licences"))
    with open(os.path.join(content, "licences", "packages.txt"), "w", encoding="ascii") as file:
        file.write("gcc-mingw-w64-base 12.2.0+25.2 (source gcc-mingw-w64 25.2)\nmingw-w64-x86-64-dev 10.0.0-3 (source a 1)\n"
                   "qt6-base (source qt6-base 6.4.2+dfsg-10)\nqtkeychain 0.15.0\n")  # fmt: skip
    with open(package, "w", encoding="ascii") as file:
        file.write("installer")
    subprocess.run([os.path.join(os.path.dirname(SBOM), "describe-msi.sh"), package],
                   env={"PATH": "/usr/bin:/bin", "CONTENT": content}, check=True, capture_output=True, timeout=60)  # fmt: skip
    with open(package + ".spdx.json", encoding="utf-8") as file:
        bill = json.load(file)
    check(bill, package, content)
    told = {one["name"]: one["versionInfo"] for one in bill["packages"] if one["name"] != "hubwarden"}
    assert told == {"qt6-base": "6.4.2+dfsg-10", "qtkeychain": "0.15.0", "gcc-mingw-w64": "12.2.0+25.2",
                    "mingw-w64": "10.0.0-3"}, told  # fmt: skip


def check_the_check(bill: Json, package: str, content: str) -> None:
    """Each of these would be wrong, and is seen."""
    faults: dict[str, Callable[[Json], object]] = {
        "no licence": lambda bad: bad["packages"][0].pop("licenseDeclared"),
        "no such licence form": lambda bad: bad["packages"][0].update(licenseDeclared="LGPL-3 or later"),
        "another package": lambda bad: bad["packages"][0]["checksums"][0].update(checksumValue="0" * 64),
        "a wrong checksum of a file": lambda bad: bad["files"][0]["checksums"][1].update(checksumValue="0" * 64),
        "a wrong code": lambda bad: bad["packages"][0]["packageVerificationCode"].update(
            packageVerificationCodeValue="0" * 40
        ),
        "a file left out": lambda bad: bad["files"].pop(),
        "a file of nobody": lambda bad: bad["relationships"].pop(1),
        "an identifier twice": lambda bad: bad["files"].append(bad["files"][0]),
        "a time in another form": lambda bad: bad["creationInfo"].update(created="yesterday"),
    }
    for what, spoil in faults.items():
        bad = copy.deepcopy(bill)
        spoil(bad)
        try:
            check(bad, package, content)
        except (AssertionError, KeyError):
            continue
        raise AssertionError(f"{what} went unseen")


def main() -> None:
    """An SBOM that is there, or one of each kind."""
    if sys.argv[1] == "--check":
        with open(sys.argv[2], encoding="utf-8") as file:
            check(json.load(file), sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else None)
    else:
        with tempfile.TemporaryDirectory() as folder:
            check_image(folder, sys.argv[1])
        with tempfile.TemporaryDirectory() as folder:
            check_deb(folder)
        with tempfile.TemporaryDirectory() as folder:
            check_named(folder, sys.argv[1])
        with tempfile.TemporaryDirectory() as folder:
            check_msi(folder)
    print("passed")


if __name__ == "__main__":
    main()
