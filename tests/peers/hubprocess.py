# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Starts hub.py for a test and talks to it: control API, raw signed requests, clean environment."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import http.client
import json
import os
import subprocess
import tempfile
from typing import Any, Optional
from urllib.parse import quote

PYTHON = "/usr/bin/python3"
HUB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hub.py")


def clean_environment(home: str, **more: str) -> dict[str, str]:
    """No AWS settings but the given ones, no proxies, an empty home."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "LC_ALL": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        **more,
    }


class Hub:
    """A running hub.py; `scenario` is a name or the data of a scenario file."""

    def __init__(self, scenario: Any = "default", seed: Optional[str] = None, *options: str) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="hub-")
        self.log_path = os.path.join(self.folder.name, "hub.log")
        self.begin([PYTHON, HUB, "--log", self.log_path, *(["--seed", seed] if seed else []), *options], scenario)
        self.seed: str = self.start["seed"]

    def begin(self, command: list[str], scenario: Any) -> None:
        """Starts that program and reads its first line."""
        if not isinstance(scenario, str):
            path = os.path.join(self.folder.name, "scenario.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(scenario, file)
            scenario = path
        self.process = subprocess.Popen(
            command + ["--scenario", scenario, "--until-eof", "--lifetime", "240"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=clean_environment(self.folder.name),
        )
        assert self.process.stdout is not None
        self.first_line = self.process.stdout.readline()
        if not self.first_line:
            raise RuntimeError(f"{command[0]} did not start: " + self.process.communicate()[1].decode())
        self.start = json.loads(self.first_line)
        self.url: str = self.start["url"]
        self.key: dict[str, str] = self.start["accounts"][0]

    def stop(self) -> int:
        """Closes its standard input and gives its exit code."""
        self.stderr = self.process.communicate(timeout=30)[1].decode()
        self.folder.cleanup()
        return self.process.returncode

    def control(self, method: str, name: str, data: Any = None) -> Any:
        """One call of the control API."""
        status, _, body = self.raw(method, "/_hub/" + name, {}, b"" if data is None else json.dumps(data).encode())
        if status != 200:
            raise RuntimeError(body.decode())
        return json.loads(body)

    def region(self, name: str) -> dict[str, Any]:
        """The state of a region of the first account."""
        found: dict[str, Any] = self.control("GET", "state")["accounts"][0]["regions"][name]
        return found

    def log(self) -> list[dict[str, Any]]:
        """The requests in its log file, in order of number."""
        with open(self.log_path, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        return sorted((one for one in lines if one["event"] == "request"), key=lambda one: int(one["seq"]))

    def raw(
        self, method: str, target: str, headers: dict[str, str], body: bytes, timeout: float = 30
    ) -> tuple[int, dict[str, str], bytes]:
        """Sends exactly that, without a client library's additions; names of answer headers in lower case."""
        connection = http.client.HTTPConnection(self.url.split("//")[1], timeout=timeout)
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": self.url.split("//")[1], **headers}.items():
                connection.putheader(name, value)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


class PracticeHub(Hub):
    """The practice hub of the program, given its test executable; it has no log, no control API and no seed."""

    def __init__(self, program: str, scenario: Any = "standard") -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="hub-")
        self.begin([program], scenario)


class Signer:
    """A second, small SigV4 of the test's own, so that botocore is not judged by botocore alone."""

    def __init__(self, hub: Hub, region: str = "eu-west-1", service: str = "securityhub", seconds: float = 0) -> None:
        self.host = hub.url.split("//")[1]
        self.key = dict(hub.key)
        self.region, self.service = region, service
        moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
        self.stamp = moment.strftime("%Y%m%dT%H%M%SZ")

    def headers(
        self,
        method: str,
        path: str,
        query: Optional[list[tuple[str, str]]] = None,
        body: bytes = b"",
        more: Optional[dict[str, str]] = None,
        unsigned: tuple[str, ...] = (),
    ) -> dict[str, str]:
        """The headers to send; those in `unsigned` are sent but not signed."""
        sent = {"Host": self.host, "X-Amz-Date": self.stamp, **(more or {})}
        if "sessionToken" in self.key:
            sent["X-Amz-Security-Token"] = self.key["sessionToken"]
        signed = {name.lower(): value for name, value in sent.items() if name not in unsigned}
        names = ";".join(sorted(signed))
        lines = [method, path, query_text(sorted(encoded(query or [])))]
        lines += [f"{name}:{signed[name]}" for name in sorted(signed)]
        lines += ["", names, hashlib.sha256(body).hexdigest()]
        scope = f"{self.stamp[:8]}/{self.region}/{self.service}/aws4_request"
        digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        key = ("AWS4" + self.key["secretAccessKey"]).encode()
        for part in scope.split("/"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        text = f"AWS4-HMAC-SHA256\n{self.stamp}\n{scope}\n{digest}"
        signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
        credential = f"{self.key['accessKeyId']}/{scope}"
        sent["Authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}"
        )
        return sent


def encoded(query: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs in AWS's encoding."""
    return [(quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in query]


def query_text(pairs: list[tuple[str, str]]) -> str:
    """Encoded pairs as a query."""
    return "&".join(f"{name}={value}" for name, value in pairs)
