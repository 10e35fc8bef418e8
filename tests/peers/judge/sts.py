# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""GetCallerIdentity of the Security Token Service, query protocol."""

from __future__ import annotations

from urllib.parse import parse_qsl

from judge.answers import Answer, Writer
from judge.signature import BAD_TOKEN, Key
from judge.state import World

VERSION = "2011-06-15"


def action(body: bytes) -> str:
    """The action a form asks for; empty when it names none or more than one."""
    found = [value for name, value in parse_qsl(body.decode("utf-8", "replace")) if name == "Action"]
    return found[0] if len(found) == 1 else ""


def run(world: World, write: Writer, key: Key, region: str, content_type: str, body: bytes) -> Answer:
    """Carries the call out; the caller holds the world's lock."""
    state = world.regions.get((key.account, region))
    if state is not None and state.state == "off":
        return write.sts_error("InvalidClientTokenId", BAD_TOKEN)
    form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return write.sts_error("InvalidAction", "The body is not a form: Content-Type " + content_type)
    if action(body) != "GetCallerIdentity" or form.get("Version") != VERSION:
        text = f"Could not find operation {action(body)} for version {form.get('Version')}"
        return write.sts_error("InvalidAction", text)
    account = key.told_account or key.account
    return write.sts_result("GetCallerIdentity", {"Arn": key.arn, "UserId": key.user_id, "Account": account})
