#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Real clients, the AWS CLI and boto3, agree with the judge."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import tempfile
import unittest
from typing import Any, Optional

for _name in [name for name in os.environ if name.upper().startswith("AWS_") or name.lower().endswith("_proxy")]:
    del os.environ[_name]
_HOME = tempfile.TemporaryDirectory(prefix="hub-home-")
atexit.register(_HOME.cleanup)
os.environ.update({"HOME": _HOME.name, "AWS_EC2_METADATA_DISABLED": "true"})

import boto3  # noqa: E402, the environment has to be clean before
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError, PaginationError  # noqa: E402

from hubprocess import Hub, clean_environment  # noqa: E402

REGION = "eu-west-1"
_CLIENTS: list[Any] = []
DENIED = {"ListInvitations": "service control policy", "DescribeHub": "identity-based policy"}


def client(hub: Hub, service: str = "securityhub", region: str = REGION, attempts: int = 1, **key: Any) -> Any:
    """A boto3 client for the hub with its first key, or parts of it replaced."""
    key = {**hub.key, **key}
    made = boto3.session.Session().client(
        service,
        region_name=region,
        endpoint_url=hub.url,
        aws_access_key_id=key["accessKeyId"],
        aws_secret_access_key=key["secretAccessKey"],
        aws_session_token=key.get("sessionToken"),
        config=Config(
            retries={"total_max_attempts": attempts, "mode": "standard"}, parameter_validation=False, read_timeout=20
        ),
    )
    _CLIENTS.append(made)
    return made


class HubCase(unittest.TestCase):
    """Starts hubs and wants each of them to end without a complaint about itself."""

    def hub(self, scenario: Any = "default", seed: Optional[str] = None, *options: str) -> Hub:
        """A hub for this test."""
        hub = Hub(scenario, seed, *options)

        def stop() -> None:
            while _CLIENTS:
                _CLIENTS.pop().close()
            code = hub.stop()
            self.assertEqual((code, hub.stderr), (0, ""), f"seed {hub.seed}")

        self.addCleanup(stop)
        return hub

    def one_region(self, region: Any = "on", seed: Optional[str] = None, **rest: Any) -> Hub:
        """A hub with one account and one region."""
        return self.hub({"accounts": [{"regions": {REGION: region}}], **rest}, seed)

    def code(self, call: Any, **arguments: Any) -> tuple[int, str]:
        """HTTP status and code with which a call fails."""
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        answer = caught.exception.response
        self.assertTrue(answer["Error"]["Message"])
        self.assertTrue(answer["ResponseMetadata"]["RequestId"])
        return answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Code"]


class CommandLine(HubCase):
    """/usr/bin/aws, with keys from the environment only."""

    def aws(self, hub: Hub, *words: str, fails: bool = False) -> Any:
        environment = clean_environment(
            _HOME.name, AWS_ACCESS_KEY_ID=hub.key["accessKeyId"], AWS_SECRET_ACCESS_KEY=hub.key["secretAccessKey"]
        )
        if "sessionToken" in hub.key:
            environment["AWS_SESSION_TOKEN"] = hub.key["sessionToken"]
        command = ["/usr/bin/aws", "--endpoint-url", hub.url, "--region", REGION, "--output", "json", *words]
        done = subprocess.run(command, env=environment, capture_output=True, timeout=60)
        self.assertEqual(done.returncode != 0, fails, done.stderr.decode())
        return done.stderr.decode() if fails else json.loads(done.stdout or b"null")

    def test_looks_declines_and_looks_again(self) -> None:
        hub = self.hub("default", None, "--session-token", "drawn")
        self.assertEqual(self.aws(hub, "sts", "get-caller-identity")["Arn"], hub.key["arn"])
        state = hub.region(REGION)
        listed: list[Any] = []
        more: list[str] = []
        while True:
            page = self.aws(hub, "securityhub", "list-invitations", "--page-size", "9", "--max-items", "8", *more)
            listed += page["Invitations"]
            if "NextToken" not in page:
                break
            more = ["--starting-token", page["NextToken"]]
        self.assertEqual(
            [(one["AccountId"], one["MemberStatus"]) for one in listed],
            [(one["sender"], one["status"]) for one in state["invitations"]],
        )
        administrator = self.aws(hub, "securityhub", "get-administrator-account")["Administrator"]
        self.assertEqual(administrator["AccountId"], state["administrator"])
        open_ones = [one for one in state["invitations"] if one["status"] == "Invited"]
        self.assertEqual(len(open_ones), 17)
        senders = [one["sender"] for one in open_ones]
        answer = self.aws(hub, "securityhub", "decline-invitations", "--account-ids", *senders)
        refused = [one for one in open_ones if one["onDecline"] == "refuse"]
        expected = [{"AccountId": one["sender"], "ProcessingResult": one["refusal"]} for one in refused]
        self.assertEqual(answer["UnprocessedAccounts"], expected)
        after = self.aws(hub, "securityhub", "list-invitations")["Invitations"]
        still = {one["AccountId"] for one in after if one["MemberStatus"] == "Invited"}
        self.assertEqual(still, {one["sender"] for one in open_ones if one["onDecline"] in ("refuse", "still-listed")})
        last = [one for one in hub.log() if one["operation"] == "DeclineInvitations"]
        self.assertEqual([one["accountIds"] for one in last], [senders])
        self.assertTrue(all(one["signature"] == "ok" for one in hub.log()))

    def test_says_what_is_wrong(self) -> None:
        hub = self.hub()
        hub.key["secretAccessKey"] = hub.key["secretAccessKey"][::-1]
        self.assertIn("(InvalidSignatureException)", self.aws(hub, "securityhub", "describe-hub", fails=True))
        self.assertIn("(SignatureDoesNotMatch)", self.aws(hub, "sts", "get-caller-identity", fails=True))


