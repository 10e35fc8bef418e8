#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Faults on the wire, the judge's check of itself, its life and its log."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import subprocess
import tempfile
import time
import unittest
from typing import Any

from hubprocess import HUB, PYTHON, Hub, Signer, clean_environment
from judge import crowd, scenario
from judge.draw import Draw
from judge.faults import Faults, parse
from judge.journal import Journal
from judge.model import Model
from judge.service import Service
from judge.signature import Raw

SENDER = "000000000001"
BODY = json.dumps({"AccountIds": [SENDER]}).encode()
PATH = "/invitations/decline"


class OnTheWire(unittest.TestCase):
    """What a client sees of a fault, and what the log and the state say."""

    def setUp(self) -> None:
        region = {"invitations": [{"sender": SENDER, "onDecline": "resigned"}]}
        self.hub = Hub({"accounts": [{"regions": {"eu-west-1": region}}]})
        self.addCleanup(self.stop)

    def stop(self) -> None:
        code = self.hub.stop()
        self.assertEqual((code, self.hub.stderr), (0, ""), f"seed {self.hub.seed}")

    def decline(self, timeout: float = 30) -> tuple[int, dict[str, str], bytes]:
        """One rightly signed decline."""
        headers = Signer(self.hub).headers("POST", PATH, body=BODY, more={"Content-Type": "application/json"})
        return self.hub.raw("POST", PATH, headers, BODY, timeout)

    def status(self) -> str:
        """Of the one invitation."""
        return str(self.hub.region("eu-west-1")["invitations"][0]["status"])

    def fault(self, **members: Any) -> None:
        """Puts a fault in force for declines."""
        self.hub.control("POST", "faults", {"operation": "DeclineInvitations", **members})

    def test_no_answer_but_received(self) -> None:
        for kind, error in (("close", http.client.RemoteDisconnected), ("reset", ConnectionResetError)):
            with self.subTest(kind):
                self.fault(kind=kind, count=2)
                for _ in range(2):
                    with self.assertRaises(error):
                        self.decline()
                    line = self.hub.log()[-1]
                    self.assertEqual((line["status"], line["fault"], line["performed"]), (None, kind, True))
                    self.assertEqual(line["accountIds"], [SENDER])
                    self.assertEqual(line["bodySha256"], hashlib.sha256(BODY).hexdigest())
                self.assertEqual(self.decline()[0], 200)
        self.assertEqual(self.status(), "Resigned")

    def test_cut_head(self) -> None:
        self.fault(kind="close-mid-head")
        # Python's client takes what there is of a head for the whole of it.
        status, headers, body = self.decline()
        self.assertEqual((status, headers, body), (200, {"content-type": "application/json"}, b""))
        self.assertEqual((self.hub.log()[-1]["status"], self.status()), (None, "Resigned"))

    def test_not_performed(self) -> None:
        self.fault(kind="close", performed=False)
        with self.assertRaises(http.client.RemoteDisconnected):
            self.decline()
        self.assertIs(self.hub.log()[-1]["performed"], False)
        self.fault(kind="error", status=503)
        self.assertEqual(self.decline()[0], 503)
        self.assertEqual(self.status(), "Invited")

    def test_broken_bodies(self) -> None:
        self.fault(kind="close-mid-body")
        with self.assertRaises(http.client.IncompleteRead):
            self.decline()
        self.fault(kind="truncate")
        status, _, body = self.decline()
        self.assertEqual(status, 200)
        self.assertRaises(ValueError, json.loads, body)
        self.fault(kind="garbage")
        self.assertRaises(ValueError, json.loads, self.decline()[2])
        self.fault(kind="html")
        status, headers, body = self.decline()
        self.assertEqual((status, headers["content-type"]), (200, "text/html; charset=utf-8"))
        self.assertTrue(body.startswith(b"<!DOCTYPE html>"))

    def test_slow_answers(self) -> None:
        for kind in ("delay", "drip"):
            self.fault(kind=kind, seconds=0.5)
            begin = time.monotonic()
            self.assertEqual(self.decline()[0], 200)
            self.assertGreater(time.monotonic() - begin, 0.4 if kind == "delay" else 0.04)
        self.fault(kind="hang", seconds=60)
        self.assertRaises(TimeoutError, self.decline, timeout=0.5)
        self.assertEqual((self.hub.log()[-1]["fault"], self.hub.log()[-1]["status"]), ("hang", None))

    def test_where_and_how_often(self) -> None:
        self.fault(kind="throttle", status=429, code="TooManyRequestsException", skip=1, retryAfterMs=250)
        self.fault(kind="error", accountId="999999999999", count=None)
        self.fault(kind="error", region="us-east-1", count=None)
        answers = [self.decline() for _ in range(3)]
        self.assertEqual([status for status, _, _ in answers], [200, 429, 200])
        self.assertEqual(answers[1][1]["x-amz-retry-after"], "250")
        self.fault(kind="throttle", retryAfter=2)
        self.assertEqual(self.decline()[1]["retry-after"], "2")
        self.assertEqual([one["met"] for one in self.hub.control("GET", "faults")], [1, 0, 0, 1])
        self.hub.control("DELETE", "faults")
        self.assertEqual(self.hub.control("GET", "faults"), [])
        self.assertRaises(RuntimeError, self.fault, kind="nonsense")

    def test_by_chance_the_same_calls_of_a_place_meet_it(self) -> None:
        def met(seed: str, disturbed: bool) -> list[bool]:
            faults = Faults(seed)
            faults.add(parse({"kind": "throttle", "count": None, "chance": 0.4}))
            found = []
            for _ in range(200):
                found.append(faults.take("DeclineInvitations", "1", "eu-west-1", []) is not None)
                if disturbed:
                    faults.take("DeclineInvitations", "1", "us-east-1", [])
            return found

        self.assertEqual(met("one", False), met("one", True))
        self.assertNotEqual(met("one", False), met("two", False))
        self.assertTrue(40 < sum(met("one", False)) < 120)

    def test_the_log_says_what_was_done_and_shown(self) -> None:
        headers = Signer(self.hub).headers("GET", "/invitations")
        self.hub.raw("GET", "/invitations", headers, b"")
        page = self.hub.log()[-1]["page"]
        self.assertEqual((page["shown"], page["offset"], page["last"]), ([[SENDER, "Invited"]], 0, True))
        self.fault(kind="close")
        with self.assertRaises(http.client.RemoteDisconnected):
            self.decline()
        line = self.hub.log()[-1]
        self.assertEqual((line["acted"], line["unprocessed"]), ([SENDER], {}))
        self.hub.raw("GET", "/invitations", headers, b"")
        self.assertEqual(self.hub.log()[-1]["page"]["listing"], page["listing"] + 1)
        self.assertEqual(self.hub.log()[-1]["page"]["shown"], [[SENDER, "Resigned"]])

    def test_a_second_decline_may_be_refused(self) -> None:
        region = {"eu-west-1": {"invitations": [{"sender": SENDER, "onDecline": "resigned"}]}}
        for again, refused in (("success", []), ("entry", [SENDER])):
            hub = Hub({"accounts": [{"regions": region}], "policy": {"again": again}})
            for _ in range(2):
                signed = Signer(hub).headers("POST", PATH, body=BODY, more={"Content-Type": "application/json"})
                hub.raw("POST", PATH, signed, BODY)
            self.assertEqual(list(hub.log()[-1]["unprocessed"]), refused)
            self.assertEqual(hub.stop(), 0)

    def test_faults_are_for_rightly_signed_requests(self) -> None:
        self.fault(kind="close", count=None)
        headers = Signer(self.hub).headers("POST", PATH, body=BODY)
        self.assertEqual(self.hub.raw("POST", PATH, headers, BODY + b" ")[0], 403)

    def test_log_in_order_and_since(self) -> None:
        for _ in range(3):
            self.decline()
        lines = self.hub.control("GET", "log?since=1")
        self.assertEqual([one["seq"] for one in lines], [2, 3])
        self.assertEqual(lines, self.hub.log()[1:])
        with open(self.hub.log_path, encoding="utf-8") as file:
            self.assertNotIn(self.hub.key["secretAccessKey"], file.read())
        self.assertNotIn(self.hub.key["secretAccessKey"], json.dumps(self.hub.control("GET", "state")))

    def test_control_changes_regions_and_invitations(self) -> None:
        added = self.hub.control("POST", "invitation", {"region": "eu-west-1", "onDecline": "still-listed"})
        self.assertEqual(self.hub.region("eu-west-1")["invitations"][1]["sender"], added["sender"])
        self.hub.control("POST", "region", {"region": "eu-west-1", "state": "hub-off"})
        self.assertEqual(self.decline()[0], 401)


