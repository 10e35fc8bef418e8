# SPDX-FileCopyrightText: 2026 The Hubwarden authors
# SPDX-License-Identifier: Apache-2.0
"""The control API under /_hub/, a path no AWS service has: unsigned JSON, loopback only."""

from __future__ import annotations

import json
import threading
from typing import Any, Callable, Optional
from urllib.parse import parse_qs

from judge import faults, scenario
from judge.draw import Draw
from judge.journal import Journal
from judge.state import REGION_STATES, World


class Control:
    """Looks into the judge and changes it while it runs."""

    def __init__(self, world: World, active: faults.Faults, journal: Journal, stopping: threading.Event) -> None:
        self._world = world
        self._faults = active
        self._journal = journal
        self._stopping = stopping
        self._draw = Draw(world.draw.seed, "control")
        self._routes: dict[tuple[str, str], Callable[[Any], Any]] = {
            ("GET", "state"): lambda _: self._world.dump(),
            ("GET", "faults"): lambda _: self._faults.dump(),
            ("POST", "faults"): self._add_faults,
            ("DELETE", "faults"): lambda _: self._faults.clear(),
            ("POST", "identity"): self._identity,
            ("POST", "region"): self._region,
            ("POST", "invitation"): self._invitation,
            ("POST", "clock"): self._clock,
            ("GET", "selfcheck"): lambda _: list(self._journal.failures),
            ("POST", "quit"): lambda _: self._stopping.set(),
        }

    def handle(self, method: str, target: str, body: bytes) -> tuple[int, bytes]:
        """Status and JSON body of the answer."""
        path, _, query = target.partition("?")
        name = path[len("/_hub/") :]
        try:
            if (method, name) == ("GET", "log"):
                since = int(parse_qs(query).get("since", ["0"])[0])
                return _json(200, self._journal.requests(since))
            route = self._routes.get((method, name))
            if route is None:
                return _json(404, {"error": f"no {method} {name}"})
            with self._world.lock:
                return _json(200, route(json.loads(body) if body else {}))
        except (ValueError, KeyError, TypeError) as error:
            return _json(400, {"error": f"{type(error).__name__}: {error}"})

    def _add_faults(self, data: Any) -> Any:
        parsed = [faults.parse(one) for one in (data if isinstance(data, list) else [data])]
        for one in parsed:
            self._faults.add(one)
        return self._faults.dump()

    def _identity(self, data: Any) -> Any:
        """Another identity, or expiry, for a key: accessKeyId, then any of arn, account, userId, expired."""
        key = self._world.keys[data["accessKeyId"]]
        key.arn = data.get("arn", key.arn)
        key.told_account = data.get("account", key.told_account)
        key.user_id = data.get("userId", key.user_id)
        key.expired = bool(data.get("expired", key.expired))
        return self._world.dump()

    def _account(self, data: Any) -> str:
        known = [key.account for key in self._world.keys.values()]
        account = str(data.get("account", known[0]))
        if account not in known:
            raise ValueError(f"account {account} has no key here")
        return account

    def _region(self, data: Any) -> Any:
        """Another state of a region: region, then account, state, deny."""
        region = self._world.region(self._account(data), data["region"])
        if data.get("state", "on") not in REGION_STATES:
            raise ValueError(f"state must be one of {', '.join(REGION_STATES)}")
        region.state = data.get("state", region.state)
        region.deny = dict(data.get("deny", region.deny))
        return self._world.dump()

    def _invitation(self, data: Any) -> Any:
        """One more invitation: region, then account and the members of an invitation in a scenario."""
        account = self._account(data)
        region = self._world.region(account, data["region"])
        item = {name: value for name, value in data.items() if name not in ("account", "region")}
        invitation = scenario.make_invitation(item, account, self._draw, "invitation")
        region.invitations.append(invitation)
        return {"sender": invitation.sender, "invitationId": invitation.invitation_id}

    def _clock(self, data: Any) -> Optional[Any]:
        """The service's clock runs that many seconds ahead of ours: offset."""
        self._world.clock_offset = float(data["offset"])
        return {"clockOffset": self._world.clock_offset}


def _json(status: int, value: Any) -> tuple[int, bytes]:
    return status, json.dumps(value, ensure_ascii=False).encode("utf-8")
