#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The oracle itself: stories with the one word that may stand at their end; every other word is wrong."""

from __future__ import annotations

import os
import sys
import unittest
from typing import Any, Optional

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from crowd import ledger, oracle  # noqa: E402
from crowd.oracle import FAILED, GONE, NONE, NOT_STARTED, REFUSED, STILL, UNKNOWN, UNSEEN  # noqa: E402

ACCOUNT, REGION, SENDER = "111122223333", "eu-west-1", "444455556666"
PAIR = (ACCOUNT, REGION, SENDER)
PROFILE = {"account": ACCOUNT, "arn": f"arn:aws:iam::{ACCOUNT}:user/auditor", "accessKeyId": "AKIAIOSFODNN7EXAMPLE"}
WORDS = [(one, "") for one in (GONE, STILL, UNSEEN, REFUSED, FAILED, UNKNOWN, NONE)]
WORDS += [(NOT_STARTED, one) for one in ("look-failed", "is-administrator", "identity-check-failed", "journal-failed")]


class Story:
    """A log of the judge, line by line."""

    def __init__(self, status: str = "Invited", on_decline: str = "removed", **region: Any) -> None:
        invitation = {"sender": SENDER, "status": status, "onDecline": on_decline}
        place = {"invitations": [invitation] if status else [], "administrator": None, **region}
        self.before = {"accounts": [{"id": ACCOUNT, "regions": {REGION: place}}]}
        self.lines: list[dict[str, Any]] = []
        self.is_answered = False
        self._line("GetCallerIdentity")

    def _line(self, operation: str, **members: Any) -> "Story":
        number = len(self.lines) + 1
        line: dict[str, Any] = {"seq": number, "invocation": str(number), "operation": operation, "signature": "ok"}
        line.update(service="securityhub", account=ACCOUNT, region=REGION, arn=PROFILE["arn"], query="", status=200)
        line.update(accessKeyId=PROFILE["accessKeyId"], fault=None, requestId=f"id-{number}")
        self.lines.append({**line, **members})
        return self

    def look(self, status: Optional[str] = None, **members: Any) -> "Story":
        """A listing that shows the sender with that status, or not at all."""
        shown = [[SENDER, status]] if status else []
        page = {"listing": len(self.lines), "offset": 0, "shown": shown, "last": True}
        return self._line("ListInvitations", page=page, **members)

    def decline(self, refused: bool = False, acted: bool = True, **members: Any) -> "Story":
        """An attempt; those that follow each other belong together."""
        last = self.lines[-1]
        again = {"invocation": last["invocation"]} if last["operation"] == "DeclineInvitations" else {}
        line = {"accountIds": [SENDER], "unprocessed": {SENDER: "no"} if refused else {}, **again, **members}
        return self._line("DeclineInvitations", **line, **({"acted": [SENDER]} if acted and not refused else {}))

    def allowed(self) -> set[tuple[str, str]]:
        """What the oracle says."""
        return oracle.Oracle(self.before, self.lines, [PROFILE]).allowed(PAIR)


LOST: dict[str, Any] = {"status": None, "fault": "close"}
BUSY: dict[str, Any] = {"status": 429, "fault": "throttle", "acted": False}
CUT: dict[str, Any] = {"fault": "close-mid-body"}


def invited(**members: Any) -> Story:
    """The sender's invitation was seen open before."""
    return Story(**members).look("Invited")


