# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""Builds the state from a scenario: a built-in name or a JSON file. Whatever is left out is drawn."""

from __future__ import annotations

import json
from typing import Any, Optional

from judge import crowd, draw, state
from judge.signature import Key

BUILT_IN = ("default", "paging", "empty")


class ScenarioError(ValueError):
    """The scenario cannot be used; the text says where."""


def load(name: str, overrides: dict[str, Any], seed: str) -> tuple[state.World, list[dict[str, Any]]]:
    """The world of a scenario and the faults it begins with."""
    source = draw.Draw(seed, "scenario")
    shape = crowd.shape(name)
    if shape:
        data = crowd.scenario(*shape, source)
    elif name in BUILT_IN:
        data = _built_in(name, source)
    else:
        with open(name, encoding="utf-8") as file:
            data = json.load(file)
    accounts = data.setdefault("accounts", [])
    if not accounts:
        raise ScenarioError("accounts: at least one is needed")
    accounts[0].update({key: value for key, value in overrides.items() if value is not None})
    return build(data, seed, source), list(data.get("faults", []))


def build(data: dict[str, Any], seed: str, source: draw.Draw) -> state.World:
    """The world that the data describes."""
    world = state.World(draw=draw.Draw(seed, "tokens"))
    _known(data, ("accounts", "faults", "policy", "neverInvited", "clockOffset"), "scenario")
    world.policy = _policy(data.get("policy", {}), source)
    world.clock_offset = float(data.get("clockOffset", 0))
    world.never_invited = list(data.get("neverInvited", []))
    for index, entry in enumerate(data["accounts"]):
        _add_account(world, entry, source, f"accounts[{index}]")
    return world


def _known(data: dict[str, Any], names: tuple[str, ...], where: str) -> None:
    unknown = sorted(set(data) - set(names))
    if unknown:
        raise ScenarioError(f"{where}: unknown {', '.join(unknown)}")


def _one_of(value: Any, options: tuple[str, ...], where: str) -> Any:
    if value not in options:
        raise ScenarioError(f"{where}: {value!r} is none of {', '.join(options)}")
    return value


def _policy(data: dict[str, Any], source: draw.Draw) -> state.Policy:
    _known(data, ("never", "excess", "pageSize", "noAdministrator", "unlistedRegions", "again"), "policy")
    empty = ("missing", "null", "empty", "not-found")
    drawn = state.Policy(
        never=source.choice(state.NEVER),
        excess=source.choice(state.EXCESS),
        page_size=source.choice(("full", "random")),
        no_administrator=source.choice(empty),
    )
    size = data.get("pageSize", drawn.page_size)
    if size not in ("full", "random") and not (isinstance(size, int) and 1 <= size <= 50):
        raise ScenarioError('policy.pageSize: 1 to 50, "full" or "random"')
    return state.Policy(
        never=_one_of(data.get("never", drawn.never), state.NEVER, "policy.never"),
        excess=_one_of(data.get("excess", drawn.excess), state.EXCESS, "policy.excess"),
        page_size=size,
        no_administrator=_one_of(data.get("noAdministrator", drawn.no_administrator), empty, "policy.noAdministrator"),
        unlisted_regions=_one_of(
            data.get("unlistedRegions", drawn.unlisted_regions), state.REGION_STATES, "policy.unlistedRegions"
        ),
        again=_one_of(data.get("again", drawn.again), state.AGAIN, "policy.again"),
    )


def _add_account(world: state.World, entry: dict[str, Any], source: draw.Draw, where: str) -> None:
    key_names = ("accessKeyId", "secretAccessKey", "sessionToken", "arn", "userId", "expired")
    _known(entry, ("id", "regions", "keys") + key_names, where)
    account = entry.get("id") or source.account_id()
    if not (isinstance(account, str) and len(account) == 12 and account.isascii() and account.isdigit()):
        raise ScenarioError(f"{where}.id: twelve digits as text")
    for index, data in enumerate(entry.get("keys") or [{name: entry[name] for name in key_names if name in entry}]):
        _known(data, key_names, f"{where}.keys[{index}]")
        key = make_key(data, account, source)
        if key.access_key in world.keys:
            raise ScenarioError(f"{where}: access key {key.access_key} is used twice")
        world.keys[key.access_key] = key
    for name, data in entry.get("regions", {}).items():
        world.regions[(account, name)] = _region(data, account, source, f"{where}.regions.{name}")


