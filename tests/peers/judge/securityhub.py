# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The member side of Security Hub's invitations."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any, Callable, Optional
from urllib.parse import parse_qsl

from judge.answers import Answer, Writer
from judge.draw import NEVER_INVITED, REFUSALS, Draw
from judge.signature import BAD_TOKEN, Key
from judge.state import Invitation, Listing, Region, World

LARGEST_BATCH = 50


@dataclass
class Call:
    """One authenticated call of an operation."""

    world: World
    write: Writer
    key: Key
    region_name: str
    operation: str
    query: str
    body: bytes
    # "repeat-token" or "empty-page" when a fault of the listing was asked for.
    listing_fault: str = ""
    # What it did, for the log.
    effect: dict[str, Any] = field(default_factory=dict)

    @property
    def region(self) -> Region:
        """The state it works on."""
        return self.world.region(self.key.account, self.region_name)

    def fail(self, code: str, message: str) -> Answer:
        """An error of the service."""
        return self.write.service_error(code, message)


def account_ids(body: bytes) -> Optional[list[Any]]:
    """`AccountIds` of a request, whatever its members are; None when there is no such list."""
    try:
        value = json.loads(body)
    except ValueError:
        return None
    found = value.get("AccountIds") if isinstance(value, dict) else None
    return found if isinstance(found, list) else None


def run(call: Call) -> Answer:
    """Carries the call out; the caller holds the world's lock."""
    region = call.region
    if region.state == "off":
        return call.write.front_error("UnrecognizedClientException", BAD_TOKEN)
    denied = region.deny.get(call.operation)
    if denied is not None:
        return call.write.front_error("AccessDeniedException", _denial(call, denied))
    if region.state == "hub-off":
        product = call.write.draw.choice(("AWS Security Hub", "AWS Security Hub CSPM"))
        return call.fail("InvalidAccessException", f"Account {call.key.account} is not subscribed to {product}")
    handler = OPERATIONS.get(call.operation)
    if handler is None:
        return call.write.front_error("UnknownOperationException", f"Operation {call.operation} is not played here")
    return handler(call)


def _denial(call: Call, kind: str) -> str:
    action = f"securityhub:{call.operation}"
    resource = f"arn:aws:securityhub:{call.region_name}:{call.key.account}:hub/default"
    start = f"User: {call.key.arn} is not authorized to perform: {action} on resource: {resource}"
    if kind == "service control policy":
        return f"{start} with an explicit deny in a service control policy"
    if kind in ("identity-based policy", "permissions boundary", "session policy"):
        return f"{start} because no {kind} allows the {action} action"
    return kind or start


def _list_invitations(call: Call) -> Answer:
    query = dict(parse_qsl(call.query, keep_blank_values=True))
    text = query.get("MaxResults", "")
    if text and not (text.isascii() and text.isdigit() and 1 <= int(text) <= 50):
        return call.fail("InvalidInputException", "Invalid value for MaxResults: it must be between 1 and 50")
    token = query.get("NextToken", "")
    listing = Listing(call.key.account, call.region_name, [], 0, 0)
    if token:
        found = call.world.tokens.get(token)
        if found is None or (found.account, found.region) != (listing.account, listing.region):
            return call.fail("InvalidInputException", "Invalid pagination token: NextToken")
        listing = found
    else:
        call.region.settle()
        listing.number = call.world.next_listing()
        listing.items = [one.on_wire() for one in call.region.invitations]
    count = 0 if call.listing_fault == "empty-page" else _page_size(call, text, listing.offset)
    page = listing.items[listing.offset : listing.offset + count]
    answer: dict[str, Any] = {"Invitations": [call.write.draw.shuffled(one) for one in page]}
    end = listing.offset + count
    if call.listing_fault == "repeat-token":
        answer["NextToken"] = token or call.world.new_token(listing)
    elif end < len(listing.items) or call.listing_fault == "empty-page":
        answer["NextToken"] = call.world.new_token(replace(listing, offset=end))
    else:
        answer.update(call.write.draw.choice(({}, {"NextToken": None})))
    call.effect["page"] = {
        "listing": listing.number,
        "offset": listing.offset,
        "shown": [[one["AccountId"], one["MemberStatus"]] for one in page],
        "last": answer.get("NextToken") is None,
    }
    return call.write.json(answer)


def _page_size(call: Call, asked: str, offset: int) -> int:
    """The same page for the same question: the AWS CLI asks for a page again to go on in its middle."""
    draw = Draw(call.world.draw.seed, f"page/{call.key.account}/{call.region_name}/{asked}/{offset}")
    most = int(asked) if asked else draw.between(10, 50)
    size = call.world.policy.page_size
    return most if size == "full" else draw.between(1, most) if size == "random" else min(most, int(size))


def _count_invitations(call: Call) -> Answer:
    counted = [one for one in call.region.invitations if one is not call.region.administrator]
    return call.write.json({"InvitationsCount": len(counted)})