class Listing(HubCase):
    """Pages and tokens."""

    def test_paginator_sees_all_130_once(self) -> None:
        for seed in ("a", "b", "c"):
            hub = self.hub("paging", seed)
            pages = list(client(hub).get_paginator("list_invitations").paginate(PaginationConfig={"PageSize": 50}))
            seen = [one["AccountId"] for page in pages for one in page["Invitations"]]
            self.assertEqual(seen, [one["sender"] for one in hub.region(REGION)["invitations"]])
            self.assertEqual(len(set(seen)), 130)
            self.assertGreaterEqual(len(pages), 3)
            for token in [page["NextToken"] for page in pages[:-1]]:
                self.assertTrue(all(letter in token for letter in "+/="), token)
            self.assertTrue(any(sender.startswith("0") for sender in seen))

    def test_a_token_is_good_for_its_own_listing_only(self) -> None:
        invitations = [{"sender": f"{index:012}"} for index in range(1, 4)]
        regions = {REGION: {"invitations": invitations}, "us-east-1": {"invitations": invitations}}
        hub = self.hub({"accounts": [{"regions": regions}], "policy": {"pageSize": 1}})
        token = client(hub).list_invitations()["NextToken"]
        self.assertEqual(len(client(hub).list_invitations(NextToken=token)["Invitations"]), 1)
        wrong = (400, "InvalidInputException")
        self.assertEqual(self.code(client(hub, region="us-east-1").list_invitations, NextToken=token), wrong)
        self.assertEqual(self.code(client(hub).list_invitations, NextToken=token + "x"), wrong)
        for most in (0, 51, "x"):
            self.assertEqual(self.code(client(hub).list_invitations, MaxResults=most), wrong)

    def test_repeated_token_and_empty_page(self) -> None:
        hub = self.one_region({"invitations": [{}, {}, {}]}, policy={"pageSize": 2})
        hub.control("POST", "faults", {"kind": "empty-page", "skip": 1})
        pages = list(client(hub).get_paginator("list_invitations").paginate())
        self.assertEqual([len(page["Invitations"]) for page in pages], [2, 0, 1])
        hub.control("POST", "faults", {"kind": "repeat-token", "count": None})
        with self.assertRaises(PaginationError):
            list(client(hub).get_paginator("list_invitations").paginate())


