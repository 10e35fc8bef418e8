#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The judge accepts exactly what is rightly signed."""

from __future__ import annotations

import json
import unittest
from typing import Callable, Optional

from hubprocess import Hub, Signer, encoded, query_text
from judge.signature import Key, Raw, expected_signature

JSON = {"Content-Type": "application/json"}
BODY = b'{"AccountIds":["111122223333"]}'
QUERY = [("MaxResults", "50"), ("NextToken", "AbC+/dEf==&x y~*%")]
POLICY = {"never": "success"}


class KnownSignatures(unittest.TestCase):
    """Values computed elsewhere, with AWS's example keys."""

    TOKEN = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexample+token/with=specials=="
    HOST = ("Host", "securityhub.us-east-1.amazonaws.com")
    DATE = ("X-Amz-Date", "20261123T091500Z")

    def signature(self, raw: Raw, access_key: str, token: Optional[str] = None) -> str:
        key = Key(access_key, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "123456789012", "", "", token)
        signed = [name.lower() for name, _ in raw.headers]
        url = f"http://{self.HOST[1]}{raw.target}"
        return expected_signature(raw, url, signed, key, self.DATE[1], "us-east-1", "securityhub")

    def test_post_with_a_body(self) -> None:
        headers = [self.HOST, self.DATE, ("Content-Type", "application/json")]
        raw = Raw("POST", "/invitations/decline", headers, b'{"AccountIds": ["111122223333"]}')
        right = "ae1c59a7118fd23652b82f37f8c194652e40c7d0fcfcfdfd39d3c6098579692b"
        self.assertEqual(self.signature(raw, "AKIAIOSFODNN7EXAMPLE"), right)
        raw.headers.append(("X-Amz-Security-Token", self.TOKEN))
        right = "ef00eb5d1033850fb7cd7f5b1972f8f591d02847e81ce22a643c9adf2a4e27d4"
        self.assertEqual(self.signature(raw, "ASIAIOSFODNN7EXAMPLE", self.TOKEN), right)

    def test_get_with_an_escaped_token(self) -> None:
        raw = Raw("GET", "/invitations?" + query_text(encoded(QUERY)), [self.HOST, self.DATE], b"")
        right = "10237d95481c565900e70764b6ad373326c5cca9a8b95ccf38b4b934db41b193"
        self.assertEqual(self.signature(raw, "AKIAIOSFODNN7EXAMPLE"), right)


