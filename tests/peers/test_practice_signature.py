#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Requests signed by a second signer, right and spoiled: the practice hub says of each what the judge says."""

from __future__ import annotations

import unittest
from typing import Any, Callable, Optional

from practicecase import PRACTICE, PracticeCase, account, for_judge, scenario  # cleans the environment

from botocore.parsers import create_parser

from hubprocess import Hub, PracticeHub, Signer

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
DECLINE = b'{"AccountIds":["000000000001"]}'
WHO = b"Action=GetCallerIdentity&Version=2011-06-15"
Spoil = Callable[[dict[str, Any]], Any]


def code_of(sts: bool, status: int, headers: dict[str, str], body: bytes) -> tuple[int, str]:
    """Status and code as botocore reads them."""
    answer = {"status_code": status, "headers": headers, "body": body}
    parsed = create_parser("query" if sts else "rest-json").parse(answer, None)
    return status, parsed.get("Error", {}).get("Code", "")


class SameSignatures(PracticeCase):
    """Requests of the test's own signer, right and spoiled, at both."""

    pair: tuple[Hub, Hub]

    @classmethod
    def setUpClass(cls) -> None:
        data = scenario(account({}))
        practice = PracticeHub(PRACTICE, data)
        cls.pair = practice, Hub(for_judge(data, practice.start["accounts"]))

    @classmethod
    def tearDownClass(cls) -> None:
        codes = [hub.stop() for hub in cls.pair]
        assert codes == [0, 0], cls.pair[1].stderr

    def codes(
        self,
        hubs: tuple[Hub, Hub],
        sts: bool,
        spoil: Spoil,
        seconds: float = 0,
        body: Optional[bytes] = None,
    ) -> list[tuple[int, str]]:
        """Status and code of both for a request that was spoiled after it was signed."""
        found = []
        for hub in hubs:
            signer = Signer(hub, service="sts" if sts else "securityhub", seconds=seconds)
            path, usual, kind = ("/", WHO, FORM) if sts else ("/invitations/decline", DECLINE, JSON)
            body = usual if body is None else body
            sent: dict[str, Any] = {"method": "POST", "path": path, "body": body}
            sent["headers"] = signer.headers("POST", path, body=body, more=kind)
            spoil(sent)
            answer = hub.raw(sent["method"], sent["path"], sent["headers"], sent["body"])
            found.append(code_of(sts, *answer))
        return found

    def test_each_fault(self) -> None:
        hubs = self.pair

        def header(name: str, old: str, new: str) -> Spoil:
            def spoil(sent: dict[str, Any]) -> None:
                sent["headers"][name] = sent["headers"][name].replace(old, new)

            return spoil

        wrong = (403, "InvalidSignatureException", "SignatureDoesNotMatch")
        unknown = (403, "UnrecognizedClientException", "InvalidClientTokenId")
        malformed = (400, "IncompleteSignatureException", "IncompleteSignature")
        missing = (403, "MissingAuthenticationTokenException", "MissingAuthenticationToken")
        spoils: dict[str, tuple[Spoil, tuple[int, str, str]]] = {
            "nothing": (lambda sent: None, (200, "", "")),
            "body": (lambda sent: sent.update(body=sent["body"] + b" "), wrong),
            "method": (lambda sent: sent.update(method="PUT"), wrong),
            "query": (lambda sent: sent.update(path=sent["path"] + "?a=b"), wrong),
            "date": (header("X-Amz-Date", "Z", ""), wrong),
            "day": (header("Authorization", "/20", "/19"), wrong),
            "service": (header("Authorization", "/aws4", "s/aws4"), wrong),
            "names": (header("Authorization", "host;", ""), wrong),
            "key": (header("Authorization", "Credential=ASIA", "Credential=AKIA"), unknown),
            "malformed": (header("Authorization", "Credential=", "Credentials="), malformed),
            "missing": (lambda sent: sent["headers"].pop("Authorization"), missing),
            "more": (lambda sent: sent["headers"].update({"X-Amz-More": "1"}), wrong),
        }
        for name, (spoil, (status, hub_code, sts_code)) in spoils.items():
            for sts, code in ((False, hub_code), (True, sts_code)):
                with self.subTest(spoil=name, sts=sts):
                    self.assertEqual(self.codes(hubs, sts, spoil), [(status, code)] * 2)

    def test_bodies(self) -> None:
        hubs = self.pair
        others = (b'{"Accounts":["111122223333"]}', b'{"AccountIds":{}}', b'{"AccountIds":null}')
        for body in (b"", b"{}", b"[]", b"{", *others, b"\xff"):
            with self.subTest(body=body):
                found = self.codes(hubs, False, lambda sent: None, body=body)
                self.assertEqual(found, [(400, "InvalidInputException")] * 2)
        other = b"Action=GetSessionToken&Version=2011-06-15"
        for body in (b"", b"Action=GetCallerIdentity", WHO + b"&Action=x", other):
            with self.subTest(body=body):
                self.assertEqual(self.codes(hubs, True, lambda sent: None, body=body), [(400, "InvalidAction")] * 2)

    def test_clocks(self) -> None:
        hubs = self.pair
        for sts, seconds, wrong in (
            (False, -290, ""),
            (False, -310, "InvalidSignatureException"),
            (False, 310, "InvalidSignatureException"),
            (True, -310, ""),
            (True, -910, "SignatureDoesNotMatch"),
            (True, 910, "SignatureDoesNotMatch"),
        ):
            with self.subTest(sts=sts, seconds=seconds):
                expected = (403, wrong) if wrong else (200, "")
                self.assertEqual(self.codes(hubs, sts, lambda sent: None, seconds=seconds), [expected] * 2)

    def test_unknown_places(self) -> None:
        missing = (403, "MissingAuthenticationTokenException")
        for method, path, expected in (
            ("GET", "/nowhere", missing),
            ("PUT", "/invitations", missing),
            ("GET", "/invitations/decline", missing),
            ("GET", "/", (400, "InvalidAction")),
        ):
            for hub in self.pair:
                headers = Signer(hub, service="sts" if path == "/" else "securityhub").headers(method, path)
                self.assertEqual(code_of(path == "/", *hub.raw(method, path, headers, b"")), expected)


if __name__ == "__main__":
    unittest.main()
