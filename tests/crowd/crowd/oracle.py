# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Which word may stand in a row, from what the judge received, answered and shows; it knows nothing of the product.

The rules are those of the README: what AWS answered last, whether an earlier attempt may have worked, and what the last
look after it showed. A word that says more than that, or something else, is wrong.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any, Iterable, Optional

from crowd.runner import Pair

GONE, STILL, UNSEEN = "declined-no-longer-listed", "declined-still-listed", "declined-not-looked-at-again"
REFUSED, FAILED, UNKNOWN = "refused", "failed", "outcome-unknown"
NONE, NOT_STARTED = "no-invitation-found", "not-started"

# These leave an answer whole, however late it is.
_WHOLE = (None, "delay", "drip", "throttle", "error", "empty-page", "repeat-token")
_ACCEPTED_STATES = ("ENABLED", "ASSOCIATED")


def is_whole(line: dict[str, Any]) -> bool:
    """The client got every byte of the answer that the service meant."""
    return line["fault"] in _WHOLE and line["status"] is not None


def is_success(line: dict[str, Any]) -> bool:
    """A whole answer that is a success."""
    return is_whole(line) and line["status"] == 200


@dataclass
class Call:
    """One call of DeclineInvitations with its attempts, as the judge received them."""

    ids: list[str]
    attempts: list[dict[str, Any]]

    @property
    def last(self) -> dict[str, Any]:
        """The attempt whose answer, or silence, counts."""
        return self.attempts[-1]


@dataclass
class Look:
    """One listing from its first page to its last, or to where it failed."""

    start: int
    whole: bool = False
    shown: dict[str, str] = field(default_factory=dict)

    def is_open(self, sender: str) -> bool:
        """It shows an invitation that waits for an answer."""
        return self.whole and self.shown.get(sender, "Resigned") != "Resigned"

    def is_answered(self, sender: str) -> bool:
        """It shows that nothing waits any more."""
        return self.whole and not self.is_open(sender)


class Place:
    """What happened in one region of one account."""

    def __init__(self, before: dict[str, Any], log: list[dict[str, Any]]) -> None:
        self.before = before
        self.calls = _calls(log)
        self.looks = _looks([one for one in log if one["operation"] == "ListInvitations"])
        self.first_decline = min((one.attempts[0]["seq"] for one in self.calls), default=1 << 60)
        asked = [one for one in log if one["operation"] == "GetAdministratorAccount" and is_success(one)]
        self.knew_administrator = any(one["seq"] < self.first_decline for one in asked)

    def calls_with(self, sender: str) -> list[Call]:
        """The calls that named the sender, in order."""
        return [one for one in self.calls if sender in one.ids]

    def acted(self, sender: str) -> bool:
        """The service declined that sender's invitation at some attempt."""
        return any(sender in line.get("acted", ()) for one in self.calls for line in one.attempts)

    def steps(self) -> int:
        """How many planned requests there were: a call for IDs that an earlier one had named is part of that."""
        named: set[str] = set()
        count = 0
        for call in self.calls:
            count += not named.issuperset(call.ids)
            named.update(call.ids)
        return count


def _calls(log: list[dict[str, Any]]) -> list[Call]:
    found: dict[str, Call] = {}
    for line in log:
        if line["operation"] == "DeclineInvitations":
            call = found.setdefault(line["invocation"], Call(line["accountIds"], []))
            assert call.ids == line["accountIds"], f"another attempt has another body: {line}"
            call.attempts.append(line)
    return list(found.values())


def _looks(lines: list[dict[str, Any]]) -> list[Look]:
    pages: dict[int, list[dict[str, Any]]] = {}
    for line in lines:
        if "page" in line and is_success(line):
            pages.setdefault(line["page"]["listing"], []).append(line["page"])
    firsts: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        if "NextToken" not in line["query"]:
            firsts.setdefault(line["invocation"], []).append(line)
    found = []
    for attempts in firsts.values():
        look = Look(attempts[0]["seq"])
        if is_success(attempts[-1]) and "page" in attempts[-1]:
            listing = pages[attempts[-1]["page"]["listing"]]
            look.whole = any(one["last"] for one in listing)
            look.shown = {sender: status for one in listing for sender, status in one["shown"]}
        found.append(look)
    return sorted(found, key=lambda one: one.start)