class SignatureCheck(unittest.TestCase):
    """Requests signed by the test's own signer, right and then spoiled in one place each."""

    hub: Hub
    temporary: Hub

    @classmethod
    def setUpClass(cls) -> None:
        cls.hub = Hub({"accounts": [{"regions": {"eu-west-1": "on"}}], "policy": POLICY})
        cls.temporary = Hub({"accounts": [{"sessionToken": True, "regions": {"eu-west-1": "on"}}], "policy": POLICY})

    @classmethod
    def tearDownClass(cls) -> None:
        codes = cls.hub.stop(), cls.temporary.stop()
        assert codes == (0, 0), cls.hub.stderr + cls.temporary.stderr

    def judged(self, hub: Hub, method: str, target: str, headers: dict[str, str], body: bytes = b"") -> tuple[str, str]:
        """What the log says of the signature, and the code of the answer."""
        status, answer_headers, answer = hub.raw(method, target, headers, body)
        line = hub.log()[-1]
        self.assertEqual(line["status"], status)
        self.assertEqual(line["requestId"], answer_headers["x-amzn-requestid"])
        if line["signature"] != "ok":
            self.assertEqual(status, 400 if line["signature"] == "malformed" else 403)
            self.assertIn("message", json.loads(answer))
            self.assertEqual(answer_headers["x-amzn-errortype"].partition(":")[0], line["code"])
        return line["signature"], line["code"]

    def test_right_ones_pass(self) -> None:
        for hub in (self.hub, self.temporary):
            headers = Signer(hub).headers("POST", "/invitations/decline", body=BODY, more=JSON)
            self.assertEqual(self.judged(hub, "POST", "/invitations/decline", headers, BODY), ("ok", ""))
            headers = Signer(hub).headers("GET", "/accounts")
            self.assertEqual(self.judged(hub, "GET", "/accounts", headers), ("ok", ""))

    def test_headers_botocore_never_signs_may_be_signed(self) -> None:
        more = {"User-Agent": "something/1.0", "X-Amzn-Trace-Id": "Root=1-2"}
        headers = Signer(self.hub).headers("GET", "/accounts", more=more)
        self.assertEqual(self.judged(self.hub, "GET", "/accounts", headers)[0], "ok")
        headers["User-Agent"] = "another/1.0"
        self.assertEqual(self.judged(self.hub, "GET", "/accounts", headers)[0], "mismatch")

    def test_query_order_is_free_but_nothing_else(self) -> None:
        headers = Signer(self.hub).headers("GET", "/invitations", QUERY)
        pairs = encoded(QUERY)
        # A signature that fits gets as far as the token, which nobody gave out.
        for order in (pairs, pairs[::-1]):
            target = "/invitations?" + query_text(order)
            self.assertEqual(self.judged(self.hub, "GET", target, headers), ("ok", "InvalidInputException"))
        spoiled = {
            "value": query_text([("MaxResults", "49"), pairs[1]]),
            "missing": query_text(pairs[:1]),
            "added": query_text(pairs + [("X", "1")]),
            "repeated": query_text(pairs + pairs[:1]),
        }
        for name, query in spoiled.items():
            with self.subTest(name):
                self.assertEqual(self.judged(self.hub, "GET", "/invitations?" + query, headers)[0], "mismatch")

    def test_query_must_be_in_aws_encoding(self) -> None:
        text = query_text(encoded(QUERY))
        headers = Signer(self.hub).headers("GET", "/invitations", QUERY)
        for old, new in (("%2B", "+"), ("%2B", "%2b"), ("%2F", "/"), ("%3D%3D", "=="), ("~", "%7E"), ("%2A", "*")):
            with self.subTest(new):
                self.assertIn(old, text)
                target = "/invitations?" + text.replace(old, new)
                self.assertEqual(self.judged(self.hub, "GET", target, headers)[0], "query-encoding")

    def test_one_change_anywhere_is_refused(self) -> None:
        path = "/invitations/decline"
        good = Signer(self.hub).headers("POST", path, body=BODY, more=JSON)
        authorization = good["Authorization"]
        last = "0" if authorization[-1] != "0" else "1"

        def replaced(old: str, new: str) -> dict[str, str]:
            self.assertIn(old, authorization)
            return {**good, "Authorization": authorization.replace(old, new)}

        def without(name: str) -> dict[str, str]:
            return {key: value for key, value in good.items() if key != name}

        changes: list[tuple[str, str, str, dict[str, str], bytes]] = [
            ("mismatch", "POST", path, good, BODY[:-4] + b"4" + BODY[-3:]),
            ("mismatch", "POST", path, good, BODY + b" "),
            ("mismatch", "POST", path, good, b""),
            ("mismatch", "POST", "/invitations/delete", good, BODY),
            ("mismatch", "PUT", path, good, BODY),
            ("mismatch", "POST", path, {**good, "Content-Type": "application/x"}, BODY),
            ("mismatch", "POST", path, {**good, "Host": "localhost"}, BODY),
            ("mismatch", "POST", path, {**good, "Authorization": authorization[:-1] + last}, BODY),
            ("mismatch", "POST", path, replaced("eu-west-1", "us-east-1"), BODY),
            ("unsigned-x-amz-extra", "POST", path, {**good, "X-Amz-Extra": "1"}, BODY),
            ("missing-x-amz-date", "POST", path, without("X-Amz-Date"), BODY),
            ("absent-content-type", "POST", path, without("Content-Type"), BODY),
            ("no-authorization", "POST", path, without("Authorization"), BODY),
            ("malformed", "POST", path, {**good, "Authorization": "Bearer x"}, BODY),
            ("scope-date", "POST", path, replaced(f"/{good['X-Amz-Date'][:8]}/", "/20200101/"), BODY),
            ("scope-region", "POST", path, replaced("eu-west-1", "nowhere"), BODY),
            ("scope-service", "POST", path, replaced("securityhub", "guardduty"), BODY),
            ("scope-terminator", "POST", path, replaced("aws4_request", "aws5_request"), BODY),
            ("unknown-key", "POST", path, replaced("AKIA", "AKIZ"), BODY),
        ]
        for reason, *request in changes:
            with self.subTest(reason, request=request):
                self.assertEqual(self.judged(self.hub, *request)[0], reason)
        self.assertEqual(self.judged(self.hub, "POST", path, good, BODY)[0], "ok")

    def test_claimed_body_hash_must_be_the_body_s(self) -> None:
        for claimed in ("UNSIGNED-PAYLOAD", "0" * 64):
            more = {**JSON, "X-Amz-Content-SHA256": claimed}
            headers = Signer(self.hub).headers("POST", "/invitations/decline", body=BODY, more=more)
            self.assertEqual(self.judged(self.hub, "POST", "/invitations/decline", headers, BODY)[0], "body-hash")

    def test_these_must_be_signed(self) -> None:
        for name in ("Host", "X-Amz-Date", "Content-Type"):
            headers = Signer(self.hub).headers(
                "POST", "/invitations/decline", body=BODY, more=JSON, unsigned=(name,)
            )
            verdict = self.judged(self.hub, "POST", "/invitations/decline", headers, BODY)
            self.assertEqual(verdict, (f"unsigned-{name.lower()}", "InvalidSignatureException"))

    def test_session_token(self) -> None:
        name = "X-Amz-Security-Token"

        def spoiled(change: Callable[[Signer], None], unsigned: tuple[str, ...] = ()) -> tuple[str, str]:
            signer = Signer(self.temporary)
            change(signer)
            headers = signer.headers("GET", "/accounts", unsigned=unsigned)
            return self.judged(self.temporary, "GET", "/accounts", headers)

        unknown = ("wrong-token", "UnrecognizedClientException")
        self.assertEqual(spoiled(lambda s: None, (name,)), (f"unsigned-{name.lower()}", "InvalidSignatureException"))
        self.assertEqual(spoiled(lambda s: s.key.update(sessionToken=s.key["sessionToken"][:-2])), unknown)
        self.assertEqual(spoiled(lambda s: None if s.key.pop("sessionToken") else None), unknown)
        headers = Signer(self.hub).headers("GET", "/accounts", more={name: "abc"})
        self.assertEqual(self.judged(self.hub, "GET", "/accounts", headers), unknown)

    def test_scope_service_must_fit_the_path(self) -> None:
        headers = Signer(self.hub, service="sts").headers("GET", "/accounts")
        self.assertEqual(self.judged(self.hub, "GET", "/accounts", headers)[0], "scope-service")

    def test_clock(self) -> None:
        late, early = "Signature expired: ", "Signature not yet current: "
        cases = ((-290, "ok", ""), (290, "ok", ""), (-310, "expired", late), (310, "too-early", early))
        for seconds, verdict, text in cases:
            with self.subTest(seconds):
                headers = Signer(self.hub, seconds=seconds).headers("GET", "/accounts")
                status, _, body = self.hub.raw("GET", "/accounts", headers, b"")
                self.assertEqual(self.hub.log()[-1]["signature"], verdict)
                if text:
                    self.assertEqual(status, 403)
                    self.assertTrue(json.loads(body)["message"].startswith(text), body)


if __name__ == "__main__":
    unittest.main()