def _requested(call: Call) -> tuple[list[str], Optional[Answer]]:
    """The IDs asked for, each once, or the answer to a request that names none."""
    given = account_ids(call.body)
    if given is None:
        return [], call.fail("InvalidInputException", "Invalid request: AccountIds is required and must be a list")
    if not given:
        return [], call.fail("InvalidInputException", "Invalid request: AccountIds must not be empty")
    for one in given:
        if not (isinstance(one, str) and len(one) == 12 and one.isascii() and one.isdigit()):
            return [], call.fail("InvalidInputException", f"Invalid account ID: {one!r}")
    return list(dict.fromkeys(given)), None


def _unprocessed(call: Call, entries: list[tuple[str, str]]) -> Answer:
    if not entries:
        return call.write.json(call.write.draw.choice(({}, {"UnprocessedAccounts": None}, {"UnprocessedAccounts": []})))
    results = [call.write.draw.shuffled({"AccountId": one, "ProcessingResult": text}) for one, text in entries]
    call.write.draw.rng.shuffle(results)
    return call.write.json({"UnprocessedAccounts": results})


def _decline(call: Call) -> Answer:
    asked, wrong = _requested(call)
    if wrong:
        return wrong
    entries: list[tuple[str, str]] = []
    if len(asked) > LARGEST_BATCH:
        if call.world.policy.excess == "whole-400":
            return call.fail("InvalidInputException", "Invalid request: AccountIds may hold at most 50 account IDs")
        entries = [(one, "Maximum number of results exceeded") for one in asked[LARGEST_BATCH:]]
        asked = asked[:LARGEST_BATCH]
    found = {one: call.region.of_sender(one) for one in asked}
    never = [one for one in asked if found[one] is None]
    behaviours = {one.on_decline for one in found.values() if one is not None}
    if "whole-400" in behaviours:
        return call.fail("InvalidInputException", "The request was rejected because of an invalid input parameter")
    if "whole-404" in behaviours or (never and call.world.policy.never == "whole-404"):
        return call.fail("ResourceNotFoundException", "The request was rejected because the invitation was not found")
    if call.world.policy.never == "entry":
        text = call.write.draw.choice(NEVER_INVITED)
        entries += [(one, text.format(sender=one, account=call.key.account)) for one in never]
    for sender, invitation in found.items():
        if invitation is None:
            continue
        refusal = _decline_one(call, invitation)
        if refusal:
            entries.append((sender, refusal))
    call.effect["unprocessed"] = dict(entries)
    return _unprocessed(call, entries)


def _decline_one(call: Call, invitation: Invitation) -> str:
    """Declines one invitation; gives the text for UnprocessedAccounts when it is refused."""
    if invitation is call.region.administrator:
        return "The request is rejected because the current account is still associated to it."
    if call.world.policy.again == "entry" and (invitation.status == "Resigned" or invitation.pending is not None):
        return REFUSALS[0].format(sender=invitation.sender, account=call.key.account)
    if invitation.on_decline == "refuse":
        return invitation.refusal
    if invitation.on_decline != "still-listed":
        call.region.decline(invitation)
        call.effect.setdefault("acted", []).append(invitation.sender)
    return ""


def _delete(call: Call) -> Answer:
    asked, wrong = _requested(call)
    if wrong:
        return wrong
    entries: list[tuple[str, str]] = []
    for sender in asked:
        invitation = call.region.of_sender(sender)
        if invitation is None:
            text = call.write.draw.choice(NEVER_INVITED)
            entries.append((sender, text.format(sender=sender, account=call.key.account)))
        elif invitation.status != "Resigned" and invitation.pending is None:
            entries.append((sender, REFUSALS[1]))
        elif invitation in call.region.invitations:
            call.region.invitations.remove(invitation)
    return _unprocessed(call, entries)


def _administrator(call: Call) -> Answer:
    if call.region.administrator is not None:
        return call.write.json({"Administrator": call.write.draw.shuffled(call.region.administrator.on_wire())})
    form = call.world.policy.no_administrator
    if form == "not-found":
        return call.fail("ResourceNotFoundException", "The request was rejected because there is no administrator")
    return call.write.json({"missing": {}, "null": {"Administrator": None}, "empty": {"Administrator": {}}}[form])


def _disassociate(call: Call) -> Answer:
    administrator = call.region.administrator
    if administrator is None:
        text = "The request is rejected because the current account is not associated to an administrator account."
        return call.fail("ResourceNotFoundException", text)
    administrator.status = "Resigned"
    call.region.administrator = None
    return call.write.json({})


def _describe_hub(call: Call) -> Answer:
    arn = f"arn:aws:securityhub:{call.region_name}:{call.key.account}:hub/default"
    asked = dict(parse_qsl(call.query)).get("HubArn", arn)
    if asked != arn:
        return call.fail("ResourceNotFoundException", f"Hub {asked} was not found")
    subscribed = call.region.subscribed_at or "2026-01-01T00:00:00.000Z"
    return call.write.json({"HubArn": arn, "SubscribedAt": subscribed, "AutoEnableControls": True})


OPERATIONS: dict[str, Callable[[Call], Answer]] = {
    "ListInvitations": _list_invitations,
    "GetInvitationsCount": _count_invitations,
    "DeclineInvitations": _decline,
    "DeleteInvitations": _delete,
    "GetAdministratorAccount": _administrator,
    "DisassociateFromAdministratorAccount": _disassociate,
    "DescribeHub": _describe_hub,
}
