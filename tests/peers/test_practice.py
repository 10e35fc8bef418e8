#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Real clients find in the practice hub what they find in the judge: the same answers, the same exceptions."""

from __future__ import annotations

import subprocess
import unittest
from typing import Any, Callable

import test_hub  # cleans the environment before boto3 is there
from test_hub import _HOME, DENIED, REGION, client

from botocore.exceptions import ClientError

from hubprocess import Hub, clean_environment
from practicecase import PRACTICE, PracticeCase, account, known, scenario

NEVER = ["999999999990", "000000000001"]


class Cli(PracticeCase):
    """/usr/bin/aws."""

    aws = test_hub.CommandLine.aws

    def test_looks_declines_and_looks_again(self) -> None:
        hub = self.practice()
        told = self.aws(hub, "sts", "get-caller-identity")
        for name, known_as in (("Arn", "arn"), ("Account", "id"), ("UserId", "userId")):
            self.assertEqual(told[name], hub.key[known_as])
        before = self.aws(hub, "securityhub", "list-invitations", "--page-size", "1")["Invitations"]
        self.assertEqual({one["MemberStatus"] for one in before}, {"Invited"})
        sender = before[0]["AccountId"]
        answer = self.aws(hub, "securityhub", "decline-invitations", "--account-ids", sender, NEVER[0])
        self.assertEqual([one["AccountId"] for one in answer["UnprocessedAccounts"]], [NEVER[0]])
        after = self.aws(hub, "securityhub", "list-invitations")["Invitations"]
        self.assertEqual(after, before[1:])

    def test_says_what_is_wrong(self) -> None:
        hub = self.practice()
        hub.key["secretAccessKey"] = hub.key["secretAccessKey"][::-1]
        self.assertIn("(InvalidSignatureException)", self.aws(hub, "securityhub", "describe-hub", fails=True))
        self.assertIn("(SignatureDoesNotMatch)", self.aws(hub, "sts", "get-caller-identity", fails=True))


class Paging(PracticeCase):
    """More than one request holds."""

    def test_paginator_sees_all_once(self) -> None:
        senders = [f"{index * 7919:012}" for index in range(1, 131)]
        invitations = [{"sender": sender} for sender in senders]
        hub = self.practice(scenario(account({REGION: {"invitations": invitations}}), pageSize=40))
        pages = list(client(hub).get_paginator("list_invitations").paginate(PaginationConfig={"PageSize": 50}))
        self.assertEqual([len(page["Invitations"]) for page in pages], [40, 40, 40, 10])
        self.assertEqual([one["AccountId"] for page in pages for one in page["Invitations"]], senders)
        for token in [page["NextToken"] for page in pages[:-1]]:
            self.assertTrue(all(letter in token for letter in "+/="), token)