class Declining(HubCase):
    """What a decline does, and what it says."""

    def statuses(self, hub: Hub) -> dict[str, str]:
        """Sender to status, as listed."""
        found = client(hub).get_paginator("list_invitations").paginate().build_full_result()["Invitations"]
        return {one["AccountId"]: one["MemberStatus"] for one in found}

    def test_each_behaviour(self) -> None:
        text = "Nein, \"so\" <nicht> & ☂"
        kinds = ("resigned", "removed", "still-listed", "refuse")
        ids = {kind: f"00000000000{index}" for index, kind in enumerate(kinds)}
        items = [{"sender": ids[kind], "onDecline": kind} for kind in kinds]
        items[3]["refusal"] = text
        items.append({"sender": "000000000009", "onDecline": "resigned", "lag": 2})
        hub = self.one_region({"invitations": items})
        answer = client(hub).decline_invitations(AccountIds=[*ids.values(), "000000000009"])
        expected = [{"AccountId": ids["refuse"], "ProcessingResult": text}]
        self.assertEqual(answer["UnprocessedAccounts"], expected)
        state = {ids["resigned"]: "Resigned", ids["still-listed"]: "Invited", ids["refuse"]: "Invited"}
        for late in ("Invited", "Invited", "Resigned", "Resigned"):
            self.assertEqual(self.statuses(hub), {**state, "000000000009": late})

    def test_nothing_is_declined_when_the_whole_call_fails(self) -> None:
        codes = {"whole-404": (404, "ResourceNotFoundException"), "whole-400": (400, "InvalidInputException")}
        for kind, code in codes.items():
            items = [{"sender": "000000000001"}, {"sender": "000000000002", "onDecline": kind}]
            hub = self.one_region({"invitations": items})
            call = client(hub).decline_invitations
            self.assertEqual(self.code(call, AccountIds=["000000000001", "000000000002"]), code)
            self.assertEqual(set(self.statuses(hub).values()), {"Invited"})
            call(AccountIds=["000000000001"])
            self.assertNotEqual(self.statuses(hub).get("000000000001"), "Invited")

    def test_ids_that_never_invited(self) -> None:
        for never in ("entry", "success", "whole-404"):
            call = client(self.one_region(policy={"never": never})).decline_invitations
            if never == "whole-404":
                self.assertEqual(self.code(call, AccountIds=["012345678901"]), (404, "ResourceNotFoundException"))
                continue
            found = [one["AccountId"] for one in call(AccountIds=["012345678901"]).get("UnprocessedAccounts") or []]
            self.assertEqual(found, ["012345678901"] if never == "entry" else [])

    def test_more_than_fifty(self) -> None:
        items = [{"sender": f"{index:012}", "onDecline": "removed"} for index in range(1, 53)]
        ids = [one["sender"] for one in items]
        for excess in ("whole-400", "entries"):
            hub = self.one_region({"invitations": items}, policy={"excess": excess})
            call = client(hub).decline_invitations
            if excess == "whole-400":
                self.assertEqual(self.code(call, AccountIds=ids), (400, "InvalidInputException"))
                self.assertEqual(len(self.statuses(hub)), 52)
            else:
                left = call(AccountIds=ids)["UnprocessedAccounts"]
                self.assertEqual({one["AccountId"] for one in left}, set(ids[50:]))
                self.assertEqual({one["ProcessingResult"] for one in left}, {"Maximum number of results exceeded"})
                self.assertEqual(set(self.statuses(hub)), set(ids[50:]))

    def test_accepted_sender(self) -> None:
        hub = self.one_region({"administrator": {"sender": "000000000007"}, "invitations": [{}]})
        hub_client = client(hub)
        self.assertEqual(hub_client.get_invitations_count()["InvitationsCount"], 1)
        left = hub_client.decline_invitations(AccountIds=["000000000007"])["UnprocessedAccounts"]
        self.assertEqual([one["AccountId"] for one in left], ["000000000007"])
        hub_client.disassociate_from_administrator_account()
        self.assertEqual(self.statuses(hub)["000000000007"], "Resigned")
        self.assertEqual(hub_client.get_invitations_count()["InvitationsCount"], 2)
        hub_client.delete_invitations(AccountIds=["000000000007"])
        self.assertNotIn("000000000007", self.statuses(hub))
        missing = self.code(hub_client.disassociate_from_administrator_account)
        self.assertEqual(missing, (404, "ResourceNotFoundException"))

    def test_bad_account_ids(self) -> None:
        call = client(self.one_region()).decline_invitations
        for ids in ([], ["12345"], ["１２３４５６７８９０１２"], [""], [123456789012], "123456789012", None):
            with self.subTest(ids=ids):
                self.assertEqual(self.code(call, AccountIds=ids), (400, "InvalidInputException"))