STORIES: dict[str, tuple[Story, tuple[str, str]]] = {
    "declined, gone": (invited().decline().look(), (GONE, "")),
    "declined, resigned": (invited(on_decline="resigned").decline().look("Resigned"), (STILL, "")),
    "accepted, nothing changed": (invited(on_decline="still-listed").decline(acted=False).look("Invited"), (STILL, "")),
    "declined, look failed": (invited().decline().look(**CUT), (UNSEEN, "")),
    "declined, last look failed": (invited().decline().look("Invited").look(**CUT), (UNSEEN, "")),
    "refused": (invited(on_decline="refuse").decline(refused=True).look("Invited"), (REFUSED, "")),
    "refused, look failed": (invited(on_decline="refuse").decline(refused=True).look(**CUT), (REFUSED, "")),
    "lost, then refused, gone": (invited().decline(**LOST).decline(refused=True).look(), (GONE, "")),
    "lost, then refused, look failed": (invited().decline(**LOST).decline(refused=True).look(**CUT), (UNKNOWN, "")),
    "lost for nothing, then refused": (
        invited(on_decline="refuse").decline(refused=True, **LOST).decline(refused=True).look("Invited"),
        (REFUSED, ""),
    ),
    "lost, gone": (invited().decline(**LOST).look(), (GONE, "")),
    "lost, still open": (invited().decline(acted=False, **LOST).look("Invited"), (UNKNOWN, "")),
    "cut answer, gone": (invited().decline(**CUT).look(), (GONE, "")),
    "garbled answer, look failed": (invited().decline(fault="garbage").look(**CUT), (UNKNOWN, "")),
    "throttled": (invited().decline(**BUSY).look("Invited"), (FAILED, "")),
    "lost, then throttled, gone": (invited().decline(**LOST).decline(**BUSY).look(), (GONE, "")),
    "lost, then throttled, still open": (
        invited(on_decline="still-listed").decline(**LOST).decline(**BUSY).look("Invited"),
        (UNKNOWN, ""),
    ),
    "broke, then throttled, still open": (
        invited().decline(status=500, fault="error", acted=False).decline(**BUSY).look("Invited"),
        (FAILED, ""),
    ),
    "lost, then throttled, look failed": (invited().decline(**LOST).decline(**BUSY).look(**CUT), (UNKNOWN, "")),
    "broke and worked": (invited().decline(status=500, fault="error").look(), (GONE, "")),
    "broke": (invited().decline(status=500, fault="error", acted=False).look("Invited"), (FAILED, "")),
    "broke, look failed": (invited().decline(status=500, fault="error").look(**CUT), (UNKNOWN, "")),
    "not listed": (Story("").look(), (NONE, "")),
    "answered long ago": (Story("Resigned").look("Resigned"), (NONE, "")),
    "list cut": (Story().look("Invited", **CUT), (NOT_STARTED, "look-failed")),
    "administrator": (Story("Enabled", administrator=SENDER).look("Enabled"), (NOT_STARTED, "is-administrator")),
}


class Words(unittest.TestCase):
    """One word a story."""

    def test_stories(self) -> None:
        for name, (story, word) in STORIES.items():
            with self.subTest(name):
                self.assertEqual(story.allowed(), {word})

    def test_every_other_word_is_wrong(self) -> None:
        for name, (story, word) in STORIES.items():
            judge = oracle.Oracle(story.before, story.lines, [PROFILE])
            attempts = [one for one in story.lines if one["operation"] == "DeclineInvitations"]
            last = attempts[-1] if attempts else {"requestId": "", "unprocessed": {}}
            for given in WORDS:
                row = {"result": given[0], "reason": given[1], "attempts": len(attempts)}
                row.update(requestId=last["requestId"], awsSays=last["unprocessed"].get(SENDER, ""))
                with self.subTest(name, given=given):
                    self.assertEqual(bool(oracle.wrong_words(judge, {PAIR: row})), given != word)

    def test_open_and_not_sent_is_wrong_unless_the_identity_is(self) -> None:
        story = invited()
        self.assertEqual(story.allowed(), set())
        story.lines[0]["status"] = 503
        story.lines[0]["fault"] = "error"
        self.assertEqual(story.allowed(), {(NOT_STARTED, "identity-check-failed")})

    def test_who_never_invited_was_never_declined(self) -> None:
        self.assertEqual(Story("").look().decline(acted=False).look().allowed(), set())

    def test_facts_of_another_request_are_wrong(self) -> None:
        story = invited().decline().look()
        judge = oracle.Oracle(story.before, story.lines, [PROFILE])
        row = {"result": GONE, "reason": "", "attempts": 1, "requestId": "id-3", "awsSays": ""}
        self.assertEqual(oracle.wrong_words(judge, {PAIR: row}), [])
        for change in ({"requestId": "id-2"}, {"attempts": 0}, {"awsSays": "something"}):
            self.assertEqual(len(oracle.wrong_words(judge, {PAIR: {**row, **change}})), 1, change)


class Requests(unittest.TestCase):
    """What may be in a body."""

    def wrong(self, ids: list[str], **region: Any) -> int:
        story = Story(**region)
        story.decline(accountIds=ids)
        return len(ledger.wrong_requests(story.before, story.lines))

    def test_bodies(self) -> None:
        self.assertEqual(self.wrong([SENDER]), 0)
        self.assertEqual(self.wrong([SENDER, SENDER]), 1)
        self.assertEqual(self.wrong([SENDER, "777788889999"]), 1)
        self.assertEqual(self.wrong([SENDER], administrator=SENDER), 1)
        self.assertEqual(self.wrong([SENDER], status="Resigned"), 1)


if __name__ == "__main__":
    unittest.main()
