#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Random worlds and random calls: boto3 gets the same from the practice hub and from the judge."""

from __future__ import annotations

import os
import random
import secrets
import unittest
from typing import Any

from practicecase import PracticeCase, account, known, scenario  # cleans the environment

from botocore.exceptions import ClientError

from hubprocess import Hub

REGIONS = ("eu-west-1", "us-east-1", "eu-south-1")
NEVER = ["999999999990", "000000000001"]
DECLINES = ("removed", "still-listed", "refuse", "whole-404", "whole-400")
REFUSALS = ('Nein, "so" <nicht> & ☂', "is not yet associated to it")
DENIALS = ("service control policy", "identity-based policy", "permissions boundary", "session policy", "")
CALLS = (
    "list",
    "list",
    "list_invitations",
    "decline",
    "decline",
    "decline",
    "delete",
    "get_invitations_count",
    "get_administrator_account",
    "disassociate_from_administrator_account",
    "describe_hub",
    "list_members",
    "get_caller_identity",
)


class Differential(PracticeCase):
    """Random worlds and random calls: parsed answers and errors are equal."""

    def test_random_calls(self) -> None:
        for seed in (os.environ.get("PRACTICE_SEED") or secrets.token_hex(4) for _ in range(3)):
            self.walk(random.Random(seed), seed)

    def walk(self, rng: random.Random, seed: str) -> None:
        data = self.world(rng)
        hubs = self.both(data)
        regions = [region for one in data["accounts"] for region in one["regions"].values()]
        senders = [item["sender"] for region in regions for item in region["invitations"]]
        for step in range(60):
            index = rng.randrange(len(data["accounts"]))
            region = rng.choice(REGIONS)
            calls = [self.draw_call(rng, sorted(set(senders)) + NEVER)]
            if calls[0][0] == "decline_invitations":
                calls += [("list", {})] * rng.randint(0, 3)  # what was declined may show late
            for name, call in calls:
                answers = []
                for hub in hubs:
                    hub.key = hub.start["accounts"][index]
                    answers.append(self.answer(hub, region, name, call))
                self.assertEqual(answers[0], answers[1], f"PRACTICE_SEED={seed} step {step}: {name} {call}")

    def world(self, rng: random.Random) -> dict[str, Any]:
        accounts = [
            account({name: self.region(rng) for name in REGIONS}, f"{number:012}", **more)
            for number, more in ((111122223333, {}), (444455556666, {"user": "u"}), (12345678901, {}))
        ]
        faults = [
            {
                "kind": "throttle",
                "code": "TooManyRequestsException",
                "operation": rng.choice(("*", "ListInvitations")),
                "region": rng.choice(REGIONS),
                "skip": rng.randint(0, 30),
                "count": rng.randint(1, 3),
            }
            for _ in range(3)
        ]
        return scenario(*accounts, pageSize=rng.randint(1, 10), faults=faults)

    def region(self, rng: random.Random) -> dict[str, Any]:
        """A region in any state."""
        senders = rng.sample(range(10**12), rng.randint(0, 12))
        invitations = [self.invitation(rng, f"{sender:012}") for sender in senders]
        if rng.random() < 0.5:
            invitations.append({"sender": "000044445555", "accepted": True, "unlisted": rng.random() < 0.5})
        found = {"state": rng.choice(("on",) * 6 + ("off", "hub-off")), "invitations": invitations}
        if rng.random() < 0.2:
            operation = rng.choice(("ListInvitations", "DeclineInvitations", "DescribeHub"))
            found["deny"] = {operation: rng.choice(DENIALS)}
        return found

    def invitation(self, rng: random.Random, sender: str) -> dict[str, Any]:
        """An invitation of any kind."""
        found: dict[str, Any] = {
            "sender": sender,
            "status": rng.choice(("Invited",) * 3 + ("Resigned", "Removed")),
            "onDecline": rng.choice(("resigned",) * 3 + DECLINES),
            "lag": rng.choice((0, 0, 1, 2)),
        }
        if found["onDecline"] == "refuse":
            found["refusal"] = rng.choice(REFUSALS)
        return found

    def draw_call(self, rng: random.Random, senders: list[str]) -> tuple[str, dict[str, Any]]:
        """The name of a call, and its arguments."""
        name = rng.choice(CALLS)
        if name in ("decline", "delete"):
            ids: Any = rng.sample(senders, rng.randint(1, min(4, len(senders))))
            ids = rng.choice((ids, ids, ids, ids, ids * 2, ids + ["1"], [], [f"{n:012}" for n in range(51)]))
            return f"{name}_invitations", {"AccountIds": ids}
        if name == "list_invitations":
            return name, {"MaxResults": rng.choice((0, 1, 50, 51))}
        return name, {"MaxResults": rng.randint(1, 50)} if name == "list" and rng.random() < 0.5 else {}

    def answer(self, hub: Hub, region: str, name: str, call: dict[str, Any]) -> Any:
        """What came of it, without what is drawn."""
        one = known(hub, "sts" if name == "get_caller_identity" else "securityhub", region)
        try:
            return self.listed(one, call) if name == "list" else self.plain(getattr(one, name)(**call))
        except ClientError as error:
            answer = error.response
            return type(error).__name__, answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]

    def listed(self, one: Any, call: dict[str, Any]) -> Any:
        """The sizes of all pages and what is on them; the judge draws where the administrator stands."""
        pages = [one.list_invitations(**call)]
        while pages[-1].get("NextToken"):
            pages.append(one.list_invitations(**call, NextToken=pages[-1]["NextToken"]))
        found = [(item["AccountId"], item["MemberStatus"]) for page in pages for item in page["Invitations"]]
        return [len(page["Invitations"]) for page in pages], sorted(found)

    def plain(self, answer: dict[str, Any]) -> Any:
        """Without IDs, times and the words for senders that never invited."""
        drawn = ("ResponseMetadata", "SubscribedAt", "NextToken")
        found = {name: value for name, value in answer.items() if name not in drawn}
        if found.get("Administrator"):
            found["Administrator"] = [found["Administrator"][name] for name in ("AccountId", "MemberStatus")]
        # A page of a part begins where the administrator happens to stand.
        found["Invitations"] = len(found.get("Invitations") or [])
        refused = {one["AccountId"]: one["ProcessingResult"] for one in found.get("UnprocessedAccounts") or []}
        found["UnprocessedAccounts"] = {one: text if text in REFUSALS else "" for one, text in refused.items()}
        return found


if __name__ == "__main__":
    unittest.main()