class Errors(HubCase):
    """Each error arrives as boto3 knows it."""

    def test_states_of_a_region(self) -> None:
        hub = self.hub({"accounts": [{"regions": {"eu-south-1": "off", REGION: {"deny": DENIED}}}]})
        off = client(hub, region="ap-south-1")
        self.assertEqual(self.code(off.describe_hub), (401, "InvalidAccessException"))
        with self.assertRaisesRegex(off.exceptions.InvalidAccessException, "is not subscribed to AWS Security Hub"):
            off.list_invitations()
        disabled = client(hub, region="eu-south-1")
        self.assertEqual(self.code(disabled.list_invitations), (403, "UnrecognizedClientException"))
        sts = client(hub, "sts", region="eu-south-1")
        self.assertEqual(self.code(sts.get_caller_identity), (403, "InvalidClientTokenId"))
        denied = client(hub)
        self.assertEqual(self.code(denied.list_invitations), (403, "AccessDeniedException"))
        with self.assertRaisesRegex(ClientError, "with an explicit deny in a service control policy"):
            denied.list_invitations()
        with self.assertRaisesRegex(ClientError, "because no identity-based policy allows the securityhub:DescribeHub"):
            denied.describe_hub()

    def test_keys(self) -> None:
        hub = self.hub({"accounts": [{"sessionToken": True, "regions": {REGION: "on"}}]})
        wrong: tuple[tuple[dict[str, Any], str, str], ...] = (
            ({"secretAccessKey": "x" * 40}, "InvalidSignatureException", "SignatureDoesNotMatch"),
            ({"accessKeyId": "AKIAXXXXXXXXXXXXXXXX"}, "UnrecognizedClientException", "InvalidClientTokenId"),
            ({"sessionToken": None}, "UnrecognizedClientException", "InvalidClientTokenId"),
            ({"sessionToken": "abc"}, "UnrecognizedClientException", "InvalidClientTokenId"),
        )
        for key, hub_code, sts_code in wrong:
            with self.subTest(key=key):
                self.assertEqual(self.code(client(hub, **key).describe_hub), (403, hub_code))
                self.assertEqual(self.code(client(hub, "sts", **key).get_caller_identity), (403, sts_code))
        hub.control("POST", "identity", {"accessKeyId": hub.key["accessKeyId"], "expired": True})
        self.assertEqual(self.code(client(hub).describe_hub), (403, "ExpiredTokenException"))
        self.assertEqual(self.code(client(hub, "sts").get_caller_identity), (403, "ExpiredToken"))

    def test_clock(self) -> None:
        hub = self.one_region()
        hub.control("POST", "clock", {"offset": 600})
        self.assertEqual(self.code(client(hub).describe_hub), (403, "InvalidSignatureException"))
        self.assertEqual(client(hub, "sts").get_caller_identity()["Account"], hub.key["id"])
        hub.control("POST", "clock", {"offset": -960})
        self.assertEqual(self.code(client(hub, "sts").get_caller_identity), (403, "SignatureDoesNotMatch"))
        with self.assertRaisesRegex(ClientError, r"Signature not yet current: .* \+ 15 min"):
            client(hub, "sts").get_caller_identity()

    def test_other_identity_in_the_middle(self) -> None:
        hub = self.one_region()
        arn = "arn:aws:sts::444455556666:assumed-role/Other/one"
        change = {"accessKeyId": hub.key["accessKeyId"], "arn": arn, "account": "444455556666", "userId": "AROAX:one"}
        self.assertEqual(client(hub, "sts").get_caller_identity()["Account"], hub.key["id"])
        hub.control("POST", "identity", change)
        told = client(hub, "sts").get_caller_identity()
        self.assertEqual((told["Arn"], told["Account"], told["UserId"]), (arn, "444455556666", "AROAX:one"))

    def test_throttles_and_breakdowns(self) -> None:
        hub = self.one_region()
        for code, status in (
            ("TooManyRequestsException", 429),
            ("LimitExceededException", 429),
            ("ThrottlingException", 400),
            ("InternalException", 500),
            ("ServiceUnavailableException", 503),
        ):
            kind = "error" if status >= 500 else "throttle"
            fault = {"kind": kind, "code": code, "count": 2, "operation": "ListInvitations", "retryAfterMs": 1}
            hub.control("POST", "faults", fault)
            self.assertEqual(self.code(client(hub).list_invitations), (status, code))
            before = len(hub.log())
            client(hub, attempts=3).list_invitations()
            self.assertEqual([one["status"] for one in hub.log()[before:]], [status, 200])
        hub.control("POST", "faults", {"kind": "throttle", "code": "LimitExceededException"})
        one = client(hub)
        with self.assertRaises(one.exceptions.LimitExceededException):
            one.list_invitations()
        hub.control("POST", "faults", [{"kind": "throttle"}, {"kind": "error", "status": 503}])
        self.assertEqual(self.code(client(hub, "sts").get_caller_identity), (400, "Throttling"))
        self.assertEqual(self.code(client(hub, "sts").get_caller_identity), (503, "ServiceUnavailable"))

    def test_unknown_operations(self) -> None:
        hub = self.one_region()
        self.assertEqual(self.code(client(hub).list_members), (404, "UnknownOperationException"))
        self.assertEqual(self.code(client(hub, "sts").get_session_token), (400, "InvalidAction"))


if __name__ == "__main__":
    unittest.main()