def _answers(line: dict[str, Any], sender: str) -> set[str]:
    """What the last attempt said of the sender: accepted, refused, failed, broken (inside the service), unknown."""
    if is_success(line):
        return {"refused" if sender in line["unprocessed"] else "accepted"}
    if is_whole(line):
        return {"broken" if line["status"] >= 500 else "failed"}
    # Part of an error can be enough to know that it is one.
    if line["fault"] == "truncate" and line["status"] != 200:
        return {"failed", "unknown"}
    return {"unknown"}


def _earlier(lines: list[dict[str, Any]]) -> set[str]:
    """What attempts before the last one may mean: answered (they did nothing), broken (inside the service), lost."""
    unclear = [one for one in lines if not is_whole(one)]
    if any(one["fault"] != "truncate" or one["status"] == 200 for one in unclear):
        return {"lost"}
    if unclear:  # part of an error can be enough to know that it is one
        return {"broken", "lost"}
    return {"broken"} if any(one["status"] >= 500 for one in lines) else {"answered"}


def _word(answer: str, earlier: str, look: Optional[Look], sender: str) -> set[str]:
    whole = look is not None and look.whole
    declined = UNSEEN
    if look is not None and whole:
        declined = STILL if sender in look.shown else GONE
    answered = look is not None and look.is_answered(sender)
    if answer == "accepted":
        return {declined}
    if answer == "unknown":
        return {declined} if answered else {UNKNOWN}
    if answer == "refused":
        if earlier == "answered" or (whole and not answered):
            return {REFUSED}
        return {declined} if answered else {UNKNOWN}
    if answer == "failed" and earlier == "answered":
        return {FAILED}
    if answered:
        return {declined}
    # What was accepted can stay in the list: after a lost answer it proves nothing.
    return {FAILED} if whole and earlier != "lost" else {UNKNOWN}


