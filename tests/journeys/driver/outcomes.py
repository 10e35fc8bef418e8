# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""What every row must say, worked out from the judge's state alone, and how the rows are printed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Optional

GONE = "Declined, no longer listed"
STILL = "Declined, still listed"
REFUSED = "Refused by AWS"
UNKNOWN = "Outcome unknown"
NOT_STARTED = "Not started"
NONE = "No invitation found"
UNFINISHED = ("Waiting", "Sending", "Looking again")
RECORD_WORDS = {
    GONE: "declined-no-longer-listed",
    STILL: "declined-still-listed",
    "Declined, not looked at again": "declined-not-looked-at-again",
    REFUSED: "refused",
    "Failed": "failed",
    UNKNOWN: "outcome-unknown",
}
# Of an invitation that AWS declines: it vanishes, or it stays in the list as resigned.
_DECLINED = {"removed": GONE, "resigned": STILL, "still-listed": STILL, "refuse": REFUSED}
# What another look can tell where AWS gave no answer.
_UNANSWERED = {"removed": GONE, "resigned": STILL, "still-listed": UNKNOWN, "refuse": UNKNOWN}


@dataclass(frozen=True)
class Row:
    """One row of the table Results, as far as the judge knows what it must say."""

    account: str
    region: str
    sender: str
    result: str
    aws_says: str
    request_id: str
    attempts: int

    @property
    def place(self) -> tuple[str, str, str]:
        """What makes it one row."""
        return self.account, self.region, self.sender

    @property
    def was_sent(self) -> bool:
        """Whether its sender was in a request, by what the row itself says."""
        return self.attempts > 0


def plain(account: str) -> str:
    """An account ID without the spaces that make it readable."""
    return account.replace(" ", "").replace("\u2009", "").replace("\u00a0", "").replace("\u202f", "")


def spoken(account: str) -> str:
    """A pattern for an account ID as it is shown and read out."""
    return r"\s?".join(account[start : start + 4] for start in (0, 4, 8))


def rows(table: list[dict[str, str]]) -> list[Row]:
    """The rows of the table Results."""
    return [
        Row(
            account=plain(one["Account"]),
            region=one["Region"],
            sender=plain(one["Sender"]),
            result=one["Result"],
            aws_says=one["AWS Says"],
            request_id=one["Request ID"],
            attempts=int(one["Attempts"] or 0),
        )
        for one in table
    ]


def open_senders(region: dict[str, Any]) -> list[str]:
    """Whose invitation waits for an answer, by the judge's state before the run."""
    administrator = region["administrator"]
    waiting = [one["sender"] for one in region["invitations"] if one["status"] == "Invited"]
    return [sender for sender in waiting if sender != administrator]


def expected_word(region: dict[str, Any], sender: str, answered: bool = True) -> str:
    """The word for a sender, by the judge's state before the run and whether it gives an answer."""
    if sender == region["administrator"]:
        return NOT_STARTED
    invitation = next((one for one in region["invitations"] if one["sender"] == sender), None)
    if invitation is None or invitation["status"] != "Invited":
        return NONE
    return (_DECLINED if answered else _UNANSWERED)[invitation["onDecline"]]


def refusal(region: dict[str, Any], sender: str) -> Optional[str]:
    """AWS's words for a refused sender."""
    return next((one["refusal"] for one in region["invitations"] if one["sender"] == sender), None)


def printed(found: list[Row]) -> str:
    """The table of outcomes: each row that matters, the others counted."""
    lines = [("Result", "Sender", "Account", "Region", "Request ID", "AWS says")]
    shown = sorted((one for one in found if one.result != NONE), key=lambda one: (one.result, one.place))
    lines += [(one.result, one.sender, one.account, one.region, one.request_id, one.aws_says) for one in shown]
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    text = ["  ".join([cell.ljust(width) for cell, width in zip(line, widths)] + [line[5]]).rstrip() for line in lines]
    counts = Counter(one.result for one in found)
    text += [""] + [f"{count:5}  {word}" for word, count in sorted(counts.items())]
    return "\n".join(text)