def make_key(data: dict[str, Any], account: str, source: draw.Draw) -> Key:
    """A key; `sessionToken` may be true to have one drawn."""
    token: Any = data.get("sessionToken")
    if token is True:
        token = "IQoJ" + source.opaque(240)
    access_key = data.get("accessKeyId") or ("ASIA" if token else "AKIA") + source.base32(16)
    if token:
        role, session = "Audit" + source.base32(4), "hub-" + source.base32(6)
        arn, user = f"arn:aws:sts::{account}:assumed-role/{role}/{session}", f"AROA{source.base32(17)}:{session}"
    else:
        arn, user = f"arn:aws:iam::{account}:user/auditor-{source.base32(4)}", "AIDA" + source.base32(17)
    return Key(
        access_key=access_key,
        secret=data.get("secretAccessKey") or source.secret(),
        account=account,
        arn=data.get("arn") or arn,
        user_id=data.get("userId") or user,
        token=token or None,
        expired=bool(data.get("expired", False)),
    )


def _region(data: Any, account: str, source: draw.Draw, where: str) -> state.Region:
    if isinstance(data, str):
        data = {"state": data}
    _known(data, ("state", "invitations", "administrator", "deny"), where)
    region = state.Region(
        state=_one_of(data.get("state", "on"), state.REGION_STATES, f"{where}.state"),
        deny=dict(data.get("deny", {})),
        subscribed_at=source.timestamp(),
    )
    for index, item in enumerate(data.get("invitations", [])):
        region.invitations.append(make_invitation(item, account, source, f"{where}.invitations[{index}]"))
    administrator: Optional[dict[str, Any]] = data.get("administrator")
    if administrator:
        listed = administrator.get("listed", True)
        item = {key: value for key, value in administrator.items() if key != "listed"}
        item.setdefault("status", source.choice(("Enabled", "ASSOCIATED")))
        region.administrator = make_invitation(item, account, source, f"{where}.administrator")
        if listed:
            region.invitations.insert(source.between(0, len(region.invitations)), region.administrator)
    return region


def make_invitation(item: dict[str, Any], account: str, source: draw.Draw, where: str) -> state.Invitation:
    """One invitation; `onDecline` "decline" lets the draw choose between resigned and removed."""
    _known(item, ("sender", "invitationId", "invitedAt", "status", "onDecline", "refusal", "lag"), where)
    sender = item.get("sender") or source.account_id()
    on_decline = item.get("onDecline", "decline")
    if on_decline == "decline":
        on_decline = source.choice(("resigned", "removed"))
    _one_of(on_decline, state.ON_DECLINE, f"{where}.onDecline")
    text = item.get("refusal") or source.choice(draw.REFUSALS).format(sender=sender, account=account)
    return state.Invitation(
        sender=sender,
        invitation_id=item.get("invitationId") or source.invitation_id(),
        invited_at=item.get("invitedAt") or source.timestamp(),
        status=item.get("status", "Invited"),
        on_decline=on_decline,
        refusal=text if on_decline == "refuse" else item.get("refusal", ""),
        lag=int(item.get("lag", 0)),
    )


def _built_in(name: str, source: draw.Draw) -> dict[str, Any]:
    if name == "empty":
        return {"accounts": [{"regions": {"eu-west-1": "on", "us-east-1": "on"}}]}
    if name == "paging":
        invitations = [{"sender": sender} for sender in source.account_ids(130)]
        return {"accounts": [{"regions": {"eu-west-1": {"invitations": invitations}}}]}
    senders = source.account_ids(120)
    behaviours = ["decline"] * 15 + ["refuse", "still-listed"]
    invitations = [{"sender": senders[i], "onDecline": behaviours[i]} for i in range(17)]
    invitations += [{"sender": senders[i], "status": "Resigned"} for i in range(17, 20)]
    source.rng.shuffle(invitations)
    ireland = {"invitations": invitations, "administrator": {"sender": senders[20]}}
    return {
        "accounts": [
            {"regions": {"eu-west-1": ireland, "us-east-1": "on", "eu-south-1": "off", "ap-south-1": "hub-off"}}
        ],
        "neverInvited": senders[21:],
    }
