#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The workflows of the public CI can be read, pin what they take from others and may do no more than they must; the last
step of a release refuses what is not whole and signs the rest.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

import yaml

Json = dict[str, Any]
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")
SCRIPT = re.compile(r"(?<![\w./-])(?:\./)?((?:packaging|resources|tests|\.ci)/[\w./-]*(?:\.sh|\.py|/run))(?![\w.-])")
WRITES = {("release", "publish"): {"contents": "write"}}  # every other job only reads


def steps(workflow: Json) -> Iterator[tuple[str, Json]]:
    """Every step with the name of its job."""
    for name, job in workflow["jobs"].items():
        for step in job["steps"]:
            yield name, step


def check_rights(name: str, workflow: Json) -> None:
    """No job may write but the one that must; nothing runs with the rights of the project on the code of others."""
    started_by = workflow[True]  # the word on, as YAML reads it
    assert "pull_request_target" not in started_by and "workflow_run" not in started_by, started_by
    assert workflow["permissions"] in ({}, {"contents": "read"}), workflow["permissions"]
    for job, content in workflow["jobs"].items():
        rights = content.get("permissions", workflow["permissions"])
        assert rights == WRITES.get((name, job), {"contents": "read"}), f"{job}: {rights}"
        assert not str(content["runs-on"]).endswith("-latest"), f"{job} runs on whatever is newest"
        assert content["timeout-minutes"] <= 360, job


def check_pins(text: str, workflow: Json) -> None:
    """Each action by its commit, with the release beside it for people to read; no checkout leaves its token behind."""
    for job, step in steps(workflow):
        if "uses" not in step:
            continue
        assert PINNED.fullmatch(step["uses"]), f"{job}: {step['uses']} may become something else"
        assert re.search(re.escape(step["uses"]) + r" # v\d+\.\d+\.\d+\n", text), step["uses"]
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, f"{job}: the token stays in the folder"


def check_commands(text: str, workflow: Json, sources: str) -> None:
    """Scripts that are there and may be started; no words of others, and no secrets, inside a command."""
    for script in set(SCRIPT.findall(text)):
        assert os.access(os.path.join(sources, script), os.X_OK), f"{script} cannot be started"
    for job, step in steps(workflow):
        command = step.get("run", "")
        assert "${{" not in command, f"{job}: {command}"
        shell = step.get("shell") or workflow["jobs"][job].get("defaults", {}).get("run", {}).get("shell", "bash")
        if shell == "bash":
            read = subprocess.run(["bash", "-n"], input=command, text=True, capture_output=True, check=False)
            assert read.returncode == 0, f"{job}: {read.stderr}"


def check_needs(workflow: Json) -> None:
    """A release waits for every job that makes or tries a package."""
    if "publish" in workflow["jobs"]:
        publish = workflow["jobs"]["publish"]
        assert set(publish["needs"]) == set(workflow["jobs"]) - {"publish"}, publish["needs"]
        assert publish["if"] == "github.ref_type == 'tag'"


def check_workflow(name: str, text: str, sources: str) -> None:
    """All of it."""
    workflow = yaml.safe_load(text)
    check_rights(name, workflow)
    check_pins(text, workflow)
    check_commands(text, workflow, sources)
    check_needs(workflow)


def check_workflows(sources: str) -> None:
    """Those that there are, and what a careless change would make of them."""
    folder = os.path.join(sources, ".github", "workflows")
    names = sorted(os.listdir(folder))
    assert names == ["ci.yml", "release.yml"], names
    texts = {}
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            texts[name] = file.read()
        check_workflow(name.removesuffix(".yml"), texts[name], sources)

    careless: dict[str, Callable[[str], str]] = {
        "a tag for a pin": lambda text: re.sub(r"checkout@[0-9a-f]{40}", "checkout@v4", text),
        "a short pin": lambda text: re.sub(r"(checkout@[0-9a-f]{12})[0-9a-f]+", r"\1", text),
        "too many rights": lambda text: text.replace("contents: read", "contents: write"),
        "the newest system": lambda text: text.replace("ubuntu-24.04", "ubuntu-latest"),
        "a script that is not there": lambda text: text.replace("packaging/test.sh", "packaging/tests.sh"),
        "a token left behind": lambda text: text.replace("persist-credentials: false", "persist-credentials: true"),
        "a secret in a command": lambda text: text.replace("packaging/test.sh", "packaging/test.sh ${{ secrets.A }}"),
    }
    for what, change in careless.items():
        for name, text in texts.items():
            try:
                check_workflow(name.removesuffix(".yml"), change(text), sources)
            except (AssertionError, KeyError):
                continue
            raise AssertionError(f"{what} in {name} went unseen")


