# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Worlds of many accounts and regions, and a storm of faults over them."""

from __future__ import annotations

import re
from typing import Any, Optional

from judge.draw import Draw

REGIONS = (
    "us-east-1 us-east-2 us-west-1 us-west-2 ap-south-1 ap-northeast-3 ap-northeast-2 ap-southeast-1 ap-southeast-2 "
    "ap-northeast-1 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 sa-east-1 af-south-1 ap-east-1 "
    "ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 "
    "eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1 ap-east-2"
).split()
DENIALS = ("service control policy", "identity-based policy", "permissions boundary", "session policy", "")


def shape(name: str) -> Optional[tuple[int, int, int]]:
    """Accounts, regions and senders of a scenario named crowd:AxRxS."""
    match = re.fullmatch(r"crowd:(\d+)x(\d+)x(\d+)", name)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def scenario(accounts: int, regions: int, senders: int, draw: Draw, calm: bool = False) -> dict[str, Any]:
    """That many accounts, each in that many regions; of so many senders some have invited some. Calm: nothing but
    invitations that can be declined, one of each sender everywhere."""
    if regions > len(REGIONS):
        raise ValueError(f"crowd: at most {len(REGIONS)} regions")
    identifiers = draw.account_ids(accounts + senders)
    pool, owners = identifiers[:senders], identifiers[senders:]
    made = []
    for owner in owners:
        # Where the others sign in the region must be on.
        places = {REGIONS[0]: _place(draw, pool, True, calm)}
        places.update({name: _place(draw, pool, False, calm) for name in REGIONS[1:regions]})
        made.append({"id": owner, "regions": places})
    policy = {"again": draw.choice(("success", "entry"))}
    return {"accounts": made, "neverInvited": draw.account_ids(5), "policy": policy}


def _place(draw: Draw, pool: list[str], is_on: bool, calm: bool) -> Any:
    if calm:
        return {"invitations": [{"sender": one} for one in pool]}
    lot = draw.rng.random()
    if lot < 0.10 and not is_on:
        return draw.choice(("hub-off", "off"))
    place: dict[str, Any] = {"deny": {}}
    if lot > 0.95:
        place["deny"]["DeclineInvitations"] = draw.choice(DENIALS)
    elif lot > 0.92:
        place["deny"]["ListInvitations"] = draw.choice(DENIALS)
    if lot > 0.6:
        place["deny"]["GetAdministratorAccount"] = ""
    here = [one for one in pool if draw.rng.random() < 0.7]
    # At most one: a request with it fails whole and is asked one by one.
    stubborn = draw.choice(here) if here and draw.rng.random() < 0.15 else ""
    place["invitations"] = [_invitation(draw, one, one == stubborn) for one in here]
    others = [one for one in pool if one not in here]
    if others and draw.rng.random() < 0.4:
        place["administrator"] = {"sender": draw.choice(others), "listed": draw.rng.random() < 0.7}
    return place


def _invitation(draw: Draw, sender: str, stubborn: bool) -> dict[str, Any]:
    lot = draw.rng.random()
    if stubborn:
        return {"sender": sender, "onDecline": draw.choice(("whole-404", "whole-400"))}
    if lot < 0.08:
        return {"sender": sender, "status": "Resigned"}
    if lot < 0.16:
        return {"sender": sender, "onDecline": "refuse"}
    if lot < 0.22:
        return {"sender": sender, "onDecline": "still-listed"}
    # A later listing than the third is not waited for.
    return {"sender": sender, "lag": draw.choice((0, 0, 0, 1, 2))}


_READS = ("ListInvitations", "GetAdministratorAccount")
# How likely each fault is for a decline, in thousandths; reads meet half of it, or less of what is not tried again.
_STORM: tuple[tuple[int, dict[str, Any]], ...] = (
    (15, {"kind": "throttle"}),
    (10, {"kind": "throttle", "retryAfterMs": 300}),
    (5, {"kind": "throttle", "retryAfter": 1}),
    (10, {"kind": "error", "status": 500}),
    (10, {"kind": "error", "status": 503}),
    (10, {"kind": "error", "status": 503, "performed": True}),
    (30, {"kind": "close"}),
    (15, {"kind": "close", "performed": False}),
    (15, {"kind": "reset"}),
    (10, {"kind": "reset", "performed": False}),
    (10, {"kind": "close-mid-head"}),
    (20, {"kind": "close-mid-body"}),
    (15, {"kind": "truncate"}),
    (15, {"kind": "garbage"}),
    (10, {"kind": "html"}),
    (5, {"kind": "html", "performed": False}),
    (10, {"kind": "delay", "seconds": 0.2}),
    (10, {"kind": "drip", "seconds": 0.2}),
    (4, {"kind": "error", "code": "AccessDeniedException", "message": "User is not authorized to perform this"}),
    (4, {"kind": "error", "code": "ExpiredTokenException", "message": "The security token included has expired"}),
    (4, {"kind": "error", "code": "InvalidAccessException", "message": "Account is not subscribed to AWS Security Hub"}),
)
# Long enough that an operation fails for good, here and there.
_BURSTS: tuple[dict[str, Any], ...] = (
    {"kind": "error", "status": 503},
    {"kind": "throttle"},
    {"kind": "close"},
    {"kind": "close", "performed": False},
    {"kind": "garbage"},
)


def storm(world: dict[str, Any], draw: Draw, strength: float = 1.0) -> list[dict[str, Any]]:
    """Faults that last: each call may meet one, and some places have a spell in which every call does."""
    found: list[dict[str, Any]] = []
    for thousandths, fault in _STORM:
        chance = min(1.0, strength * thousandths / 1000)
        found.append({**fault, "operation": "DeclineInvitations", "count": None, "chance": chance})
        is_final = fault["kind"] in ("garbage", "html", "truncate") or "code" in fault
        for operation in _READS:
            found.append({**fault, "operation": operation, "count": None, "chance": chance / (10 if is_final else 2)})
        if fault.get("status") or fault["kind"] in ("throttle", "close", "reset"):
            found.append({**fault, "operation": "GetCallerIdentity", "count": None, "chance": chance / 2})
    for kind in ("empty-page", "repeat-token"):
        chance = min(1.0, strength / 100)
        found.append({"kind": kind, "operation": "ListInvitations", "count": None, "chance": chance})
    places = [(one["id"], region) for one in world["accounts"] for region in one["regions"]]
    for account, region in places:
        if draw.rng.random() < 0.15 * strength:
            operation = draw.choice(("DeclineInvitations", "DeclineInvitations", "ListInvitations"))
            spell = {**draw.choice(_BURSTS), "operation": operation, "account": account, "region": region}
            found.insert(0, {**spell, "count": draw.between(2, 9), "skip": draw.between(0, 3)})
    return found
