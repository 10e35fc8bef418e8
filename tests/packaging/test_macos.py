#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What can be told of the package for macOS without a Mac: test_macos.py SOURCES BUILD-FOLDER

Its description says what the rest of the project says, its icon has every size, and build-dmg.sh calls Apple's tools, for
which stand-ins write down how, in the right order and with the right words.
"""

from __future__ import annotations

import json
import os
import plistlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

# Kinds of entry in an icon: the side in pixels, and whether it is a PNG.
ICONS = {"is32": (16, False), "il32": (32, False), "ih32": (48, False), "ic07": (128, True), "ic08": (256, True),
         "ic09": (512, True), "ic10": (1024, True), "ic11": (32, True), "ic12": (64, True), "ic13": (256, True),
         "ic14": (512, True)}  # fmt: skip
MASKS = {"s8mk": 16, "l8mk": 32, "h8mk": 48}
TOOLS = ("uname", "cmake", "cpack", "codesign", "xcrun", "spctl", "shasum", "macdeployqt", "qtpaths")
# Writes its name and words down; does as much as the next step needs.
STAND_IN = r"""#!/bin/bash
name=$(basename "$0")
printf '%s' "$name" >>"$CALLS"; printf '\t%s' "$@" >>"$CALLS"; echo >>"$CALLS"
case "$name $*" in
uname*) echo Darwin ;;
qtpaths*) echo 6.8.3 ;;
"cmake --install"*)
    app=$4/Hubwarden.app/Contents
    mkdir -p "$app/MacOS" "$app/Resources"
    echo program >"$app/MacOS/Hubwarden" ;;
macdeployqt*)
    mkdir -p "$1/Contents/Frameworks/QtCore.framework/Versions/A" "$1/Contents/PlugIns/platforms"
    echo core >"$1/Contents/Frameworks/QtCore.framework/Versions/A/QtCore"
    echo keychain >"$1/Contents/Frameworks/libqt6keychain.1.dylib"
    echo cocoa >"$1/Contents/PlugIns/platforms/libqcocoa.dylib" ;;