class Oracle:
    """Everything the judge knows about a run."""

    def __init__(
        self, before: dict[str, Any], log: list[dict[str, Any]], profiles: Iterable[dict[str, Any]]
    ) -> None:
        self.log = log
        self.profiles = {one["account"]: one for one in profiles}
        regions = {one["id"]: one["regions"] for one in before["accounts"]}
        lines: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for line in log:
            if line["service"] == "securityhub" and line["signature"] == "ok":
                lines.setdefault((line["account"], line["region"]), []).append(line)
        self.places = {
            (account, name): Place(region, lines.get((account, name), []))
            for account, known in regions.items()
            for name, region in known.items()
        }

    def is_confirmed(self, account: str) -> bool:
        """The account's profile was asked who it is, the answer arrived, and it is who was confirmed."""
        profile = self.profiles[account]
        asked = [one for one in self.log if one["operation"] == "GetCallerIdentity"]
        asked = [one for one in asked if one["accessKeyId"] == profile["accessKeyId"]]
        return bool(asked) and is_success(asked[-1]) and not self.is_stranger(account)

    def was_denied(self, account: str) -> bool:
        """Some call of the account's was answered that its key may not, or no longer: that can hold for all the others."""
        return any(one["account"] == account and is_whole(one) and one["status"] in (401, 403) for one in self.log)

    def is_stranger(self, account: str) -> bool:
        """The key in the profile belongs to somebody else than the one who was confirmed."""
        profile = self.profiles[account]
        known = [one for one in self.log if one["accessKeyId"] == profile["accessKeyId"]]
        told = {(one["account"], one["arn"]) for one in known if one["signature"] == "ok"}
        return bool(told) and told != {(profile["account"], profile["arn"])}

    def allowed(self, pair: Pair, shown_attempts: int = 0) -> set[tuple[str, str]]:
        """The words that may stand in the row, each with the reason for which nothing was sent.

        An attempt that is shown and did not arrive was lost on a connection that a fault was closing.
        """
        account, region, sender = pair
        if self.is_stranger(account):
            return {(NOT_STARTED, "identity-check-failed"), (NOT_STARTED, "look-failed")}
        place = self.places[(account, region)]
        calls = place.calls_with(sender)
        if not calls:
            before = [one for one in place.looks if one.start < place.first_decline] or [Look(0)]
            found = {self._unsent(pair, place, one) for one in before} - {("", "")}
            if self.was_denied(account) and any(one.is_open(sender) for one in before):
                found.add((NOT_STARTED, "profile-failed"))
            return found
        last = calls[-1].last
        attempts = [line for one in calls for line in one.attempts if line is not last]
        earlier = _earlier(attempts)
        answers = _answers(last, sender)
        if shown_attempts > len(calls[-1].attempts):
            earlier.add("lost")
            answers.add("unknown")
        after: list[Optional[Look]] = [one for one in place.looks if one.start > last["seq"]]
        if not after:
            after = [None]
        elif place.steps() == 1:
            after = after[-1:]
        elif self.was_denied(account):
            # They may all belong to the place's other requests: with a key that has ended nobody looks again.
            after = [*after, None]
        words: set[str] = set()
        for answer, before, look in itertools.product(answers, earlier, after):
            words |= self._true(_word(answer, before, look, sender), place, sender, look)
        return {(word, "") for word in words}

    def _true(self, words: set[str], place: Place, sender: str, look: Optional[Look]) -> set[str]:
        """Takes away what is not so, whatever the answers were."""
        invitation = next((one for one in place.before["invitations"] if one["sender"] == sender), None)
        if invitation is None or invitation["status"] != "Invited":
            return set()
        if not place.acted(sender) and invitation["onDecline"] != "still-listed":
            words = words - {GONE, STILL, UNSEEN}
        if place.acted(sender) and not (look is not None and look.is_open(sender)):
            words = words - {REFUSED, FAILED}
        return words

    def _unsent(self, pair: Pair, place: Place, look: Look) -> tuple[str, str]:
        """The word after that look, or nothing if there was no reason not to send."""
        account, _, sender = pair
        if not look.whole:
            return NOT_STARTED, "look-failed"
        status = look.shown.get(sender, "")
        known = sender == place.before["administrator"] and place.knew_administrator and look.shown
        if known or status.upper() in _ACCEPTED_STATES:
            return NOT_STARTED, "is-administrator"
        if not look.is_open(sender):
            return NONE, ""
        return ("", "") if self.is_confirmed(account) else (NOT_STARTED, "identity-check-failed")


def wrong_words(oracle: Oracle, rows: dict[Pair, dict[str, Any]]) -> list[str]:
    """A line for each row whose word may not stand there, or whose facts are not the judge's."""
    found = []
    for pair, row in sorted(rows.items()):
        given = (row["result"], row.get("reason", ""))
        allowed = oracle.allowed(pair, row["attempts"])
        if given not in allowed:
            found.append(f"{' '.join(pair)}: {given}, may be {sorted(allowed)}")
        elif not oracle.is_stranger(pair[0]):
            found += _wrong_facts(oracle, pair, row)
    return found


def _wrong_facts(oracle: Oracle, pair: Pair, row: dict[str, Any]) -> list[str]:
    calls = oracle.places[pair[:2]].calls_with(pair[2])
    if not calls:
        return [f"{' '.join(pair)}: never received, attempts {row['attempts']}"] if row["attempts"] else []
    last = calls[-1].last
    found = []
    if row["attempts"] > len(calls[-1].attempts):
        return []
    if row["attempts"] < len(calls[-1].attempts):
        found.append(f"{' '.join(pair)}: {row['attempts']} attempts shown, {len(calls[-1].attempts)} received")
    if is_whole(last) and row["requestId"] != last["requestId"]:
        found.append(f"{' '.join(pair)}: request {row['requestId']} shown, {last['requestId']} answered")
    if is_success(last) and row.get("awsSays", "") != last["unprocessed"].get(pair[2], ""):
        found.append(f"{' '.join(pair)}: AWS says {last['unprocessed'].get(pair[2])!r}, shown {row.get('awsSays')!r}")
    return found