class SameErrors(PracticeCase):
    """Each error that it can give, here and at the judge."""

    def same(self, hubs: tuple[Hub, Hub], call: Callable[[Hub], Any], status: int, code: str, text: str = "") -> None:
        """Both fail so, with one exception class; the text is looked for in the message."""
        kinds = []
        for hub in hubs:
            with self.assertRaises(ClientError) as caught:
                call(hub)
            answer = caught.exception.response
            self.assertEqual((answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Code"]), (status, code))
            self.assertIn(text, answer["Error"]["Message"])
            self.assertTrue(answer["Error"]["Message"])
            self.assertTrue(answer["ResponseMetadata"]["RequestId"])
            kinds.append(type(caught.exception).__name__)
        self.assertEqual(kinds[0], kinds[1])

    def test_states_and_denials(self) -> None:
        denied = {
            **DENIED,
            "GetInvitationsCount": "permissions boundary",
            "GetAdministratorAccount": "session policy",
            "DeclineInvitations": "",
            "DeleteInvitations": "Account is managed by a configuration policy",
        }
        regions = {REGION: {"deny": denied}, "ap-south-1": {"state": "hub-off"}, "eu-south-1": {"state": "off"}}
        hubs = self.both(scenario(account(regions)))
        where = f"not authorized to perform: securityhub:DeclineInvitations on resource: arn:aws:securityhub:{REGION}:"
        for call, text in (
            ("list_invitations", "with an explicit deny in a service control policy"),
            ("describe_hub", "because no identity-based policy allows the securityhub:DescribeHub action"),
            ("get_invitations_count", "because no permissions boundary allows"),
            ("get_administrator_account", "because no session policy allows"),
            ("decline_invitations", where),
            ("delete_invitations", "is managed by a configuration policy"),
        ):
            with self.subTest(call=call):
                self.same(hubs, lambda hub: getattr(known(hub), call)(), 403, "AccessDeniedException", text)
        for region in ("ap-south-1", "af-south-1"):
            not_on = (401, "InvalidAccessException", "is not subscribed to AWS Security Hub")
            self.same(hubs, lambda hub: known(hub, region=region).list_invitations(), *not_on)
        unknown = (403, "UnrecognizedClientException")
        self.same(hubs, lambda hub: known(hub, region="eu-south-1").list_invitations(), *unknown)
        unknown = (403, "InvalidClientTokenId")
        self.same(hubs, lambda hub: known(hub, "sts", region="eu-south-1").get_caller_identity(), *unknown)

    def test_keys(self) -> None:
        hubs = self.both(scenario(account({}), account({}, "444455556666", expired=True)))
        wrong: tuple[tuple[dict[str, Any], str, str], ...] = (
            ({"secretAccessKey": "x" * 40}, "InvalidSignatureException", "SignatureDoesNotMatch"),
            ({"accessKeyId": "AKIAXXXXXXXXXXXXXXXX"}, "UnrecognizedClientException", "InvalidClientTokenId"),
            ({"sessionToken": None}, "UnrecognizedClientException", "InvalidClientTokenId"),
            ({"sessionToken": "abc"}, "UnrecognizedClientException", "InvalidClientTokenId"),
            (hubs[0].start["accounts"][1], "ExpiredTokenException", "ExpiredToken"),
        )
        for key, hub_code, sts_code in wrong:
            with self.subTest(key=key):
                self.same(hubs, lambda hub: client(hub, **key).describe_hub(), 403, hub_code)
                self.same(hubs, lambda hub: client(hub, "sts", **key).get_caller_identity(), 403, sts_code)

    def test_session_that_ends(self) -> None:
        hub = self.practice(scenario(account({}, sessionEndsAfter={"DeclineInvitations": 2})))
        one = known(hub)
        for _ in range(2):
            one.list_invitations()
            one.decline_invitations(AccountIds=[NEVER[0]])
        self.assertEqual(self.code(one.list_invitations), (403, "ExpiredTokenException"))
        self.assertEqual(self.code(known(hub, "sts").get_caller_identity), (403, "ExpiredToken"))

    def test_input(self) -> None:
        wholes = {"000011112222": "whole-404", "000011113333": "whole-400"}
        invitations = [{"sender": sender, "onDecline": whole} for sender, whole in wholes.items()]
        hubs = self.both(scenario(account({REGION: {"invitations": invitations}})))
        wrong = (400, "InvalidInputException")
        many = [f"{index:012}" for index in range(1, 52)]
        texts = (["12345"], ["１２３４５６７８９０１２"], [""])
        for ids in (*texts, [], [123456789012], "123456789012", None, many, ["000011113333"]):
            with self.subTest(ids=ids):
                self.same(hubs, lambda hub: known(hub).decline_invitations(AccountIds=ids), *wrong)
        self.same(hubs, lambda hub: known(hub).list_invitations(NextToken="abc"), *wrong)
        for most in (0, 51, -1, "x"):
            self.same(hubs, lambda hub: known(hub).list_invitations(MaxResults=most), *wrong)
        missing = (404, "ResourceNotFoundException")
        self.same(hubs, lambda hub: known(hub).decline_invitations(AccountIds=["000011112222"]), *missing)
        self.same(hubs, lambda hub: known(hub).disassociate_from_administrator_account(), *missing)
        self.same(hubs, lambda hub: known(hub).describe_hub(HubArn="arn:aws:securityhub:x:y:hub/default"), *missing)
        self.same(hubs, lambda hub: known(hub).list_members(), 404, "UnknownOperationException")
        self.same(hubs, lambda hub: known(hub, "sts").get_session_token(), 400, "InvalidAction")

    def test_throttles_and_breakdowns(self) -> None:
        codes = (
            ("TooManyRequestsException", 429, "throttle"),
            ("LimitExceededException", 429, "throttle"),
            ("ThrottlingException", 400, "throttle"),
            ("InternalException", 500, "error"),
            ("ServiceUnavailableException", 503, "error"),
        )
        made = [{"kind": kind, "code": code, "operation": "ListInvitations", "count": 1} for code, _, kind in codes]
        made += [{"kind": "throttle", "operation": "GetCallerIdentity"}]
        hubs = self.both(scenario(account({}), faults=made))
        for code, status, _ in codes:
            self.same(hubs, lambda hub: known(hub).list_invitations(), status, code)
        for hub in hubs:
            known(hub).list_invitations()
        self.same(hubs, lambda hub: known(hub, "sts").get_caller_identity(), 400, "Throttling", "Rate exceeded")

    def test_real_clients_try_again(self) -> None:
        faults = [{"operation": "ListInvitations", "count": 2, "retryAfterMs": 1}]
        hub = self.practice(scenario(account({}), faults=faults))
        answer = client(hub, attempts=3).list_invitations()
        self.assertEqual(answer["ResponseMetadata"]["RetryAttempts"], 2)


class Life(unittest.TestCase):
    """Beginning and end of the test executable."""

    def run_hub(self, *options: str, **more: Any) -> "subprocess.CompletedProcess[bytes]":
        environment = clean_environment(_HOME.name)
        return subprocess.run([PRACTICE, *options], env=environment, capture_output=True, timeout=30, **more)

    def test_ends_by_itself(self) -> None:
        done = self.run_hub("--lifetime", "0.2")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"http://127.0.0.1:", done.stdout)

    def test_ends_with_its_input(self) -> None:
        self.assertEqual(self.run_hub("--until-eof", "--lifetime", "25", input=b"x\n").returncode, 0)

    def test_bad_input_is_named(self) -> None:
        for name, text in (("/nowhere.json", b"/nowhere.json"), ("nowhere", b"nowhere")):
            done = self.run_hub("--scenario", name)
            self.assertEqual(done.returncode, 2)
            self.assertIn(text, done.stderr)


if __name__ == "__main__":
    unittest.main()