cpack*)
    while [ $# -gt 1 ]; do [ "$1" != -B ] || echo image >"$2/Hubwarden.dmg"; shift; done ;;
shasum*) sha256sum "$3" ;;
esac
"""

Call = list[str]


def text(*path: str) -> str:
    """A whole file."""
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def said(where: str, pattern: str) -> str:
    """The first group of the first match."""
    found = re.search(pattern, where, re.MULTILINE)
    assert found, f"nothing like {pattern}"
    return found.group(1)


def check_description(sources: str, build: str) -> None:
    """Info.plist agrees with CMakeLists.txt, with the program and with the translations that there are."""
    with open(os.path.join(build, "packaging", "macos", "Info.plist"), "rb") as file:
        raw = file.read()
    assert b"@" not in raw and b"${" not in raw, "something was not filled in"
    told = plistlib.loads(raw)
    top = text(sources, "CMakeLists.txt")
    version = said(top, r"^project\(Hubwarden VERSION ([0-9.]+)")
    languages = {name[len("hubwarden_") : -len(".ts")]
                 for name in os.listdir(os.path.join(sources, "resources", "translations"))}  # fmt: skip
    wanted = {
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleIdentifier": said(text(sources, "app", "main.cpp"), r'setDesktopFileName\(u"([^"]+)"'),
        "CFBundlePackageType": "APPL",
        "CFBundleExecutable": said(text(sources, "packaging", "macos", "bundle.cmake"), r"OUTPUT_NAME (\S+)"),
        "LSMinimumSystemVersion": said(top, r"^set\(CMAKE_OSX_DEPLOYMENT_TARGET (\S+)"),
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
    }
    for key, value in wanted.items():
        assert told.get(key) == value, f"{key}: {told.get(key)!r} instead of {value!r}"
    assert set(told["CFBundleLocalizations"]) == languages, told["CFBundleLocalizations"]
    assert told["LSApplicationCategoryType"].startswith("public.app-category.")
    assert "Hubwarden authors" in told["NSHumanReadableCopyright"]
    assert os.path.exists(os.path.join(sources, "resources", "icons", told["CFBundleIconFile"]))
    with open(os.path.join(sources, "packaging", "macos", "entitlements.plist"), "rb") as file:
        assert plistlib.load(file) == {}, "an exception from the hardened runtime needs a reason, and this test"


def check_icon(path: str) -> None:
    """Every size, each as large as its kind says."""
    with open(path, "rb") as file:
        icon = file.read()
    assert icon[:4] == b"icns" and struct.unpack(">I", icon[4:8])[0] == len(icon)
    kinds, at = set(), 8
    while at < len(icon):
        kind, length = icon[at : at + 4].decode("ascii"), struct.unpack(">I", icon[at + 4 : at + 8])[0]
        content = icon[at + 8 : at + length]
        kinds.add(kind)
        side, is_png = ICONS.get(kind, (MASKS.get(kind, 0), False))
        if is_png:
            assert content[:8] == b"\x89PNG\r\n\x1a\n", kind
            assert struct.unpack(">II", content[16:24]) == (side, side), kind
            assert content.endswith(b"IEND\xaeB`\x82"), kind
        elif kind in MASKS:
            assert len(content) == side * side and any(content), kind
        at += length
    assert kinds == {*ICONS, *MASKS}, kinds ^ {*ICONS, *MASKS}


def play(sources: str, folder: str, settings: dict[str, str], ends_well: bool = True) -> list[Call]:
    """Runs build-dmg.sh in a copy of what it reads, with stand-ins; what they were called with."""
    place, tools, qt = (os.path.join(folder, name) for name in ("copy of it", "tools", "qt"))
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(os.path.join(sources, "packaging"), os.path.join(place, "packaging"))
    for path in ("CMakeLists.txt", "LICENSE", "resources/licences/libraries.md"):
        os.makedirs(os.path.dirname(os.path.join(place, path)), exist_ok=True)
        shutil.copy(os.path.join(sources, path), os.path.join(place, path))
    os.makedirs(os.path.join(qt, "translations"))
    os.makedirs(tools)
    with open(os.path.join(qt, "translations", "qtbase_de.qm"), "wb") as file:
        file.write(b"words")
    for tool in TOOLS:
        with open(os.path.join(tools, tool), "w", encoding="ascii") as file:
            file.write(STAND_IN)
        os.chmod(os.path.join(tools, tool), 0o755)
    os.symlink(tools, os.path.join(qt, "bin"))
    env = {"PATH": f"{tools}:/usr/bin:/bin", "CALLS": os.path.join(folder, "calls"), "QT_ROOT_DIR": qt,
           "KEYCHAIN_DIR": "/keychain", "SOURCE_DATE_EPOCH": "1700000000", "LC_ALL": "C.UTF-8", **settings}  # fmt: skip
    ran = subprocess.run([os.path.join(place, "packaging", "macos", "build-dmg.sh")],
                         env=env, capture_output=True, text=True, timeout=60, check=False)  # fmt: skip
    assert (ran.returncode == 0) == ends_well, ran.stdout + ran.stderr
    calls = [line.split("\t") for line in text(folder, "calls").splitlines()]
    if ends_well:
        check_made(os.path.join(place, "build", "packages"))
    return calls


def check_made(packages: str) -> None:
    """The image, its checksum, its SBOM; nothing else."""
    names = sorted(os.listdir(packages))
    assert len(names) == 3 and names[0].endswith("-macos.dmg"), names
    assert names[1:] == [names[0] + ".sha256", names[0] + ".spdx.json"], names
    inside = {one["name"]: one for one in json.loads(text(packages, names[2]))["packages"]}
    assert set(inside) == {"hubwarden", "qt", "qtkeychain"} and inside["qt"]["versionInfo"] == "6.8.3", inside
    assert all(one["filesAnalyzed"] for one in inside.values()), inside


def check_signatures(calls: list[Call], identity: str) -> None:
    """What lies inside before what is around it; the hardened runtime for everything, or not at all."""
    signed = [call for call in calls if call[0] == "codesign" and "--sign" in call and not call[-1].endswith(".dmg")]
    order = [os.path.basename(call[-1]) for call in signed]
    assert order == ["libqt6keychain.1.dylib", "libqcocoa.dylib", "QtCore.framework", "Hubwarden.app"], order
    for call in signed:
        assert call[call.index("--sign") + 1] == (identity or "-"), call
        runtime = "--timestamp" in call and call[call.index("--options") + 1] == "runtime" if identity else None
        assert runtime or not (identity or {"--timestamp", "--options"} & set(call)), call
    assert "--entitlements" in signed[-1] and not any("--entitlements" in call for call in signed[:-1])


def check_script(sources: str) -> None:
    """Ad hoc, signed, notarised, and what must not be begun."""
    with tempfile.TemporaryDirectory() as place:
        folder = os.path.join(place, "run")
        calls = play(sources, folder, {})
        check_signatures(calls, "")
        assert not any(call[0] in ("xcrun", "spctl") for call in calls)

        identity = {"HUBWARDEN_SIGN_IDENTITY": "Developer ID Application: Some Body (ABCDE12345)"}
        notary = {"HUBWARDEN_NOTARY_KEY": "/k.p8", "HUBWARDEN_NOTARY_KEY_ID": "K", "HUBWARDEN_NOTARY_ISSUER": "I"}
        calls = play(sources, folder, {**identity, **notary})
        check_signatures(calls, identity["HUBWARDEN_SIGN_IDENTITY"])
        packed = next(call for call in calls if call[0] == "cpack")
        assert "CPACK_INSTALL_CMAKE_PROJECTS=" in packed, "CPack would install anew what was signed"
        tail = [" ".join(call[:3]) for call in calls[calls.index(packed) + 1 :] if call[0] in ("codesign", "xcrun")]
        assert tail == ["codesign --force --sign", "xcrun notarytool submit", "xcrun stapler staple"], tail
        submitted = next(call for call in calls if "notarytool" in call)
        assert "--wait" in submitted and submitted[3].endswith(".dmg"), submitted

        for refused in (notary, {**identity, "HUBWARDEN_NOTARY_KEY": "/k.p8"}):
            calls = play(sources, folder, refused, ends_well=False)
            assert [call[0] for call in calls] == ["uname"], calls


def main() -> None:
    """Everything that needs no Mac."""
    sources, build = map(os.path.abspath, sys.argv[1:])
    check_description(sources, build)
    check_icon(os.path.join(sources, "resources", "icons", "hubwarden.icns"))
    check_script(sources)
    print("passed")


if __name__ == "__main__":
    main()