class SelfCheck(unittest.TestCase):
    """Answers that do not agree with the service model are found."""

    model = Model()
    HEADERS = {"x-amzn-RequestId": "1"}

    def problem(self, operation: str, body: Any, status: int = 200, **headers: str) -> str:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.model.problem("securityhub", operation, status, {**self.HEADERS, **more}, raw)

    def test_right_answers(self) -> None:
        invitation = {"AccountId": "012345678901", "InvitedAt": "2026-01-01T00:00:00.123456789+00:00"}
        self.assertEqual(self.problem("ListInvitations", {"Invitations": [invitation], "NextToken": None}), "")
        self.assertEqual(self.problem("DeclineInvitations", {}), "")
        error = {"Message": "m", "Code": "InvalidAccessException"}
        self.assertEqual(self.problem("ListInvitations", error, 401, x_amzn_ErrorType="InvalidAccessException"), "")

    def test_wrong_answers(self) -> None:
        wrong: tuple[Any, ...] = (
            {"Invitation": []},
            {"Invitations": {}},
            {"Invitations": [{"Account": "1"}]},
            {"Invitations": [{"AccountId": 12345}]},
            {"Invitations": [{"MemberStatus": " "}]},
            {"Invitations": [{"InvitedAt": "yesterday"}]},
            {"Invitations": [{"InvitedAt": 1.5}]},
            {"NextToken": 5},
            [],
            b"{",
        )
        for body in wrong:
            with self.subTest(body=body):
                self.assertNotEqual(self.problem("ListInvitations", body), "")
        self.assertNotEqual(self.problem("GetInvitationsCount", {"InvitationsCount": "3"}), "")
        self.assertNotEqual(self.problem("GetInvitationsCount", {}, 201), "")
        self.assertNotEqual(self.problem("NoSuchOperation", {}), "")
        self.assertNotEqual(self.model.problem("securityhub", "DescribeHub", 200, {}, b"{}"), "")

    def test_wrong_errors(self) -> None:
        capital = {"Message": "m", "Code": "InvalidAccessException"}
        for code, status, body in (
            ("InvalidAccessException", 403, capital),
            ("InvalidAccessException", 401, {"message": "m"}),
            ("InvalidAccessException", 401, {}),
            ("NoSuchException", 400, capital),
            ("UnrecognizedClientException", 400, {"message": "m"}),
        ):
            with self.subTest(code=code, status=status, body=body):
                self.assertNotEqual(self.problem("ListInvitations", body, status, x_amzn_ErrorType=code), "")

    def test_wrong_xml(self) -> None:
        inner = "<Arn>arn:aws:iam::111122223333:root</Arn><UserId>1</UserId><Account>111122223333</Account>"

        def problem(text: str) -> str:
            body = f"<GetCallerIdentityResponse><GetCallerIdentityResult>{text}</GetCallerIdentityResult>"
            body += "</GetCallerIdentityResponse>"
            return self.model.problem("sts", "GetCallerIdentity", 200, self.HEADERS, body.encode())

        self.assertEqual(problem(inner), "")
        self.assertNotEqual(problem(inner + "<More>1</More>"), "")
        self.assertNotEqual(problem(inner[:-3]), "")

    def test_a_wrong_answer_of_its_own_ends_it_with_3(self) -> None:
        region = {"invitations": [{"status": " "}]}
        hub = Hub({"accounts": [{"regions": {"eu-west-1": region}}]})
        status, _, body = hub.raw("GET", "/invitations", Signer(hub).headers("GET", "/invitations"), b"")
        self.assertEqual(status, 500)
        self.assertIn(b"MemberStatus", body)
        self.assertEqual(len(hub.control("GET", "selfcheck")), 1)
        self.assertEqual(hub.stop(), 3)
        self.assertIn("MemberStatus", hub.stderr)

    def test_every_draw_agrees_with_the_model(self) -> None:
        for number in range(40):
            world, _ = scenario.load("default", {}, f"draw-{number}")
            journal = Journal(None)
            service = Service(world, Faults(), journal, self.model)
            for method, path, body, wanted in self.calls(world.never_invited):
                service.handle(self.signed(world, method, path, body, wanted), 1)
            self.assertEqual(journal.failures, [], world.draw.seed)
            self.assertEqual({one["signature"] for one in journal.requests(0)}, {"ok"})

    def calls(self, never: list[str]) -> list[tuple[str, str, bytes, str]]:
        """Calls that reach most branches."""
        def ids(found: list[str]) -> bytes:
            return json.dumps({"AccountIds": found}).encode()

        calls = [("POST", "/", b"Action=GetCallerIdentity&Version=2011-06-15", "eu-west-1")]
        for region in ("eu-west-1", "us-east-1", "ap-south-1", "eu-south-1"):
            for path in ("/invitations", "/invitations/count", "/administrator", "/accounts", "/nowhere"):
                calls.append(("GET", path, b"", region))
            for found in (never[:3], never[:60], [], ["x"]):
                calls.append(("POST", "/invitations/decline", ids(found), region))
            calls.append(("POST", "/invitations/delete", ids(never[:2]), region))
            calls += [("POST", "/administrator/disassociate", b"", region)] * 2
        return calls

    def signed(self, world: Any, method: str, path: str, body: bytes, region: str) -> Raw:
        """The request as it would come from the wire."""
        key = next(iter(world.keys.values()))

        class Start:
            """Looks like a running hub to the signer."""

            url = "http://127.0.0.1:1"

        Start.key = {"accessKeyId": key.access_key, "secretAccessKey": key.secret}  # type: ignore[attr-defined]
        signer = Signer(Start, region, "sts" if path == "/" else "securityhub")  # type: ignore[arg-type]
        kind = "application/x-www-form-urlencoded; charset=utf-8" if path == "/" else "application/json"
        headers = signer.headers(method, path, body=body, more={"Content-Type": kind} if body else {})
        return Raw(method, path, list(headers.items()), body)