def finish(sources: str, folder: str, tag: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The last step."""
    return subprocess.run([os.path.join(sources, "packaging", "finish-release.sh"), folder, tag],
                          env={"PATH": "/usr/bin:/bin", **env}, capture_output=True, text=True, timeout=60,
                          check=False)  # fmt: skip


def make_packages(folder: str, version: str) -> list[str]:
    """Something of each name, with its checksum and what looks like its SBOM."""
    names = [f"Hubwarden-{version}-x86_64.AppImage", f"hubwarden_{version}_amd64.deb", f"Hubwarden-{version}-x64.msi",
             f"Hubwarden-{version}-x64-user.msi", f"Hubwarden-{version}-macos.dmg"]  # fmt: skip
    os.makedirs(folder)
    for name in names:
        content = f"the content of {name}\n"
        whole = hashlib.sha256(content.encode()).hexdigest()
        for suffix, text in ("", content), (".sha256", f"{whole}  {name}\n"), (".spdx.json", f'["{whole}"]\n'):
            with open(os.path.join(folder, name + suffix), "w", encoding="ascii") as file:
                file.write(text)
    return names


def check_finish(sources: str, place: str) -> None:
    """Whole and agreeing: checksums over everything; else an error, and nothing is signed."""
    with open(os.path.join(sources, "CMakeLists.txt"), encoding="utf-8") as file:
        found = re.search(r"^project\(Hubwarden VERSION ([0-9.]+)", file.read(), re.MULTILINE)
    assert found
    whole, folder = os.path.join(place, "whole"), os.path.join(place, "folder")
    names = make_packages(whole, found.group(1))
    tag = f"v{found.group(1)}"

    faults: dict[str, Callable[[], object]] = {
        "a package that was changed": lambda: change(names[0], "other"),
        "no package": lambda: os.remove(os.path.join(folder, names[2])),
        "no SBOM": lambda: os.remove(os.path.join(folder, names[3] + ".spdx.json")),
        "the SBOM of another": lambda: change(names[4] + ".spdx.json", '["0"]'),
        "the checksum of another": lambda: change(names[1] + ".sha256", "0" * 64 + f"  {names[1]}\n"),
        "no checksum": lambda: change(names[1] + ".sha256", ""),
    }

    def change(name: str, text: str) -> None:
        with open(os.path.join(folder, name), "w", encoding="ascii") as file:
            file.write(text)

    for what, spoil in faults.items():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(whole, folder)
        spoil()
        ended = finish(sources, folder, tag, {})
        assert ended.returncode != 0, f"{what} went unseen"
        assert not os.path.exists(os.path.join(folder, "SHA256SUMS")), what
    assert finish(sources, whole, tag + ".1", {}).returncode != 0, "a tag of another version went unseen"
    ended = finish(sources, whole, tag, {})
    assert ended.returncode == 0 and "Not signed" in ended.stdout, ended
    with open(os.path.join(whole, "SHA256SUMS"), encoding="ascii") as file:
        listed = {line.split("  ")[1].strip() for line in file}
    assert listed == {*names, *(name + ".spdx.json" for name in names)}, listed
    check_signatures(sources, whole, tag, names)


def check_signatures(sources: str, folder: str, tag: str, names: list[str]) -> None:
    """A stranger with the public key can verify each file, and a changed one no more."""
    home, reader = (os.path.join(os.path.dirname(folder), name) for name in ("signer", "reader"))
    for one in (home, reader):
        os.makedirs(one, 0o700)

    def gpg(where: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["gpg", "--homedir", where, "--batch", "--pinentry-mode", "loopback", *words],
                              capture_output=True, text=True, timeout=60, check=False)  # fmt: skip

    try:
        made = gpg(home, "--passphrase", "a b", "--quick-generate-key", "Hubwarden <a@example.com>", "ed25519", "sign")
        assert made.returncode == 0, made.stderr
        secret = gpg(home, "--passphrase", "a b", "--armor", "--export-secret-keys").stdout
        ended = finish(sources, folder, tag, {"HUBWARDEN_GPG_KEY": secret, "HUBWARDEN_GPG_PASSPHRASE": "a b"})
        assert ended.returncode == 0 and re.search(r"^[0-9A-F]{40}$", ended.stdout, re.MULTILINE), ended
        public = os.path.join(folder, "hubwarden-signing-key.asc")
        with open(public, encoding="ascii") as file:
            assert "PRIVATE" not in file.read(), "the private key is shown"
        assert gpg(reader, "--import", public).returncode == 0
        for name in [*names, "SHA256SUMS"]:
            signed = os.path.join(folder, name)
            assert gpg(reader, "--verify", signed + ".asc", signed).returncode == 0, name
        with open(signed, "a", encoding="ascii") as file:
            file.write("more")
        assert gpg(reader, "--verify", signed + ".asc", signed).returncode != 0
        wrong = finish(sources, folder, tag, {"HUBWARDEN_GPG_KEY": secret, "HUBWARDEN_GPG_PASSPHRASE": "c"})
        assert wrong.returncode != 0, "a wrong passphrase went unseen"
    finally:
        for one in (home, reader):
            subprocess.run(["gpgconf", "--homedir", one, "--kill", "all"], check=False)


def main() -> None:
    """The workflows, then the last step."""
    sources = os.path.abspath(sys.argv[1])
    check_workflows(sources)
    with tempfile.TemporaryDirectory(dir="/tmp") as place:  # an agent's socket has a short name or none
        check_finish(sources, place)
    print("passed")


if __name__ == "__main__":
    main()