class Life(unittest.TestCase):
    """Beginning and end."""

    def run_hub(self, *options: str, timeout: float = 30) -> "subprocess.CompletedProcess[bytes]":
        with tempfile.TemporaryDirectory() as home:
            return subprocess.run(
                [PYTHON, HUB, *options], env=clean_environment(home), capture_output=True, timeout=timeout
            )

    def test_ends_by_itself(self) -> None:
        done = self.run_hub("--lifetime", "0.2")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn("url", json.loads(done.stdout))

    def test_ends_when_asked(self) -> None:
        hub = Hub()
        hub.control("POST", "quit")
        self.assertEqual(hub.process.wait(10), 0)
        hub.stop()

    def test_same_seed_same_world(self) -> None:
        def world(seed: str) -> tuple[Any, Any, Any]:
            hub = Hub("default", seed)
            headers = Signer(hub).headers("GET", "/invitations", [("MaxResults", "10")])
            body = hub.raw("GET", "/invitations?MaxResults=10", headers, b"")[2]
            found = (hub.start["accounts"], hub.control("GET", "state"), body)
            hub.stop()
            return found

        self.assertEqual(world("one"), world("one"))
        self.assertNotEqual(world("one")[0], world("two")[0])

    def test_default_scenario_is_as_described(self) -> None:
        for seed in ("one", "two"):
            hub = Hub("default", seed)
            state = hub.control("GET", "state")
            regions = state["accounts"][0]["regions"]
            ireland = regions["eu-west-1"]
            listed = ireland["invitations"]
            statuses = [one["status"] for one in listed]
            self.assertEqual([statuses.count(one) for one in ("Invited", "Resigned")], [17, 3])
            accepted = [one["status"] for one in listed if one["sender"] == ireland["administrator"]]
            self.assertEqual(len(accepted), 1)
            self.assertIn(accepted[0], ("Enabled", "ASSOCIATED"))
            self.assertEqual(len({one["sender"] for one in listed} | set(state["neverInvited"])), 120)
            kinds = [one["onDecline"] for one in listed if one["status"] == "Invited"]
            self.assertEqual((kinds.count("refuse"), kinds.count("still-listed")), (1, 1))
            self.assertTrue(any(one["sender"].startswith("0") for one in listed))
            self.assertEqual(
                {name: one["state"] for name, one in regions.items()},
                {"eu-west-1": "on", "us-east-1": "on", "eu-south-1": "off", "ap-south-1": "hub-off"},
            )
            hub.stop()

    def test_crowds(self) -> None:
        data = crowd.scenario(3, 5, 40, Draw("one", "crowd"))
        self.assertEqual(data, crowd.scenario(3, 5, 40, Draw("one", "crowd")))
        self.assertEqual([len(one["regions"]) for one in data["accounts"]], [5, 5, 5])
        data["faults"] = crowd.storm(data, Draw("one", "storm"))
        hub = Hub(data, "one")
        self.assertGreater(len(hub.control("GET", "faults")), 60)
        self.assertEqual(hub.stop(), 0)
        self.assertRaises(ValueError, crowd.scenario, 1, 100, 1, Draw("one", "crowd"))
        hub = Hub("crowd:2x3x4", "one")
        self.assertEqual([len(one["regions"]) for one in hub.control("GET", "state")["accounts"]], [3, 3])
        self.assertEqual(hub.stop(), 0)

    def test_bad_input_is_named(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "s.json")
            for data, text in (
                ({"acounts": [], "accounts": [{}]}, b"acounts"),
                ({"accounts": []}, b"accounts"),
                ({"accounts": [{"id": "123"}]}, b"accounts[0].id"),
                ({"accounts": [{"regions": {"eu-west-1": "maybe"}}]}, b"accounts[0].regions.eu-west-1.state"),
                ({"accounts": [{}], "policy": {"never": "x"}}, b"policy.never"),
                ({"accounts": [{}], "policy": {"again": "x"}}, b"policy.again"),
                ({"accounts": [{}], "faults": [{"kind": "x"}]}, b"kind"),
            ):
                with open(path, "w", encoding="utf-8") as file:
                    json.dump(data, file)
                done = self.run_hub("--scenario", path, "--lifetime", "5")
                self.assertEqual(done.returncode, 2)
                self.assertIn(text, done.stderr)
                self.assertNotIn(b"Traceback", done.stderr)
        self.assertEqual(self.run_hub("--host", "0.0.0.0").returncode, 2)
        self.assertEqual(self.run_hub("--scenario", "/nowhere.json").returncode, 2)

    def test_several_addresses(self) -> None:
        hub = Hub("default", None, "--host", "127.0.0.1", "--host", "127.0.0.2")
        hub.url = hub.start["urls"][1]
        self.assertTrue(hub.url.startswith("http://127.0.0.2:"))
        self.assertEqual(hub.raw("GET", "/accounts", Signer(hub).headers("GET", "/accounts"), b"")[0], 200)
        self.assertEqual(hub.stop(), 0)


if __name__ == "__main__":
    unittest.main()
